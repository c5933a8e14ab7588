"""The export: documented keys, exact instants and lengths, and nothing that JSON cannot hold."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import MORNING, FakeClock
from tests.support.sessions import SESSION_ID, TASK_ID
from unaided.domain.agent import wait_on_agent
from unaided.domain.away import come_back_from_away, note_away
from unaided.domain.correction import StartCorrection
from unaided.domain.decision import decide
from unaided.domain.editing import What, Who
from unaided.domain.explanation import (
    PROMPTS,
    AiUse,
    Explanation,
    Gap,
    GoingOn,
    LookUp,
    LookUpSource,
    Reflection,
    SkipReason,
)
from unaided.domain.export import (
    Draft,
    Everything,
    KeptSession,
    Postponement,
    export_dict,
    list_dict,
)
from unaided.domain.history import SessionRow
from unaided.domain.interruption import leave, pause
from unaided.domain.json_values import Json, instant
from unaided.domain.ownership import Ownership
from unaided.domain.rebuild import Choice, PlanTick, Practice
from unaided.domain.recall import Card, CardKind, Leave, Rating, Recall, WordDraft
from unaided.domain.reproduction import Reproduction
from unaided.domain.session import Mode, Session, SessionEvent, begin, step
from unaided.domain.skill import Skill, decided
from unaided.domain.span import AwayNote, Cause, PauseReason
from unaided.domain.stage import StageCheck, Statement
from unaided.domain.task import Estimate, Kind, Task
from unaided.domain.timeline import NoteKind, TimelineNote
from unaided.domain.trail import Entry

TASK = Task(TASK_ID, "Fix the retry", Kind("debug"), Ownership.CORE, MORNING, Estimate(90, MORNING), project="Shop")
KINDS = [part.name for part in fields(Everything) if part.name != "measured"]
NOTHING = Everything(**dict.fromkeys(KINDS, ()))  # type: ignore[arg-type]  # `measured` is not among them

CARD_ID = UUID(int=5)
GOING_ON = GoingOn(SESSION_ID, "The lock is per row.", AiUse.CONCEPTS, MORNING)
CARD = Card(
    CARD_ID, SESSION_ID, CardKind.EXPLANATION, "Fix the retry", "It backs off.", ("how",), MORNING, MORNING, MORNING
)
RECALL = Recall(UUID(int=6), CARD_ID, MORNING, 60, "It backs\noff.", frozenset({2, 0}), Rating.HARD, MORNING)


def sitting() -> Session:
    """Return 50 minutes with a pause of 5 and 10 away, of which 4 were work."""
    clock = FakeClock()
    session = begin(SESSION_ID, TASK_ID, Mode.NO_AI, timedelta(minutes=25), clock.read(), progress_before=20)
    session = pause(session, clock.pass_time(minutes=20), PauseReason.CALL)
    session = step(session, SessionEvent.RESUME, clock.pass_time(minutes=5))
    session = leave(session, clock.pass_time(minutes=15), AwayNote.PAPER)
    session = step(session, SessionEvent.FINISH, clock.pass_time(minutes=10))
    return decide(session, 4 * 60_000_000)


def sitting_with_ai() -> Session:
    """Return half an hour with AI, locked and then asleep for ten minutes of it, and waiting for its last five."""
    clock = FakeClock()
    session = begin(SESSION_ID, TASK_ID, Mode.AI, None, clock.read())
    session = note_away(session, Cause.LOCKED, timedelta(0), clock.pass_time(minutes=15))
    session = come_back_from_away(session, clock.sleep(minutes=10))
    session = wait_on_agent(session, clock.read(), on=True)
    return step(session, SessionEvent.FINISH, clock.pass_time(minutes=5))


def only(name: str, **parts: object) -> Json:
    """Return the only entry of a kind in an export of just these parts."""
    everything = Everything(**(dict.fromkeys(KINDS, ()) | parts))  # type: ignore[arg-type]
    entries = export_dict(everything, MORNING)[name]
    assert isinstance(entries, list)
    [entry] = entries
    return entry  # type: ignore[no-any-return]


def test_an_empty_export_has_all_its_lists() -> None:
    assert export_dict(NOTHING, MORNING) == {
        "schema": 1,
        "exported_at": "2025-03-03T08:00:00Z",
        "tasks": [],
        "sessions": [],
        "explanations": [],
        "reflections": [],
        "look_ups": [],
        "gaps": [],
        "postponements": [],
        "drafts": [],
        "start_corrections": [],
        "goings_on": [],
        "cards": [],
        "recalls": [],
        "leaves": [],
        "reproductions": [],
        "word_drafts": [],
        "timeline_notes": [],
        "skills": [],
        "session_edits": [],
        "stage_checks": [],
        "plan_choices": [],
        "plan_ticks": [],
        "baselines": [],
        "baseline_tasks": [],
        "sizes": [],
        "audits": [],
        "forecasts": [],
        "experiments": [],
        "draws": [],
        "kept_out": [],
        "imported_tasks": [],
        "imported_sessions": [],
        "imported_explanations": [],
        "imported_recalls": [],
    }


def test_a_task() -> None:
    assert only("tasks", tasks=[TASK]) == {
        "id": str(TASK_ID),
        "title": "Fix the retry",
        "kind": "debug",
        "ownership": "core",
        "skill": None,
        "project": "Shop",
        "registered_at": "2025-03-03T08:00:00Z",
        "estimate_minutes": 90,
        "estimate_given_at": "2025-03-03T08:00:00Z",
        "status": "open",
        "progress": 0,
        "closed_at": None,
    }


def test_a_session_with_its_spans() -> None:
    assert only("sessions", sessions=[KeptSession(sitting(), date(2025, 3, 3), 60)]) == {
        "id": str(SESSION_ID),
        "task_id": str(TASK_ID),
        "mode": "no-ai",
        "state": "finished",
        "watched": True,
        "local_date": "2025-03-03",
        "zone": "Europe/Berlin",
        "utc_offset_minutes": 60,
        "started_at": "2025-03-03T08:00:00Z",
        "ended_at": "2025-03-03T08:50:00Z",
        "planned_seconds": 1500,
        "elapsed_seconds": 3000,
        "active_seconds": 2340,
        "paused_seconds": 300,
        "undecided_seconds": 0,
        "overtime_seconds": 840,
        "waiting_seconds": 0,
        "progress_before": 20,
        "progress_after": 60,
        "edited_at": None,
        "source": "timer",
        "spans": [
            {
                "cause": "paused",
                "start_seconds": 1200,
                "end_seconds": 1500,
                "worked_seconds": None,
                "also": [],
                "reason": "call",
                "note": None,
            },
            {
                "cause": "left",
                "start_seconds": 2400,
                "end_seconds": 3000,
                "worked_seconds": 240,
                "also": [],
                "reason": None,
                "note": "paper",
            },
        ],
        "waits": [],
    }


def test_a_session_that_goes_on_has_no_end() -> None:
    session = begin(SESSION_ID, TASK_ID, Mode.AI, None, FakeClock().read())
    exported = only("sessions", sessions=[KeptSession(session, date(2025, 3, 3), None)])

    assert (exported["state"], exported["ended_at"], exported["planned_seconds"]) == ("running", None, None)


def test_what_was_written() -> None:
    explanation = Explanation(
        SESSION_ID, 70, ("a", "b", ""), 55, AiUse.DELEGATED, ai_closed=True, guess_minutes=90, written_at=MORNING
    )
    at = "2025-03-03T08:00:00Z"

    assert only("explanations", explanations=[explanation]) == {
        "session_id": str(SESSION_ID),
        "predicted": 70,
        "what_it_is": "a",
        "why_this_way": "b",
        "how_it_breaks": "",
        "explained": 55,
        "ai_use": "delegated",
        "ai_closed": True,
        "guess_minutes": 90,
        "checklist": list(PROMPTS),
        "told_whom": "",
        "written_at": at,
    }
    assert only("reflections", reflections=[Reflection(SESSION_ID, 4, "the lock", MORNING)]) == {
        "session_id": str(SESSION_ID),
        "felt": 4,
        "surprise": "the lock",
        "written_at": at,
    }
    look_up = LookUp(UUID(int=3), SESSION_ID, "Retry", LookUpSource.DOCS, MORNING)
    assert only("look_ups", look_ups=[look_up]) == {
        "id": str(UUID(int=3)),
        "session_id": str(SESSION_ID),
        "text": "Retry",
        "source": "docs",
        "noted_at": at,
    }
    assert only("gaps", gaps=[Gap(UUID(int=4), SESSION_ID, "why", MORNING)]) == {
        "id": str(UUID(int=4)),
        "session_id": str(SESSION_ID),
        "text": "why",
        "opened_at": at,
        "closed_at": None,
        "note": "",
        "dropped_because": "",
    }
    assert only("drafts", drafts=[Draft(SESSION_ID, "half", MORNING)]) == {
        "session_id": str(SESSION_ID),
        "body": "half",
        "saved_at": at,
    }
    assert only("postponements", postponements=[Postponement(SESSION_ID, MORNING, SkipReason.NO_TIME)]) == {
        "session_id": str(SESSION_ID),
        "at": at,
        "reason": "no-time",
    }


def test_one_line_on_transient_work_has_no_percentages() -> None:
    explanation = Explanation(
        SESSION_ID,
        None,
        ("", "", ""),
        None,
        AiUse.RELIED,
        ai_closed=False,
        guess_minutes=None,
        written_at=MORNING,
        checklist=("the lock",),
        told_whom="Ada",
    )
    exported = only("explanations", explanations=[explanation])

    assert (exported["predicted"], exported["explained"]) == (None, None)
    assert (exported["checklist"], exported["told_whom"]) == (["the lock"], "Ada")


def test_a_sitting_that_went_on() -> None:
    assert only("goings_on", goings_on=[GOING_ON]) == {
        "session_id": str(SESSION_ID),
        "sentence": "The lock is per row.",
        "ai_use": "concepts",
        "written_at": "2025-03-03T08:00:00Z",
    }


def test_a_gap_says_what_closed_it() -> None:
    filled = only("gaps", gaps=[Gap(CARD_ID, SESSION_ID, "why", MORNING, MORNING, "for speed")])
    dropped = only("gaps", gaps=[Gap(CARD_ID, SESSION_ID, "why", MORNING, MORNING, dropped_because="it is gone")])

    assert (filled["closed_at"], filled["note"]) == ("2025-03-03T08:00:00Z", "for speed")
    assert (dropped["note"], dropped["dropped_because"]) == ("", "it is gone")


def test_cards_recalls_leaves_and_what_is_written_again() -> None:
    at = "2025-03-03T08:00:00Z"

    assert only("cards", cards=[CARD]) == {
        "id": str(CARD_ID),
        "session_id": str(SESSION_ID),
        "kind": "explanation",
        "front": "Fix the retry",
        "back": "It backs off.",
        "checklist": ["how"],
        "made_at": at,
        "due_at": at,
        "retired_at": at,
    }
    assert only("recalls", recalls=[RECALL]) == {
        "id": str(RECALL.id),
        "card_id": str(CARD_ID),
        "reviewed_at": at,
        "said": 60,
        "words": "It backs\noff.",
        "ticked": [0, 2],
        "rating": "hard",
        "undone_at": at,
    }
    assert only("leaves", leaves=[Leave(date(2025, 3, 3))]) == {"first_day": "2025-03-03", "last_day": None}
    assert only("leaves", leaves=[Leave(date(2025, 3, 3), date(2025, 3, 9))])["last_day"] == "2025-03-09"
    assert only("word_drafts", word_drafts=[WordDraft(CARD_ID, "half", MORNING)]) == {
        "owner_id": str(CARD_ID),
        "body": "half",
        "saved_at": at,
    }
    assert only("reproductions", reproductions=[Reproduction(TASK_ID, SESSION_ID)]) == {
        "task_id": str(TASK_ID),
        "of_task_id": str(SESSION_ID),
    }


def test_notes_on_the_timeline_go_out_with_their_days() -> None:
    note = TimelineNote(CARD_ID, date(2025, 8, 4), date(2025, 8, 15), NoteKind.VACATION, "By the sea", MORNING)
    assert only("timeline_notes", timeline_notes=[note]) == {
        "id": str(CARD_ID),
        "first_day": "2025-08-04",
        "last_day": "2025-08-15",
        "kind": "vacation",
        "text": "By the sea",
        "created_at": "2025-03-03T08:00:00Z",
        "deleted_at": None,
    }


def test_a_skill_goes_out_with_what_was_decided() -> None:
    skill = decided(Skill("SQL", MORNING, note="Window functions"), Ownership.CORE, MORNING)
    assert only("skills", skills=[skill]) == {
        "name": "SQL",
        "ownership": "core",
        "note": "Window functions",
        "added_at": "2025-03-03T08:00:00Z",
        "decided_at": "2025-03-03T08:00:00Z",
    }


def test_a_session_with_ai_says_which_signs_were_seen_and_how_long_it_waited() -> None:
    exported = only("sessions", sessions=[KeptSession(sitting_with_ai(), date(2025, 3, 3), None)])

    assert exported["waiting_seconds"] == 300
    assert exported["waits"] == [{"start_seconds": 1500, "end_seconds": 1800}]
    assert exported["spans"] == [
        {
            "cause": "locked",
            "start_seconds": 900,
            "end_seconds": 1500,
            "worked_seconds": None,
            "also": ["asleep"],
            "reason": None,
            "note": None,
        }
    ]


def test_a_start_that_was_moved() -> None:
    moved = StartCorrection(SESSION_ID, MORNING, MORNING, MORNING - timedelta(minutes=10))

    assert only("start_corrections", start_corrections=[moved]) == {
        "session_id": str(SESSION_ID),
        "said_at": "2025-03-03T08:00:00Z",
        "was": "2025-03-03T08:00:00Z",
        "became": "2025-03-03T07:50:00Z",
    }


def test_a_row_of_the_list_has_whole_seconds_a_title_and_no_words() -> None:
    row = SessionRow(sitting(), TASK, date(2025, 3, 3), answered=True, felt=4, look_ups=2, progress_after=60)

    assert list_dict(row) == {
        "id": str(SESSION_ID),
        "task_id": str(TASK_ID),
        "title": "Fix the retry",
        "kind": "debug",
        "ownership": "core",
        "mode": "no-ai",
        "local_date": "2025-03-03",
        "started_at": "2025-03-03T08:00:00Z",
        "ended_at": "2025-03-03T08:50:00Z",
        "planned_seconds": 1500,
        "active_seconds": 2340,
        "undecided_seconds": 0,
        "overtime_seconds": 840,
        "progress_before": 20,
        "progress_after": 60,
        "answered": True,
        "felt": 4,
        "look_ups": 2,
        "edited_at": None,
        "source": "timer",
    }


@given(st.integers(0, 10 * 366 * 24 * 3600 * 1_000_000))
def test_a_length_survives_the_way_through_json_to_the_microsecond(elapsed_us: int) -> None:
    clock = FakeClock()
    session = begin(SESSION_ID, TASK_ID, Mode.NO_AI, None, clock.read())
    session = step(session, SessionEvent.FINISH, clock.pass_time(microseconds=elapsed_us))
    exported = only("sessions", sessions=[KeptSession(session, date(2025, 3, 3), None)])

    assert round(json.loads(json.dumps(exported))["elapsed_seconds"] * 1_000_000) == elapsed_us


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 (bounds are naive)
def test_an_instant_ends_in_z_and_comes_back(moment: datetime) -> None:
    assert instant(moment).endswith("Z")
    assert datetime.fromisoformat(instant(moment)) == moment


def test_every_key_is_described() -> None:
    text = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    explanation = Explanation(
        SESSION_ID, 0, ("", "", ""), 0, None, ai_closed=True, guess_minutes=None, written_at=MORNING
    )
    everything = Everything(
        [TASK],
        [KeptSession(sitting(), date(2025, 3, 3), None), KeptSession(sitting_with_ai(), date(2025, 3, 3), None)],
        [explanation],
        [Reflection(SESSION_ID, 4, "", MORNING)],
        [LookUp(TASK_ID, SESSION_ID, "", None, MORNING)],
        [Gap(TASK_ID, SESSION_ID, "", MORNING)],
        [Postponement(SESSION_ID, MORNING, None)],
        [Draft(SESSION_ID, "", MORNING)],
        [StartCorrection(SESSION_ID, MORNING, MORNING, MORNING)],
        [GOING_ON],
        [CARD],
        [RECALL],
        [Leave(date(2025, 3, 3))],
        [Reproduction(TASK_ID, SESSION_ID)],
        [WordDraft(CARD_ID, "half", MORNING)],
        [TimelineNote(CARD_ID, date(2025, 3, 3), None, NoteKind.OTHER, "", MORNING)],
        [StageCheck(CARD_ID, date(2025, 3, 3), MORNING, tuple(Statement))],
        [Choice(Practice.OWN, MORNING, "Read a paper")],
        [PlanTick(date(2025, 3, 3), Practice.RECALL, MORNING)],
        [Entry(CARD_ID, MORNING, Who.PERSON, What.DELETE, SESSION_ID, TASK_ID, None, {}, {})],
        [Skill("SQL", MORNING)],
    )

    assert sorted(key for key in keys_in(export_dict(everything, MORNING)) if f"`{key}`" not in text) == [
        "exported_at",
    ]


def keys_in(value: object) -> set[str]:
    """Return all keys of a JSON value."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    return set().union(*map(keys_in, value)) if isinstance(value, list) else set()
