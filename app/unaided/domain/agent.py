"""Waiting on the agent: a lane of its own beside a session with AI, counted as active time and shown apart."""

from __future__ import annotations

from dataclasses import replace

from unaided.domain.clock import Reading
from unaided.domain.session import Mode, Session, advance, check_open
from unaided.domain.span import Span, Wait
from unaided.domain.trouble import SessionRuleError


def is_waiting(session: Session) -> bool:
    """Tell whether the person waits on the agent at this moment."""
    return session.is_open and bool(session.waits) and session.waits[-1].end_us is None


def wait_on_agent(session: Session, now: Reading, *, on: bool) -> Session:
    """Return the session with the wait on the agent begun or ended now; asking for what is already changes nothing.

    Raises:
        SessionRuleError: it has ended, or is one without AI.
    """
    check_open(session)
    if session.mode is Mode.NO_AI:
        raise SessionRuleError("This session is without AI, so there is no agent to wait on.")
    moved = advance(session, now)
    if on is is_waiting(moved):
        return moved
    if on:
        return replace(moved, waits=(*moved.waits, Wait(moved.elapsed_us)))
    return replace(moved, waits=(*moved.waits[:-1], replace(moved.waits[-1], end_us=moved.elapsed_us)))


def waiting_us(session: Session) -> int:
    """Return the active time spent waiting on the agent; pauses and time away in between are not part of it.

    Of time away that was decided to be work nobody said which part it was, so none of it is waiting.
    """
    ends = [(w.start_us, session.elapsed_us if w.end_us is None else w.end_us) for w in session.waits]
    away = sum(_shared(session, span, start, end) for span in session.spans for start, end in ends)
    return sum(end - start for start, end in ends) - away


def _shared(session: Session, span: Span, start: int, end: int) -> int:
    """Return how much of a span lies between two points of the timeline."""
    span_end = session.elapsed_us if span.end_us is None else span.end_us
    return max(0, min(end, span_end) - max(start, span.start_us))
