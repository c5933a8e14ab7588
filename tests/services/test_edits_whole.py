"""An edit is kept whole or not at all: whichever of its writes fails, everything is as it was before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from uuid import UUID

import pytest
from sqlalchemy import event

from tests.support.edits import at, exported, in_tables, reflect, session, worked
from tests.support.kept import Kept
from unaided.domain.editing import AddMissed, Edit, Merge, NewTask, Split
from unaided.domain.session import Mode
from unaided.domain.task import Kind
from unaided.services.session import StartRequest

WRITES = ("INSERT", "UPDATE", "DELETE")
Day = tuple[UUID, UUID]


class PullTheCableError(Exception):
    """What happens in the middle of an edit."""


@contextmanager
def failing_at(kept: Kept, number: int) -> Iterator[None]:
    """Let the write of this number fail, counted from 0."""
    numbers = count()

    def fail(*asked: object) -> None:
        if str(asked[2]).lstrip().upper().startswith(WRITES) and next(numbers) == number:
            raise PullTheCableError

    event.listen(kept.database.writer, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(kept.database.writer, "before_cursor_execute", fail)


def failed_at_each(kept: Kept, do: Callable[[], object]) -> int:
    """Let each of the writes fail in turn, see that nothing is kept, then let all be; return how many there are."""
    before, trail = in_tables(kept), kept.services.editing.trail_of_all()
    for number in count():
        with failing_at(kept, number):
            try:
                do()
            except PullTheCableError:
                assert in_tables(kept) == before
                assert kept.services.editing.trail_of_all() == trail
            else:
                return number
    raise AssertionError


@pytest.fixture
def day(kept: Kept) -> Day:
    """Return two sittings of one task, with words."""
    one = worked(kept, "9:00", "9:30", look_ups=("9:10",))
    reflect(kept, one, surprise="The lock", progress=20)
    two = worked(kept, "9:40", "10:00", StartRequest(Mode.NO_AI, task_id=session(kept, one).task_id))
    reflect(kept, two, surprise="The cursor", progress=60)
    kept.clock.pass_time(hours=2)
    return one, two


def _add(_day: Day) -> Edit:
    return AddMissed(NewTask("Review", Kind("review")), Mode.AI, at("11:00"), at("11:30"))


def _split(day: Day) -> Edit:
    return Split(day[0], at("9:20"))


def _merge(day: Day) -> Edit:
    return Merge(day[0], day[1])


@pytest.mark.parametrize("edit", [_add, _split, _merge])
def test_whichever_write_fails_nothing_of_it_is_kept(kept: Kept, day: Day, edit: Callable[[Day], Edit]) -> None:
    editing, before = kept.services.editing, exported(kept)
    assert failed_at_each(kept, lambda: editing.apply(edit(day))) > 1
    after = exported(kept)
    assert after != before
    assert failed_at_each(kept, editing.undo) > 1
    assert exported(kept) == before
    assert failed_at_each(kept, editing.redo) > 1
    assert exported(kept) == after
