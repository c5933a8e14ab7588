"""The stage self-check over what is kept: at most monthly, gone on with, locked, and measured only then."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.support.kept import Kept
from unaided.domain.stage import Answer, StageCheck, Statement
from unaided.domain.trouble import StageRuleError

DAY = 24  # hours


def answer_all(kept: Kept, check: StageCheck, answer: Answer = Answer.OFTEN) -> StageCheck:
    """Answer every statement the same, and lock the answers."""
    for statement in check.order:
        kept.services.stage.answer(check.id, statement, answer)
    return kept.services.stage.finish(check.id)


def test_what_was_answered_is_kept_and_gone_on_with_in_the_same_order(kept: Kept) -> None:
    stage = kept.services.stage
    check = stage.begin()
    stage.answer(check.id, check.order[0], Answer.OFTEN)
    stage.answer(check.id, check.order[0], Answer.SELDOM)
    again = stage.begin()
    assert (again.id, again.order, again.answers) == (check.id, check.order, {check.order[0]: Answer.SELDOM})
    assert stage.look().open == again
    assert stage.look().finished == ()


def test_another_one_is_for_a_month_later(kept: Kept) -> None:
    stage = kept.services.stage
    first = answer_all(kept, stage.begin())
    look = stage.look()
    assert (look.open, look.finished) == (None, (first,))
    assert look.next_day is not None
    with pytest.raises(StageRuleError, match="Once a month is enough: the next self-check is for 3 Apr 2025"):
        stage.begin()
    kept.clock.pass_time(hours=31 * DAY)
    assert stage.look().next_day is None
    second = answer_all(kept, stage.begin(), Answer.NEVER)
    assert stage.look().finished == (second, first)


def test_one_left_for_four_weeks_stays_kept_and_another_begins(kept: Kept) -> None:
    stage = kept.services.stage
    left = stage.begin()
    stage.answer(left.id, Statement.PUT_OFF, Answer.NEVER)
    kept.clock.pass_time(hours=28 * DAY)
    assert stage.look().open is None
    assert stage.begin().id != left.id
    with kept.ledger.read() as shelves:
        assert len(shelves.plan.checks()) == 2


def test_what_is_missing_or_over_is_refused(kept: Kept) -> None:
    stage = kept.services.stage
    check = stage.begin()
    with pytest.raises(StageRuleError, match="Answer all twelve"):
        stage.finish(check.id)
    answer_all(kept, check)
    with pytest.raises(StageRuleError, match="locked"):
        stage.answer(check.id, Statement.PUT_OFF, Answer.NEVER)
    with pytest.raises(StageRuleError, match="over"):
        stage.finish(UUID(int=9))


def test_what_is_measured_has_its_four_stages(kept: Kept) -> None:
    measured = kept.services.stage.measured()
    assert [int(one.stage) for one in measured.signals] == [1, 2, 3, 4]
    assert {str(one.verdict) for one in measured.signals} == {"not enough data"}
