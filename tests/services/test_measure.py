"""Figures on demand: read and gathered once, and anew as soon as something that they are reckoned from changed."""

from __future__ import annotations

from datetime import date

from tests.support.files import table, task_row
from tests.support.kept import Kept
from unaided.domain.imports import FileKind
from unaided.exchange.tables import read_tasks
from unaided.services.measure import Asked

NOW = date(2025, 12, 31)


def bring_in(kept: Kept, *numbers: int) -> None:
    text = table(FileKind.TASKS, [task_row(number) for number in numbers])
    kept.services.imports.tasks(read_tasks(text), "past.csv", dry=False)


def test_every_figure_of_a_day_is_reckoned_from_one_evidence(kept: Kept) -> None:
    bring_in(kept, 0, 1)
    report = kept.services.measure.report
    evidence = report(Asked(("velocity_now",), NOW)).evidence
    assert report(Asked(("felt",), NOW)).evidence is evidence
    assert report(Asked(("felt",), date(2025, 1, 6))).evidence.now < evidence.now
    assert report(Asked(("recalled",), NOW)).evidence.now == evidence.now


def test_what_came_in_since_counts(kept: Kept) -> None:
    bring_in(kept, 0, 1)
    asked = Asked(("velocity_now",), NOW)
    assert len(kept.services.measure.report(asked).evidence.tasks) == 2
    bring_in(kept, 2)
    assert len(kept.services.measure.report(asked).evidence.tasks) == 3
