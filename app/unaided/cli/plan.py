"""`unaided stage` and `unaided plan`: the last self-check beside what is measured, and the week of the rebuild plan."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from unaided.bootstrap import Services
from unaided.cli.answers import json_line
from unaided.domain.no_ai_block import span_words, week_of
from unaided.domain.rebuild import PlanLine, state_words
from unaided.domain.reply import Reply
from unaided.domain.stage import NOT_VALIDATED, StageCheck, result, result_words
from unaided.domain.words import day_name
from unaided.services.rebuild import PlanLook

if TYPE_CHECKING:
    from unaided.domain.measure.stage_signals import Signals

NO_CHECK = "No self-check answered yet. Its twelve statements are on the Plan page of the window."
NO_PLAN = "Nothing is on your plan yet. Pick practices on the Plan page of the window."


def stage(command: Namespace, services: Services) -> Reply:
    """Say what the last answers look like, and the measured signals; before there are answers, neither (§10, 6)."""
    look = services.stage.look()
    last = look.finished[0] if look.finished and look.open is None else None
    found = () if last is None else services.stage.measured().signals
    if command.json:
        told = None if last is None else _check_dict(last)
        return Reply(out=json_line({"schema": 1, "check": told, "signals": [*map(_signals_dict, found)]}))
    if last is None:
        return Reply(out=f"{NO_CHECK}\n")
    lines = [f"{day_name(last.day)}: {result_words(result(last.answers))}", *_lines(found), NOT_VALIDATED]
    return Reply(out="\n".join(lines) + "\n")


def plan(command: Namespace, services: Services) -> Reply:
    """Say which practices are on the plan, and how each stands this week."""
    look = services.rebuild.look()
    if command.json:
        lines = [*map(_line_dict, look.lines)]
        return Reply(out=json_line({"schema": 1, "week": look.week.isoformat(), "plan": lines}))
    return Reply(out=_week(look) if look.lines else f"{NO_PLAN}\n")


def _week(look: PlanLook) -> str:
    head = f"This week, {span_words(look.week, week_of(look.week)[1])}\n"
    return head + "".join(f"[{'x' if line.had else ' '}] {line.words} ({state_words(line)})\n" for line in look.lines)


def _lines(found: Iterable[Signals]) -> Iterator[str]:
    for one in found:
        yield f"Stage {one.stage}: {one.verdict}"
        for signal in one.signals:
            yield f"  {signal.claim}: {signal.verdict}. {signal.words}"


def _check_dict(check: StageCheck) -> dict[str, object]:
    found = result(check.answers)
    return {
        "day": check.day.isoformat(),
        "stages": [int(stage) for stage in found.stages],
        "sums": [total for _, total in sorted(found.sums.items())],
        "words": result_words(found),
        "validated": False,
    }


def _signals_dict(found: Signals) -> dict[str, object]:
    return {
        "stage": int(found.stage),
        "verdict": str(found.verdict),
        "signals": [
            {"claim": one.claim, "verdict": str(one.verdict), "numbers": one.words, "rows": len(one.rows)}
            for one in found.signals
        ],
    }


def _line_dict(line: PlanLine) -> dict[str, object]:
    seen = [{"day": one.day.isoformat(), "task": one.title, "session_id": str(one.session_id)} for one in line.seen]
    return {"practice": str(line.practice), "words": line.words, "ticked": line.ticked, "seen": seen}
