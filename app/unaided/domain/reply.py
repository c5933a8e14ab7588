"""What a terminal command answers: text for stdout, text for stderr, an exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from unaided.domain.measure.letter import Letter  # numpy loads where one is written
    from unaided.domain.now import Now  # the tray shows before anything else is needed


class Exit(IntEnum):
    """The exit codes, as documented in the README."""

    DONE = 0
    TROUBLE = 1
    USAGE = 2


@dataclass(frozen=True, slots=True)
class Follow:
    """How an answer goes on: the line for what is now, and the last text when the app ends."""

    line: Callable[[Now], str]
    last: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter that is to become a PDF file: only who has Qt can draw it."""

    letter: Letter
    path: Path


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `out` is the answer alone; everything else goes to `err`; both end with a newline or are empty.

    `question` is put to a person at a terminal in place of `err`; yes means the same words again with `--yes`.
    `changes_past` tells that what pages show beside the session that runs is another now, so that they follow.
    `follow` makes the answer go on until the caller hangs up or the app ends.
    `paper` is still to be drawn as a file, and the answer said once it is.
    `explain` (a session) and `page` name what the running app brings on the screen with it.
    """

    out: str = ""
    err: str = ""
    code: Exit = Exit.DONE
    question: str = ""
    changes_past: bool = False
    follow: Follow | None = None
    explain: UUID | None = None
    page: str = ""
    paper: Paper | None = None
