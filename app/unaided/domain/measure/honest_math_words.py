"""What the honest-math table says, the way there where a cell says nothing, and the essay's table beside it (§8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DASH: Final = "–"  # what a cell shows that has too little behind it
FOOTER: Final = "Your choice of tasks, not a fair test"
UNDETERMINED: Final = "The finished tasks are too few beside the unfinished ones to tell how long work takes."
USES: Final = {"none": "without AI", "measured": "with measured AI use", "heavy": "with heavy AI use"}


@dataclass(frozen=True, slots=True)
class Example:
    """One row of the essay's table: time and understanding without AI, with heavy and with measured use of it."""

    task: str
    none: str
    heavy: str
    measured: str


ESSAY_CAPTION: Final = "The essay's own table: their example, not data."
ESSAY: Final = (
    Example("REST API", "4 h / full", "45 min / 40 %", "90 min / 85 %"),
    Example("Production debugging", "90 min / deep", "20 min / surface", "60 min / full"),
    Example("New service design", "2 h / strong", "30 min / shallow", "90 min / solid"),
    Example("Review of an AI pull request", "30 min / full", "5 min / pattern", "20 min / deep"),
    Example("On-call with AI down", "baseline", "3× slower", "1.2×"),
)


def too_few_finished(count: int, use: str) -> str:
    """Return what is missing before a cell shows minutes."""
    return f"{count} of 3 finished, sized tasks of this kind {USES[use]}. Minutes show once there are 3."


def too_few_recalls(count: int, use: str) -> str:
    """Return what is missing before a cell shows recall."""
    return f"{count} of 3 answered first recalls of this kind {USES[use]}. Recall shows once there are 3."


def nothing_yet(finished: int, recalls: int) -> str:
    """Return what is missing before the table has anything in it, from what its fullest cell has."""
    return (
        "A cell of the table shows minutes from 3 finished, sized tasks of one kind and one use of AI, and recall "
        f"from 3 answered first recalls. The fullest has {finished} of 3 tasks, {recalls} of 3 recalls."
    )
