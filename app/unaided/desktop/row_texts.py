"""What lists say about a finished session, a task or a stretch of days, so that each list says it alike."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from unaided.domain.clock import Reading
from unaided.domain.editing import Source
from unaided.domain.history import SessionRow
from unaided.domain.session import MINUTE_US, Mode, Session, active_us, undecided_us
from unaided.domain.task_list import TaskRow
from unaided.domain.within import Period, PeriodTotal, period_words
from unaided.domain.words import day_name, lengths, mode_words

HEADER = ("Day", "Start", "Task", "Mode", "Kind", "Active", "Answered")
SOURCES = {Source.TIMER: "timer", Source.HAND: "+ by hand", Source.IMPORTED: "▽ imported"}
EDITED = "✎ edited"


def start_words(session: Session) -> str:
    """Return the local time of a session's start: `09:05`."""
    return f"{session.started.local(session.started.wall):%H:%M}"


def active_words(session: Session) -> str:
    """Return active minutes; what is undecided is said beside them, for it counts in nothing (Law 2)."""
    minutes = f"{active_us(session) // MINUTE_US} min"
    undecided = undecided_us(session) // MINUTE_US
    return f"{minutes} + {undecided} undecided" if undecided else minutes


def active_or_waiting(row: SessionRow, owed: Collection[UUID]) -> str:
    """Return active minutes; of an AI session still to be explained nothing: the guess without AI comes first."""
    waits = row.session.mode is Mode.AI and row.session.id in owed
    return "after you explain" if waits else active_words(row.session)


def answered_words(row: SessionRow, owed: Collection[UUID]) -> str:
    """Return whether the explanation or reflection was given, is owed, or was skipped."""
    if row.answered:
        return "yes"
    return "owed" if row.session.id in owed else "skipped"


def source_words(row: SessionRow) -> str:
    """Return where a session's times come from and what became of them, each with a shape (Laws 3, 11)."""
    marks = [SOURCES[row.source]]
    if row.is_deleted:
        marks = ["× deleted"]
    elif row.edited_at is not None:
        marks = [EDITED] if row.source is Source.TIMER else [*marks, EDITED]
    return ", ".join(marks)


def row_texts(row: SessionRow, owed: Collection[UUID]) -> tuple[str, ...]:
    """Return a row's texts in the order of `HEADER`."""
    return (
        day_name(row.local_date),
        start_words(row.session),
        row.task.title,
        mode_words(row.session.mode),
        row.task.kind,
        active_or_waiting(row, owed),
        answered_words(row, owed),
    )


def period_texts(period: Period, total: PeriodTotal) -> tuple[str, ...]:
    """Return what was worked in a day, week or month: sessions and active time, by mode and in all."""
    return (
        period_words(period, total.first),
        f"{total.sessions:,}",
        f"{total.no_ai:,} · {lengths(total.no_ai_us)}" if total.no_ai else "–",
        f"{total.ai:,} · {lengths(total.ai_us)}" if total.ai else "–",
        lengths(total.no_ai_us + total.ai_us),
    )


def task_texts(now: Reading, row: TaskRow) -> tuple[str, ...]:
    """Return a task's row: when it was closed or written down, how it stands, and what is known of it."""
    task = row.task
    return (
        day_name(now.local(task.closed_at or task.registered_at).date()),
        task.title,
        str(task.status),
        mode_words(row.mode) if row.mode else "–",
        task.kind,
        lengths(task.estimate.minutes * MINUTE_US) if task.estimate else "not given",
        lengths(round(row.size * MINUTE_US)) if row.size is not None else "–",
        f"{row.sessions:,}",
        SOURCES[Source.IMPORTED] if row.imported else "here",
    )
