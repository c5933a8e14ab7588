"""A session that is over with other times: clipped, stretched, made two, made one of two; every instant stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.session import SECOND_US, Mode, Session, SessionState, active_us
from unaided.domain.span import Cause, Span, Wait

BY_HAND: Final = "hand"  # in the place of a start-up's id: no clock timed it


def placed(reading: Reading, at: datetime) -> Reading:
    """Return a reading at another instant of the same place; its zone says what the offset was then."""
    moved = reading.earlier((reading.wall - at.astimezone(UTC)) // MICROSECOND)
    if not reading.zone:
        return moved
    try:
        offset = at.astimezone(ZoneInfo(reading.zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):  # the machine that knew it was another
        return moved
    return moved if offset is None else replace(moved, offset_minutes=offset // timedelta(minutes=1))


def respanned(session: Session, start: datetime, end: datetime) -> Session:
    """Return the session with these times: what lies outside is cut off, and what is added is active time."""
    low_us = (start - session.started.wall) // MICROSECOND
    high_us = (end - session.started.wall) // MICROSECOND
    return replace(
        session,
        started=placed(session.started, start) if low_us else session.started,
        seen=session.seen.earlier(session.elapsed_us - high_us),
        elapsed_us=high_us - low_us,
        spans=tuple(_spans_within(session.spans, low_us, high_us)),
        waits=tuple(_waits_within(session.waits, low_us, high_us)),
    )


def _spans_within(spans: Iterable[Span], low_us: int, high_us: int) -> Iterator[Span]:
    for span in spans:
        end_us = high_us if span.end_us is None else span.end_us
        begin_us, stop_us = max(span.start_us, low_us), min(end_us, high_us)
        if begin_us < stop_us:
            worked_us = _worked(span, end_us, stop_us - begin_us)
            yield replace(span, start_us=begin_us - low_us, end_us=stop_us - low_us, worked_us=worked_us)


def _worked(span: Span, end_us: int, length_us: int) -> int | None:
    """Return how much of what is left of a span was work; where nobody knows it is undecided again (Law 2)."""
    whole_us = end_us - span.start_us
    if span.worked_us is None or length_us == whole_us:
        return span.worked_us
    return {0: 0, whole_us: length_us}.get(span.worked_us)


def _waits_within(waits: Iterable[Wait], low_us: int, high_us: int) -> Iterator[Wait]:
    for wait in waits:
        begin_us = max(wait.start_us, low_us)
        stop_us = high_us if wait.end_us is None else min(wait.end_us, high_us)
        if begin_us < stop_us:
            yield Wait(begin_us - low_us, stop_us - low_us)


def parted(session: Session, at: datetime, earlier_id: UUID) -> tuple[Session, Session]:
    """Return the part before this instant, under its own id, and the part from it on.

    The planned length is that of both together: what the earlier part took of it is gone for the later.
    """
    end = session.started.wall + timedelta(microseconds=session.elapsed_us)
    earlier = replace(respanned(session, session.started.wall, at), id=earlier_id)
    later = respanned(session, at, end)
    if session.planned_us is not None:
        later = replace(later, planned_us=max(SECOND_US, session.planned_us - active_us(earlier)))
    return earlier, later


def joined(earlier: Session, later: Session) -> Session:
    """Return both as one under the later's id; the time between them is a pause."""
    shift_us = (later.started.wall - earlier.started.wall) // MICROSECOND
    gap = (Span(Cause.PAUSED, earlier.elapsed_us, shift_us),) if shift_us > earlier.elapsed_us else ()
    open_length = earlier.planned_us is None or later.planned_us is None
    return replace(
        later,
        started=earlier.started,
        elapsed_us=shift_us + later.elapsed_us,
        planned_us=None if open_length else (earlier.planned_us or 0) + (later.planned_us or 0),
        spans=(*earlier.spans, *gap, *(span.moved(shift_us) for span in later.spans)),
        waits=(*earlier.waits, *(wait.moved(shift_us) for wait in later.waits)),
        watched=earlier.watched and later.watched,
        progress_before=earlier.progress_before,
    )


def by_hand(  # noqa: PLR0913, PLR0917 (all that a session is)
    session_id: UUID, task_id: UUID, mode: Mode, start: datetime, end: datetime, here: Reading, progress: int
) -> Session:
    """Return a session that no clock timed, at the place of a reading; all of it is active time."""
    started = replace(placed(here, start), awake_us=0, boot_us=0, boot_id=BY_HAND)
    elapsed_us = (end - start) // MICROSECOND
    seen = started.earlier(-elapsed_us)
    finished = SessionState.FINISHED
    return Session(session_id, task_id, mode, None, started, seen, elapsed_us, finished, progress_before=progress)
