"""A pause or time away that the person names: what for, said at once or afterwards."""

from __future__ import annotations

from dataclasses import replace

from unaided.domain.clock import Reading
from unaided.domain.session import Session, SessionEvent, SessionState, advance, step
from unaided.domain.span import AwayNote, Cause, PauseReason, Span


def pause(session: Session, now: Reading, reason: PauseReason | None = None) -> Session:
    """Return the session paused; one that is paused already only takes the reason.

    Raises:
        SessionRuleError: it has ended, or is paused already and no reason is given.
    """
    is_new = reason is None or session.state is not SessionState.PAUSED
    paused = step(session, SessionEvent.PAUSE, now) if is_new else advance(session, now)
    return _with_last(paused, replace(paused.spans[-1], reason=reason))


def leave(session: Session, now: Reading, note: AwayNote | None = None) -> Session:
    """Return the session away because the person says so; where they said so already it only takes the note.

    Raises:
        SessionRuleError: it has ended, or is away already and there is nothing new to note.
    """
    is_new = note is None or not is_left(session)
    left = step(session, SessionEvent.LEAVE, now) if is_new else advance(session, now)
    return _with_last(left, replace(left.spans[-1], note=note))


def is_left(session: Session) -> bool:
    """Tell whether the person said that they are away: then no sign of the machine's asks anything."""
    return session.state is SessionState.AWAY and session.spans[-1].cause is Cause.LEFT


def _with_last(session: Session, span: Span) -> Session:
    return replace(session, spans=(*session.spans[:-1], span))
