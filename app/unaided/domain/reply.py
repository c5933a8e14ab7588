"""What a terminal command answers: text for stdout, text for stderr, an exit code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, as documented in the README."""

    DONE = 0
    TROUBLE = 1
    USAGE = 2


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `out` is the answer alone; everything else goes to `err`; both end with a newline or are empty."""

    out: str = ""
    err: str = ""
    code: Exit = Exit.DONE
