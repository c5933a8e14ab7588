"""Sessions with their ids in the terminal, those deleted, and what was changed."""

from __future__ import annotations

import json
import shlex

import pytest

from tests.support.clock import FakeClock
from unaided.bootstrap import Services
from unaided.cli.commands import answer
from unaided.cli.history import session_id
from unaided.domain.reply import Exit
from unaided.domain.trouble import EditRuleError


def said(services: Services, line: str) -> str:
    reply = answer(shlex.split(line), services, watched=True)
    assert (reply.err.startswith("unaided:"), reply.code) == (False, Exit.DONE), reply.err
    return reply.out


@pytest.fixture
def worked(services: Services, clock: FakeClock) -> Services:
    """Work from 9:00 to 10:00 in Berlin with words about it, and let an hour pass."""
    said(services, "start Parser --no-ai --estimate 60")
    said(services, "lookup the private words")
    clock.pass_time(minutes=60)
    said(services, "stop")
    clock.pass_time(minutes=60)
    return services


def test_nothing_yet_is_said(services: Services) -> None:
    assert said(services, "history") == "No session is over yet, so there is none to name.\n"
    assert said(services, "history --deleted") == "No session is deleted.\n"
    assert said(services, "history --changes") == "Nothing was changed once it was over.\n"
    with pytest.raises(EditRuleError, match="none to name"):
        session_id("last", services)


def test_each_session_shows_how_it_came_to_be_and_no_words(worked: Services) -> None:
    said(worked, "edit last --end 09:45")
    said(worked, "add Review --ai --start 10:00 --end 10:30")
    added, edited = said(worked, "history").splitlines()
    assert added.endswith("2025-03-03  10:00–10:30  ◆ AI      30 min  Review (added by hand)")
    assert edited.endswith("2025-03-03  09:00–09:45  ● No AI   45 min  Parser (edited)")
    told = json.loads(said(worked, "history --json"))["sessions"]
    assert [(row["source"], row["edited_at"] is not None) for row in told] == [("hand", False), ("timer", True)]
    assert "private" not in said(worked, "history") + said(worked, "history --changes")


def test_changes_are_listed_the_latest_first_with_what_was_undone(worked: Services) -> None:
    said(worked, "edit last --end 09:45")
    said(worked, "delete last")
    said(worked, "undo")
    told = json.loads(said(worked, "history --changes --json"))["changes"]
    assert [(one["what"], one["undone_at"] is not None) for one in told] == [("delete", True), ("change", False)]
    assert len(json.loads(said(worked, "history last --limit 1 --json"))["changes"]) == 1
    lines = said(worked, "history last").splitlines()
    assert "deleted (undone" in lines[0]
    assert lines[2].endswith("person  “Parser”: length 1 h became 45 min")


def test_a_word_that_is_no_id_says_where_ids_are(worked: Services) -> None:
    with pytest.raises(EditRuleError, match=r"“7” is no session id\. `unaided history` shows the ids"):
        session_id("7", worked)
