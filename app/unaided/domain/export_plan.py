"""Stage self-checks and the rebuild plan as an export has them (docs/export.md)."""

from __future__ import annotations

from unaided.domain.json_values import Json, instant, maybe_instant
from unaided.domain.rebuild import Choice, PlanTick
from unaided.domain.stage import Answer, StageCheck


def stage_check_dict(check: StageCheck) -> Json:
    """Return a self-check with its statements in the order they were asked."""
    return {
        "id": str(check.id),
        "day": check.day.isoformat(),
        "begun_at": instant(check.begun_at),
        "finished_at": maybe_instant(check.finished_at),
        "answers": [{"statement": str(one), "answer": _number(check.answers.get(one))} for one in check.order],
    }


def _number(answer: Answer | None) -> int | None:
    return None if answer is None else int(answer)


def plan_choice_dict(choice: Choice) -> Json:
    """Return a practice that is on the plan."""
    return {"practice": str(choice.practice), "chosen_at": instant(choice.chosen_at), "text": choice.text}


def plan_tick_dict(tick: PlanTick) -> Json:
    """Return a tick."""
    return {
        "week": tick.week.isoformat(),
        "practice": str(tick.practice),
        "at": instant(tick.at),
        "text": tick.text,
    }
