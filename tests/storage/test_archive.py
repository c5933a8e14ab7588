"""Everything that is kept comes out of the archive as it went in."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.support import people
from tests.support.clock import FakeClock
from tests.support.people import Diary, Sat
from unaided.domain.correction import StartCorrection
from unaided.domain.experiment import (
    Audit,
    Baseline,
    BaselineTask,
    Draw,
    Experiment,
    Forecast,
    KeptOut,
    Size,
    TargetUse,
)
from unaided.domain.explanation import AiUse, Explanation, Gap, GoingOn, SkipReason
from unaided.domain.export import Draft, Everything, KeptSession, Postponement, export_dict
from unaided.domain.export_measure import (
    GivenExplanation,
    GivenRecall,
    GivenSession,
    GivenTask,
    KeptBaselineTask,
)
from unaided.domain.imports import (
    ImportedExplanation,
    ImportedRecall,
    ImportedSession,
    ImportedTask,
    ImportedUse,
    MinutesSource,
)
from unaided.domain.ownership import Ownership
from unaided.domain.recall import Leave, Rating, Recall, WordDraft, card_of
from unaided.domain.reproduction import Reproduction
from unaided.domain.session import Mode, SessionEvent, begin, step
from unaided.domain.skill import Skill, decided
from unaided.domain.task import Kind, Task, TaskStatus, progressed
from unaided.domain.timeline import NoteKind, TimelineNote
from unaided.machine.ids import FreshIds
from unaided.storage.ledger import Ledger, Shelves
from unaided.storage.tables import Base

AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(days=1)
INSIDE_OTHERS = {"spans", "waits", "stage_answers"}  # of sessions, and of self-checks
OF_OTHER_TABLES = {"words"}  # where a search finds words; the words themselves are in the other tables
MEASURED = (
    "baselines", "baseline_tasks", "sizes", "audits", "forecasts", "experiments", "draws", "kept_out",
    "imported_tasks", "imported_sessions", "imported_explanations", "imported_recalls",
)  # fmt: skip
GIVEN = ImportedTask(
    2, "T-1", "Fix the retry", Kind("debug"), Ownership.CORE, None, None, AT, LATER, TaskStatus.DONE, Mode.AI,
    ImportedUse.HEAVY, Mode.NO_AI, kept_out=True, size_minutes=30.5, estimate_minutes=60, estimate_ai_minutes=45,
    active_minutes=71.25, guess_minutes=80, source=MinutesSource.TIMER,
)  # fmt: skip
GIVEN_SESSION = ImportedSession(
    2, "S-1", "T-1", AT, 60, AT + timedelta(minutes=30), Mode.AI, 30, 0, 0, look_ups=2, felt=4, progress=100
)


def listed(everything: Everything) -> dict[str, list[object]]:
    """Return all of it as lists."""
    measured = everything.measured
    kinds = {field.name: getattr(everything, field.name) for field in fields(everything) if field.name != "measured"}
    kinds |= {field.name: getattr(measured, field.name) for field in fields(measured)}
    return {name: list(kind) for name, kind in kinds.items()}


def test_an_empty_profile_holds_nothing(ledger: Ledger) -> None:
    with ledger.read() as shelves:
        assert not any(listed(shelves.archive.everything()).values())


def test_each_kind_comes_out_as_its_shelf_has_it(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        people.young(Diary(shelves))

    with ledger.read() as shelves:
        all_of_it = listed(shelves.archive.everything())
        rows = {row.session.id: row for row in shelves.sessions.rows(people.EVERY, 100)}
        ids = list(rows)

        assert all_of_it["tasks"] == list(shelves.tasks.every())
        assert all_of_it["sessions"] == [
            KeptSession(session, rows[session.id].local_date, rows[session.id].progress_after)
            for session in shelves.sessions.every()
        ]
        written = shelves.explanations
        assert all_of_it["explanations"] == [told for told in map(written.explanation, ids) if told]
        assert len(all_of_it["reflections"]) == sum(written.reflection(session_id) is not None for session_id in ids)
        assert len(all_of_it["look_ups"]) == sum(len(written.look_ups(session_id)) for session_id in ids)


def test_gaps_drafts_and_what_was_put_off_are_there_too(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        Diary(shelves).task("Fix the retry", AT, Sat(30, Mode.AI, answered=False), Sat(30, answered=False))
        first, second = (session.id for session in shelves.sessions.every())
        gap = Gap(FreshIds().new(AT), first, "why the lock is held", AT)
        shelves.explanations.add_gap(gap)
        shelves.explanations.save_draft(first, "half a sent", AT)
        shelves.explanations.defer(first, AT)
        shelves.explanations.skip(second, SkipReason.NO_TIME, AT + timedelta(hours=1))

    with ledger.read() as shelves:
        all_of_it = listed(shelves.archive.everything())

    assert all_of_it["gaps"] == [gap]
    assert all_of_it["drafts"] == [Draft(first, "half a sent", AT)]
    assert all_of_it["postponements"] == [
        Postponement(first, AT, None),
        Postponement(second, AT + timedelta(hours=1), SkipReason.NO_TIME),
    ]


def test_starts_that_were_moved_are_there_in_the_order_it_was_said(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        Diary(shelves).task("Fix the retry", AT, Sat(30))
        [session] = shelves.sessions.every()
        first = StartCorrection(session.id, AT, AT, AT - timedelta(minutes=5))
        second = StartCorrection(session.id, AT + timedelta(minutes=1), first.became, AT - timedelta(minutes=9))
        shelves.sessions.add_start_correction(second)
        shelves.sessions.add_start_correction(first)
    with ledger.read() as shelves:
        assert list(shelves.archive.everything().start_corrections) == [first, second]
        assert shelves.sessions.start_corrections(session.id) == [first, second]


def test_recall_and_what_goes_on_come_out_as_their_shelves_have_them(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        diary = Diary(shelves)
        diary.task("Fix the retry", AT, Sat(30, Mode.AI, answered=False))
        diary.task("Again, from memory: Fix the retry", AT + timedelta(days=1), Sat(30))
        first, again = shelves.tasks.every()
        session_id = next(session.id for session in shelves.sessions.every() if session.task_id == first.id)
        going_on = GoingOn(session_id, "The lock is per row.", AiUse.CONCEPTS, AT)
        shelves.explanations.add_going_on(going_on)
        explanation = Explanation(
            session_id,
            None,
            ("\U0001f512 held \u202eper row\u202c", "", ""),
            None,
            AiUse.RELIED,
            ai_closed=False,
            guess_minutes=None,
            written_at=AT,
            checklist=("the lock",),
            told_whom="Ada",
        )
        shelves.explanations.add_explanation(explanation)
        gap = Gap(FreshIds().new(AT), session_id, "why", AT, AT + timedelta(days=2), "for speed")
        shelves.explanations.add_gap(gap)
        card = card_of(FreshIds().new(AT), explanation, first)
        shelves.cards.put(card)
        recall = Recall(FreshIds().new(AT), card.id, AT, 60, "per row", frozenset({0}), Rating.HARD, undone_at=AT)
        shelves.cards.add_recall(recall)
        shelves.cards.put_leave(Leave(AT.date()))
        shelves.reproductions.add(Reproduction(again.id, first.id))
        shelves.word_drafts.put(card.id, "half a sent", AT)

    with ledger.read() as shelves:
        all_of_it = listed(shelves.archive.everything())

    assert all_of_it["goings_on"] == [going_on]
    assert explanation in all_of_it["explanations"]
    assert all_of_it["gaps"] == [gap]
    assert all_of_it["cards"] == [card]
    assert all_of_it["recalls"] == [recall]
    assert all_of_it["leaves"] == [Leave(AT.date())]
    assert all_of_it["word_drafts"] == [WordDraft(card.id, "half a sent", AT)]
    assert all_of_it["reproductions"] == [Reproduction(again.id, first.id)]


def test_notes_on_the_timeline_come_out_with_those_deleted(ledger: Ledger) -> None:
    note = TimelineNote(FreshIds().new(AT), AT.date(), LATER.date(), NoteKind.TEAM, "Moved \U0001f512", AT)
    gone = TimelineNote(FreshIds().new(AT), LATER.date(), None, NoteKind.OTHER, "No", AT, LATER)
    with ledger.write() as shelves:
        shelves.timeline.put(gone)
        shelves.timeline.put(note)
    with ledger.read() as shelves:
        assert list(shelves.archive.everything().timeline_notes) == [note, gone]
        assert shelves.timeline.get(gone.id) == gone


def test_what_was_said_of_skills_comes_out_by_name(ledger: Ledger) -> None:
    sql, awk = decided(Skill("SQL", AT), Ownership.CORE, LATER), Skill("Awk", AT, note="Only one-liners \U0001f512")
    with ledger.write() as shelves:
        shelves.skills.put(sql)
        shelves.skills.put(awk)
    with ledger.read() as shelves:
        assert list(shelves.archive.everything().skills) == [awk, sql]


def test_no_table_is_left_out_of_the_export(ledger: Ledger) -> None:
    with ledger.read() as shelves:
        exported = set(export_dict(shelves.archive.everything(), AT)) - {"schema", "exported_at"}

    assert exported | INSIDE_OTHERS | OF_OTHER_TABLES == set(Base.metadata.tables)


@pytest.mark.parametrize("name", MEASURED)
def test_no_column_of_measurement_is_left_out_of_the_export(ledger: Ledger, name: str) -> None:
    with ledger.write() as shelves:
        measure(shelves)
        bring_in(shelves)
    with ledger.read() as shelves:
        entries = export_dict(shelves.archive.everything(), AT)[name]

    assert isinstance(entries, list)
    assert set(entries[0]) == set(Base.metadata.tables[name].columns.keys())


def test_the_ruler_and_the_coin_come_out_as_they_went_in(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        first, second = measure(shelves)
    with ledger.read() as shelves:
        all_of_it = listed(shelves.archive.everything())
        ended, open_one = reversed(shelves.ruler.experiments())

        assert all_of_it["baselines"] == [Baseline(0, AT, AT, 0.1, 0.9), Baseline(1, LATER)]
        assert all_of_it["baseline_tasks"] == [
            KeptBaselineTask(0, 0, BaselineTask(second, 0.1 + 0.2, 1)),
            KeptBaselineTask(0, 1, BaselineTask(first, 90.0)),
        ]
        assert all_of_it["sizes"] == [shelves.ruler.size(second), shelves.ruler.size(first)]
        assert all_of_it["audits"] == [Audit(second, AT, 2, 0.7, 29.75), Audit(first, LATER, 1, 1.0, 30.0)]
        assert all_of_it["forecasts"] == [shelves.ruler.forecast(second), shelves.ruler.forecast(first)]
        assert all_of_it["experiments"] == [ended, open_one]
        assert all_of_it["draws"] == [shelves.ruler.draw(second), shelves.ruler.draw(first)]
        assert all_of_it["kept_out"] == [
            KeptOut(first, ended.id, "an outage", AT),
            KeptOut(second, open_one.id, "too small", LATER),
        ]


def test_what_was_brought_in_comes_out_as_it_was_given(ledger: Ledger) -> None:
    with ledger.write() as shelves:
        task_id = bring_in(shelves)
        [session] = shelves.sessions.every()
    with ledger.read() as shelves:
        all_of_it = listed(shelves.archive.everything())

    assert all_of_it["imported_tasks"] == [
        GivenTask(
            task_id, "T-1", AT, Mode.AI, ImportedUse.HEAVY, Mode.NO_AI, kept_out=True, size_minutes=30.5,
            estimate_minutes=60, estimate_ai_minutes=45, active_minutes=71.25, guess_minutes=80,
            source=MinutesSource.TIMER,
        )
    ]  # fmt: skip
    assert all_of_it["imported_sessions"] == [GivenSession(session.id, "S-1", 2, 4)]
    assert all_of_it["imported_explanations"] == [GivenExplanation(task_id, AT, 0.57, 0.4, recalled=False)]
    assert all_of_it["imported_recalls"] == [
        GivenRecall(task_id, 1, AT, Rating.AGAIN, passed=False),
        GivenRecall(task_id, 2, LATER, Rating.EASY, passed=True),
    ]


def measure(shelves: Shelves) -> tuple[UUID, UUID]:
    """Keep two of each kind of measurement, those of the later moment first, and return the tasks they are of."""
    diary, ids, ruler = Diary(shelves), FreshIds(), shelves.ruler
    first, second = (diary.task(title, AT, Sat(30)) for title in ("Fix the retry", "Add paging"))
    ruler.put_baseline(Baseline(1, LATER))
    ruler.put_baseline(Baseline(0, AT, AT, 0.1, 0.9))
    ruler.add_baseline_tasks(0, [BaselineTask(second, 0.1 + 0.2, 1), BaselineTask(first, 90.0)])
    ruler.put_size(Size(first, 1, 60.0, LATER, late=True))
    ruler.put_size(Size(second, 0, 42.0, AT, 3, 1.4))
    ruler.add_audit(Audit(first, LATER, 1, 1.0, 30.0))
    ruler.add_audit(Audit(second, AT, 2, 0.7, 29.75))
    ruler.add_forecast(Forecast(first, 40, "The tests\npass.", LATER))
    ruler.add_forecast(Forecast(second, 60_000, "It \u202eships\u202c.", AT))
    open_one = Experiment(ids.new(LATER), LATER, TargetUse.HEAVY, (), "1e" * 16, "cd" * 32)
    ended = Experiment(ids.new(AT), AT, TargetUse.MEASURED, (Kind("debug"),), "0f" * 16, "ab" * 32, LATER)
    ruler.put_experiment(open_one)
    ruler.put_experiment(ended)
    ruler.put_draw(Draw(first, open_one.id, Kind("debug"), 0, Mode.NO_AI, LATER))
    ruler.put_draw(Draw(second, ended.id, Kind("debug"), 0, Mode.AI, AT, LATER, "the agent was down"))
    ruler.add_kept_out(KeptOut(second, open_one.id, "too small", LATER))
    ruler.add_kept_out(KeptOut(first, ended.id, "an outage", AT))
    return first, second


def bring_in(shelves: Shelves) -> UUID:
    """Keep what was brought in of one task, and return its id."""
    ids, clock = FreshIds(), FakeClock(AT)
    task = progressed(Task(ids.new(AT), GIVEN.title, GIVEN.kind, GIVEN.ownership, AT), 100, LATER)
    opening = begin(ids.new(AT), task.id, Mode.AI, None, clock.read())
    clock.pass_time(minutes=30)
    session = step(opening, SessionEvent.FINISH, clock.read())
    task_id = task.id
    shelves.imports.add_tasks([(task, GIVEN)], AT)
    shelves.imports.add_sessions([(session, AT.date(), GIVEN_SESSION)])
    shelves.imports.add_explanation(task_id, ImportedExplanation(2, "T-1", AT, 0.57, 0.4, recalled=False))
    shelves.imports.add_recall(task_id, ImportedRecall(3, "T-1", LATER, 2, Rating.EASY, passed=True))
    shelves.imports.add_recall(task_id, ImportedRecall(2, "T-1", AT, 1, Rating.AGAIN, passed=False))
    return task_id
