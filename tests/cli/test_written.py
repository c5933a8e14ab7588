"""What is owed, gaps and words found again, in the terminal; and what asks the running app for a window."""

from __future__ import annotations

import json
from uuid import UUID

import pytest

from tests.support.clock import FakeClock
from tests.support.shell import say, told
from unaided.bootstrap import Services
from unaided.domain.explanation import AiUse
from unaided.domain.ownership import Ownership
from unaided.domain.reply import Exit, Reply
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Ending, ExplanationAnswer, ReflectionAnswer
from unaided.services.session import StartRequest


def worked(services: Services, clock: FakeClock, title: str, mode: Mode) -> UUID:
    """Work 25 minutes, stop, and return the session's id."""
    session = services.session.start(StartRequest(mode, title, ownership=Ownership.CORE)).session
    assert session is not None
    clock.pass_time(minutes=25)
    services.session.act(SessionEvent.FINISH)
    return session.id


def explained(
    services: Services, clock: FakeClock, *gaps: str, words: str = "It backs off after each failure."
) -> UUID:
    """Explain a session with AI, and return its id."""
    session_id = worked(services, clock, "Fix the retry", Mode.AI)
    ending = Ending(progress=100, gaps=gaps)
    answers = (words, "", "")
    services.explanation.explain(
        session_id, ExplanationAnswer(50, answers, 60, ai_closed=True, ending=ending, ai_use=AiUse.CONCEPTS)
    )
    return session_id


def test_nothing_is_owed_at_first(services: Services) -> None:
    assert say(services, "owed").out == "Nothing is owed.\n"
    assert told(services, "owed") == {"schema": 1, "owed": []}


def test_owed_says_what_each_session_asks_for(services: Services, clock: FakeClock) -> None:
    first = worked(services, clock, "Fix the retry", Mode.AI)
    second = worked(services, clock, "Read the cache", Mode.NO_AI)

    assert say(services, "owed").out == f"{second}  reflection   Read the cache\n{first}  sentence     Fix the retry\n"
    assert [(one["asks"], one["mode"]) for one in told(services, "owed")["owed"]] == [
        ("reflection", "no-ai"),
        ("sentence", "ai"),
    ]

    clock.pass_time(hours=24)
    assert f"{first}  explanation  Fix the retry\n" in say(services, "owed").out


def test_owed_tells_when_it_ended(services: Services, clock: FakeClock) -> None:
    session_id = worked(services, clock, "Fix the retry", Mode.AI)

    assert told(services, "owed")["owed"] == [
        {
            "session_id": str(session_id),
            "title": "Fix the retry",
            "mode": "ai",
            "asks": "sentence",
            "ended_at": "2025-03-03T08:25:00Z",
        }
    ]


def test_explain_opens_what_is_owed_latest(services: Services, clock: FakeClock) -> None:
    worked(services, clock, "Fix the retry", Mode.AI)
    latest = worked(services, clock, "Read the cache", Mode.NO_AI)

    assert say(services, "explain") == Reply(explain=latest)


def test_explain_opens_the_session_that_is_named(services: Services, clock: FakeClock) -> None:
    first = worked(services, clock, "Fix the retry", Mode.AI)
    worked(services, clock, "Read the cache", Mode.NO_AI)

    assert say(services, f"explain {first}") == Reply(explain=first)


def test_explain_says_so_where_nothing_is_owed(services: Services) -> None:
    reply = say(services, "explain")

    assert reply.explain is None
    assert reply.err == "Nothing is owed: there is nothing to explain. `unaided list` shows your sessions.\n"
    assert reply.code is Exit.DONE


def test_explain_refuses_what_it_does_not_know(services: Services) -> None:
    assert "“seven” is no session id." in say(services, "explain seven").err
    assert "This session is not there any more." in say(services, f"explain {UUID(int=7)}").err
    assert say(services, "explain seven").code is Exit.TROUBLE


def test_explain_refuses_what_is_answered(services: Services, clock: FakeClock) -> None:
    session_id = explained(services, clock)
    assert "explained already" in say(services, f"explain {session_id}").err

    reflected = worked(services, clock, "Read the cache", Mode.NO_AI)
    services.explanation.reflect(reflected, ReflectionAnswer(4, "", Ending()))
    assert "has its reflection already" in say(services, f"explain {reflected}").err


def test_explain_refuses_what_goes_on(services: Services) -> None:
    session = services.session.start(StartRequest(Mode.AI, "Fix the retry")).session
    assert session is not None

    assert "still goes on" in say(services, f"explain {session.id}").err


@pytest.mark.parametrize("verb", ["explain", "recall"])
def test_without_an_app_there_is_nothing_to_show_it_in(services: Services, verb: str) -> None:
    reply = say(services, verb, watched=False)

    assert reply.code is Exit.TROUBLE
    assert reply.err == (
        "unaided: the app is not running, so there is nothing to show it in. Start it: unaided --in-tray\n"
    )


def test_recall_opens_its_page_and_says_when_nothing_is_due(services: Services, clock: FakeClock) -> None:
    assert say(services, "recall") == Reply(
        err="Nothing to recall yet: what you explain comes back 7 days after you wrote it.\n", page="recall"
    )
    explained(services, clock)
    assert say(services, "recall").err == "Nothing is due. The next recall is due on 10 Mar 2025.\n"

    clock.pass_time(hours=8 * 24)
    assert say(services, "recall") == Reply(page="recall")


def test_recall_says_until_when_the_person_is_on_leave(services: Services, clock: FakeClock) -> None:
    explained(services, clock)
    clock.pass_time(hours=8 * 24)
    services.recall.take_leave(None)

    assert say(services, "recall").err == "You are on leave: nothing is asked until you say you are back.\n"


def test_gaps_are_listed_with_their_age_until_they_are_closed(services: Services, clock: FakeClock) -> None:
    assert say(services, "gaps").out == "No gap is open.\n"
    assert say(services, "gaps --all").out.startswith("No gaps yet")
    session_id = explained(services, clock, "why the lock is held", "who retries")
    clock.pass_time(hours=12 * 24)

    assert say(services, "gaps").out == (
        " 12 days  who retries (Fix the retry)\n 12 days  why the lock is held (Fix the retry)\n"
    )
    gap = services.gaps.list()[0].gap
    services.gaps.fill(gap.id, "The caller does,\nonce.")
    services.gaps.drop(services.gaps.list()[0].gap.id, "the lock is gone")

    assert told(services, "gaps") == {"schema": 1, "gaps": []}
    assert "  closed  who retries (Fix the retry)\n          filled: The caller does, once.\n" in (
        say(services, "gaps --all").out
    )
    assert "dropped: the lock is gone\n" in say(services, "gaps --all").out
    (filled,) = (one for one in told(services, "gaps --all")["gaps"] if one["id"] == str(gap.id))
    assert filled == {
        "id": str(gap.id),
        "session_id": str(session_id),
        "text": "who retries",
        "opened_at": "2025-03-03T08:25:00Z",
        "closed_at": "2025-03-15T08:25:00Z",
        "note": "The caller does,\nonce.",
        "dropped_because": "",
        "title": "Fix the retry",
    }


def test_search_finds_what_was_written(services: Services, clock: FakeClock) -> None:
    session_id = explained(services, clock)

    assert say(services, "search backs fail").out == (
        "3 Mar 2025  explanation  Fix the retry\n    It backs off after each failure.\n"
    )
    assert told(services, "search BACK") == {
        "schema": 1,
        "found": [
            {
                "kind": "explanation",
                "session_id": str(session_id),
                "title": "Fix the retry",
                "at": "2025-03-03T08:25:00Z",
                "excerpt": "It backs off after each failure.",
            }
        ],
    }
    assert say(services, "search nowhere").out == "Nothing you wrote has all of these words.\n"


COLOURED = "It \x1b[31mbacks off\x9b2J after\x7f each\x07 failure."


def test_pasted_control_characters_never_reach_the_terminal(services: Services, clock: FakeClock) -> None:
    explained(services, clock, "why the lock is held", words=COLOURED)
    gap = services.gaps.list()[0].gap
    services.gaps.fill(gap.id, COLOURED)

    found, filled = say(services, "search failure").out, say(services, "gaps --all").out
    assert "It [31mbacks off 2J after each failure." in found
    assert "filled: It [31mbacks off 2J after each failure." in filled
    in_json = say(services, "search failure --json").out
    for printed in (found, filled, in_json):
        assert [sign for sign in printed if not sign.isprintable() and sign != "\n"] == []
    assert COLOURED in [one["excerpt"] for one in json.loads(in_json)["found"]][-1]


def test_search_wants_a_word(services: Services) -> None:
    reply = say(services, "search '\"*('")

    assert reply.code is Exit.TROUBLE
    assert reply.err == "unaided: Name at least one word to look for, such as: unaided search retry\n"
