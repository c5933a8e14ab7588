"""What becomes of a session whose app was gone: killed, crashed, shut down or never there (Law 12)."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import assert_never

from unaided.domain.clock import Reading, passed
from unaided.domain.hindsight import finish_at
from unaided.domain.session import MINUTE_US, Session, SessionEvent, SessionState, advance, step, with_away
from unaided.domain.span import Cause, Span
from unaided.domain.trouble import SessionRuleError

GOES_ON_WITHIN_US = 10 * MINUTE_US
ASKS_WITHIN_US = 60 * MINUTE_US


class Comeback(StrEnum):
    """How an open session was given back."""

    GOES_ON = "goes-on"  # a short gap: it runs, the gap is undecided
    ASKS = "asks"  # a longer gap: it waits, away, until the person says
    CLOSED = "closed"  # too long: it ended at the last sign of life


def come_back(
    session: Session, last_sign: Reading | None, now: Reading, *, watched: bool = True
) -> tuple[Session, Comeback]:
    """Return the session as it is given back at start-up, and how.

    Its time counts up to `last_sign` (the last beat); the gap until now is undecided (Law 2). A
    session no app ever watched keeps running whatever the gap: nothing was interrupted. `watched`
    tells whether an app times it from now on; the terminal alone does not.
    """
    if not session.watched:
        return replace(advance(session, now), watched=watched), Comeback.GOES_ON
    alive = _as_last_alive(session, last_sign)
    gap_us = passed(alive.seen, now).elapsed_us
    if gap_us > ASKS_WITHIN_US:
        return step(alive, SessionEvent.FINISH, alive.seen), Comeback.CLOSED
    back = replace(alive, seen=now, elapsed_us=alive.elapsed_us + gap_us, watched=watched)
    if not gap_us:
        return back, Comeback.GOES_ON
    if alive.state is not SessionState.RUNNING:
        return _absent_through(back), Comeback.GOES_ON
    if gap_us <= GOES_ON_WITHIN_US:
        return with_away(back, Cause.GONE, alive.elapsed_us), Comeback.GOES_ON
    span = Span(Cause.GONE, alive.elapsed_us)
    return replace(back, state=SessionState.AWAY, spans=(*back.spans, span)), Comeback.ASKS


def _absent_through(session: Session) -> Session:
    """Keep that the app was gone during time away that the machine told of; the rest stands as the person said it."""
    last = session.spans[-1]
    if not last.is_absence:
        return session
    return replace(session, spans=(*session.spans[:-1], last.seen_too(Cause.GONE)))


def waits_for_answer(session: Session) -> bool:
    """Tell whether it waits, away, until the person says whether it goes on after a gap."""
    return session.state is SessionState.AWAY and session.spans[-1].cause is Cause.GONE


def last_gap(session: Session) -> Span | None:
    """Return the undecided time without the app that no pause or other time away came after; None without one."""
    last = session.spans[-1] if session.is_open and session.spans else None
    return last if last is not None and last.cause is Cause.GONE and last.undecided else None


def finish_where_it_was(session: Session, now: Reading) -> Session:
    """Return the session finished at the last sign of life before its gap: it waits, or should not have gone on.

    Raises:
        SessionRuleError: it did not come back after a gap, or what that was is said already.
    """
    moved = advance(session, now)  # what came since is part of the answer, whether or not it was read before
    gap = last_gap(moved)
    if gap is None:
        raise SessionRuleError("This session does not wait for an answer. Stop it as usual.")
    return finish_at(moved, gap.start_us, now)


def comeback_words(how: Comeback | None, title: str) -> str:
    """Return the sentence that says how a session came back, empty where there was none."""
    match how:
        case Comeback.GOES_ON:
            return f"“{title}” goes on. The time Unaided was not running is undecided until you say what it was."
        case Comeback.ASKS:
            return f"“{title}” waits: Unaided was not running for a while. Go on, or stop it where it was."
        case Comeback.CLOSED:
            return f"“{title}” was closed at the last moment Unaided was running. Its time until then is kept."
        case None:
            return ""
        case _:
            assert_never(how)


def _as_last_alive(session: Session, last_sign: Reading | None) -> Session:
    """Return the session with its time up to the last sign of life.

    A power cut can leave an older beat than what the database has. Giving a session back writes
    both, so a beat of another start-up than the database's last reading is always the older one.
    """
    if last_sign is None or last_sign.boot_id != session.seen.boot_id:
        return session
    return advance(session, last_sign)
