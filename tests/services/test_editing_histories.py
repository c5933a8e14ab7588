"""Any sequence of edits: undone it equals the start, sessions never share a time, the coin stays as it fell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.edits import at, drawn, explain, exported, in_tables, reflect, worked
from tests.support.kept import RETRY, Kept, joined, kept_in_memory
from tests.support.memory import copied_database
from tests.support.profiles import one_in
from unaided.domain.editing import AddMissed, Change, Delete, Edit, Merge, NewTask, Restore, Split
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.session import Mode, active_us, undecided_us
from unaided.domain.task import Kind
from unaided.domain.trouble import EditRuleError
from unaided.domain.within import Period
from unaided.services.session import StartRequest

T = TypeVar("T")
FIVE = timedelta(minutes=5)
Snapshot = dict[str, list[str]]


@dataclass(frozen=True)
class Wish:
    """What somebody wants to do, in numbers: sessions are counted off, times in steps of five minutes.

    `undone` and `redone` say how often they go back after it, and forth again.
    """

    kind: str
    which: int
    start: int
    end: int
    mode: Mode | None
    cut: bool
    undone: int
    redone: int


_some, _steps = st.integers(0, 11), st.sampled_from((1, -1, 2, -2, 3, -3, 5, -5))
wishes = st.builds(
    Wish,
    st.sampled_from(("merge", "change", "split", "add", "delete", "retask", "restore")),
    _some,
    _steps,
    _steps,
    st.none() | st.sampled_from(Mode),
    st.sampled_from((True, True, False)),
    st.sampled_from((0, 0, 0, 1, 2)),
    st.integers(0, 2),
)
doings = st.lists(wishes, min_size=5, max_size=7)


@contextmanager
def copied(kept: Kept, folder: Path) -> Iterator[Kept]:
    """Return the same profile once more, at the same moment."""
    with closing(copied_database(kept.database)) as database, joined(database, folder, copy(kept.clock)) as again:
        yield again


def a_day(kept: Kept) -> None:
    """Work a day: tasks with and without AI, one of them drawn, with pauses, time away, words and a running end."""
    drawn(kept)
    one = worked(kept, "9:30", "10:15", RETRY, pause=("9:40", "9:50"), look_ups=("9:35", "10:05"))
    reflect(kept, one, surprise="The lock", progress=30)
    same = kept.services.history.session(one)
    assert same is not None
    again = replace(RETRY, task_id=same.task_id)
    two = worked(kept, "10:20", "10:50", again, away=("10:30", "10:40"))
    kept.session.decide(two, timedelta(minutes=4))
    reflect(kept, two, surprise="The cursor", progress=60)
    with_ai = worked(kept, "11:00", "11:40", StartRequest(Mode.AI, "Build it"))
    explain(kept, with_ai)
    worked(kept, "11:40", "12:00", again)
    kept.clock.pass_time(minutes=20)
    kept.session.start(StartRequest(Mode.NO_AI, "Goes on"))
    kept.clock.pass_time(minutes=10)
    kept.session.checkpoint()


def rows_of(kept: Kept) -> list[SessionRow]:
    """Return the sessions that are over, the earliest first."""
    return sorted(kept.services.history.rows(SessionFilter(), 99), key=lambda row: row.session.started.wall)


def edit_of(kept: Kept, wish: Wish) -> Edit:
    """Return the edit that is meant by a wish, of the sessions there are: one that can be done, where there is any."""
    rows = rows_of(kept)
    deleted = [row.session.id for row in kept.services.editing.deleted()]
    if deleted and (wish.kind == "restore" or not rows):
        return Restore(_one(deleted, wish), _all(rows, wish))
    row = _one(rows, wish)
    make: dict[str, Callable[[], Edit]] = {
        "change": partial(_change, rows, row, wish),
        "retask": partial(_retask, rows, row, wish),
        "add": partial(_add, rows, row, wish),
        "split": partial(_split, row, wish),
        "merge": partial(_merge, rows, wish),
    }
    return make.get(wish.kind, partial(Delete, row.session.id))()


def _change(rows: Sequence[SessionRow], row: SessionRow, wish: Wish) -> Change:
    start, end = _times(row)
    times = (start + wish.start * FIVE, end + wish.end * FIVE)
    return Change(row.session.id, *times, wish.mode, cutting=_all(rows, wish))


def _retask(rows: Sequence[SessionRow], row: SessionRow, wish: Wish) -> Change:
    others = [other.task.id for other in rows if other.task.id != row.task.id]
    return Change(row.session.id, task_id=_one(others or [row.task.id], wish))


def _add(rows: Sequence[SessionRow], row: SessionRow, wish: Wish) -> AddMissed:
    start = _times(row)[1] + wish.start * FIVE
    task = NewTask("Missed", Kind("debug")) if wish.mode else row.task.id
    return AddMissed(task, wish.mode or Mode.NO_AI, start, start + (3 + abs(wish.end)) * FIVE, _all(rows, wish))


def _split(row: SessionRow, wish: Wish) -> Split:
    start, end = _times(row)
    return Split(row.session.id, start + (1 + abs(wish.start)) * (end - start) / 7)


def _merge(rows: Sequence[SessionRow], wish: Wish) -> Merge:
    alike = [(one, two) for one, two in pairwise(rows) if _kind(one) == _kind(two)]
    one, two = _one(alike or [(rows[0], rows[-1])], wish)
    return Merge(one.session.id, two.session.id)


def _kind(row: SessionRow) -> tuple[UUID, Mode]:
    return row.task.id, row.session.mode


def _times(row: SessionRow) -> tuple[datetime, datetime]:
    end = row.session.ended_at
    assert end is not None
    return row.session.started.wall, end


def _one(some: Sequence[T], wish: Wish) -> T:
    return some[wish.which % len(some)]


def _all(rows: Sequence[SessionRow], wish: Wish) -> frozenset[UUID]:
    return frozenset(row.session.id for row in rows) if wish.cut else frozenset()


@dataclass
class Walk:
    """A walk through edits, with all that was kept after each of those that stand, and after those undone."""

    kept: Kept
    past: list[Snapshot]
    undone: list[Snapshot] = field(default_factory=list)

    def edit(self, edit: Edit) -> None:
        """Do what can be done; what is refused, or only previewed, changes nothing."""
        editing = self.kept.services.editing
        before = rows_of(self.kept)
        try:
            blocked = editing.preview(edit).blocked
            done = editing.apply(edit)
        except EditRuleError:
            assert in_tables(self.kept) == self.past[-1]
            return
        assert not blocked
        if isinstance(edit, Split | Merge):
            check_same_time(before, rows_of(self.kept), done.session_ids)
        self.past.append(in_tables(self.kept))
        self.undone.clear()

    def undo(self) -> bool:
        """Go back one edit, to exactly what was kept before; tell whether there was one."""
        if len(self.past) == 1:
            assert self.kept.services.editing.undoable().undo is None
            return False
        self.kept.services.editing.undo()
        self.undone.append(self.past.pop())
        assert in_tables(self.kept) == self.past[-1]
        return True

    def redo(self) -> bool:
        """Go forth one edit, to exactly what was kept after it; tell whether there was one."""
        if not self.undone:
            assert self.kept.services.editing.undoable().redo is None
            return False
        self.kept.services.editing.redo()
        self.past.append(self.undone.pop())
        assert in_tables(self.kept) == self.past[-1]
        return True


def walked(kept: Kept, todo: Sequence[Wish]) -> Walk:
    """Do all that is wished, and check what holds at every step."""
    walk = Walk(kept, [in_tables(kept)])
    for wish in todo:
        walk.edit(edit_of(kept, wish))
        check(walk)
        for _ in range(wish.undone):
            walk.undo()
        for _ in range(wish.redone):
            walk.redo()
        check(walk)
    return walk


def check_same_time(before: Sequence[SessionRow], after: Sequence[SessionRow], meant: Sequence[UUID]) -> None:
    """Check that a split or a merge begins and ends as before, and makes no work more or less than there was."""
    old, new = ([row for row in rows if row.session.id in meant] for rows in (before, after))
    assert (_times(new[0])[0], _times(new[-1])[1]) == (_times(old[0])[0], _times(old[-1])[1]), "other times"
    assert len(old) + len(new) == 3, "two were one, or one was two"
    told, tells = (sum(active_us(row.session) for row in rows) for rows in (old, new))
    decided = sum(span.worked_us or 0 for row in old for span in row.session.spans)  # undecided where it is cut through
    assert told - decided <= tells <= told, "other work"


def check(walk: Walk) -> None:
    """Check what holds whatever was done."""
    kept, rows = walk.kept, rows_of(walk.kept)
    running = kept.session.now().session
    assert running is not None
    sessions = [*(row.session for row in rows), running]
    for session, later in pairwise(sessions):
        assert session.ended_at is not None
        assert session.ended_at <= later.started.wall, "two sessions share a time"
    for session in sessions:
        assert active_us(session) + undecided_us(session) <= session.elapsed_us, "more than there is"
        for span in session.spans:
            assert 0 <= span.start_us <= (span.end_us or session.elapsed_us) <= session.elapsed_us, "outside of it"
    passed = (kept.clock.wall - sessions[0].started.wall) / timedelta(microseconds=1)
    assert sum(session.elapsed_us for session in sessions) <= passed, "more than has passed"
    active = sum(active_us(row.session) for row in rows)
    for period in Period:
        totals = kept.services.history.periods(SessionFilter(), period)
        assert sum(total.no_ai_us + total.ai_us for total in totals) <= active, "more than was worked"
        assert sum(total.sessions for total in totals) == len(rows), "a session is in no total, or in two"
    assert walk.past[-1]["draws"] == walk.past[0]["draws"], "the coin stays as it fell"


@pytest.fixture(scope="module")
def day() -> Iterator[Kept]:
    """Return a day of work, made once: each try begins with a copy."""
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as kept:
        a_day(kept)
        yield kept


@one_in(75)
@given(todo=doings)
def test_any_edits_undone_equal_the_start_and_done_again_equal_the_end(day: Kept, todo: list[Wish]) -> None:
    with TemporaryDirectory() as folder, copied(day, Path(folder)) as kept:
        start = exported(kept)
        walk = walked(kept, todo)
        end = exported(kept)
        edits = len(walk.past) - 1
        while walk.undo():
            check(walk)
        assert exported(kept) == start
        for _ in range(edits):
            walk.redo()
        assert exported(kept) == end


@one_in(250)
@given(todo=doings)
def test_whatever_was_edited_a_session_deleted_and_restored_is_as_before(day: Kept, todo: list[Wish]) -> None:
    with TemporaryDirectory() as folder, copied(day, Path(folder)) as kept:
        walk = walked(kept, todo)
        for row in rows_of(kept):
            kept.services.editing.apply(Delete(row.session.id))
            assert row.session.id not in {one.session.id for one in rows_of(kept)}
            kept.services.editing.apply(Restore(row.session.id))
            assert in_tables(kept) == walk.past[-1]


def test_a_restart_loses_nothing_of_undo_and_redo(kept: Kept, tmp_path: Path) -> None:
    one = worked(kept, "9:00", "10:00")
    start = exported(kept)
    kept.services.editing.apply(Change(one, end=at("9:30")))
    end = exported(kept)
    with joined(kept.database, tmp_path, kept.clock) as anew:
        anew.services.editing.undo()
        assert exported(kept) == start
    with joined(kept.database, tmp_path, kept.clock) as anew:
        anew.services.editing.redo()
    assert exported(kept) == end
