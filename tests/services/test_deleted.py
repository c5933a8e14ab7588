"""A deleted session counts in no figure, list, week, skill or recall, and comes back into each when it is restored."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from tests.support.edits import at, explain, reflect, worked
from tests.support.files import session_row, table, tasks_file
from tests.support.kept import RETRY, Kept
from unaided.domain.editing import Delete, Restore
from unaided.domain.history import SessionFilter
from unaided.domain.imports import FileKind
from unaided.domain.rebuild import Practice
from unaided.domain.recall import CardKind, Rating
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.settings import BlockSettings
from unaided.domain.skill import SkillWork
from unaided.domain.task_list import TaskFilter, TaskRow
from unaided.domain.trouble import RecallRuleError
from unaided.exchange.tables import read_sessions, read_tasks
from unaided.services.recall import RecallAnswer
from unaided.services.session import StartRequest

WITH_AI = replace(RETRY, mode=Mode.AI, skill="SQL")
ALONE = replace(RETRY, skill="SQL")
ALL_TASKS = TaskFilter()


def delete(kept: Kept, session_id: UUID) -> None:
    """Delete a session as the person does."""
    kept.services.editing.apply(Delete(session_id))


def restore(kept: Kept, session_id: UUID) -> None:
    """Bring it back."""
    kept.services.editing.apply(Restore(session_id))


def tasks(kept: Kept, wanted: TaskFilter = ALL_TASKS) -> list[TaskRow]:
    """Return the tasks as a list shows them."""
    with kept.ledger.read() as shelves:
        return [*shelves.listing.tasks(wanted, 9)]


def test_a_task_has_no_session_and_no_mode_of_it(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", ALONE)
    [task] = tasks(kept)
    two = worked(kept, "10:00", "11:00", StartRequest(Mode.AI, task_id=task.task.id))
    delete(kept, two)
    [row] = tasks(kept)
    assert (row.mode, row.sessions) == (Mode.NO_AI, 1)
    assert tasks(kept, TaskFilter(mode=Mode.AI)) == []
    delete(kept, one)
    [row] = tasks(kept)
    assert (row.mode, row.sessions) == (None, 0)
    restore(kept, two)
    [row] = tasks(kept)
    assert (row.mode, row.sessions) == (Mode.AI, 1)


def test_a_skill_has_no_work_no_day_and_no_gap_of_it(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", WITH_AI)
    explain(kept, one)
    two = worked(kept, "10:00", "11:00", ALONE)
    reflect(kept, two, progress=100)
    skills = kept.services.skills
    assert skills.row("SQL").work == SkillWork(1, 1, kept.clock.wall.date(), gaps=1)
    assert len(skills.behind("SQL").gaps) == 1
    for session_id in (one, two):
        delete(kept, session_id)
    assert skills.row("SQL").work == SkillWork()
    assert skills.behind("SQL").gaps == ()


def test_a_recall_of_it_is_in_no_count_and_cannot_be_undone(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", WITH_AI)
    explain(kept, one)
    kept.clock.pass_time(hours=24 * 9)
    recall = kept.services.recall
    [asked] = recall.day(5).cards
    recall.answer(asked.card.id, RecallAnswer(50, "It retries.", frozenset(), Rating.GOOD))
    assert recall.day(5).done_today == 1
    assert kept.services.skills.row("SQL").recalled.n == 1
    delete(kept, one)
    assert recall.day(5).done_today == 0
    assert kept.services.skills.row("SQL").recalled.n == 0
    assert kept.services.skills.behind("SQL").recalls == ()
    with pytest.raises(RecallRuleError, match="no recall of today"):
        recall.undo()
    restore(kept, one)
    assert recall.day(5).done_today == 1


def looking_up(kept: Kept, start: str, end: str) -> UUID:
    """Work, and look the same thing up on the way."""
    kept.clock.pass_time(seconds=(at(start) - kept.clock.wall).total_seconds())
    now = kept.session.start(RETRY)
    assert now.session is not None
    kept.session.look_up("strftime")
    kept.clock.pass_time(seconds=(at(end) - kept.clock.wall).total_seconds())
    kept.session.act(SessionEvent.FINISH)
    return now.session.id


def test_what_was_looked_up_in_it_is_no_topic_and_no_row_behind_one(kept: Kept) -> None:
    one, two, three = (looking_up(kept, f"{hour}:00", f"{hour}:30") for hour in (9, 10, 11))
    [often] = kept.services.recall.often_looked_up()
    card = kept.services.recall.card_from_look_up(often.latest, "%Y-%m-%d")
    with kept.ledger.read() as shelves:
        assert {*shelves.explanations.looked_up_in("strftime")} == {one, two, three}
        assert [*shelves.cards.fronts(CardKind.LOOK_UP)] == [card.front]
        assert [*shelves.testimony.all().topics] == [("strftime", 3)]
    for session_id in (two, three):
        delete(kept, session_id)
    with kept.ledger.read() as shelves:
        assert [*shelves.explanations.looked_up_in("strftime")] == [one]
        assert [*shelves.cards.fronts(CardKind.LOOK_UP)] == []
        assert [*shelves.testimony.all().topics] == []
        assert len([*shelves.explanations.every_look_up()]) == 1


def test_the_week_the_blocks_and_the_plan_do_not_see_it(kept: Kept) -> None:
    alone, with_ai = worked(kept, "9:00", "10:35", ALONE), worked(kept, "11:00", "12:00", WITH_AI)
    reflect(kept, alone)
    practices = (Practice.NO_AI_BLOCK, Practice.EXPLAIN, Practice.ESTIMATE)
    for practice in practices:
        kept.services.rebuild.pick(practice)
    assert all(line.seen for line in kept.services.rebuild.look().lines)
    for session_id in (alone, with_ai):
        delete(kept, session_id)
    look = kept.services.week.look(BlockSettings())
    assert (look.week.no_ai, look.week.ai, look.week.kept) == ([], 0, None)
    assert not any(week.kept or week.sittings for week in kept.services.no_ai_block.weeks(BlockSettings()))
    assert not any(line.seen for line in kept.services.rebuild.look().lines)


def test_the_pace_to_the_baseline_begins_after_it(kept: Kept) -> None:
    old = worked(kept, "9:00", "10:00", ALONE)
    kept.clock.pass_time(hours=24 * 14)
    begun = kept.session.start(RETRY)
    kept.clock.pass_time(minutes=30)
    kept.session.act(SessionEvent.FINISH)
    assert begun.session is not None
    way = kept.services.week.look(BlockSettings()).way
    assert way is not None
    assert way.weeks == 2
    delete(kept, old)
    way = kept.services.week.look(BlockSettings()).way
    assert way is not None
    assert way.weeks == 1


def test_open_tasks_come_in_the_order_of_the_sessions_that_count(kept: Kept) -> None:
    worked(kept, "9:00", "9:30", replace(RETRY, title="First"))
    worked(kept, "10:00", "10:30", replace(RETRY, title="Second"))
    [first] = tasks(kept, TaskFilter(text="First"))
    again = worked(kept, "11:00", "11:30", StartRequest(Mode.NO_AI, task_id=first.task.id))
    with kept.ledger.read() as shelves:
        assert [task.title for task in shelves.tasks.open()] == ["First", "Second"]
    delete(kept, again)
    with kept.ledger.read() as shelves:
        assert [task.title for task in shelves.tasks.open()] == ["Second", "First"]


def test_an_imported_session_goes_on_where_those_that_count_left_the_task(kept: Kept) -> None:
    imports = kept.services.imports
    imports.tasks(read_tasks(tasks_file(1)), "t.csv", dry=False)
    imports.sessions(read_sessions(table(FileKind.SESSIONS, [session_row(0)])), "s.csv", dry=False)
    [row] = kept.services.history.rows(SessionFilter(), 9)
    delete(kept, row.session.id)
    with kept.ledger.read() as shelves:
        assert dict(shelves.imports.reached()) == {}
