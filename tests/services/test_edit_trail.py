"""The trail as it is read: who did what, and what was undone."""

from __future__ import annotations

from tests.support.edits import at, worked
from tests.support.kept import RETRY, Kept
from unaided.domain.editing import Change, Delete, What, Who
from unaided.domain.session import Mode


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
