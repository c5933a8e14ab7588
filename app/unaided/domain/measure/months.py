"""A figure by calendar month, in two ways: of the tasks begun in each, and as it stood at the end of each.

In both, rows point into the evidence of today, so that what is behind a month can be opened (Law 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Excluded, Figure, Reason, Rows, Table
from unaided.domain.measure.gather import end_of, gather
from unaided.domain.measure.narrow import Part, narrow
from unaided.domain.measure.report import figures
from unaided.domain.testimony import Testimony
from unaided.domain.within import Period, last_of, months_between

OF_RECALLS: Final = frozenset({"unowned_share", "retention"})  # all others read no card: FSRS need not replay any
Keys = Mapping[Table, Mapping[str, int]]


class Way(StrEnum):
    """What a month's figure is of."""

    IN_MONTH = "in-month"  # the tasks begun in it, with what belongs to them
    AS_OF = "as-of"  # all there was by its end


class MonthFigure(NamedTuple):
    """A calendar month, by its first day, and the figure of it."""

    first: date
    figure: Figure


class Span(NamedTuple):
    """The last so many months up to `today`, of a part of the work; `offset` is local time less UTC."""

    today: date
    offset: timedelta
    most: int
    part: Part = Part()


def in_month(name: str, whole: Evidence, span: Span, exclude: Iterable[Reason] = ()) -> tuple[MonthFigure, ...]:
    """Return the figure of the tasks begun in each month, oldest first; months without a task have theirs too.

    It is the report's `--since` and `--until` but for the baseline's tasks: they stay in their own months alone,
    so no row is in two months. A figure that needs the baseline itself is silent: such ones are told `as_of`.
    """
    asked = tuple(exclude)
    found, keys = [], _keys(whole)
    alone = replace(whole, baseline=whole.baseline[:0])
    for first, last in _months(whole, span):
        part = Part(since=first.toordinal(), until=last.toordinal())
        evidence = narrow(alone, part)
        figure = figures((name,), evidence, asked)[name]
        found.append(MonthFigure(first, _moved(figure, evidence, keys)))
    return tuple(found)


def as_of(
    name: str, whole: Evidence, span: Span, kept: Testimony, exclude: Iterable[Reason] = ()
) -> tuple[MonthFigure, ...]:
    """Return the figure as the report's `--now` has it at the end of each month, oldest first; `today` ends the last.

    `whole` is the evidence of today about the same part of the work.
    """
    asked = tuple(exclude)
    read = kept if name in OF_RECALLS else replace(kept, recalls=())
    found, keys = [], _keys(whole)
    for first, last in _months(whole, span):
        evidence = narrow(gather(read, end_of(last, span.offset), span.offset), span.part)
        figure = figures((name,), evidence, asked)[name]
        found.append(MonthFigure(first, _moved(figure, evidence, keys)))
    return tuple(found)


def _months(evidence: Evidence, span: Span) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each month from that of the first task, the last ends today; none before a task."""
    days = evidence.tasks.day
    begun = days[days <= span.today.toordinal()]
    if not len(begun):
        return
    for first in months_between(date.fromordinal(int(begun.min())), span.today)[-span.most :]:
        yield first, min(span.today, last_of(Period.MONTH, first))


def _names(evidence: Evidence, table: Table) -> list[str]:
    """Return what a row is known by whatever else is in its table; an explanation by its task, of which it is one."""
    tasks = evidence.tasks
    found: Mapping[Table, np.ndarray] = {
        Table.TASKS: tasks.key,
        Table.SESSIONS: evidence.sittings.key,
        Table.EXPLANATIONS: tasks.key[evidence.explained.task],
        Table.RECALLS: evidence.recalls.key,
    }
    return [str(key) for key in found[table]]


def _keys(whole: Evidence) -> Keys:
    return {table: {key: row for row, key in enumerate(_names(whole, table))} for table in Table}


def _moved(figure: Figure, own: Evidence, keys: Keys) -> Figure:
    """Return a figure and those within it with rows of the whole evidence."""
    names = {table: _names(own, table) for table in Table}

    def rows(of: Rows, table: Table) -> Rows:
        places = (keys[table].get(names[table][row]) for row in of.tolist())
        return np.array([place for place in places if place is not None], dtype=np.intp)

    def moved(value: object) -> object:
        match value:
            case Figure():
                left = tuple(Excluded(one.reason, rows(one.rows, value.table)) for one in value.excluded)
                more = {name: moved(one) for name, one in value.more.items()}
                return replace(value, rows=rows(value.rows, value.table), excluded=left, more=more)
            case Mapping():
                return {name: moved(one) for name, one in value.items()}
            case list():
                return [moved(one) for one in value]
            case _:
                return value

    found = moved(figure)
    return found if isinstance(found, Figure) else figure
