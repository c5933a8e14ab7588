"""The moment after a session: answered whole or not at all, put off, skipped, and never forgotten."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.support.kept import Kept, joined
from unaided.domain.explanation import AiUse, LookUpSource, SkipReason
from unaided.domain.session import Mode, SessionEvent, active_us, undecided_us
from unaided.domain.task import TaskStatus
from unaided.domain.trouble import ExplanationRuleError, RuleError, SessionRuleError, TaskRuleError
from unaided.services.explanation import Ending, ExplanationAnswer, NewLookUp, ReflectionAnswer
from unaided.services.going_on import owed_now
from unaided.services.session import StartRequest
from unaided.storage.database import open_database

MINUTE = 60 * 1_000_000
ANSWERS = ("A queue that retries with growing waits.", "A cron job would lose the order.", "When the clock jumps.")
EXPLAINED = ExplanationAnswer(
    predicted=70,
    answers=ANSWERS,
    explained=50,
    ai_closed=True,
    ending=Ending(),
    ai_use=AiUse.CONCEPTS,
    guess_minutes=90,
)
REFLECTED = ReflectionAnswer(4, " Jitter matters. ", Ending())


def finished(kept: Kept, mode: Mode = Mode.AI, title: str = "Fix the retry") -> UUID:
    """Work 25 minutes with 15 of them away in between, stop, and return the session's id."""
    kept.session.start(StartRequest(mode, title))
    kept.session.act(SessionEvent.LEAVE)
    kept.clock.pass_time(minutes=15)
    kept.session.act(SessionEvent.RESUME)
    if mode is Mode.NO_AI:
        kept.session.look_up("RFC 9110", LookUpSource.DOCS)
    kept.clock.pass_time(minutes=10)
    return kept.session.act(SessionEvent.FINISH).owed[0].session_id


def everything(kept: Kept, session_id: UUID) -> tuple[object, ...]:
    """Return all that is kept about a session."""
    with kept.ledger.read() as shelves:
        session, words = shelves.sessions.get(session_id), shelves.explanations
        assert session
        return (
            session,
            shelves.tasks.get(session.task_id),
            words.explanation(session_id),
            words.reflection(session_id),
            tuple(words.gaps(session_id)),
            tuple(words.look_ups(session_id)),
            words.draft(session_id),
            owed_now(shelves, kept.clock.read().local_date()),
        )


def test_the_dialog_opens_with_what_is_known(kept: Kept) -> None:
    session_id = finished(kept, Mode.NO_AI)
    question = kept.explanation.open(session_id)
    assert (question.session.id, question.task.title, question.draft) == (session_id, "Fix the retry", None)
    assert [look_up.text for look_up in question.look_ups] == ["RFC 9110"]
    assert (active_us(question.session), undecided_us(question.session)) == (10 * MINUTE, 15 * MINUTE)


def test_an_explanation_is_kept_with_all_that_ends_the_session(kept: Kept) -> None:
    session_id = finished(kept)
    kept.explanation.save_draft(session_id, "{}")
    ending = Ending(progress=60, worked=timedelta(minutes=5), gaps=("Why jitter?", " ", "What is a\nherd?"))
    assert kept.explanation.explain(session_id, replace(EXPLAINED, ending=ending)) == ()
    with kept.ledger.read() as shelves:
        explanation = shelves.explanations.explanation(session_id)
        gaps = [gap.text for gap in shelves.explanations.gaps(session_id)]
        session, draft = shelves.sessions.get(session_id), shelves.explanations.draft(session_id)
        [task] = shelves.tasks.open()
    assert explanation
    assert session
    assert (explanation.answers, explanation.predicted, explanation.explained) == (ANSWERS, 70, 50)
    assert (explanation.ai_use, explanation.ai_closed, explanation.guess_minutes) == (AiUse.CONCEPTS, True, 90)
    assert explanation.written_at == kept.clock.wall
    assert gaps == ["Why jitter?", "What is a herd?"]
    assert (active_us(session), undecided_us(session)) == (15 * MINUTE, 0)
    assert (task.progress, draft) == (60, None)


def test_a_reflection_is_kept_with_the_look_ups_as_they_were_corrected(kept: Kept) -> None:
    session_id = finished(kept, Mode.NO_AI)
    [noted] = kept.explanation.open(session_id).look_ups
    ending = Ending(
        progress=100,
        new_look_ups=(NewLookUp("asked Ada", LookUpSource.COLLEAGUE), NewLookUp(" ")),
        dropped_look_ups=(noted.id,),
    )
    assert kept.explanation.reflect(session_id, replace(REFLECTED, ending=ending)) == ()
    with kept.ledger.read() as shelves:
        reflection = shelves.explanations.reflection(session_id)
        look_ups = [(look_up.text, look_up.source) for look_up in shelves.explanations.look_ups(session_id)]
        session = shelves.sessions.get(session_id)
        assert session
        task = shelves.tasks.get(session.task_id)
    assert reflection
    assert task
    assert (reflection.felt, reflection.surprise, reflection.written_at) == (4, "Jitter matters.", kept.clock.wall)
    assert look_ups == [("asked Ada", LookUpSource.COLLEAGUE)]
    assert (task.status, task.progress) == (TaskStatus.DONE, 100)


def test_time_not_spoken_of_stays_undecided(kept: Kept) -> None:
    session_id = finished(kept)
    kept.explanation.explain(session_id, EXPLAINED)
    assert undecided_us(kept.explanation.open(session_id).session) == 15 * MINUTE


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (replace(EXPLAINED, predicted=3), ExplanationRuleError),
        (replace(EXPLAINED, explained=200), ExplanationRuleError),
        (replace(EXPLAINED, answers=("", "", "")), ExplanationRuleError),
        (replace(EXPLAINED, ai_use=None), ExplanationRuleError),
        (replace(EXPLAINED, guess_minutes=2**70), ExplanationRuleError),
        (replace(EXPLAINED, ending=Ending(progress=101, gaps=("Why?",))), TaskRuleError),
        (replace(EXPLAINED, ending=Ending(progress=60, worked=timedelta(hours=9), gaps=("Why?",))), SessionRuleError),
        (replace(EXPLAINED, ending=Ending(worked=timedelta(minutes=-1))), SessionRuleError),
    ],
)
def test_an_explanation_that_lacks_something_keeps_nothing_of_it(
    kept: Kept, answer: ExplanationAnswer, error: type[RuleError]
) -> None:
    session_id = finished(kept)
    kept.explanation.save_draft(session_id, "typed so far")
    before = everything(kept, session_id)
    with pytest.raises(error):
        kept.explanation.explain(session_id, answer)
    assert everything(kept, session_id) == before
    kept.explanation.explain(session_id, EXPLAINED)
    assert kept.session.now().owed == ()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (replace(REFLECTED, felt=0), ExplanationRuleError),
        (replace(REFLECTED, ending=Ending(progress=-1, new_look_ups=(NewLookUp("a man page"),))), TaskRuleError),
        (replace(REFLECTED, ending=Ending(progress=60, worked=timedelta(hours=9))), SessionRuleError),
    ],
)
def test_a_reflection_that_lacks_something_keeps_nothing_of_it(
    kept: Kept, answer: ReflectionAnswer, error: type[RuleError]
) -> None:
    session_id = finished(kept, Mode.NO_AI)
    kept.explanation.save_draft(session_id, "typed so far")
    before = everything(kept, session_id)
    with pytest.raises(error):
        kept.explanation.reflect(session_id, answer)
    assert everything(kept, session_id) == before


def test_after_a_session_with_ai_a_reflection_is_not_enough(kept: Kept) -> None:
    session_id = finished(kept, Mode.AI)
    with pytest.raises(ExplanationRuleError, match=r"^AI was used in this session"):
        kept.explanation.reflect(session_id, REFLECTED)
    assert len(kept.session.now().owed) == 1


def test_after_a_session_without_ai_an_explanation_may_come_with_the_reflection(kept: Kept) -> None:
    session_id = finished(kept, Mode.NO_AI)
    kept.explanation.explain(session_id, replace(EXPLAINED, ai_use=None, guess_minutes=None))
    assert kept.explanation.reflect(session_id, REFLECTED) == ()


def test_an_answer_is_given_once(kept: Kept) -> None:
    with_ai, without = finished(kept, Mode.AI), finished(kept, Mode.NO_AI)
    kept.explanation.explain(with_ai, EXPLAINED)
    kept.explanation.reflect(without, REFLECTED)
    with pytest.raises(ExplanationRuleError) as again:
        kept.explanation.explain(with_ai, replace(EXPLAINED, predicted=0))
    assert again.value.sentence == "This session is explained already. History shows what you wrote."
    with pytest.raises(ExplanationRuleError) as reflected_again:
        kept.explanation.reflect(without, replace(REFLECTED, felt=1))
    assert reflected_again.value.sentence == (
        "This session has its reflection already. History shows it, and there you can explain it too."
    )


def test_what_is_put_off_stays_owed(kept: Kept) -> None:
    session_id = finished(kept)
    kept.clock.pass_time(minutes=1)
    [owed] = kept.explanation.defer(session_id)
    assert owed.session_id == session_id
    assert [later.session_id for later in kept.session.now().owed] == [session_id]
    assert kept.explanation.explain(session_id, EXPLAINED) == ()


@pytest.mark.parametrize("reason", list(SkipReason))
def test_what_is_skipped_is_owed_no_more_and_its_draft_stays(kept: Kept, reason: SkipReason) -> None:
    session_id = finished(kept)
    kept.explanation.save_draft(session_id, "typed so far")
    assert kept.explanation.skip(session_id, reason) == ()
    assert kept.explanation.open(session_id).draft == "typed so far"


def test_what_was_skipped_can_be_explained_after_all(kept: Kept) -> None:
    session_id = finished(kept)
    kept.explanation.skip(session_id, SkipReason.NO_TIME)
    kept.explanation.explain(session_id, EXPLAINED)
    assert kept.session.now().owed == ()


def test_what_is_settled_can_be_neither_put_off_nor_skipped(kept: Kept) -> None:
    answered, skipped = finished(kept), finished(kept)
    kept.explanation.explain(answered, EXPLAINED)
    kept.explanation.skip(skipped, SkipReason.NO_TIME)
    for session_id in (answered, skipped):
        with pytest.raises(ExplanationRuleError, match=r"^Nothing is owed for this session any more\.$"):
            kept.explanation.defer(session_id)
        with pytest.raises(ExplanationRuleError, match=r"^Nothing is owed for this session any more\.$"):
            kept.explanation.skip(session_id, SkipReason.INTERRUPTED)


def test_a_session_that_goes_on_has_nothing_to_answer_yet(kept: Kept) -> None:
    session = kept.session.start(StartRequest(Mode.AI, "Fix the retry")).session
    assert session
    with pytest.raises(ExplanationRuleError) as refused:
        kept.explanation.open(session.id)
    assert refused.value.sentence == "This session still goes on. Stop it first, then explain it."


def test_a_discarded_session_has_nothing_to_answer(kept: Kept) -> None:
    session = kept.session.start(StartRequest(Mode.AI, "Fix the retry")).session
    assert session
    kept.session.act(SessionEvent.DISCARD)
    with pytest.raises(ExplanationRuleError) as refused:
        kept.explanation.skip(session.id, SkipReason.NO_TIME)
    assert refused.value.sentence == "This session was discarded: there is nothing to explain."


def test_a_session_that_is_not_there_says_where_to_look(kept: Kept) -> None:
    with pytest.raises(ExplanationRuleError) as refused:
        kept.explanation.open(UUID(int=0))
    assert refused.value.sentence == "This session is not there any more. History shows those that are."


def test_a_draft_is_the_last_one_typed(kept: Kept) -> None:
    session_id = finished(kept)
    for body in ("I", "I bu", "I built a queue 🦀"):
        kept.explanation.save_draft(session_id, body)
    assert kept.explanation.open(session_id).draft == "I built a queue 🦀"


def test_words_of_any_script_and_length_come_back_as_they_were(kept: Kept) -> None:
    session_id = finished(kept)
    answers = ("第一行\n\n第二行", "👩‍🔬 " * 10_000, "tab\tand trailing space ")
    kept.explanation.explain(session_id, replace(EXPLAINED, answers=answers))
    with kept.ledger.read() as shelves:
        explanation = shelves.explanations.explanation(session_id)
    assert explanation
    assert explanation.answers == answers


def test_a_draft_that_comes_after_its_explanation_does_not_come_back(kept: Kept) -> None:
    session_id = finished(kept)
    kept.explanation.save_draft(session_id, "typed so far")
    kept.explanation.explain(session_id, EXPLAINED)
    with pytest.raises(ExplanationRuleError, match="explained already"):
        kept.explanation.save_draft(session_id, "typed a moment later")
    assert kept.explanation.open(session_id).draft is None


def test_draft_and_debt_are_there_after_the_file_was_closed(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as database, joined(database, tmp_path) as kept:
        session_id = finished(kept)
        kept.explanation.save_draft(session_id, "typed so far")
    with closing(open_database(tmp_path)) as database, joined(database, tmp_path) as kept:
        [owed] = kept.session.give_back().now.owed
        assert owed.session_id == session_id
        assert kept.explanation.open(session_id).draft == "typed so far"
