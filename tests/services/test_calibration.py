"""Calibration: figures of what is kept as of today, and the sessions behind each month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support import people
from tests.support.kept import Kept, kept_in_memory
from unaided.domain.measure.months import LeftOut, MonthlyPace, PaceDot, Reason


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with kept_in_memory(tmp_path) as kept:
        yield kept


def write_young(kept: Kept) -> None:
    """Write the young person."""
    with kept.ledger.write() as shelves:
        people.young(people.Diary(shelves))


def test_nothing_kept_is_an_empty_picture(kept: Kept) -> None:
    assert kept.services.calibration.months() == MonthlyPace()


def test_the_figures_are_those_of_the_rows(kept: Kept) -> None:
    write_young(kept)

    pace = kept.services.calibration.months()

    assert [dot.pace for dot in pace.dots] == pytest.approx([60 / 75, 30 / 28, 90 / 120, 45 / 45, 60 / 50, 48 / 50])
    assert [dot.provisional for dot in pace.dots] == [False] * 5 + [True]
    assert [(mark.month, mark.sessions, mark.dots) for mark in pace.months] == [
        (date(2025, 1, 1), 2, 2),
        (date(2025, 2, 1), 6, 4),
        (date(2025, 3, 1), 1, 0),
    ]
    assert pace.reasons == {Reason.NO_ESTIMATE: 1, Reason.UNDECIDED: 1, Reason.NOT_ANSWERED: 1}
    assert pace.baseline.finished == 5


def test_time_that_passes_adds_empty_months_up_to_today(kept: Kept) -> None:
    write_young(kept)
    kept.clock.pass_time(hours=24 * 62)

    assert [mark.sessions for mark in kept.services.calibration.months().months] == [2, 6, 1, 0, 0]


def test_the_rows_behind_a_month_are_its_sessions_each_with_a_pace_or_why_not(kept: Kept) -> None:
    write_young(kept)
    pace = kept.services.calibration.months()

    for mark in pace.months:
        behind = kept.services.calibration.rows_behind(mark.month)
        assert len(behind) == mark.sessions
        assert [row.judged for row in behind if isinstance(row.judged, PaceDot)] == [
            dot for dot in pace.dots if dot.local_date.month == mark.month.month
        ]
    [march] = kept.services.calibration.rows_behind(date(2025, 3, 17))
    assert march.sitting.title == "Tame the flaky login test"
    assert isinstance(march.judged, LeftOut)
    assert march.judged.reason is Reason.NOT_ANSWERED


def test_a_month_without_sessions_has_none_behind_it(kept: Kept) -> None:
    write_young(kept)

    assert kept.services.calibration.rows_behind(date(2024, 5, 1)) == ()
