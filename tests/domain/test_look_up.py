"""Look-ups are noted without AI alone."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import started
from unaided.domain.look_up import check_takes_look_ups
from unaided.domain.session import Mode
from unaided.domain.trouble import SessionRuleError


def test_a_session_without_ai_takes_them_and_one_with_ai_says_where_they_go() -> None:
    check_takes_look_ups(started(FakeClock(), mode=Mode.NO_AI))
    with pytest.raises(SessionRuleError, match="belongs into the explanation"):
        check_takes_look_ups(started(FakeClock(), mode=Mode.AI))
