"""Recall as a person lives it: seven days, the cap, undo, retire, rewrite, leave, look-ups that became cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import profiles
from tests.support.kept import Kept, finished, kept_in_memory
from unaided.domain.explanation import PROMPTS, AiUse, LookUp
from unaided.domain.ownership import Ownership
from unaided.domain.recall import CardKind, Rating
from unaided.domain.session import Mode
from unaided.domain.trouble import ExplanationRuleError, RecallRuleError
from unaided.services.explanation import Ending, ExplanationAnswer
from unaided.services.recall import RecallAnswer, ToRecall
from unaided.services.session import StartRequest

DAY = 24  # hours
CAP = 5
GOOD = RecallAnswer(60, "It waits.", frozenset({0}), Rating.GOOD)


def explained(
    kept: Kept, title: str = "Fix the retry", ownership: Ownership = Ownership.CORE, *, recall: bool = False
) -> UUID:
    """Work with AI, explain it in full, and return the session's id."""
    session_id = finished(kept, StartRequest(Mode.AI, title, ownership=ownership))
    answer = ExplanationAnswer(
        50,
        ("It waits.", "Turned down a queue.", ""),
        60,
        ai_closed=True,
        ending=Ending(100),
        ai_use=AiUse.CONCEPTS,
        recall=recall,
    )
    kept.explanation.explain(session_id, answer)
    return session_id


def due(kept: Kept, a_day: int = CAP) -> Sequence[ToRecall]:
    """Return what is to be recalled now."""
    return kept.services.recall.day(a_day).cards


def test_an_explanation_comes_back_after_seven_days_not_before(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=7 * DAY - 1)
    assert due(kept) == ()

    kept.clock.pass_time(hours=1)
    [card] = due(kept)
    assert (card.title, card.card.front) == ("Fix the retry", "Fix the retry")
    assert card.card.back == "It waits.\n\nTurned down a queue."
    assert card.card.checklist == PROMPTS
    assert card.recalls == ()


@pytest.mark.parametrize(
    ("ownership", "recall", "cards"),
    [
        (Ownership.CORE, False, 1),
        (Ownership.REPEATABLE, False, 1),
        (Ownership.TRANSIENT, False, 0),
        (Ownership.TRANSIENT, True, 1),
    ],
)
def test_ownership_decides_what_comes_back(kept: Kept, ownership: Ownership, *, recall: bool, cards: int) -> None:
    explained(kept, ownership=ownership, recall=recall)
    kept.clock.pass_time(hours=8 * DAY)
    assert len(due(kept)) == cards


def test_a_sentence_of_a_sitting_becomes_no_card(kept: Kept) -> None:
    session_id = finished(kept, StartRequest(Mode.AI, "Fix the retry"))
    kept.explanation.go_on(session_id, "The lock is per row.", AiUse.CONCEPTS, Ending(40))
    kept.clock.pass_time(hours=8 * DAY)
    assert due(kept) == ()


def test_an_answer_keeps_both_texts_and_sets_the_next_date(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=8 * DAY)
    [asked] = due(kept)
    card = kept.services.recall.answer(asked.card.id, GOOD)

    assert card.due_at > kept.clock.wall + timedelta(days=7)
    assert due(kept) == ()
    again = kept.services.recall.open(card.id)
    assert again.card.back == "It waits.\n\nTurned down a queue."
    assert [recall.words for recall in again.recalls] == ["It waits."]
    assert kept.services.recall.day(CAP).done_today == 1


def test_undo_takes_the_last_rating_back_and_the_card_is_due_as_it_was(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=8 * DAY)
    [asked] = due(kept)
    kept.services.recall.answer(asked.card.id, GOOD)
    assert kept.services.recall.undo() == asked.card

    [again] = due(kept)
    assert again.card == asked.card
    assert [recall.undone_at for recall in again.recalls] == [kept.clock.wall], "it stays, and counts nowhere"
    assert kept.services.recall.day(CAP).done_today == 0
    with pytest.raises(RecallRuleError, match="no recall of today"):
        kept.services.recall.undo()


def test_yesterday_s_rating_is_not_undone(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=8 * DAY)
    kept.services.recall.answer(due(kept)[0].card.id, GOOD)
    kept.clock.pass_time(hours=DAY)
    with pytest.raises(RecallRuleError, match="no recall of today"):
        kept.services.recall.undo()


def test_the_cap_holds_for_the_day_and_the_rest_waits_for_the_next(kept: Kept) -> None:
    for number in range(4):
        explained(kept, f"Task {number}")
    kept.clock.pass_time(hours=8 * DAY)

    for left in (2, 1):
        assert len(due(kept, 2)) == left
        kept.services.recall.answer(due(kept, 2)[0].card.id, GOOD)
    assert due(kept, 2) == ()
    assert due(kept, 0) == ()

    kept.clock.pass_time(hours=DAY)
    assert [one.title for one in due(kept, 2)] == ["Task 2", "Task 3"]


def test_a_retired_card_is_asked_no_more_until_it_is_taken_up_again(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=8 * DAY)
    [asked] = due(kept)
    kept.services.recall.retire(asked.card.id)
    assert due(kept) == ()
    with pytest.raises(RecallRuleError, match="retired"):
        kept.services.recall.answer(asked.card.id, GOOD)

    kept.services.recall.retire(asked.card.id, retired=False)
    assert [one.card for one in due(kept)] == [asked.card]


def test_a_card_written_anew_leaves_the_explanation_as_it_was(kept: Kept) -> None:
    session_id = explained(kept)
    kept.clock.pass_time(hours=8 * DAY)
    [asked] = due(kept)
    card = kept.services.recall.rewrite(asked.card.id, "It waits twice as long.", ("how long", "  ", ""))

    assert (card.back, card.checklist) == ("It waits twice as long.", ("how long",))
    detail = kept.services.history.detail(session_id)
    assert detail.explanation is not None
    assert detail.explanation.answers[0] == "It waits."
    with pytest.raises(RecallRuleError, match="The text is empty"):
        kept.services.recall.rewrite(asked.card.id, " \n", ())


def test_on_leave_nothing_is_asked_and_all_of_it_waits(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=8 * DAY)
    leave = kept.services.recall.take_leave(date(2025, 3, 13))
    assert (leave.first_day, kept.services.recall.day(CAP).leave) == (date(2025, 3, 11), leave)
    assert due(kept) == ()

    kept.clock.pass_time(hours=3 * DAY)
    assert kept.services.recall.day(CAP).leave is None
    assert len(due(kept)) == 1


def test_leave_without_an_end_lasts_until_the_person_is_back(kept: Kept) -> None:
    explained(kept)
    kept.services.recall.take_leave(None)
    kept.clock.pass_time(hours=100 * DAY)
    assert due(kept) == ()

    kept.services.recall.end_leave()
    assert len(due(kept)) == 1
    assert kept.services.recall.day(CAP).leave is None


def test_back_on_the_same_day_it_was_no_leave(kept: Kept) -> None:
    kept.services.recall.take_leave(None)
    kept.services.recall.end_leave()
    assert kept.services.history.export()["leaves"] == []


def test_leave_does_not_end_in_the_past(kept: Kept) -> None:
    with pytest.raises(RecallRuleError, match="is past"):
        kept.services.recall.take_leave(date(2025, 3, 2))


def test_a_card_that_is_not_there_is_refused(kept: Kept) -> None:
    for verb in (kept.services.recall.open, kept.services.recall.retire):
        with pytest.raises(RecallRuleError, match="not there any more"):
            verb(UUID(int=7))


def test_a_recall_without_a_percentage_that_fits_is_refused(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=8 * DAY)
    [asked] = due(kept)
    with pytest.raises(ExplanationRuleError, match="steps of 5"):
        kept.services.recall.answer(asked.card.id, RecallAnswer(52, "", frozenset(), Rating.GOOD))
    assert kept.services.recall.open(asked.card.id).recalls == ()


def test_what_is_looked_up_often_becomes_a_card_once(kept: Kept) -> None:
    noted: list[LookUp] = []
    for text in ("PEP 440 ordering", "pep 440  Ordering"):
        kept.session.start(StartRequest(Mode.NO_AI, "Sort the versions"))
        noted.append(kept.session.look_up(text))
        kept.session.finish()
    [often] = kept.services.recall.often_looked_up()
    assert (often.latest, often.times) == (noted[-1], 2)

    with pytest.raises(RecallRuleError, match="in your own words"):
        kept.services.recall.card_from_look_up(often.latest, " ")
    card = kept.services.recall.card_from_look_up(often.latest, "Epoch, release, pre, post, dev.")
    assert (card.kind, card.front) == (CardKind.LOOK_UP, "pep 440 Ordering")
    assert kept.services.recall.often_looked_up() == ()
    with pytest.raises(RecallRuleError, match="card already"):
        kept.services.recall.card_from_look_up(noted[0], "again")

    kept.clock.pass_time(hours=7 * DAY)
    assert [one.card for one in due(kept)] == [card]


def test_a_clock_set_back_breaks_no_card(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=8 * DAY)
    [asked] = due(kept)
    kept.services.recall.answer(asked.card.id, GOOD)
    kept.clock.set_wall(kept.clock.wall - timedelta(days=30))

    card = kept.services.recall.answer(asked.card.id, GOOD)
    assert card.due_at > asked.card.made_at + timedelta(days=7)


@profiles.one_in(20)
@given(
    st.lists(st.tuples(st.sampled_from(["explain", "answer", "undo", "day"]), st.sampled_from(Rating)), max_size=25),
    st.integers(0, 3),
)
def test_whatever_is_done_the_day_asks_what_is_due_within_the_cap(steps: list[tuple[str, Rating]], a_day: int) -> None:
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as kept:
        recall, done = kept.services.recall, 0
        for what, rating in steps:
            asked = due(kept, a_day)
            if what == "explain":
                explained(kept)
            elif what == "day":
                kept.clock.pass_time(hours=4 * DAY)
                done = 0
            elif what == "answer" and asked:
                recall.answer(asked[0].card.id, RecallAnswer(50, "", frozenset(), rating))
                done += 1
            elif what == "undo" and done:
                recall.undo()
                done -= 1
            day = recall.day(a_day)
            assert day.done_today == done <= a_day
            assert len(day.cards) <= a_day - done
            ready = [one for one in recall.cards() if one.due_at <= kept.clock.wall]
            assert len(day.cards) == min(len(ready), a_day - done)


def test_the_last_word_on_leave_holds(kept: Kept) -> None:
    recall = kept.services.recall
    recall.take_leave(None)
    kept.clock.pass_time(hours=24)
    today = kept.clock.read().local_date()
    recall.take_leave(today)
    kept.clock.pass_time(hours=48)
    assert recall.day(5).leave is None
