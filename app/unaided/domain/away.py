"""Away by what the machine tells: the screen locked, nothing typed, the lid closed; from the earliest sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from unaided.domain.agent import is_waiting
from unaided.domain.clock import MICROSECOND, Reading, passed
from unaided.domain.session import MINUTE_US, Session, SessionState, advance, closed
from unaided.domain.span import Cause, Sign, Span

BRIEF_US = MINUTE_US


def note_away(session: Session, sign: Sign, since: Reading | timedelta, now: Reading) -> Session:
    """Return the session away since this sign began: at an earlier reading, or so long ago.

    It merges with time away that it touches, and the earliest of them is the start. A pause stays a
    pause; so does what the person announced, what waits for their answer, and what they decided: the
    sign begins after these at the earliest, for each was a sign that they were there. Somebody who
    waits on the agent is not idle. An ended session stays.
    """
    moved = advance(session, now)
    if not _can_be_away(moved) or (sign is Cause.IDLE and is_waiting(moved)):
        return moved
    ago = passed(since, now).elapsed_us if isinstance(since, Reading) else max(0, since // MICROSECOND)
    span, kept = _merged(moved, Span(sign, max(0, moved.elapsed_us - ago)))
    return replace(moved, state=SessionState.AWAY, spans=(*kept, span))


def _can_be_away(session: Session) -> bool:
    """Tell whether a sign of the machine's says anything new: it runs, or is away by such a sign already."""
    if session.state is SessionState.RUNNING:
        return True
    return is_away_by_sign(session)


def is_away_by_sign(session: Session) -> bool:
    """Tell whether the machine alone told that the person is away, so that it ends once they are seen again."""
    return session.state is SessionState.AWAY and session.spans[-1].is_absence


def is_brief(span: Span) -> bool:
    """Tell whether the screen was only locked, and for less than a minute: that is no question worth a window.

    It is a break then: it counts in nothing, as undecided time does (Law 2), and a task is not left out of the
    figures for a few seconds that nobody decides. The person can say otherwise, as of any time away.
    """
    return span.signs == {Cause.LOCKED} and span.end_us is not None and span.end_us - span.start_us < BRIEF_US


def _merged(session: Session, new: Span) -> tuple[Span, list[Span]]:
    """Return the new, open span with all it touches in it, and the spans before it."""
    kept = list(session.spans)
    stays = max((_end(span, session) for span in kept if not span.is_absence), default=0)
    span = replace(new, start_us=max(new.start_us, stays))
    while kept and kept[-1].is_absence and _end(kept[-1], session) >= span.start_us:
        last = kept.pop()
        first = last if last.start_us <= span.start_us else span
        span = Span(first.cause, first.start_us).seen_too(*span.signs, *last.signs)
    return span, kept


def _end(span: Span, session: Session) -> int:
    return session.elapsed_us if span.end_us is None else span.end_us


def come_back_from_away(session: Session, now: Reading) -> Session:
    """Return the session as it goes on once the person is seen again; what that time was stays undecided (Law 2).

    Only time away that the machine told of ends so: what the person announced, paused, or has still
    to say after a gap is theirs to end. Then it is only brought up to now.
    """
    moved = advance(session, now)
    if not is_away_by_sign(moved):
        return moved
    return replace(closed(moved), state=SessionState.RUNNING)
