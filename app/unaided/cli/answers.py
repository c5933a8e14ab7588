"""What every verb answers with: what goes on now, as a line or as JSON; and how it reads a number."""

from __future__ import annotations

import json
from argparse import Namespace

from unaided.cli import text
from unaided.domain.now import Now, status_dict
from unaided.domain.reply import Reply
from unaided.domain.trouble import SessionRuleError

LONGEST_NUMBER = 8  # digits


def now_reply(command: Namespace, now: Now) -> Reply:
    """Return what goes on, as the command wants it."""
    return Reply(out=json_line(status_dict(now)) if command.json else text.status_line(now))


def json_line(value: object) -> str:
    """Return a value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def number(word: str, option: str) -> int:
    """Return a whole number.

    Raises:
        SessionRuleError: it is none.
    """
    if not (word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER):
        raise SessionRuleError(f"{option} takes a whole number such as 25, not “{word[:40]}”.")
    return int(word)
