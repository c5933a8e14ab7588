"""What is said of an experiment: plainly, and nothing of its outcome before its looks (§4)."""

from __future__ import annotations

from typing import assert_never

from unaided.domain.experiment import TargetUse
from unaided.domain.words import counted

WHAT = (
    "A coin decides for you whether a new task is done with or without AI, once you have said how large it is and how "
    "long it would take either way. Only so can what AI does to your time be told from which tasks you give to it."
)
SEALED = "The coin is sealed: this is the SHA-256 of its seed, which is told when the experiment ends."
TOLD = "The seed is told. Whoever has it can replay every throw: printf %s SEED | sha256sum gives the seal."
ENOUGH = "±20 % on your own effect takes about 150 to 180 drawn tasks."


def use_words(use: TargetUse) -> str:
    """Return which use of AI an experiment tries."""
    match use:
        case TargetUse.MEASURED:
            return "AI as a sounding board"
        case TargetUse.HEAVY:
            return "AI that the work is delegated to"
        case _:
            assert_never(use)


def look_words(closed: int, next_look: int | None, missing: int) -> str:
    """Return when words may change next; the range stands at any time."""
    if next_look is None:
        return f"{counted(closed, 'drawn task')} closed: the last planned look is behind you."
    return f"{counted(closed, 'drawn task')} closed. The next look is at {next_look}: {missing:,} more."


def replay_words(throws: int, wrong: int) -> str:
    """Return what a replay of the throws found."""
    if not throws:
        return "There is no throw to replay."
    if wrong:
        return f"{wrong:,} of {counted(throws, 'throw')} are not what this seed gives: somebody changed them."
    return f"All {counted(throws, 'throw')} are what this seed gives."
