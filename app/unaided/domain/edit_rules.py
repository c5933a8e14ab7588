"""What each correction makes of a session, and what it refuses, in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from unaided.domain.clock import Reading
from unaided.domain.editing import Change
from unaided.domain.overlap import Times, clock, times_of
from unaided.domain.reshaping import joined, parted, placed, respanned
from unaided.domain.session import Session, SessionState, active_us
from unaided.domain.standing import Standing
from unaided.domain.task import Task
from unaided.domain.trouble import EditRuleError
from unaided.domain.words import day_name, mode_name

LONGEST: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a correction is made, and how long after midnight a day begins."""

    now: Reading
    day_begins: timedelta


def check_over(session: Session) -> None:
    """Check that a session is over and counts.

    Raises:
        EditRuleError: it goes on, or was discarded or deleted.
    """
    if session.is_open:
        raise EditRuleError("This session still goes on. Stop it first, then correct it.")
    if session.state is SessionState.DELETED:
        raise EditRuleError("This session is deleted. Restore it first.")
    if session.state is SessionState.DISCARDED:
        raise EditRuleError("This session was discarded, so there is nothing to correct.")


def check_times(times: Times, here: Reading, now: Reading) -> Times:
    """Return `[start, end)` in UTC; `here` tells the clock on the wall that the sentences speak of.

    Raises:
        EditRuleError: the end is not after the start, over 24 hours from it, or in the future.
    """
    start, end = (moment.astimezone(UTC) for moment in times)
    if end < start:
        raise EditRuleError(f"A session cannot end before it begins: {_at(here, end)} is before {_at(here, start)}.")
    if end == start:
        raise EditRuleError(f"A session has some length. This one would begin and end at {_at(here, start)}.")
    if end > now.wall:
        raise EditRuleError(f"A session that is over cannot end in the future. It is {_at(here, now.wall)} now.")
    if end - start > LONGEST:
        hours = (end - start) / timedelta(hours=1)
        raise EditRuleError(
            f"A session lasts 24 hours at most, and this one would last {hours:.1f}. Give nearer times."
        )
    return start, end


def _at(here: Reading, moment: datetime) -> str:
    local = placed(here, moment).local(moment)
    return f"{local:%H:%M} on {day_name(local.date())}"


def changed(standing: Standing, change: Change, to: Task | None, moment: Moment) -> Standing:
    """Return a session with other times, another mode or another task; `to` is that task where it is another.

    Raises:
        EditRuleError: it is not over, the times cannot be, or nothing of it would be another.
    """
    session = standing.session
    check_over(session)
    old = times_of(session)
    asked = (change.start or old[0], change.end or old[1])
    moved = session
    if asked != old:
        moved = respanned(session, *check_times(asked, session.started, moment.now))
    if change.mode is not None:
        moved = replace(moved, mode=change.mode)
    after = replace(standing, session=moved, local_date=_day(moved, standing, moment))
    if to is not None and to.id != session.task_id:
        # How far the old task got says nothing of the new one.
        after = replace(after, session=replace(moved, task_id=to.id, progress_before=to.progress), progress_after=None)
    if after == standing:
        raise EditRuleError("That is how this session is already. Give another start, end, mode or task.")
    return replace(after, edited_at=moment.now.wall)


def _day(session: Session, standing: Standing, moment: Moment) -> date:
    """Return the local day: as it was while the start is the same, whatever the settings say today."""
    if session.started == standing.session.started:
        return standing.local_date
    return session.started.local_date(moment.day_begins)


def split(standing: Standing, at: datetime, earlier_id: UUID, moment: Moment) -> tuple[Standing, Standing]:
    """Return the earlier part under its new id, and the later one.

    Raises:
        EditRuleError: the session is not over, or that instant is not within it.
    """
    session = standing.session
    check_over(session)
    start, end = times_of(session)
    if not start < at < end:
        raise EditRuleError(
            f"{_at(session.started, at)} is not within this session. "
            f"Give a time between {clock(session, start)} and {clock(session, end)}."
        )
    first, last = parted(session, at.astimezone(UTC), earlier_id)
    reached = _reached(standing, first, last)
    earlier = replace(standing, session=first, progress_after=reached, edited_at=moment.now.wall)
    if reached is not None:
        last = replace(last, progress_before=reached)
    day = last.started.local_date(moment.day_begins)
    return earlier, replace(standing, session=last, local_date=day, edited_at=moment.now.wall)


def _reached(standing: Standing, first: Session, last: Session) -> int | None:
    """Return how far the task was at the split, in percent: shared by active minutes, so no part is faster."""
    if standing.progress_after is None:
        return None
    whole_us, before = active_us(first) + active_us(last), standing.session.progress_before
    share = active_us(first) / whole_us if whole_us else 0.0
    return before + round((standing.progress_after - before) * share)


def merged(one: Standing, other: Standing, moment: Moment, *, earlier_is_answered: bool) -> tuple[Standing, Standing]:
    """Return two neighbours as one under the later's id, and the earlier as it is absorbed: it counts no more.

    Raises:
        EditRuleError: they are not over, of two tasks or modes, share a time, or would last over 24 hours.
    """
    earlier, later = sorted((one, other), key=_start)
    for standing in (earlier, later):
        check_over(standing.session)
    _check_alike(earlier.session, later.session)
    whole = joined(earlier.session, later.session)
    check_times(times_of(whole), whole.started, moment.now)
    settled = later.settled_at or (earlier.settled_at if earlier_is_answered else None)
    after = replace(
        later,
        session=whole,
        local_date=earlier.local_date,
        progress_after=earlier.progress_after if later.progress_after is None else later.progress_after,
        settled_at=settled,
        edited_at=moment.now.wall,
    )
    absorbed = replace(earlier, session=replace(earlier.session, state=SessionState.DELETED))
    return after, absorbed


def _start(standing: Standing) -> tuple[datetime, UUID]:
    return standing.session.started.wall, standing.session.id


def _check_alike(earlier: Session, later: Session) -> None:
    if earlier.id == later.id:
        raise EditRuleError("That is one and the same session. Name two neighbours.")
    if earlier.task_id != later.task_id:
        raise EditRuleError("These sessions are on two tasks. Put one of them on the other's task first.")
    if earlier.mode is not later.mode:
        modes = f"{mode_name(earlier.mode)} and {mode_name(later.mode)}"
        raise EditRuleError(f"These sessions are of two modes, {modes}. Change the mode of one of them first.")
    if times_of(earlier)[1] > times_of(later)[0]:
        raise EditRuleError("These sessions share a time. Correct the end of the earlier one first.")


def deleted(standing: Standing) -> Standing:
    """Return a session as deleted: nothing else of it is another, so that it comes back whole.

    Raises:
        EditRuleError: it is not over, or does not count anyway.
    """
    check_over(standing.session)
    return replace(standing, session=replace(standing.session, state=SessionState.DELETED))


def restored(standing: Standing) -> Standing:
    """Return a deleted session as it was.

    Raises:
        EditRuleError: it is not deleted.
    """
    if standing.session.state is not SessionState.DELETED:
        raise EditRuleError("This session is not deleted, so there is nothing to restore.")
    return replace(standing, session=replace(standing.session, state=SessionState.FINISHED))
