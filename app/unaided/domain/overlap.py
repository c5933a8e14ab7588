"""Two sessions never share a time: what a correction would take from others, shown before anything is cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import starmap

from unaided.domain.editing import Cut
from unaided.domain.reshaping import respanned
from unaided.domain.session import Session, SessionState
from unaided.domain.standing import Standing
from unaided.domain.trouble import EditRuleError

Times = tuple[datetime, datetime]  # [start, end)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another session that counts, with its task's title; one that goes on has its time up to now."""

    standing: Standing
    title: str

    @property
    def times(self) -> Times:
        """Return its `[start, end)`."""
        return times_of(self.standing.session)


def times_of(session: Session) -> Times:
    """Return a session's `[start, end)`, up to its last reading where it goes on."""
    return session.started.wall, session.started.wall + timedelta(microseconds=session.elapsed_us)


def added(old: Times | None, new: Times) -> list[Times]:
    """Return what of the new times is not in the old: only that can take anything from others."""
    if old is None or old[1] <= new[0] or new[1] <= old[0]:
        return [new]
    parts = ((new[0], min(old[0], new[1])), (max(old[1], new[0]), new[1]))
    return [(start, end) for start, end in parts if start < end]


def cuts(windows: Iterable[Times], others: Iterable[Neighbour]) -> tuple[Cut, ...]:
    """Return what each of the others would lose to these times, in the order they are given.

    Raises:
        EditRuleError: one of them goes on, or lies around them, so that it has no end to cut.
    """
    kept = list(others)
    shared = [(other, found) for window in windows for other in kept if (found := _shared(window, other.times))]
    found_of = {other.standing.session.id: other for other, _ in shared}
    if len(found_of) < len(shared):  # one that this one lies in already, as its clock was set meanwhile
        raise EditRuleError("Another session lies around this one. Split that first, or give other times.")
    return tuple(starmap(_cut, shared))


def _shared(window: Times, other: Times) -> Times | None:
    start, end = max(window[0], other[0]), min(window[1], other[1])
    return (start, end) if start < end else None


def _cut(other: Neighbour, lost: Times) -> Cut:
    session, (start, end) = other.standing.session, other.times
    told = clock_times(session, lost)
    if session.is_open:
        raise EditRuleError(
            f"“{other.title}” runs since {clock(session, start)}, and two sessions never share a time. "
            "End this one by then."
        )
    if start < lost[0] and lost[1] < end:
        raise EditRuleError(
            f"“{other.title}” lies around {told}, so it has no end to cut there. Split it first, or give other times."
        )
    whole = lost == (start, end)
    sentence = f"would take all of “{other.title}”, {told}" if whole else f"would cut {told} of “{other.title}”"
    return Cut(session.id, other.title, *lost, whole, sentence)


def cut_short(standing: Standing, lost: Times, at: datetime, day_begins: timedelta) -> Standing:
    """Return a session without the time it loses: deleted where that is all of it, else marked as edited."""
    start, end = times_of(standing.session)
    if lost == (start, end):
        return replace(standing, session=replace(standing.session, state=SessionState.DELETED))
    left = (lost[1], end) if lost[0] == start else (start, lost[0])
    session = respanned(standing.session, *left)
    return replace(standing, session=session, local_date=session.started.local_date(day_begins), edited_at=at)


def clock(session: Session, moment: datetime) -> str:
    """Return a moment as the clock on the wall showed it where a session was."""
    return f"{session.started.local(moment):%H:%M}"


def clock_times(session: Session, times: Times) -> str:
    """Return a stretch of time as the clock on the wall showed it."""
    return f"{clock(session, times[0])}–{clock(session, times[1])}"
