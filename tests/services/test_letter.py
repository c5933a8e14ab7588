"""The letter over what is kept: which months there are, and none that has not come."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.kept import Kept
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.trouble import ReportRuleError
from unaided.services.session import StartRequest


def test_an_empty_profile_has_this_month_alone(kept: Kept) -> None:
    assert kept.services.letter.months() == (date(2025, 3, 1),)
    letter = kept.services.letter.write(date(2025, 3, 9))
    assert letter.title == "Unaided, March 2025"
    assert letter.file_name == "unaided-2025-03"
    assert letter.chart is None


def test_there_is_one_for_every_month_since_the_first_session(kept: Kept) -> None:
    kept.session.start(StartRequest(Mode.NO_AI, "Parser", estimate_minutes=60))
    kept.clock.pass_time(minutes=30)
    kept.session.act(SessionEvent.FINISH)
    kept.clock.pass_time(hours=24 * 62)
    assert kept.services.letter.months() == (date(2025, 5, 1), date(2025, 4, 1), date(2025, 3, 1))
    assert kept.services.letter.write(date(2025, 3, 1)).done.startswith("You worked 0.5 hours in 1 session without AI")


def test_a_month_to_come_has_none(kept: Kept) -> None:
    with pytest.raises(ReportRuleError, match="April 2025 has not come yet"):
        kept.services.letter.write(date(2025, 4, 1))
