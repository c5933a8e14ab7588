"""What the monthly letter says of each figure: one plain sentence that holds the number, its range and its n (§10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from unaided.domain.measure.effect_words import CAUTION
from unaided.domain.measure.figure import Figure, Reason, Status
from unaided.domain.measure.report_text import REASONS
from unaided.domain.measure.signed import points, signed, signed_percent
from unaided.domain.measure.velocity_words import detectable_words
from unaided.domain.words import month_name

BASE: Final = 100.0
EARLY: Final = "early: the range is still wide"


@dataclass(frozen=True, slots=True)
class Part:
    """What a figure is called in a list, what its n counts, and how its sentence is said."""

    name: str
    counts: str
    say: Callable[[Figure, float, str], str]


def sentence(name: str, figure: Figure) -> str:
    """Return a shown figure as plain sentences; `name` is the report's."""
    if figure.value is None:
        return figure.words
    return PARTS[name].say(figure, figure.value, _behind(name, figure))


def missing(name: str, figure: Figure) -> str:
    """Return a figure that says nothing as a part of a list: its name, and what there is so far."""
    why = figure.why.partition(". ")[0].removesuffix(".")
    return f"{PARTS[name].name} ({why[:1].lower()}{why[1:]})"


def left_out(figures: Mapping[str, Figure]) -> str:
    """Return what was left out, counted, and of which figures; empty where nothing was.

    What came after the letter's day is not left out: it is not there yet.
    """
    found: dict[tuple[Reason, int], list[str]] = {}
    for name, figure in figures.items():
        for one in figure.excluded:
            if one.reason is not Reason.FUTURE:
                found.setdefault((one.reason, one.count), []).append(PARTS[name].name)
    return "; ".join(f"{count:,} {REASONS[reason]} ({', '.join(names)})" for (reason, count), names in found.items())


def _behind(name: str, figure: Figure) -> str:
    """Return range and n as they stand in brackets: `(56 to 121; n = 3 finished tasks, early: …)`."""
    early = f", {EARLY}" if figure.status is Status.EARLY else ""
    count = f"n = {figure.n:,} {PARTS[name].counts}{early}"
    if figure.low is None or figure.high is None:
        return f"({count})"
    show = _RANGES.get(name, _whole)
    return f"({show(figure.low)} to {show(figure.high)}; {count})"


def _pace(figure: Figure, value: float, behind: str) -> str:
    month = month_name(date.fromisoformat(f"{figure.more['month']}-01"))
    first = f"Without AI you worked in {month} at a pace of {value:.0f} {behind}; your first 12 tasks are 100."
    low, high = figure.low, figure.high
    if figure.status is Status.EARLY:  # no words yet (measurement.md)
        return first
    if low is None or high is None or low <= BASE <= high:
        return f"{first} The range holds 100, so no difference from then can be told."
    least, most = sorted(abs(100 * (BASE / end - 1)) for end in (low, high))
    than = "longer" if high < BASE else "less time"
    return f"{first} Same-sized work took {least:.0f} to {most:.0f} % {than} than then."


def _trend(figure: Figure, value: float, behind: str) -> str:
    words = f": {figure.words}" if figure.words else ""
    first = f"Your pace without AI changes by {signed_percent(value)} a year {behind}{words}."
    detectable = figure.more.get("detectable")
    return f"{first} {detectable_words(detectable)}" if isinstance(detectable, float) else first


def _two(figure: Figure, value: float, behind: str) -> str:
    side = "above" if value >= 0 else "below"
    first = f"The pace of all your work, AI included, lay {_points(value)} {side} the pace you keep without it"
    words = f": {figure.words}" if figure.words else ""
    return f"{first} {behind}{words}."


def _drawn(figure: Figure, value: float, behind: str) -> str:
    first = f"Where a coin decided, tasks with AI took {_time(value)} {behind}."
    return _joined(first, figure.words)


def _chosen(figure: Figure, value: float, behind: str) -> str:
    """Return what was observed; the caution goes with it whatever else is said (§10.4)."""
    words = figure.words or f"{CAUTION[:1].upper()}{CAUTION[1:]}."
    return _joined(f"Tasks you gave to AI took {_time(value)} compared with the rest {behind}.", words)


def _felt(_figure: Figure, value: float, behind: str) -> str:
    return f"Tasks with AI took {value:.2f} times what they had felt like {behind}."


def _estimates(_figure: Figure, value: float, behind: str) -> str:
    return (
        f"Half of your tasks, those with AI included, took at least {value:.2f} times what you had estimated "
        f"without AI {behind}."
    )


def _points(value: float) -> str:
    return f"{abs(value):.0f} {points(value)}"


def _illusion(_figure: Figure, value: float, behind: str) -> str:
    more = "more" if value >= 0 else "less"
    return f"Before explaining a task you thought you understood {_points(value)} {more} than after it {behind}."


def _recalled(_figure: Figure, value: float, behind: str) -> str:
    return f"A week later you recalled {100 * value:.0f} % of what you had explained {behind}."


def _look_ups(_figure: Figure, value: float, behind: str) -> str:
    return f"In an hour without AI you looked up {value:.1f} things {behind}."


def _unowned(_figure: Figure, value: float, behind: str) -> str:
    share = f"{100 * value:.0f} %"
    return f"Of your core and repeatable work of the last 90 days, {share} you could not explain today {behind}."


def _joined(first: str, words: str) -> str:
    if not words:
        return first
    return f"{first} {words[:1].upper()}{words[1:]}" + ("" if words.endswith(".") else ".")


def _time(change: float) -> str:
    return f"{abs(100 * change):.0f} % {'more' if change > 0 else 'less'} time"


def _whole(value: float) -> str:
    return f"{value:.0f}".replace("-", "−")


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"


def _times(value: float) -> str:
    return f"{value:.2f}"


def _tenths(value: float) -> str:
    return f"{value:.1f}"


PARTS: Final[Mapping[str, Part]] = {
    "velocity_now": Part("pace without AI", "finished tasks", _pace),
    "velocity_trend": Part("change of pace in a year", "tasks", _trend),
    "two_velocities": Part("pace with AI against pace without", "tasks of the last 90 days", _two),
    "ai_effect_drawn": Part("AI and time where the coin decides", "tasks", _drawn),
    "ai_effect_observational": Part("AI and time where you decide", "tasks", _chosen),
    "perception_gap": Part("felt against measured time", "tasks", _felt),
    "estimation_bias": Part("your estimates", "tasks", _estimates),
    "illusion_gap": Part("understanding before and after explaining", "tasks", _illusion),
    "recalled": Part("recall after a week", "explained tasks", _recalled),
    "lookups_per_hour": Part("look-ups", "sessions", _look_ups),
    "unowned_share": Part("what you could explain today", "tasks", _unowned),
}
_RANGES: Final[Mapping[str, Callable[[float], str]]] = {
    "velocity_trend": signed_percent,
    "two_velocities": signed,
    "ai_effect_drawn": signed_percent,
    "ai_effect_observational": signed_percent,
    "perception_gap": _times,
    "estimation_bias": _times,
    "illusion_gap": signed,
    "recalled": _share,
    "lookups_per_hour": _tenths,
    "unowned_share": _share,
}
