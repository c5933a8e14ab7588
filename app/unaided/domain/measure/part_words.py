"""The parts that figures are told by, in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OF_PART: Final[Mapping[str, str]] = {
    "": "",
    "no-ai": " without AI",
    "ai": " with AI",
    "measured": " with measured AI use",
    "heavy": " with heavy AI use",
}
