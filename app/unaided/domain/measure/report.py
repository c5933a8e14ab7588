"""Every figure by its name, and what a report says of it as JSON with stable keys."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Final, cast

import numpy as np

from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Figure, Reason, Status
from unaided.domain.measure.velocity import Velocity, velocity

REPORT_SCHEMA: Final = 1
Json = dict[str, object]
Reckon = Callable[[Evidence, Iterable[Reason]], Figure]
_HERE = "unaided.domain.measure."
# Name of a figure -> the module and function it comes from; each loads when it is asked for.
_FROM: Final[Mapping[str, tuple[str, str]]] = {
    "velocity_trend": ("trend", "trend"),
    "ai_effect_drawn": ("ai_effect", "drawn_effect"),
    "ai_effect_observational": ("ai_effect", "observational_effect"),
    "ai_effect_by_kind": ("ai_effect", "effect_by_kind"),
    "ai_effect_classic": ("classic", "classic_effect"),
    "perception_gap": ("perception", "perception_gap"),
    "estimation_bias": ("estimation", "estimation_bias"),
    "estimation_spread": ("estimation", "estimation_spread"),
    "illusion_gap": ("understanding", "illusion_gap"),
    "overconfidence_before": ("understanding", "overconfidence_before"),
    "overconfidence_after": ("understanding", "overconfidence_after"),
    "brier_before": ("understanding", "brier_before"),
    "brier_after": ("understanding", "brier_after"),
    "brier_gain": ("understanding", "brier_gain"),
    "recalled": ("understanding", "recalled"),
    "resolution": ("understanding", "resolution"),
    "calibration_curve": ("understanding", "calibration_curve"),
    "felt": ("felt", "felt"),
    "lookups_per_hour": ("look_ups", "lookups_per_hour"),
    "retention": ("retention", "retention"),
    "two_velocities": ("two_velocities", "two_velocities"),
    "unowned_share": ("unowned", "unowned_share"),
    "honest_math": ("honest_math", "honest_math"),
}
NAMES: Final = ("velocity_now", "velocity_months", *_FROM)
SUBJECTS: Final[Mapping[str, tuple[str, ...]]] = {
    "velocity": ("velocity_now", "velocity_months"),
    "trend": ("velocity_trend",),
    "effect": ("ai_effect_drawn", "ai_effect_observational", "ai_effect_by_kind", "ai_effect_classic"),
    "gap": ("perception_gap",),
    "estimation": ("estimation_bias", "estimation_spread"),
    "understanding": (
        *("illusion_gap", "overconfidence_before", "overconfidence_after", "brier_before", "brier_after"),
        *("brier_gain", "recalled", "resolution", "calibration_curve", "felt", "retention"),
    ),
    "lookups": ("lookups_per_hour",),
    "velocities": ("two_velocities",),
    "unowned": ("unowned_share",),
    "honest-math": ("honest_math",),
    "all": NAMES,
}


def figures(names: Sequence[str], evidence: Evidence, exclude: Iterable[Reason] = ()) -> dict[str, Figure]:
    """Return the figures of these names, in their order."""
    asked = tuple(exclude)
    speed = velocity(evidence, asked) if any(name.startswith("velocity_") for name in names) else None
    return {name: _figure(name, evidence, asked, speed) for name in names}


def _figure(name: str, evidence: Evidence, exclude: tuple[Reason, ...], speed: Velocity | None) -> Figure:
    if name in _FROM:
        module, function = _FROM[name]
        reckon = cast("Reckon", getattr(import_module(_HERE + module), function))
        return reckon(evidence, exclude)
    found = speed or velocity(evidence, exclude)
    return found.now if name == "velocity_now" else _months(found)


def _months(found: Velocity) -> Figure:
    """Return the figure that lists the months: it stands for all of them and has no number of its own."""
    months = [
        {"month": date.fromordinal(one.first_day).strftime("%Y-%m"), **figure_dict(one.figure)} for one in found.months
    ]
    head = replace(found.now, value=None, low=None, high=None, words="", more={}).with_more(months=months)
    if not found.months:
        return head
    shown = Status.OK if any(one.figure.status is Status.OK for one in found.months) else Status.EARLY
    return replace(head, status=shown, why="")


def _month(first_day: int) -> str:
    return date.fromordinal(first_day).strftime("%Y-%m")


def report_dict(found: Mapping[str, Figure]) -> Json:
    """Return what `report --json` says (docs/report-schema.json)."""
    return {"schema": REPORT_SCHEMA, "figures": {name: figure_dict(figure) for name, figure in found.items()}}


def figure_dict(figure: Figure) -> Json:
    """Return a figure as plain JSON values; numbers that are none never get out."""
    return {
        "value": number(figure.value),
        "low": number(figure.low),
        "high": number(figure.high),
        "n": int(figure.n),
        "unit": str(figure.unit),
        "status": str(figure.status),
        "why": figure.why,
        "words": figure.words,
        "excluded": [{"reason": str(one.reason), "count": one.count} for one in figure.excluded],
        **{name: _plain(value) for name, value in figure.more.items()},
    }


def _plain(value: object) -> object:
    """Return a value as JSON has it, figures in it in the one form of all figures."""
    match value:
        case Figure():
            return figure_dict(value)
        case None | bool() | str():
            return value
        case int() | np.integer():
            return int(value)
        case float() | np.floating():
            return number(float(value))
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items()}
        case Iterable():
            return [_plain(one) for one in value]
        case _:
            raise TypeError(f"{type(value).__name__} is nothing a report can print")


def number(value: float | None) -> float | None:
    """Return a number as JSON has it, None where it is none."""
    return None if value is None or not math.isfinite(value) else float(value)
