"""Any sequence of edits: undone it equals the start, sessions never share a time, the coin stays as it fell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from copy import copy
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.edits import at, drawn, explain, exported, reflect, worked
from tests.support.kept import RETRY, Kept, joined, kept_in_memory
from tests.support.memory import copied_database
from tests.support.profiles import one_in
from unaided.domain.editing import AddMissed, Change, Delete, Edit, Merge, NewTask, Restore, Split
from unaided.domain.export_measure import measured_dict
from unaided.domain.history import SessionFilter
from unaided.domain.session import Mode, active_us, undecided_us
from unaided.domain.task import Kind
from unaided.domain.trouble import EditRuleError
from unaided.services.session import StartRequest

FIVE = timedelta(minutes=5)


@dataclass(frozen=True)
class Wish:
    """What somebody wants to do, in numbers: sessions and tasks are counted off, times in steps of five minutes."""

    kind: str
    which: int
    other: int
    start: int
    end: int
    mode: Mode | None
    cut: bool


@dataclass(frozen=True)
class Back:
    """Undo, or redo."""

    undo: bool


_some = st.integers(0, 11)
wishes = st.builds(
    Wish,
    st.sampled_from(("change", "change", "retask", "add", "split", "merge", "delete", "restore")),
    _some,
    _some,
    st.integers(-8, 8),
    st.integers(-8, 8),
    st.none() | st.sampled_from(Mode),
    st.booleans(),
)
doings = st.lists(st.one_of(wishes, wishes, wishes, st.builds(Back, st.booleans())), min_size=1, max_size=8)


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


def edit_of(kept: Kept, wish: Wish) -> Edit:
    """Return the edit that is meant by a wish, of the sessions there are."""
    rows = kept.services.history.rows(SessionFilter(), 99)
    deleted = [row.session.id for row in kept.services.editing.deleted()]
    if not rows:
        return Restore(deleted[wish.which % len(deleted)])
    row, other = rows[wish.which % len(rows)], rows[wish.other % len(rows)]
    cutting = frozenset(one.session.id for one in rows) if wish.cut else frozenset()
    start, end = row.session.started.wall, row.session.ended_at
    assert end is not None
    changed = Change(row.session.id, start + wish.start * FIVE, end + wish.end * FIVE, wish.mode, cutting=cutting)
    edits: dict[str, Edit] = {
        "change": changed,
        "retask": Change(row.session.id, task_id=other.task.id),
        "add": AddMissed(
            NewTask("Missed", Kind("debug")) if wish.mode else row.task.id,
            wish.mode or Mode.NO_AI,
            at("10:00") + wish.start * FIVE,
            at("10:40") + wish.end * FIVE,
            cutting,
        ),
        "split": Split(row.session.id, start + abs(wish.start) * FIVE),
        "merge": Merge(row.session.id, other.session.id),
        "delete": Delete(row.session.id),
        "restore": Restore(deleted[wish.which % len(deleted)] if deleted else row.session.id, cutting),
    }
    return edits[wish.kind]


def do(kept: Kept, doing: Wish | Back, before: dict[str, Any]) -> dict[str, Any]:
    """Do what can be done; what cannot leaves all as it was before. Return what is kept then."""
    try:
        if isinstance(doing, Back):
            kept.services.editing.undo() if doing.undo else kept.services.editing.redo()
        else:
            edit = edit_of(kept, doing)
            blocked = kept.services.editing.preview(edit).blocked
            kept.services.editing.apply(edit)
            assert not blocked
    except EditRuleError:
        assert exported(kept) == before, "what is refused, or only previewed, changes nothing"
    return exported(kept)


def check(kept: Kept, draws: list[Any]) -> None:
    """Check what holds whatever was done."""
    rows = sorted(kept.services.history.rows(SessionFilter(), 99), key=lambda row: row.session.started.wall)
    running = kept.session.now().session
    assert running is not None
    sessions = [row.session for row in rows]
    ends = [session.ended_at for session in sessions]
    for end, later in zip(ends, [*sessions[1:], running], strict=True):
        assert end is not None
        assert end <= later.started.wall, "two sessions share a time"
    for session in sessions:
        assert 0 <= active_us(session) + undecided_us(session) <= session.elapsed_us
    passed = (kept.clock.wall - at("0:00")) / timedelta(microseconds=1)
    assert sum(session.elapsed_us for session in (*sessions, running)) <= passed
    with kept.ledger.read() as shelves:
        assert [measured_dict(shelves.archive.everything().measured)["draws"]] == [draws]


@pytest.fixture(scope="module")
def day() -> Iterator[Kept]:
    """Return a day of work, made once: each try begins with a copy."""
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as kept:
        a_day(kept)
        yield kept


@one_in(20)
@given(todo=doings)
def test_any_edits_undone_equal_the_start_and_done_again_equal_the_end(day: Kept, todo: list[Wish | Back]) -> None:
    with TemporaryDirectory() as folder, copied(day, Path(folder)) as kept:
        start = end = exported(kept)
        for doing in todo:
            end = do(kept, doing, end)
            check(kept, start["draws"])
        undone = 0
        while kept.services.editing.undoable().undo is not None:
            kept.services.editing.undo()
            check(kept, start["draws"])
            undone += 1
        assert exported(kept) == start
        for _ in range(undone):
            kept.services.editing.redo()
        assert exported(kept) == end
        with suppress(EditRuleError):
            kept.services.editing.redo()


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
