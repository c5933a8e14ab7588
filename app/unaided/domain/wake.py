"""When the one timer has to fire next: beat, minute and planned end together (Law 10)."""

from __future__ import annotations

from unaided.domain.session import MINUTE_US, SECOND_US, Session, SessionState, active_us, left_us, overtime_us

BEAT_US = 15 * SECOND_US  # Law 12: at most this much is lost to a kill
CHECKPOINT_US = MINUTE_US  # Law 12: at most this much is lost to a power cut
NEAR_US = 2 * MINUTE_US  # a whole minute: `next_wake_us` stops there anyway
WORTH_WARNING_US = 5 * MINUTE_US  # who plans less knows when it ends


def next_wake_us(session: Session | None, *, seen: bool) -> int | None:
    """Return the microseconds until something is due, None when nothing is (no timer at all).

    `session` is as of this moment. `seen` tells whether its seconds are on the screen: only then,
    and only in the last minute, does each second count.
    """
    if session is None or not session.is_open:
        return None
    if session.state is not SessionState.RUNNING:
        return BEAT_US
    return min(BEAT_US, _until_shown_length_changes(session, seen=seen))


def keeps_time_now(session: Session, kept_us: int, *, seen: bool) -> bool:
    """Tell whether a session's time is to be kept at this waking; it was last when it had come to `kept_us`.

    Later would be too late at the next one (Law 12). Where the next one paints anew what is shown and the
    one after it would be too late, it is kept now, so that the two do not get into each other's way.
    """
    wait = next_wake_us(session, seen=seen)
    if wait is None:
        return False
    next_us = session.elapsed_us + wait - kept_us
    paints = session.state is SessionState.RUNNING and wait == _until_shown_length_changes(session, seen=seen)
    return next_us > CHECKPOINT_US or (paints and next_us + BEAT_US > CHECKPOINT_US)


def is_near_its_end(session: Session) -> bool:
    """Tell whether the planned end of a session that runs is at most two minutes of active time away, not reached yet.

    A session planned for less than five minutes never is.
    """
    if session.state is not SessionState.RUNNING or (session.planned_us or 0) < WORTH_WARNING_US:
        return False
    return 0 < (left_us(session) or 0) <= NEAR_US


def _until_shown_length_changes(session: Session, *, seen: bool) -> int:
    left = left_us(session)
    if left is None:
        return MINUTE_US - active_us(session) % MINUTE_US
    if left == 0:
        return MINUTE_US - overtime_us(session) % MINUTE_US
    if seen and left <= MINUTE_US:
        return left % SECOND_US or SECOND_US
    return left % MINUTE_US or MINUTE_US
