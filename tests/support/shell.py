"""A command line as it is written in a shell, done by the services without a running app."""

from __future__ import annotations

import json
import shlex
from typing import Any

from unaided.bootstrap import Services
from unaided.cli.commands import answer
from unaided.domain.reply import Exit, Reply


def say(services: Services, line: str, *, watched: bool = True) -> Reply:
    """Do a command line, written as in a shell."""
    return answer(shlex.split(line), services, watched=watched)


def told(services: Services, line: str) -> dict[str, Any]:
    """Return the JSON that a command answers."""
    reply = say(services, f"{line} --json")
    assert reply.code is Exit.DONE, reply.err
    value = json.loads(reply.out)
    assert isinstance(value, dict)
    return value
