"""An end that was not the end: a session stopped where it was, or taken up again after all."""

from __future__ import annotations

from dataclasses import replace

from unaided.domain.clock import Reading, passed
from unaided.domain.session import Session, SessionEvent, SessionState, advance, step, with_away
from unaided.domain.span import Cause, Span, Wait
from unaided.domain.trouble import SessionRuleError

_STATES = {
    Cause.PAUSED: SessionState.PAUSED,
    Cause.LEFT: SessionState.AWAY,
    Cause.GONE: SessionState.AWAY,
}


def finish_at(session: Session, at_us: int, now: Reading) -> Session:
    """Return the session finished at an earlier point of its timeline; what came after it is no part of it.

    Raises:
        SessionRuleError: it has ended, or that point is not on its timeline.
    """
    ended = step(session, SessionEvent.FINISH, now)
    if not 0 <= at_us <= ended.elapsed_us:
        raise SessionRuleError("That moment is not within this session. Choose one between its start and now.")
    return replace(
        ended,
        elapsed_us=at_us,
        seen=ended.seen.earlier(ended.elapsed_us - at_us),
        spans=tuple(_cut_span(span, at_us) for span in ended.spans if span.start_us < at_us),
        waits=tuple(_cut_wait(wait, at_us) for wait in ended.waits if wait.start_us < at_us),
    )


def _cut_span(span: Span, at_us: int) -> Span:
    if span.end_us is None or span.end_us <= at_us:
        return span
    worked = None if span.worked_us is None else min(span.worked_us, at_us - span.start_us)
    return replace(span, end_us=at_us, worked_us=worked)


def _cut_wait(wait: Wait, at_us: int) -> Wait:
    return wait if wait.end_us is None else Wait(wait.start_us, min(wait.end_us, at_us))


def take_up_again(session: Session, now: Reading, *, watched: bool = True) -> Session:
    """Return an ended session as it goes on after all, in the state of its last moment.

    A pause goes through the gap. Any other gap is undecided (Law 2). `watched` tells whether an app
    times it from now on. One that goes on already stays.
    """
    if session.is_open:
        return advance(session, now)
    return replace(_through_the_gap(session, now), watched=watched)


def _through_the_gap(session: Session, now: Reading) -> Session:
    runs = replace(session, state=SessionState.RUNNING)
    if not session.watched:
        return advance(runs, now)
    gap_us = passed(session.seen, now).elapsed_us
    back = replace(runs, seen=now, elapsed_us=session.elapsed_us + gap_us)
    last = session.spans[-1] if session.spans else None
    if last is not None and _goes_through(last, session):
        return replace(back, state=_STATES[last.cause], spans=(*back.spans[:-1], replace(last, end_us=None)))
    return with_away(back, Cause.ENDED, session.elapsed_us) if gap_us else back


def _goes_through(last: Span, session: Session) -> bool:
    """Tell whether a span lasted up to the end and was not decided since."""
    lasted = last.start_us < session.elapsed_us == last.end_us
    return lasted and last.worked_us is None and last.cause in _STATES
