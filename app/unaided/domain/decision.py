"""What the person says undecided time was: work, a break, or a bit of both; every answer can be changed (Law 2)."""

from __future__ import annotations

from dataclasses import replace

from unaided.domain.session import MINUTE_US, Session, undecided_us
from unaided.domain.span import Cause, Span
from unaided.domain.trouble import SessionRuleError


def unanswered(session: Session) -> tuple[int, ...]:
    """Return the positions in `session.spans` of what can be asked about: over, and undecided."""
    return tuple(at for at, span in enumerate(session.spans) if span.undecided and span.end_us is not None)


def answered(session: Session) -> tuple[int, ...]:
    """Return the positions in `session.spans` of time away of which was said what it was: that can be said anew."""
    return tuple(at for at, span in enumerate(session.spans) if span.worked_us is not None and span.end_us is not None)


def decide(session: Session, worked_us: int) -> Session:
    """Return the session with all undecided, closed time decided: this much of it was work.

    The work is laid over the spans in their order. Time that is decided already stays.

    Raises:
        SessionRuleError: there is less undecided time than that, or it is negative.
    """
    if not 0 <= worked_us <= undecided_us(session):
        raise SessionRuleError(_not_undecided(undecided_us(session)))
    left, spans = worked_us, list(session.spans)
    for at in unanswered(session):
        part = min(left, spans[at].length_us(session.elapsed_us))
        left -= part
        spans[at] = replace(spans[at], worked_us=part)
    return replace(session, spans=tuple(spans))


def decide_span(session: Session, position: int, worked_us: int) -> Session:
    """Return the session with this span decided, whether or not it was before: this much of it was work.

    Raises:
        SessionRuleError: it cannot be asked about, or is shorter than that, or the work is negative.
    """
    span = _askable(session, position)
    length = span.length_us(session.elapsed_us)
    if not 0 <= worked_us <= length:
        minutes = length // MINUTE_US
        raise SessionRuleError(f"This absence took {minutes} min. Give a number of minutes from 0 to {minutes}.")
    return _with_span(session, position, replace(span, worked_us=worked_us))


def undecide(session: Session, position: int | None = None) -> Session:
    """Return the session with one span undecided again, or with all where none is named.

    Raises:
        SessionRuleError: there is no such span to ask about.
    """
    if position is not None:
        return _with_span(session, position, replace(_askable(session, position), worked_us=None))
    return replace(session, spans=tuple(replace(span, worked_us=None) for span in session.spans))


def _askable(session: Session, position: int) -> Span:
    if not 0 <= position < len(session.spans):
        raise SessionRuleError("This time away is not there any more. It may be part of a longer one now.")
    span = session.spans[position]
    if span.cause is Cause.PAUSED:
        raise SessionRuleError("This was a pause, and a pause is never work.")
    if span.end_us is None:
        raise SessionRuleError("This time away is not over yet. Go on first, then say what it was.")
    return span


def _with_span(session: Session, position: int, span: Span) -> Session:
    return replace(session, spans=(*session.spans[:position], span, *session.spans[position + 1 :]))


def _not_undecided(undecided: int) -> str:
    if not undecided:
        return "No time of this session is undecided."
    minutes = undecided // MINUTE_US
    if not minutes:
        return "Less than a minute of this session is undecided, so no minutes of it can be given."
    return f"{minutes} min of this session are undecided. Give a number of minutes from 0 to {minutes}."
