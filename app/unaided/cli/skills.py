"""`unaided skill`: your skills, what you decided to own of them, and what your work shows."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import Final

from unaided.bootstrap import Services
from unaided.cli.answers import json_line
from unaided.domain.ownership import Ownership
from unaided.domain.reply import Reply
from unaided.domain.skill import RECENT_DAYS, SkillRow
from unaided.domain.skill_words import ago, class_name, recalled_words, skills_words
from unaided.domain.trouble import SkillRuleError

UNDECIDED: Final = "undecided"
NAME_IT: Final = 'Name the skill: unaided skill add "SQL"'
SAY_BOTH: Final = (
    f'Name the skill and its class, {", ".join(reversed(Ownership))} or {UNDECIDED}: unaided skill set "SQL" core'
)
NO_OTHER: Final = 'One name, please; where it has blanks, in quotes: unaided skill add "error handling"'


def skill(command: Namespace, services: Services) -> Reply:
    """List skills, add one, or decide how much of one to own.

    Raises:
        SkillRuleError: a name or a class is missing, there is no such skill, or it is listed already.
    """
    verbs: dict[str, Callable[[Namespace, Services], Reply]] = {"list": _list, "set": _set, "add": _add}
    return verbs[command.what](command, services)


def _list(command: Namespace, services: Services) -> Reply:
    look = services.skills.look()
    if command.json:
        return Reply(out=json_line({"schema": 1, "skills": [_dict(row) for row in look.rows]}))
    lines = "".join(_line(row, look.today) for row in look.rows)
    return Reply(out=f"{skills_words(look.rows)}\n{lines}")


def _set(command: Namespace, services: Services) -> Reply:
    if command.name is None or command.ownership is None:
        raise SkillRuleError(SAY_BOTH)
    changed = services.skills.decide(command.name, _class(command.ownership))
    return _reply(command, services, changed.name)


def _add(command: Namespace, services: Services) -> Reply:
    if command.name is None:
        raise SkillRuleError(NAME_IT)
    if command.ownership is not None:
        raise SkillRuleError(NO_OTHER)
    return _reply(command, services, services.skills.add(command.name).name)


def _reply(command: Namespace, services: Services, name: str) -> Reply:
    row = services.skills.row(name)
    if command.json:
        return Reply(out=json_line({"schema": 1, "skill": _dict(row)}), changes_past=True)
    return Reply(out=f"“{row.name}”: {class_name(row.ownership).lower()}.\n", changes_past=True)


def _class(word: str) -> Ownership | None:
    if word == UNDECIDED:
        return None
    try:
        return Ownership(word)
    except ValueError:
        raise SkillRuleError(f"“{word[:40]}” is no class. {SAY_BOTH}") from None


def _dict(row: SkillRow) -> dict[str, object]:
    value, low, high = row.recalled.share or (None, None, None)
    return {
        "name": row.name,
        "ownership": row.ownership,
        "note": row.note,
        "tasks_no_ai": row.work.no_ai,
        "tasks_ai": row.work.ai,
        "last_no_ai": None if row.work.last_no_ai is None else row.work.last_no_ai.isoformat(),
        "recalls": row.recalled.n,
        "recalls_passed": row.recalled.passed,
        "passed_share": value,
        "passed_low": low,
        "passed_high": high,
        "open_gaps": row.work.gaps,
    }


def _line(row: SkillRow, today: date) -> str:
    """Return a skill in one line: its class, its tasks of late, when it was last worked on without AI, its recalls."""
    work = row.work
    tasks = f"● {work.no_ai:,}  ◆ {work.ai:,} in {RECENT_DAYS} days"
    last = f"without AI {ago(work.last_no_ai, today)}"
    recalled = f"recalled {recalled_words(row.recalled)}"
    return f"{class_name(row.ownership):20}  {row.name}  {tasks} · {last} · {recalled} · {work.gaps:,} open gaps\n"
