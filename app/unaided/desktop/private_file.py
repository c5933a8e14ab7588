"""Small files of the profile that nobody else may read, whatever the umask (Law 5)."""

from __future__ import annotations

import os
from io import TextIOWrapper
from pathlib import Path
from typing import Literal

FILE_MODE = 0o600


def open_private(path: Path, mode: Literal["a", "w"]) -> TextIOWrapper:
    """Open a text file to write; where it is made, it is made for this person alone.

    Raises:
        OSError: it cannot be opened.
    """
    return open(path, mode, encoding="utf-8", opener=_opener)


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags, FILE_MODE)
