"""The trail as it is read: who did what, and what was undone."""

from __future__ import annotations

from tests.support.edits import at, session, worked
from tests.support.files import session_row, table, task_row
from tests.support.kept import RETRY, Kept
from unaided.domain.editing import Change, Delete, What, Who
from unaided.domain.history import SessionFilter
from unaided.domain.imports import FileKind
from unaided.domain.session import Mode
from unaided.exchange.tables import read_sessions, read_tasks
from unaided.services.session import StartRequest


def test_the_trail_says_who_did_what_and_what_was_undone(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00", began_earlier=10)
    edits = kept.services.editing
    edits.apply(Change(one, end=at("9:45"), mode=Mode.AI))
    edits.undo()
    edits.apply(Delete(one))
    told = [(entry.who, entry.what, entry.sentence, entry.undone_at is not None) for entry in edits.trail(one)]
    assert told == [
        (Who.PERSON, What.DELETE, "deleted", False),
        (Who.PERSON, What.CHANGE, "length 1 h 10 min became 55 min, mode No AI became AI", True),
        (Who.PERSON, What.START, "start 09:00 became 08:50, while it went on", False),
    ]
    assert [entry.what for entry in edits.trail_of_all()] == [What.DELETE, What.CHANGE]
    assert [entry.title for entry in edits.trail_of_all(limit=1, offset=1)] == ["Fix the retry"]


def test_the_app_writes_on_the_trail_what_it_makes_of_a_gap(kept: Kept) -> None:
    now = kept.session.start(RETRY)
    assert now.session is not None
    kept.clock.pass_time(minutes=5)
    kept.session.checkpoint()
    kept.clock.pass_time(hours=3)
    kept.session.give_back()
    [entry] = kept.services.editing.trail(now.session.id)
    assert (entry.who, entry.what) == (Who.APP, What.GIVE_BACK)
    assert kept.services.editing.undoable().undo is None


def test_the_trail_names_both_tasks_of_a_session_that_was_put_on_another(kept: Kept) -> None:
    one = worked(kept, "9:00", "10:00")
    two = worked(kept, "10:00", "10:30", StartRequest(Mode.NO_AI, "Read the log"))
    kept.services.editing.apply(Change(one, task_id=session(kept, two).task_id))
    [entry] = kept.services.editing.trail(one)
    assert entry.sentence == "put on “Read the log” instead of “Fix the retry”"


def test_what_was_brought_in_says_so_with_its_session(kept: Kept) -> None:
    imports = kept.services.imports
    imports.tasks(read_tasks(table(FileKind.TASKS, [task_row(0)])), "tasks.csv", dry=False)
    imports.sessions(read_sessions(table(FileKind.SESSIONS, [session_row(0)])), "sessions.csv", dry=False)
    [row] = kept.services.history.rows(SessionFilter(), 9)
    [entry] = kept.services.editing.trail(row.session.id)
    assert (entry.who, entry.what, entry.sentence) == (Who.IMPORT, What.BRING_IN, "brought in from a file")
