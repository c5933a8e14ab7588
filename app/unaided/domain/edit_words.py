"""Corrections in plain sentences: what it will be, what menus say, and each line of the trail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, assert_never

from unaided.domain.clock import Reading
from unaided.domain.editing import What
from unaided.domain.overlap import clock_times, times_of
from unaided.domain.session import Mode, Session, active_us, undecided_us
from unaided.domain.standing import EPOCH, Standing
from unaided.domain.words import counted, day_name, lengths, mode_name

MARKED: Final = "It is marked as edited, and every figure can leave it out."
BY_HAND: Final = "It is marked as added by hand, and the figures of speed leave it out."
NEW: Final = "“{}” becomes a new task. It gets no estimate, for that would come too late."
DRAWN: Final = "What the coin assigned to the task stays as it fell."
STAYS_OUT: Final = "It leaves every list, total and figure, with its words and recalls. It can be restored."
ALL_STAY_OUT: Final = "They leave every list, total and figure, with their words and recalls. They can be restored."
COMES_BACK: Final = "It counts again, with its words and recalls."


def meant(whats: Iterable[What]) -> int:
    """Return how many sessions an edit is about, by what it does to each: several only where it deletes them."""
    return max(1, sum(what is What.DELETE for what in whats))


def label(what: What, title: str, sessions: int = 1) -> str:
    """Return an edit as menus and `undo` say it: `change “Fix the retry”`, `delete 3 sessions`."""
    return f"{_verb(what)} {_named(title, sessions)}"


def _named(title: str, sessions: int) -> str:
    return f"“{title}”" if sessions == 1 else counted(sessions, "session")


def done_words(what: What, title: str, sessions: int = 1) -> str:
    """Return the sentence that says what was done."""
    past = {What.CHANGE: "Changed", What.ADD: "Added", What.MERGE: "Merged", What.SPLIT: "Split"}
    return f"{past.get(what) or str(what).capitalize() + 'd'} {_named(title, sessions)}."


def _verb(what: What) -> str:
    match what:
        case What.CHANGE | What.ADD | What.SPLIT | What.MERGE | What.DELETE | What.RESTORE | What.CUT:
            return str(what)
        case What.START:
            return "move the start of"
        case What.GIVE_BACK:
            return "give back"
        case What.BRING_IN:
            return "bring in"
        case _:
            assert_never(what)


def run_words(session: Session, title: str) -> str:
    """Return when a session is and how much of it counts: “Fix” on 3 Mar 2025, 10:00–11:15, 1 h 5 min active."""
    times = times_of(session)
    day = day_name(session.started.local(times[0]).date())
    active, undecided = active_us(session), undecided_us(session)
    more = f", {lengths(undecided)} undecided" if undecided else ""
    return f"“{title}” on {day}, {clock_times(session, times)}: {lengths(active)} active{more}"


def change_words(before: Standing, after: Standing, title: str, to_title: str) -> Iterator[str]:
    """Yield what a change makes of a session, one sentence a line."""
    old, new = before.session, after.session
    yield f"{run_words(new, to_title)}."
    if times_of(old) != times_of(new):
        yield f"It was {_when(old, new)} with {lengths(active_us(old))} active."
    if old.mode is not new.mode:
        yield f"It was {_with(old.mode)} and will be {_with(new.mode)}."
    if old.task_id != new.task_id:
        yield f"It was on “{title}”."
    yield MARKED


def _when(old: Session, new: Session) -> str:
    """Return when a session was; its day too where it goes to another."""
    was, will = (session.started.local(times_of(session)[0]).date() for session in (old, new))
    times = clock_times(old, times_of(old))
    return times if was == will else f"on {day_name(was)}, {times}"


def _with(mode: Mode) -> str:
    return "with AI" if mode is Mode.AI else "without AI"


def told(
    what: What,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
    here: Reading | None,
    tasks: tuple[str, str] | None = None,
) -> str:
    """Return one line of the trail: what became of which field.

    `here` tells the clock on the wall; `tasks` the titles of its task before and after, where these are known.
    """
    if before is None:
        return f"{_made(what)} {_times(after, here)}".rstrip()
    parts = [part for part in (_start(before, after, here), _length(before, after), _mode(before, after)) if part]
    if "task_id" in after:
        parts.append("put on another task" if tasks is None else f"put on “{tasks[1]}” instead of “{tasks[0]}”")
    return ", ".join(parts) or _plain(what)


def _made(what: What) -> str:
    return "made by a split:" if what is What.SPLIT else "added:"


def _plain(what: What) -> str:
    match what:
        case What.DELETE | What.CUT:
            return "deleted"
        case What.RESTORE:
            return "restored"
        case What.MERGE:
            return "merged into the session after it"
        case What.BRING_IN:
            return "brought in from a file"
        case What.GIVE_BACK:
            return "given back: Unaided had not been running for a while"
        case What.CHANGE | What.ADD | What.SPLIT | What.START:
            return "corrected"
        case _:
            assert_never(what)


def _times(fields: Mapping[str, Any], here: Reading | None) -> str:
    start = EPOCH + timedelta(microseconds=fields["started"][0])
    return f"{_clock(start, here)}, {lengths(fields['elapsed_us'])}"


def _start(before: Mapping[str, Any], after: Mapping[str, Any], here: Reading | None) -> str:
    if "started" not in after:
        return ""
    starts = [EPOCH + timedelta(microseconds=fields["started"][0]) for fields in (before, after)]
    was, now = (start if here is None else here.local(start) for start in starts)
    if was.date() == now.date():
        return f"start {was:%H:%M} became {now:%H:%M}"
    return f"start {day_name(was.date())}, {was:%H:%M} became {day_name(now.date())}, {now:%H:%M}"


def _clock(moment: datetime, here: Reading | None) -> str:
    return f"{moment if here is None else here.local(moment):%H:%M}"


def _length(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if "elapsed_us" not in after:
        return ""
    return f"length {lengths(before['elapsed_us'])} became {lengths(after['elapsed_us'])}"


def _mode(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if "mode" not in after:
        return ""
    return f"mode {mode_name(Mode(before['mode']))} became {mode_name(Mode(after['mode']))}"
