"""Calibration: the chart of what is kept as of today, what it can be narrowed to, and the tasks behind each mark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.support import people
from tests.support.kept import Kept, finished, kept_in_memory
from unaided.domain.measure.chart import Chart, counted_rows
from unaided.domain.measure.velocity import velocity
from unaided.domain.ownership import Ownership
from unaided.services.calibration import Choices, Wanted
from unaided.services.measure import Asked


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with kept_in_memory(tmp_path) as kept:
        yield kept


def chart_of(kept: Kept, wanted: Wanted | None = None) -> Chart:
    """Return the chart."""
    seen = kept.services.calibration.see(wanted or Wanted())
    assert seen.chart is not None
    return seen.chart


def write_young(kept: Kept) -> None:
    """Write the young person."""
    with kept.ledger.write() as shelves:
        people.young(people.Diary(shelves))


def test_nothing_kept_is_no_chart_and_no_choice(kept: Kept) -> None:
    seen = kept.services.calibration.see(Wanted())

    assert seen.chart is None
    assert seen.choices == Choices()


def test_before_the_baseline_its_tasks_are_counted_and_none_has_a_speed(kept: Kept) -> None:
    write_young(kept)
    chart = chart_of(kept)

    assert (chart.months, chart.frozen, chart.band, chart.counted) == ((), None, None, 5)
    behind = kept.services.calibration.behind(chart, counted_rows(chart.evidence).tolist())
    latest = behind[0]
    assert (latest.day, latest.title, latest.size, latest.minutes, latest.end, latest.index) == (
        date(2025, 2, 19), "Design the audit trail", 60.0, 50.0, "done", None,
    )  # fmt: skip
    assert [row.day for row in behind] == sorted((row.day for row in behind), reverse=True)


def test_the_chart_is_of_the_figures_the_report_prints(two_years: Kept) -> None:
    chart = chart_of(two_years)
    report = two_years.services.measure.report(Asked(("velocity_now", "velocity_trend")))

    assert chart.now == report.figures["velocity_now"]
    assert chart.trend == report.figures["velocity_trend"]
    assert [month.figure for month in chart.months if month.figure] == [
        level.figure for level in velocity(chart.evidence).months
    ]


def test_the_rows_behind_a_month_are_its_tasks_with_what_their_dots_are_made_of(two_years: Kept) -> None:
    chart = chart_of(two_years)
    month = next(month for month in reversed(chart.months) if month.figure is not None)
    behind = two_years.services.calibration.behind(chart, month.rows.tolist())

    assert month.figure is not None
    assert sum(row.end == "done" and not row.with_ai for row in behind) == month.figure.n
    for row in behind:
        assert row.size is not None
        assert row.index is not None
        assert row.index == pytest.approx(100 * row.size / row.minutes)


def test_it_can_be_narrowed_to_what_there_is(two_years: Kept) -> None:
    choices = two_years.services.calibration.see(Wanted()).choices
    whole = len(chart_of(two_years).tasks.at)

    assert "debug" in choices.kinds
    assert choices.ownerships == tuple(Ownership)
    by_kind = [len(chart_of(two_years, Wanted(kind=kind)).tasks.at) for kind in choices.kinds]
    assert sum(by_kind) == whole
    by_ownership = [len(chart_of(two_years, Wanted(ownership=one)).tasks.at) for one in choices.ownerships]
    assert sum(by_ownership) == whole


def test_what_there_is_no_more_is_left_open(kept: Kept) -> None:
    write_young(kept)
    seen = kept.services.calibration.see(Wanted("knitting", "Shop", Ownership.CORE))

    assert seen.wanted == Wanted(None, "Shop", Ownership.CORE)


def test_a_chart_is_kept_as_long_as_nothing_changes(kept: Kept) -> None:
    write_young(kept)
    first = chart_of(kept)
    assert chart_of(kept) is first

    finished(kept)
    assert chart_of(kept) is not first


def test_a_session_of_an_open_task_leads_to_its_task(two_years: Kept) -> None:
    chart = chart_of(two_years)

    assert np.all(chart.sessions.hollow)
    [row] = two_years.services.calibration.behind(chart, [chart.task_of(chart.sessions, 0)])
    assert (row.end, row.index) == ("open", None)
