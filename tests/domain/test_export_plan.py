"""Self-checks and the plan as an export has them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from unaided.domain.export_plan import plan_choice_dict, plan_tick_dict, stage_check_dict
from unaided.domain.rebuild import Choice, PlanTick, Practice
from unaided.domain.stage import Answer, StageCheck, Statement

AT = datetime(2025, 3, 3, 8, tzinfo=UTC)


def test_a_check_goes_out_in_the_order_it_was_asked() -> None:
    order = (Statement.PUT_OFF, Statement.AI_FIRST)
    check = StageCheck(UUID(int=1), date(2025, 3, 3), AT, order, {Statement.AI_FIRST: Answer.OFTEN})
    assert stage_check_dict(check) == {
        "id": str(UUID(int=1)),
        "day": "2025-03-03",
        "begun_at": "2025-03-03T08:00:00Z",
        "finished_at": None,
        "answers": [{"statement": "put-off", "answer": None}, {"statement": "ai-first", "answer": 4}],
    }


def test_choices_and_ticks_go_out_with_the_own_line() -> None:
    at = "2025-03-03T08:00:00Z"
    own = {"practice": "own", "chosen_at": at, "text": "Read a paper"}
    assert plan_choice_dict(Choice(Practice.OWN, AT, "Read a paper")) == own
    tick = {"week": "2025-03-03", "practice": "recall", "at": at, "text": ""}
    assert plan_tick_dict(PlanTick(date(2025, 3, 3), Practice.RECALL, AT)) == tick
