"""A log axis of minutes: where its rules stand and how they are called."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ticks = list[tuple[float, str]]
Floats = NDArray[np.float64]
USUAL: Final = (30.0, 120.0)  # minutes: always in the picture
WIDEST: Final = (0.1, 100_000.0)  # minutes; what is beyond stands at the edge
ROOM: Final = 0.06  # of a decade, beyond the outermost points
MOST_TICKS: Final = 8
HOUR: Final = 60
STEPS: Final = (
    (5, 10, 15, 30, 45, 60, 90, 120, 180, 240, 360, 480),
    (1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 960, 1920),
    (1, 5, 15, 60, 240, 960, 3840, 15360, 61440),
    (0.1, 1, 10, 60, 600, 6000, 60000),
    (1, 60, 6000),
)


def log_minutes(minutes: Floats) -> Floats:
    """Return (n,) where minutes stand."""
    return np.asarray(np.log10(np.clip(minutes, *WIDEST)))


def minutes_range(minutes: Floats) -> tuple[float, float]:
    """Return the ends of an axis that has all of these minutes (n,) in it, and the usual ones."""
    shown = log_minutes(np.concatenate((minutes, USUAL)))
    return float(shown.min()) - ROOM, float(shown.max()) + ROOM


def minute_ticks(low: float, high: float) -> Ticks:
    """Return the rules between two log10s of minutes, as close as still leaves room."""
    ticks: Ticks = []
    for steps in STEPS:
        ticks = [(math.log10(step), step_words(step)) for step in steps if low <= math.log10(step) <= high]
        if len(ticks) <= MOST_TICKS:
            break
    return ticks


def step_words(minutes: float) -> str:
    """Return what a rule is called: `15 min`, `4 h`."""
    return f"{minutes:g} min" if minutes < HOUR else f"{minutes / HOUR:g} h"
