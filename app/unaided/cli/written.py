"""What is owed, what is still to be understood, and words found again: for the person at their own terminal.

Gaps and search are the only verbs beside `export` that print the person's words: they were asked for (Law 5).
Words may have been pasted or brought in from a file: a control character among them would steer the terminal.
"""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Sequence

from unaided.bootstrap import Services
from unaided.domain.explanation import Owed
from unaided.domain.export_words import gap_dict
from unaided.domain.json_values import instant
from unaided.domain.line import one_line
from unaided.domain.reply import Reply
from unaided.domain.search import Found, words_of
from unaided.domain.session import Mode
from unaided.domain.trouble import ExplanationRuleError
from unaided.domain.words import counted, day_name
from unaided.services.gaps import GapRow

# JSON escapes the controls below 32 by itself; these it leaves as they are.
_CONTROLS = re.compile(r"[\x7f-\x9f]")
NOTHING_OWED = "Nothing is owed.\n"
NO_GAPS = "No gap is open.\n"
NO_GAPS_EVER = "No gaps yet: what you could not explain becomes one.\n"
NOTHING_FOUND = "Nothing you wrote has all of these words.\n"
NO_WORDS = "Name at least one word to look for, such as: unaided search retry"


def owed(command: Namespace, services: Services) -> Reply:
    """List what is owed, the latest end first."""
    found = services.explanation.owed()
    if command.json:
        return Reply(out=_json({"schema": 1, "owed": [_owed_dict(one) for one in found]}))
    return Reply(
        out="".join(f"{one.session_id}  {asks(one):11}  {one_line(one.title)}\n" for one in found) or NOTHING_OWED
    )


def asks(one: Owed) -> str:
    """Return what a session asks for: the one sentence of a sitting that goes on, an explanation or a reflection."""
    if one.goes_on:
        return "sentence"
    return "explanation" if one.mode is Mode.AI else "reflection"


def gaps(command: Namespace, services: Services) -> Reply:
    """List gaps, open ones first."""
    rows = services.gaps.list(only_open=not command.all)
    if command.json:
        return Reply(out=_json({"schema": 1, "gaps": [_gap_dict(row) for row in rows]}))
    return Reply(out="".join(map(_gap_lines, rows)) or (NO_GAPS_EVER if command.all else NO_GAPS))


def search(command: Namespace, services: Services) -> Reply:
    """Find words that the person wrote.

    Raises:
        ExplanationRuleError: there is no word to look for.
    """
    asked = " ".join(command.words)
    if not words_of(asked):
        raise ExplanationRuleError(NO_WORDS)
    found = services.gaps.search(asked)
    if command.json:
        return Reply(out=_json({"schema": 1, "found": [_found_dict(one) for one in found]}))
    return Reply(out=_found_lines(found) or NOTHING_FOUND)


def _owed_dict(one: Owed) -> dict[str, object]:
    return {
        "session_id": str(one.session_id),
        "title": one.title,
        "mode": str(one.mode),
        "asks": asks(one),
        "ended_at": instant(one.ended_at),
    }


def _gap_dict(row: GapRow) -> dict[str, object]:
    return {**gap_dict(row.gap), "title": row.title}


def _gap_lines(row: GapRow) -> str:
    gap, text = row.gap, f"{one_line(row.gap.text)} ({one_line(row.title)})"
    if gap.is_open:
        return f"{counted(row.age.days, 'day'):>8}  {text}\n"
    how = f"filled: {one_line(gap.note)}" if gap.note else f"dropped: {one_line(gap.dropped_because)}"
    return f"{'closed':>8}  {text}\n{'':8}  {how}\n"


def _found_dict(one: Found) -> dict[str, object]:
    return {
        "kind": str(one.kind),
        "session_id": str(one.session_id),
        "title": one.title,
        "at": instant(one.at),
        "excerpt": one.excerpt,
    }


def _found_lines(found: Sequence[Found]) -> str:
    return "".join(
        f"{day_name(one.at.astimezone().date())}  {one.kind}  {one_line(one.title)}\n    {one_line(one.excerpt)}\n"
        for one in found
    )


def _json(value: object) -> str:
    return _CONTROLS.sub(_escaped, json.dumps(value, ensure_ascii=False)) + "\n"


def _escaped(control: re.Match[str]) -> str:
    return f"\\u{ord(control[0]):04x}"
