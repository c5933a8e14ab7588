"""Notes on the timeline from the terminal."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.shell import say, told
from unaided.bootstrap import Services
from unaided.domain.recall import Leave
from unaided.domain.reply import Exit


def test_a_note_is_added_listed_and_removed(services: Services) -> None:
    assert "No notes yet" in say(services, "note list").out
    added = told(services, 'note add New "tool: an agent" --on 2025-02-03 --kind tool')["note"]
    assert {key: added[key] for key in ("first_day", "last_day", "kind", "text")} == {
        "first_day": "2025-02-03",
        "last_day": None,
        "kind": "tool",
        "text": "New tool: an agent",
    }
    assert told(services, "note list") == {"schema": 1, "notes": [added]}
    assert say(services, "note list").out.split()[1:5] == ["3", "Feb", "2025", "tool"]
    assert "no chart marks it" in say(services, f"note remove {added['id']}").out
    assert told(services, "note list")["notes"] == []


def test_a_note_about_several_days_can_be_leave(services: Services) -> None:
    said = say(services, "note add By the sea --on 2025-08-04 --until 2025-08-15 --kind vacation --leave").out
    assert "4–15 Aug 2025" in said
    assert "no recall and no reminder" in said
    note_id = told(services, "note list")["notes"][0]["id"]
    assert "leave on these days has gone" in say(services, f"note remove {note_id}").out


def test_without_a_day_it_is_about_today(services: Services) -> None:
    assert told(services, "note add Moved")["note"]["first_day"] == services.timeline.today().isoformat()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("note add", "The note is empty"),
        ("note add Moved --on yesterday", "--on takes a day such as 2026-11-25, not “yesterday”."),
        ("note add Moved --on 2025-03-03 --until 2025-03-02", "would end before it begins"),
        ("note remove", "by its id"),
        ("note remove 7", "by its id"),
        ("note remove 00000000-0000-0000-0000-000000000007", "not there any more"),
    ],
)
def test_what_cannot_be_done_is_said(services: Services, line: str, why: str) -> None:
    reply = say(services, line)
    assert (reply.code, reply.out) == (Exit.TROUBLE, "")
    assert why in reply.err


def test_an_unknown_kind_is_a_matter_of_usage(services: Services) -> None:
    assert say(services, "note add Moved --kind planet").code is Exit.USAGE


def test_leave_from_a_note_is_leave_to_recall_too(services: Services) -> None:
    today = services.timeline.today()
    say(services, "note add Away --kind vacation --leave")
    assert services.recall.day(5).leave == Leave(today, today)
    assert today == date(2025, 3, 3)
