"""The rebuild plan over what is kept: picked, ticked week by week, and seen where the app can see it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.support.kept import Kept, finished
from unaided.domain.explanation import AiUse
from unaided.domain.ownership import Ownership
from unaided.domain.rebuild import PlanLine, Practice
from unaided.domain.recall import Rating
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.task import Kind
from unaided.domain.trouble import PlanRuleError
from unaided.services.explanation import Ending, ExplanationAnswer
from unaided.services.rebuild import OWN_LINE
from unaided.services.recall import RecallAnswer
from unaided.services.session import StartRequest

MONDAY, NEXT = date(2025, 3, 3), date(2025, 3, 10)
WEEK = 7 * 24  # hours
PAGING = StartRequest(Mode.AI, "Add paging", kind=Kind("build"), ownership=Ownership.REPEATABLE, estimate_minutes=60)


def line(kept: Kept, practice: Practice, day: date | None = None) -> PlanLine:
    """Return a practice as a week has it."""
    return next(one for one in kept.services.rebuild.look(day).lines if one.practice is practice)


def titles(kept: Kept, practice: Practice, day: date | None = None) -> list[str]:
    """Return what the app saw of a practice in a week."""
    return [row.title for row in line(kept, practice, day).seen]


def explain(kept: Kept) -> None:
    """Work with AI and explain it in full."""
    session_id = finished(kept, PAGING)
    kept.explanation.explain(
        session_id,
        ExplanationAnswer(50, ("It pages.", "", ""), 50, ai_closed=True, ending=Ending(100), ai_use=AiUse.DELEGATED),
    )


def test_what_is_picked_is_on_the_plan_in_one_order_and_taken_off_again(kept: Kept) -> None:
    rebuild = kept.services.rebuild
    assert rebuild.look().lines == ()
    for practice in (Practice.DOCS, Practice.NO_AI_BLOCK):
        rebuild.pick(practice)
    assert [one.practice for one in rebuild.look().lines] == [Practice.NO_AI_BLOCK, Practice.DOCS]
    rebuild.drop(Practice.DOCS)
    assert [one.practice for one in rebuild.look().lines] == [Practice.NO_AI_BLOCK]


def test_a_tick_is_of_its_week_and_nothing_is_added_up(kept: Kept) -> None:
    rebuild = kept.services.rebuild
    rebuild.pick(Practice.DOCS)
    rebuild.tick(date(2025, 3, 6), Practice.DOCS, on=True)
    assert line(kept, Practice.DOCS).ticked
    kept.clock.pass_time(hours=WEEK)
    assert rebuild.look().week == NEXT
    assert not line(kept, Practice.DOCS).ticked
    assert line(kept, Practice.DOCS, MONDAY).ticked
    rebuild.tick(MONDAY, Practice.DOCS, on=False)
    assert not line(kept, Practice.DOCS, MONDAY).ticked
    assert rebuild.look(date(2026, 1, 1)).week == NEXT, "a week to come is today's"
    assert not rebuild.look(MONDAY).is_this_week


def test_ticks_stay_where_a_practice_is_taken_off(kept: Kept) -> None:
    rebuild = kept.services.rebuild
    rebuild.pick(Practice.DOCS)
    rebuild.tick(MONDAY, Practice.DOCS, on=True)
    rebuild.drop(Practice.DOCS)
    rebuild.pick(Practice.DOCS)
    assert line(kept, Practice.DOCS).ticked


def test_a_week_to_come_and_what_is_not_on_the_plan_are_refused(kept: Kept) -> None:
    rebuild = kept.services.rebuild
    with pytest.raises(PlanRuleError, match="not on your plan"):
        rebuild.tick(MONDAY, Practice.DOCS, on=True)
    rebuild.pick(Practice.DOCS)
    with pytest.raises(PlanRuleError, match="not come yet"):
        rebuild.tick(NEXT, Practice.DOCS, on=True)


def test_the_own_line_can_change_and_a_tick_keeps_what_it_said(kept: Kept) -> None:
    rebuild = kept.services.rebuild
    kept.services.recall.save_draft(OWN_LINE, "Read a pa")
    rebuild.pick(Practice.OWN, " Read a paper ")
    assert kept.services.recall.draft(OWN_LINE) is None
    rebuild.tick(MONDAY, Practice.OWN, on=True)
    rebuild.pick(Practice.OWN, "Draw it on paper first")
    kept.clock.pass_time(hours=WEEK)
    assert line(kept, Practice.OWN).words == "Draw it on paper first"
    assert line(kept, Practice.OWN, MONDAY).words == "Read a paper"
    rebuild.drop(Practice.OWN)
    assert kept.services.recall.draft(OWN_LINE) == "Draw it on paper first", "what is taken off is not lost"
    with pytest.raises(PlanRuleError, match="own line is empty"):
        rebuild.pick(Practice.OWN, " ")


def test_the_app_sees_blocks_explanations_estimates_and_recalls_in_their_week(kept: Kept) -> None:
    for practice in Practice:
        if practice is not Practice.OWN:
            kept.services.rebuild.pick(practice)
    kept.session.start(StartRequest(Mode.NO_AI, "Parser"))
    kept.clock.pass_time(minutes=91)
    kept.session.act(SessionEvent.FINISH)
    explain(kept)
    assert titles(kept, Practice.NO_AI_BLOCK) == ["Parser"]
    assert titles(kept, Practice.EXPLAIN) == ["Add paging"]
    assert titles(kept, Practice.ESTIMATE) == ["Add paging"]
    assert titles(kept, Practice.RECALL) == titles(kept, Practice.DEBUG) == []
    kept.clock.pass_time(hours=WEEK + 1)
    [card] = kept.services.recall.day(5).cards
    kept.services.recall.answer(card.card.id, RecallAnswer(50, "It pages.", frozenset(), Rating.GOOD))
    assert titles(kept, Practice.RECALL) == ["Add paging"]
    assert titles(kept, Practice.EXPLAIN) == []
    assert titles(kept, Practice.EXPLAIN, MONDAY) == ["Add paging"]


def test_the_app_sees_what_is_written_again(kept: Kept) -> None:
    kept.services.rebuild.pick(Practice.AGAIN)
    explain(kept)
    [task] = kept.services.reproduction.offers()
    kept.services.reproduction.start(task.id)
    kept.clock.pass_time(minutes=20)
    assert titles(kept, Practice.AGAIN) == []
    kept.session.act(SessionEvent.FINISH)
    assert titles(kept, Practice.AGAIN) == ["Again, from memory: Add paging"]


def test_what_was_seen_before_the_clocks_changed_stays_in_its_week_and_on_its_day(kept: Kept) -> None:
    kept.services.rebuild.pick(Practice.ESTIMATE)
    kept.clock.set_wall(datetime(2025, 3, 30, 22, 30, tzinfo=UTC))  # Monday, half past midnight, in summer time
    finished(kept)
    kept.clock.set_wall(datetime(2025, 10, 27, 12, tzinfo=UTC))  # in winter time
    assert [row.day for row in line(kept, Practice.ESTIMATE, date(2025, 3, 31)).seen] == [date(2025, 3, 31)]
    assert titles(kept, Practice.ESTIMATE, date(2025, 3, 24)) == []
