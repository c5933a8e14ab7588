"""Sections: figures as the report has them, by month where wanted so, narrowed; and the rows behind of every table."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from tests.support import people
from tests.support.edits import explain
from tests.support.kept import RETRY, Kept, finished
from unaided.domain.editing import Change
from unaided.domain.measure.figure import Figure, Reason, Table
from unaided.domain.measure.months import Way
from unaided.domain.measure.report import NAMES
from unaided.domain.session import Mode
from unaided.services.calibration import Choices, Wanted
from unaided.services.measure import Asked
from unaided.services.sections import (
    ExplanationBehind,
    Needs,
    RecallBehind,
    RowBehind,
    SectionSeen,
    SessionBehind,
    TaskBehind,
)

BY_MONTH = ("two_velocities", "estimation_bias")
FIGURES = ("estimation_bias", "lookups_per_hour", "overconfidence_before", "retention")
TABLES = dict(zip(FIGURES, (Table.TASKS, Table.SESSIONS, Table.EXPLANATIONS, Table.RECALLS), strict=True))


def behind(kept: Kept, seen: SectionSeen, name: str) -> tuple[RowBehind, ...]:
    """Return the rows behind one of the figures."""
    figure = seen.figures[name]
    return kept.services.sections.behind(seen.evidence, figure.table, figure.rows.tolist())


def test_nothing_kept_is_no_choice_and_figures_that_say_why(kept: Kept) -> None:
    seen = kept.services.sections.see(Wanted(), Needs(FIGURES, ((FIGURES[0], Way.IN_MONTH),)))

    assert seen.choices == Choices()
    assert all(figure.why for figure in seen.figures.values())
    assert seen.months == {FIGURES[0]: ()}


def test_figures_are_those_the_report_prints_and_every_row_is_found(six_months: Kept) -> None:
    seen = six_months.services.sections.see(Wanted(), Needs(FIGURES))
    reckoned = six_months.services.measure.report(Asked(FIGURES))

    for name in FIGURES:
        figure = seen.figures[name]
        assert (figure.table, figure.value, figure.n) == (TABLES[name], *(
            getattr(reckoned.figures[name], field) for field in ("value", "n")
        ))  # fmt: skip
        rows = behind(six_months, seen, name)
        assert sorted(row.row for row in rows) == sorted(figure.rows.tolist())
        assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
        assert all(row.title for row in rows)


def test_rows_say_what_the_figure_is_reckoned_from(six_months: Kept) -> None:
    seen = six_months.services.sections.see(Wanted(), Needs(FIGURES))
    kinds = (TaskBehind, SessionBehind, ExplanationBehind, RecallBehind)
    found = {name: behind(six_months, seen, name) for name in FIGURES}

    for name, kind in zip(FIGURES, kinds, strict=True):
        assert found[name]
        assert {type(row) for row in found[name]} == {kind}
    sessions = [row for row in found["lookups_per_hour"] if isinstance(row, SessionBehind)]
    hours = sum(row.minutes for row in sessions) / 60
    assert seen.figures["lookups_per_hour"].value == pytest.approx(
        sum(row.look_ups for row in sessions) / hours, rel=0.25
    )
    recalls = [row for row in found["retention"] if isinstance(row, RecallBehind)]
    assert seen.figures["retention"].value == pytest.approx(sum(row.passed for row in recalls) / len(recalls), abs=0.15)


def test_by_month_points_into_the_evidence_that_is_shown(six_months: Kept) -> None:
    needs = Needs(FIGURES, (("estimation_bias", Way.IN_MONTH), ("lookups_per_hour", Way.AS_OF)))
    seen = six_months.services.sections.see(Wanted(kind="debug"), needs)

    assert set(seen.months) == {"estimation_bias", "lookups_per_hour"}
    for first, figure in seen.months["estimation_bias"]:
        rows = six_months.services.sections.behind(seen.evidence, figure.table, figure.rows.tolist())
        assert {(row.day.replace(day=1), row.kind) for row in rows} <= {(first, "debug")}
    last = seen.months["lookups_per_hour"][-1].figure
    assert sorted(last.rows.tolist()) == sorted(seen.figures["lookups_per_hour"].rows.tolist())


def test_a_kind_of_which_no_task_is_left_is_left_open(kept: Kept) -> None:
    finished(kept)
    seen = kept.services.sections.see(Wanted(kind="astrology", without_edited=True), Needs(FIGURES))

    assert seen.wanted == Wanted(without_edited=True)
    assert seen.choices.kinds == ("debug",)


def test_edited_rows_can_be_left_out_and_are_counted(kept: Kept) -> None:
    begun = kept.clock.wall - timedelta(days=1)
    with kept.ledger.write() as shelves:
        people.Diary(shelves).task("Fix the retry", begun, people.Sat(50))
    [row] = kept.services.history.rows(people.EVERY, 2)
    kept.services.editing.apply(Change(row.session.id, end=begun + timedelta(minutes=45)))
    with_them = kept.services.sections.see(Wanted(), Needs(("estimation_bias",))).figures["estimation_bias"]
    without = kept.services.sections.see(Wanted(without_edited=True), Needs(("estimation_bias",)))

    assert Reason.EDITED not in {one.reason for one in with_them.excluded}
    [left] = [one for one in without.figures["estimation_bias"].excluded if one.reason is Reason.EDITED]
    assert left.count == 1


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Auckland", "Europe/Berlin", "Pacific/Pago_Pago"])
def test_an_explanation_is_of_the_day_on_which_it_was_written_there(kept: Kept, zone: str) -> None:
    kept.clock.set_wall(datetime(2025, 3, 4, 9, tzinfo=ZoneInfo(zone)))
    kept.clock.travel(zone)
    one = finished(kept, replace(RETRY, mode=Mode.AI))
    explain(kept, one)
    evidence = kept.services.measure.report(Asked(("overconfidence_before",))).evidence
    [row] = kept.services.sections.behind(evidence, Table.EXPLANATIONS, [0])

    assert row.day.isoformat() == "2025-03-04"


def test_every_figure_leaves_out_all_that_belongs_to_edited_tasks(kept: Kept) -> None:
    kept.services.demo.fill(3, 7)
    for row in kept.services.history.rows(people.EVERY, 40)[2::6]:
        assert row.session.ended_at is not None
        earlier = row.session.ended_at - timedelta(minutes=1)
        kept.services.editing.apply(Change(row.session.id, end=earlier))
    needs = Needs(NAMES, tuple((name, Way.AS_OF) for name in BY_MONTH))
    with_them = kept.services.sections.see(Wanted(), needs)
    without = kept.services.sections.see(Wanted(without_edited=True), needs)

    assert any(edited_behind(with_them, figure) for figure in with_them.figures.values())
    shown = [*without.figures.items(), *((name, month.figure) for name in BY_MONTH for month in without.months[name])]
    assert {name: edited_behind(without, figure) for name, figure in shown} == dict.fromkeys(NAMES, 0)


def edited_behind(seen: SectionSeen, figure: Figure) -> int:
    """Return how many of a figure's rows belong to tasks of which a session was edited."""
    evidence = seen.evidence
    task_of = {
        Table.TASKS: np.arange(len(evidence.tasks)),
        Table.SESSIONS: evidence.sittings.task,
        Table.EXPLANATIONS: evidence.explained.task,
        Table.RECALLS: evidence.recalls.task,
    }
    return int(evidence.tasks.edited[task_of[figure.table][figure.rows]].sum())
