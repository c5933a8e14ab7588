"""Which skills a person decides to own, and one line of advice for each choice."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never


class Ownership(StrEnum):
    """How much of the thinking behind a task the person wants to keep."""

    TRANSIENT = "transient"
    REPEATABLE = "repeatable"
    CORE = "core"


def title(ownership: Ownership) -> str:
    """Return the class's name as the start panel shows it."""
    match ownership:
        case Ownership.TRANSIENT:
            return "Transient knowledge"
        case Ownership.REPEATABLE:
            return "Repeatable skill"
        case Ownership.CORE:
            return "Core expertise"
        case _:
            assert_never(ownership)


def advice(ownership: Ownership) -> str:
    """Return the one line of advice that goes with an ownership class."""
    match ownership:
        case Ownership.TRANSIENT:
            return "Transient: use AI freely; you need not remember it."
        case Ownership.REPEATABLE:
            return "Repeatable: let AI start it, then reproduce it from memory."
        case Ownership.CORE:
            return "Core expertise: own the thinking. With AI, use it as a sounding board."
        case _:
            assert_never(ownership)
