"""What the figures of understanding say, and the way there where they say nothing (§6)."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.part_words import OF_PART

ILLUSION: Final = "Above 0: before writing, you thought you understood more than you found while writing."
OVERCONFIDENT: Final = (
    "Above 0: you were surer of explaining it a week later than you turned out to be; below 0: less sure."
)
BRIER: Final = "0 is knowing for certain each time; 0.25 is what saying 50 % every time gets."
BRIER_GAIN: Final = "Above 0: after writing, you foresaw better what you would recall; below 0: worse."
RECALLED: Final = "Of what you explained, the share that met your own checklist when first recalled."
RESOLUTION: Final = (
    "50 % is a guess, 100 % means that you were always surer of what you later recalled than of what you did not."
)
CURVE: Final = "Where you know how sure to be, the share recalled is close to what you said."


def too_few_answers(count: int, least: int, of: str) -> str:
    """Return what is missing before the two answers about a task can be compared."""
    return (
        f"{count} of {least} tasks{OF_PART[of]} explained with both answers, before writing and after. "
        f"The illusion gap shows once there are {least}."
    )


def too_few_recalls(count: int, least: int, of: str) -> str:
    """Return what is missing before answers can be held against recall."""
    return (
        f"{count} of {least} explained tasks{OF_PART[of]} recalled for the first time, 7 days after the explanation. "
        f"This shows once there are {least}."
    )


def too_few_of_each(passed: int, failed: int, least: int, of: str) -> str:
    """Return what is missing before what was recalled can be told from what was not."""
    return (
        f"{min(passed, least)} of {least} explained tasks{OF_PART[of]} that were recalled, {min(failed, least)} of "
        f"{least} that were not. This shows once there are {least} of each."
    )


def too_few_said(count: int, least: int, of: str) -> str:
    """Return what is missing before the answers of one use of AI are shown."""
    return f"{count} of {least} tasks{OF_PART[of]} explained with both answers. They show once there are {least}."
