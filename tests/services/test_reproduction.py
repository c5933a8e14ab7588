"""Reproduce from memory: offered once it holds, begun as a task of its own, compared in History."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.support.kept import Kept, finished, running
from unaided.domain.explanation import AiUse, SkipReason
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.task import Kind
from unaided.domain.trouble import SessionRuleError, TaskRuleError
from unaided.services.explanation import Ending, ExplanationAnswer, NewLookUp, ReflectionAnswer
from unaided.services.session import StartRequest

PAGING = StartRequest(
    Mode.AI,
    "Add paging",
    kind=Kind("build"),
    ownership=Ownership.REPEATABLE,
    estimate_minutes=60,
    skill="SQL",
    project="Shop",
)


def explained(kept: Kept, request: StartRequest = PAGING, progress: int = 100) -> UUID:
    """Work with AI, explain it in full, and return the session's id."""
    session_id = finished(kept, request)
    ending = Ending(progress, gaps=("the index",))
    kept.explanation.explain(
        session_id,
        ExplanationAnswer(50, ("It pages.", "", ""), 50, ai_closed=True, ending=ending, ai_use=AiUse.DELEGATED),
    )
    return session_id


def task_of(kept: Kept, session_id: UUID) -> UUID:
    """Return the id of a session's task."""
    session = kept.services.history.session(session_id)
    assert session is not None
    return session.task_id


def test_repeatable_work_done_with_ai_is_offered(kept: Kept) -> None:
    session_id = explained(kept)

    [offer] = kept.services.reproduction.offers()
    assert offer.title == "Add paging"
    assert kept.services.reproduction.offered_by(session_id) == offer


@pytest.mark.parametrize("ownership", [Ownership.CORE, Ownership.TRANSIENT])
def test_other_work_is_not_offered(kept: Kept, ownership: Ownership) -> None:
    session_id = explained(kept, StartRequest(Mode.AI, "Add paging", ownership=ownership))

    assert kept.services.reproduction.offers() == ()
    assert kept.services.reproduction.offered_by(session_id) is None
    with pytest.raises(TaskRuleError, match="only repeatable work"):
        kept.services.reproduction.start(task_of(kept, session_id))


def test_what_goes_on_is_not_offered_yet(kept: Kept) -> None:
    explained(kept, progress=60)
    assert kept.services.reproduction.offers() == ()


def test_work_done_without_ai_is_not_offered(kept: Kept) -> None:
    session_id = finished(kept, StartRequest(Mode.NO_AI, "Add paging", ownership=Ownership.REPEATABLE))
    kept.explanation.reflect(session_id, ReflectionAnswer(4, "", Ending(100)))

    assert kept.services.reproduction.offers() == ()
    with pytest.raises(TaskRuleError, match="was done without AI"):
        kept.services.reproduction.start(task_of(kept, session_id))


def test_the_line_after_the_dialog_comes_only_after_an_explanation(kept: Kept) -> None:
    session_id = finished(kept, PAGING)
    kept.explanation.skip(session_id, SkipReason.NO_TIME)

    assert kept.services.reproduction.offered_by(session_id) is None
    assert kept.services.reproduction.offered_by(UUID(int=7)) is None


def test_an_offer_goes_by_itself_after_a_month(kept: Kept) -> None:
    explained(kept)
    kept.clock.pass_time(hours=29 * 24)
    assert len(kept.services.reproduction.offers()) == 1

    kept.clock.pass_time(hours=2 * 24)
    assert kept.services.reproduction.offers() == ()


def test_few_are_offered_the_latest_done_first(kept: Kept) -> None:
    for title in ("First", "Second", "Third"):
        explained(kept, StartRequest(Mode.AI, title, ownership=Ownership.REPEATABLE))

    assert [task.title for task in kept.services.reproduction.offers()] == ["Third", "Second"]


def test_it_begins_as_a_task_of_its_own_without_ai_and_without_an_estimate(kept: Kept) -> None:
    first = task_of(kept, explained(kept))
    now = kept.services.reproduction.start(first)

    session = running(now)
    assert session.mode is Mode.NO_AI
    assert now.title == "Again, from memory: Add paging"
    [again] = kept.session.open_tasks(5)
    assert again.id == session.task_id != first
    assert (again.kind, again.ownership, again.skill, again.project) == ("build", Ownership.REPEATABLE, "SQL", "Shop")
    assert again.estimate is None
    assert kept.services.reproduction.offers() == (), "it is under way"


def test_while_another_session_goes_on_nothing_begins(kept: Kept) -> None:
    first = task_of(kept, explained(kept))
    kept.session.start(StartRequest(Mode.NO_AI, "Read the cache"))

    with pytest.raises(SessionRuleError, match="goes on already"):
        kept.services.reproduction.start(first)
    assert [task.title for task in kept.session.open_tasks(5)] == ["Read the cache"]


def test_a_task_that_is_not_there_is_refused(kept: Kept) -> None:
    with pytest.raises(TaskRuleError, match="not there any more"):
        kept.services.reproduction.start(UUID(int=7))


def test_history_compares_the_two_from_either_side(kept: Kept) -> None:
    first = explained(kept)
    assert kept.services.history.detail(first).comparison is None
    session = running(kept.services.reproduction.start(task_of(kept, first)))
    kept.clock.pass_time(minutes=40)
    kept.session.act(SessionEvent.FINISH)
    ending = Ending(100, new_look_ups=(NewLookUp("LIMIT"), NewLookUp("OFFSET")))
    kept.explanation.reflect(session.id, ReflectionAnswer(4, "", ending))

    comparison = kept.services.history.detail(first).comparison
    assert comparison is not None
    assert comparison == kept.services.history.detail(session.id).comparison
    assert (comparison.first.active_us // 60_000_000, comparison.again.active_us // 60_000_000) == (25, 40)
    assert (comparison.first.look_ups, comparison.again.look_ups) == (0, 2)
    assert (comparison.first.gaps, comparison.again.gaps) == (1, 0)
    assert comparison.again.task.progress == 100
