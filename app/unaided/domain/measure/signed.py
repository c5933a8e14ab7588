"""Differences as sentences have them: with their sign, and nothing has none."""

from __future__ import annotations


def signed(value: float) -> str:
    """Return a difference as a whole number: `+12`, `−3`, `0`."""
    rounded = round(value)
    return f"{rounded:+,d}".replace("-", "−") if rounded else "0"


def signed_percent(change: float) -> str:
    """Return a change, 0.1 being a tenth more, in whole percent: `+10 %`, `−3 %`, `0 %`."""
    return f"{signed(100 * change)} %"


def points(value: float) -> str:
    """Return the unit of a number of points as it is shown: one point, any other number of points."""
    return "point" if abs(round(value)) == 1 else "points"
