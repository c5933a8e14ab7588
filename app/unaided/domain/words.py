"""The short texts that tray, panels and terminal share, so that one thing has one wording."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from unaided.domain.agent import is_waiting, waiting_us
from unaided.domain.now import Now
from unaided.domain.session import (
    MINUTE_US,
    SECOND_US,
    Mode,
    Session,
    SessionState,
    active_us,
    left_us,
    overtime_us,
    undecided_us,
)
from unaided.domain.span import AwayNote, PauseReason

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


SHORT = 48  # letters of a title beside the time


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 session`, `1,200 sessions`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def short_day(day: date) -> str:
    """Return a day where the year is plain: `3 Mar`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def month_name(day: date) -> str:
    """Return a day's month and year: `March 2025`, in English whatever the machine's locale."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_name(day: date) -> str:
    """Return a day as lists show it: `3 Mar 2025`."""
    return f"{short_day(day)} {day.year}"


def mode_mark(mode: Mode) -> str:
    """Return the shape that stands for a mode (Law 11)."""
    return "●" if mode is Mode.NO_AI else "◆"


def mode_words(mode: Mode) -> str:
    """Return a mode's shape and name."""
    return f"{mode_mark(mode)} {mode_name(mode)}"


def mode_name(mode: Mode) -> str:
    """Return a mode's name."""
    match mode:
        case Mode.NO_AI:
            return "No AI"
        case Mode.AI:
            return "AI"
        case _:
            assert_never(mode)


def lengths(microseconds: int) -> str:
    """Return a length that has passed in whole minutes: `42 min`, `1 h 30 min`."""
    hours, minutes = divmod(microseconds // MINUTE_US, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def left_words(microseconds: int, *, seconds: bool = True) -> str:
    """Return what is left: whole minutes rounded up, and in the last one seconds where they are wanted."""
    if microseconds <= MINUTE_US:
        return f"{-(-microseconds // SECOND_US)} s left" if seconds else "less than a minute left"
    return f"{lengths(microseconds + MINUTE_US - 1)} left"


def time_words(session: Session, *, seconds: bool = True) -> str:
    """Return how a session stands in time: what is left, how long it runs, or why it does not."""
    match session.state:
        case SessionState.PAUSED:
            return f"paused at {lengths(active_us(session))}{_reason(session.spans[-1].reason)}"
        case SessionState.AWAY:
            return f"{_where(session.spans[-1].note)} since {lengths(active_us(session))} of work"
        case SessionState.FINISHED | SessionState.DISCARDED | SessionState.DELETED:
            return f"{lengths(active_us(session))} of work"
        case SessionState.RUNNING:
            return _running_words(session, seconds=seconds) + (" · waiting on the agent" if is_waiting(session) else "")
        case _:
            assert_never(session.state)


def _reason(reason: PauseReason | None) -> str:
    match reason:
        case PauseReason.BREAK:
            return " for a break"
        case PauseReason.CALL:
            return " for a call"
        case PauseReason.INTERRUPTED:
            return ", interrupted"
        case PauseReason.OTHER | None:
            return ""
        case _:
            assert_never(reason)


def _where(note: AwayNote | None) -> str:
    match note:
        case AwayNote.PAPER:
            return "thinking on paper"
        case AwayNote.CALL:
            return "in a call"
        case AwayNote.OTHER | None:
            return "away"
        case _:
            assert_never(note)


def _running_words(session: Session, *, seconds: bool) -> str:
    if not session.watched:
        return f"unwatched, {lengths(undecided_us(session))} undecided"
    left = left_us(session)
    if left is None:
        return f"{lengths(active_us(session))} so far"
    if left:
        return left_words(left, seconds=seconds)
    return f"{lengths(overtime_us(session))} over"


def apart_words(session: Session) -> str:
    """Return the work with what is shown apart of it: `32 min of work, 9 of them waiting on the agent`.

    Empty where nothing is apart: no overtime, and no wait on the agent.
    """
    over, waited = overtime_us(session) // MINUTE_US, waiting_us(session) // MINUTE_US
    parts = [f"{over:,} of them over the planned {lengths(session.planned_us or 0)}"] if over else []
    parts += [f"{waited:,} of them waiting on the agent"] if waited else []
    return ", ".join((f"{active_us(session) // MINUTE_US:,} min of work", *parts)) if parts else ""


def discard_question(now: Now) -> str:
    """Return what is asked before the session that goes on is discarded."""
    worked = active_us(now.session) if now.session else 0
    return f"Discard “{now.title}”, {lengths(worked)} of work? It counts in no figure then."


def elided(title: str) -> str:
    """Return a title that fits into a menu or a tooltip, its end left out where it is long."""
    return title if len(title) <= SHORT else f"{title[: SHORT - 1].rstrip()}…"


def session_line(now: Now, *, seconds: bool = True) -> str:
    """Return mark, task and time of the session that goes on in one line: tooltip, menu, `status`."""
    if now.session is None:
        return "Nothing is running"
    return f"{mode_mark(now.session.mode)} {now.title} · {time_words(now.session, seconds=seconds)}"
