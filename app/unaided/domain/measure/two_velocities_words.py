"""What the two velocities say, and the way there where they say nothing (§7). Only erosion is called debt."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.words import counted

CAPTION: Final = (
    "Output is the pace of all your work as you do it now, capability the pace you keep without AI; 100 is your own "
    "no-AI baseline. Output over 100 is leverage: a tool working. Capability under 100 is erosion, and only that is "
    "debt."
)
EROSION: Final = "erosion: your unaided speed has fallen"
LEANING: Final = "leaning to erosion"
LEVERAGE: Final = "leverage: faster with AI, unaided speed holding"
CANNOT_TELL: Final = "can't tell yet"
UNDETERMINED: Final = (
    "The finished tasks with AI of the last 90 days are too few beside the unfinished ones to tell their pace."
)
HOLDING: Final = 80.0  # capability whose range lies above this is holding


def too_few(baseline: int, without: int, with_ai: int) -> str:
    """Return what is missing: tasks of the baseline, and finished tasks without and with AI in 90 days."""
    first = "In" if baseline >= BASELINE_TASKS else f"{baseline} of {BASELINE_TASKS} baseline tasks; in"
    return (
        f"{first} the last 90 days {min(without, 6)} of 6 finished tasks without AI and "
        f"{min(with_ai, 8)} of 8 with AI. The two velocities show once there are all of these."
    )


def no_month(without: int, with_ai: int) -> str:
    """Return what is missing where there are tasks enough, but no month of three to tell capability by."""
    tasks = f"{counted(without, 'task')} without AI and {with_ai:,} with AI are finished in the last 90 days"
    return f"{tasks}. The two velocities show once 3 tasks without AI are finished in one month after the baseline."


def label(capability: tuple[float, float], capability_worded: tuple[float, float], leverage_low: float) -> str:
    """Return the label, from capability's 95 % range and words range (low, high) and the low end of leverage."""
    if capability_worded[1] < 100.0:  # noqa: PLR2004 (the baseline)
        return EROSION
    if capability[1] < 100.0:  # noqa: PLR2004 (the baseline)
        return LEANING
    if leverage_low > 0 and capability[0] > HOLDING:
        return LEVERAGE
    return CANNOT_TELL
