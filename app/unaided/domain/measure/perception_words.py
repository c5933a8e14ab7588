"""What the figures of how long AI tasks felt say, and the way there where they say nothing (§5)."""

from __future__ import annotations

from typing import Final

GAP: Final = "×1.5 means that AI tasks take 1.5 times what it felt like."
PERCEIVED: Final = "By your own guesses, made before you saw the minutes: −20 % means that AI felt a fifth faster."
NO_TRIAL: Final = (
    "No task was drawn yet, so there is nothing to hold the feeling against. The gap shows once the coin has drawn "
    "tasks: begin an experiment."
)
NO_RANGE: Final = "Too few of these tasks lie beside each other for a range."


def too_few_guesses(guesses: int) -> str:
    """Return what is missing before there is a feeling."""
    return (
        f"{min(guesses, 8)} of 8 finished AI tasks with a guess of how long they would have taken without. "
        "The feeling shows once there are 8."
    )


def too_few_for_a_gap(guesses: int, finished: tuple[int, int]) -> str:
    """Return what is missing before feeling and measurement meet; `finished` are tasks drawn to no AI and to AI."""
    return (
        f"{min(guesses, 8)} of 8 guesses on tasks drawn to AI, {min(finished[1], 8)} of 8 of those finished, "
        f"{min(finished[0], 8)} of 8 finished tasks drawn to no AI. The gap shows once there are all."
    )
