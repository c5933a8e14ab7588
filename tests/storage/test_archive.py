"""Everything that is kept comes out of the archive as it went in."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta

from tests.support import people
from tests.support.people import Diary, Sat
from unaided.domain.correction import StartCorrection
from unaided.domain.explanation import AiUse, Explanation, Gap, GoingOn, SkipReason
from unaided.domain.export import Draft, Everything, KeptSession, Postponement
from unaided.domain.recall import Leave, Rating, Recall, WordDraft, card_of
from unaided.domain.reproduction import Reproduction
from unaided.domain.session import Mode
from unaided.machine.ids import FreshIds
from unaided.storage.ledger import Ledger

AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


def listed(everything: Everything) -> dict[str, list[object]]:
    """Return all of it as lists."""
    return {field.name: list(getattr(everything, field.name)) for field in fields(everything)}


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
