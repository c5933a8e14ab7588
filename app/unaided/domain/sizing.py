"""Sizing by hand: the steps of the ruler, as numbers and as words, and how old tasks are sized again (§1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from unaided.domain.trouble import ExperimentRuleError

STEP_WORDS: Final = {
    0.5: "half as large",
    0.7: "smaller",
    1.0: "as large",
    1.4: "larger",
    2.0: "twice as large",
}
STEPS: Final = tuple(STEP_WORDS)
NAMES: Final = dict(zip(("half", "smaller", "same", "larger", "twice"), STEPS, strict=True))
OLD: Final = timedelta(days=90)  # a task sized this long ago is sized again, blind
AUDITED: Final = 6  # tasks a quarter
UNSIZED: Final = "Not sized: this task is left out of velocity, and counted as left out."


def size_from(anchor: float, step: float) -> float:
    """Return the size in minutes of a task judged to be so many times an anchor of these minutes.

    Raises:
        ExperimentRuleError: it is none of the five steps.
    """
    if step not in STEPS:
        raise ExperimentRuleError(f"A task is {', '.join(NAMES)}: half, 0.7, 1, 1.4 or 2 times its anchor.")
    return anchor * step


def parse_size(text: str) -> tuple[int, float]:
    """Return the anchor's number and the step that `2:larger` means.

    Raises:
        ExperimentRuleError: it means none.
    """
    number, _, name = text.strip().lower().partition(":")
    if not (len(number) == 1 and number.isascii() and number.isdigit()) or name not in NAMES:
        raise ExperimentRuleError(
            f"“{text[:40]}” is no size. Write the number of an anchor, a colon and {', '.join(NAMES)}, as in 2:larger."
        )
    return int(number), NAMES[name]
