"""One sitting on a task as a set of stored instants; every length is derived (Law 1).

A session has a timeline of its own: microseconds since its start as the boot clock saw them, so
neither a changed wall clock nor a change of zone moves anything on it. Pauses and away time are
spans on that timeline. They never overlap; at most the last is open, and it is the state. Waiting
on the agent is a lane beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from unaided.domain.clock import MICROSECOND, Passed, Reading, passed
from unaided.domain.span import SIGNS, Cause, Span, Wait
from unaided.domain.trouble import SessionRuleError

SECOND_US = 1_000_000
MINUTE_US = 60 * SECOND_US
SLEEP_FLOOR_US = 2 * SECOND_US  # the clocks are read microseconds apart; less than this is no sleep
PLANNED_LIMIT = timedelta(hours=24)


class Mode(StrEnum):
    """Whether AI may be used in a session."""

    NO_AI = "no-ai"
    AI = "ai"


class SessionState(StrEnum):
    """Where a session stands."""

    RUNNING = "running"
    PAUSED = "paused"
    AWAY = "away"
    FINISHED = "finished"
    DISCARDED = "discarded"
    DELETED = "deleted"  # from history, once it was over; it can be restored


OPEN_STATES = frozenset({SessionState.RUNNING, SessionState.PAUSED, SessionState.AWAY})


class SessionEvent(StrEnum):
    """What a person can do to an open session."""

    PAUSE = "pause"
    RESUME = "resume"
    LEAVE = "leave"
    FINISH = "finish"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting. `elapsed_us` is its timeline's position at the last reading, `seen`.

    `planned_us` is None where the length is left open; `watched` is False while no app times it;
    `progress_before` is the task's share done in percent when the sitting began; `waits` is the
    time spent waiting on the agent, in order, at most the last one open.
    """

    id: UUID
    task_id: UUID
    mode: Mode
    planned_us: int | None
    started: Reading
    seen: Reading
    elapsed_us: int = 0
    state: SessionState = SessionState.RUNNING
    spans: tuple[Span, ...] = ()
    watched: bool = True
    progress_before: int = 0
    waits: tuple[Wait, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether it still goes on."""
        return self.state in OPEN_STATES

    @property
    def planned(self) -> timedelta | None:
        """Return the planned length, None where it is left open."""
        return None if self.planned_us is None else timedelta(microseconds=self.planned_us)

    @property
    def ended_at(self) -> datetime | None:
        """Return the UTC instant of its end, told from its start so that a wall clock set back cannot precede it."""
        return None if self.is_open else self.started.wall + timedelta(microseconds=self.elapsed_us)


def check_planned(planned: timedelta | None) -> timedelta | None:
    """Return a planned length, None where it is left open.

    Raises:
        SessionRuleError: it is not between 1 second and 24 hours.
    """
    if planned is not None and not timedelta(seconds=1) <= planned <= PLANNED_LIMIT:
        raise SessionRuleError("The planned length must be between 1 second and 24 hours, or open.")
    return planned


def begin(  # noqa: PLR0913 (all that a session is when it starts)
    session_id: UUID,
    task_id: UUID,
    mode: Mode,
    planned: timedelta | None,
    now: Reading,
    *,
    watched: bool = True,
    progress_before: int = 0,
) -> Session:
    """Return a session that starts now.

    Raises:
        SessionRuleError: the planned length is not between 1 second and 24 hours.
    """
    check_planned(planned)
    planned_us = None if planned is None else planned // MICROSECOND
    return Session(session_id, task_id, mode, planned_us, now, now, watched=watched, progress_before=progress_before)


def advance(session: Session, now: Reading) -> Session:
    """Return the session as it stands now: the timeline moved on, sleep and unwatched time noted.

    Calling it often, late or not at all in between gives the same figures; a reading older than
    the last one changes nothing. Closed sessions stay.
    """
    if not session.is_open or _is_older(now, session.seen):
        return session
    gap = passed(session.seen, now)
    moved = replace(session, seen=now, elapsed_us=session.elapsed_us + gap.elapsed_us)
    sign = _sign_in(session, now, gap)
    if sign is None:
        return moved
    if session.state is SessionState.RUNNING:
        since_us = moved.elapsed_us - gap.asleep_us if sign is Cause.ASLEEP else session.elapsed_us
        return with_away(moved, sign, since_us)
    return _also_seen(moved, sign)


def _sign_in(session: Session, now: Reading, gap: Passed) -> Cause | None:
    """Return what the clocks alone tell of the time since the last reading; None where it is plain."""
    if not gap.elapsed_us:
        return None
    if not session.watched:
        return Cause.UNWATCHED
    if session.seen.boot_id != now.boot_id:
        return Cause.GONE
    return Cause.ASLEEP if gap.asleep_us >= SLEEP_FLOOR_US else None


def check_open(session: Session) -> None:
    """Check that a session still goes on.

    Raises:
        SessionRuleError: it has ended.
    """
    if not session.is_open:
        raise SessionRuleError("This session has ended already. Start a new one to go on with the task.")


def _is_older(reading: Reading, other: Reading) -> bool:
    """Tell whether a reading of the same start-up was taken before: going back to it would count time twice."""
    return reading.boot_id == other.boot_id and reading.boot_us < other.boot_us


def with_away(session: Session, cause: Cause, start_us: int) -> Session:
    """Return the session with away time from `start_us` to now, merged with a like span that it touches."""
    last = session.spans[-1] if session.spans else None
    if last and last.undecided and last.end_us == start_us and (last.cause is cause or {last.cause, cause} <= SIGNS):
        return replace(session, spans=(*session.spans[:-1], replace(last.seen_too(cause), end_us=session.elapsed_us)))
    return replace(session, spans=(*session.spans, Span(cause, start_us, session.elapsed_us)))


def _also_seen(session: Session, sign: Cause) -> Session:
    """Keep a sign that came while another had opened time away; what the person said stands alone."""
    last = session.spans[-1]
    if not last.is_absence or sign is Cause.UNWATCHED:
        return session
    return replace(session, spans=(*session.spans[:-1], last.seen_too(sign)))


def step(session: Session, event: SessionEvent, now: Reading) -> Session:
    """Return the session after an event at this moment.

    Raises:
        SessionRuleError: its state does not have this move.
    """
    check_open(session)
    moved = advance(session, now)
    match event:
        case SessionEvent.PAUSE:
            return _open_span(moved, Cause.PAUSED, SessionState.PAUSED)
        case SessionEvent.LEAVE:
            return _open_span(moved, Cause.LEFT, SessionState.AWAY)
        case SessionEvent.RESUME:
            if moved.state is SessionState.RUNNING:
                raise SessionRuleError("The session is running already.")
            return replace(closed(moved), state=SessionState.RUNNING)
        case SessionEvent.FINISH:
            return _ended(moved, SessionState.FINISHED)
        case SessionEvent.DISCARD:
            return _ended(moved, SessionState.DISCARDED)
        case _:
            assert_never(event)


def _open_span(session: Session, cause: Cause, state: SessionState) -> Session:
    if session.state is state:
        raise SessionRuleError(f"The session is {state} already.")
    spans = closed(session).spans
    return replace(session, state=state, spans=(*spans, Span(cause, session.elapsed_us)))


def _ended(session: Session, state: SessionState) -> Session:
    """Close what is open: a span, and the wait on the agent."""
    waits = tuple(
        wait if wait.end_us is not None else replace(wait, end_us=session.elapsed_us) for wait in session.waits
    )
    return replace(closed(session), state=state, waits=waits)


def closed(session: Session) -> Session:
    """Return the session with its open span closed now, if there is one; its state is the caller's to set."""
    last = session.spans[-1] if session.spans else None
    if last is None or last.end_us is not None:
        return session
    return replace(session, spans=(*session.spans[:-1], replace(last, end_us=session.elapsed_us)))


def extend(session: Session, more: timedelta) -> Session:
    """Return the session with its planned end moved; past the end it counts from what is worked by now.

    Raises:
        SessionRuleError: it has ended, its length is open, or the new length is out of range.
    """
    check_open(session)
    if session.planned_us is None:
        raise SessionRuleError("This session has no planned end to move.")
    planned = max(session.planned_us, active_us(session)) + more // MICROSECOND
    if not SECOND_US <= planned <= PLANNED_LIMIT // MICROSECOND:
        raise SessionRuleError("The planned length must be between 1 second and 24 hours, or open.")
    return replace(session, planned_us=planned)


def active_us(session: Session) -> int:
    """Return active time: elapsed less pauses and away time, plus what of that was decided to be work."""
    lost = sum(s.length_us(session.elapsed_us) - (s.worked_us or 0) for s in session.spans)
    return session.elapsed_us - lost


def paused_us(session: Session) -> int:
    """Return the time spent in pauses."""
    return sum(s.length_us(session.elapsed_us) for s in session.spans if s.cause is Cause.PAUSED)


def undecided_us(session: Session) -> int:
    """Return the time of which the person has not said whether it was work; open spans are not asked yet."""
    return sum(s.length_us(session.elapsed_us) for s in session.spans if s.undecided and s.end_us is not None)


def left_us(session: Session) -> int | None:
    """Return what is left until the planned end, 0 past it, None where the length is open."""
    return None if session.planned_us is None else max(0, session.planned_us - active_us(session))


def overtime_us(session: Session) -> int:
    """Return active time past the planned end."""
    return 0 if session.planned_us is None else max(0, active_us(session) - session.planned_us)
