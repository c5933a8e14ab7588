"""Which version of the file this program makes, and where the steps to it are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Schema:
    """A version of the file: the number of the last revision in `revisions`."""

    version: int
    revisions: Path


CURRENT = Schema(8, Path(__file__).parent / "migrations" / "versions")
