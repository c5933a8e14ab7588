"""Shares."""

from typing import Literal

def proportion_confint(
    count: int, nobs: int, alpha: float = ..., method: Literal["wilson"] = ...
) -> tuple[float, float]: ...
