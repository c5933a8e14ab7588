"""A report as plain sentences: what each figure is, its number with n and range, or why there is none (§10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from unaided.domain.measure.effect_words import detectable_effect_words
from unaided.domain.measure.figure import Figure, Reason, Status, Unit
from unaided.domain.measure.report_facts import counted, facts, part_name, sentence
from unaided.domain.measure.signed import points, signed, signed_percent
from unaided.domain.measure.velocity_words import detectable_words

TITLES: Final[Mapping[str, str]] = {
    "velocity_now": "No-AI velocity now (100 = your first 12 tasks)",
    "velocity_months": "No-AI velocity by month",
    "velocity_trend": "Change of your no-AI velocity in a year",
    "ai_effect_drawn": "AI's effect on time (drawn by the coin)",
    "ai_effect_observational": "Tasks you gave to AI, against the rest",
    "ai_effect_by_kind": "AI and time, by kind of work",
    "ai_effect_classic": "The literature's estimate (classic regression)",
    "perception_gap": "How AI tasks felt, against what was measured",
    "estimation_bias": "Actual time against your unaided estimate",
    "estimation_spread": "How far estimates miss, in either direction",
    "illusion_gap": "What you thought you understood, before writing against after",
    "overconfidence_before": "Overconfidence before writing",
    "overconfidence_after": "Overconfidence after writing",
    "brier_before": "How far off your forecast was before writing (Brier score)",
    "brier_after": "How far off your forecast was after writing (Brier score)",
    "brier_gain": "What writing gains (Brier score)",
    "recalled": "Recalled a week later",
    "resolution": "How well you tell what you will recall (AUC)",
    "calibration_curve": "Of what you called so likely, how much you recalled",
    "felt": "How sessions without AI felt (1 to 5)",
    "lookups_per_hour": "Look-ups in an hour without AI",
    "retention": "Passed reviews",
    "two_velocities": "Output less capability, in points of your own baseline",
    "unowned_share": "Core and repeatable work you could not explain today",
    "honest_math": "Time and understanding by kind of work",
}
REASONS: Final[Mapping[Reason, str]] = {
    Reason.FUTURE: "dated after the day reckoned for",
    Reason.OPEN: "still open",
    Reason.NOT_TIMED: "without timed minutes",
    Reason.HAND_ENTERED: "entered by hand",
    Reason.UNKNOWN_SOURCE: "with minutes of unknown source",
    Reason.NOT_SIZED: "not sized",
    Reason.SIZED_LATE: "sized after the start",
    Reason.NO_ESTIMATE: "without an estimate",
    Reason.NO_GUESS: "without a guess",
    Reason.UNFINISHED: "unfinished",
    Reason.KEPT_OUT: "kept out of the experiment",
    Reason.NOT_DRAWN: "not drawn",
    Reason.OLD_BASELINE: "of an earlier baseline",
    Reason.EDITED: "edited",
    Reason.IMPORTED: "imported",
    Reason.UNDECIDED: "with time still to be decided",
    Reason.NOT_EXPLAINED: "not explained",
    Reason.NOT_RECALLED: "not recalled yet",
    Reason.NO_ANSWER: "not answered",
    Reason.OTHER_MODE: "of the other mode",
}
_USES: Final[Mapping[str, str]] = {
    "none": "without AI",
    "measured": "AI as a sounding board",
    "heavy": "handed to AI",
}


def report_text(figures: Mapping[str, Figure]) -> str:
    """Return the report of these figures, a block each."""
    return "\n".join("\n".join(_block(name, figure)) + "\n" for name, figure in figures.items())


def _block(name: str, figure: Figure) -> Iterator[str]:
    yield TITLES[name]
    yield f"  {figure_words(figure)}"
    yield from (f"  {line}" for line in (*_parts(figure), *facts(figure)))
    if figure.excluded:
        left = ", ".join(f"{one.count:,} {REASONS[one.reason]}" for one in figure.excluded)
        yield f"  Left out: {left}."


def figure_words(figure: Figure) -> str:
    """Return one figure as a sentence: number, range, n and words, or why it says nothing."""
    if figure.status is Status.NONE:
        return figure.why
    if figure.value is None:
        return sentence(figure.words) if figure.words else counted(figure)
    show = _SHOWN[figure.unit]
    number = show(figure.value)
    if figure.low is not None and figure.high is not None:
        number += f" ({show(figure.low)} to {show(figure.high)})"
    early = " Early: too little yet for words." if figure.status is Status.EARLY else ""
    words = f" {sentence(figure.words)}" if figure.words else ""
    return f"{number}, n = {figure.n:,}.{words}{early}"


def _parts(figure: Figure) -> Iterator[str]:
    """Yield a line for each figure within this one."""
    for name, value in figure.more.items():
        if isinstance(value, Figure):
            yield f"{part_name(name)}: {figure_words(value)}"
        elif name == "detectable" and isinstance(value, float):
            yield detectable_words(value)
        elif name == "detectable_effect" and isinstance(value, float):
            yield detectable_effect_words(value)
        elif isinstance(value, Mapping):
            found = ((key, one) for key, one in value.items() if isinstance(one, Figure))
            yield from (f"{part_name(str(key), name)}: {figure_words(one)}" for key, one in found)
        elif isinstance(value, list):
            yield from _bins(value)


def _bins(listed: list[object]) -> Iterator[str]:
    """Yield a line for each bin of a calibration curve and each cell of the table; the rest is left to the JSON."""
    for one in listed:
        match one:
            case {"predicted": float(said), "figure": Figure() as figure}:
                yield f"Called {_share(said)} likely: {figure_words(figure)}"
            case {"month": str(month), "value": float(value), "low": float(low), "high": float(high), "n": int(n)}:
                yield f"{month}: {_index(value)} ({_index(low)} to {_index(high)}), n = {n}"
            case {"kind": str(kind), "use": str(use), "minutes": Figure() as minutes, "recall": Figure() as recall}:
                name = f"{part_name(kind, 'kinds')}, {_USES[use]}"
                yield f"{name}: {figure_words(minutes)} Recalled: {figure_words(recall)}"
            case _:
                pass


def _index(value: float) -> str:
    return f"{value:.0f}"


def _ratio(value: float) -> str:
    return f"×{value:.2f}"


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"


def _points(value: float) -> str:
    return f"{signed(value)} {points(value)}"


def _plain(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _minutes(value: float) -> str:
    return f"{value:.0f} min"


def _score(value: float) -> str:
    return f"{value:.1f}"


_SHOWN: Final[Mapping[Unit, Callable[[float], str]]] = {
    Unit.INDEX: _index,
    Unit.CHANGE: signed_percent,
    Unit.CHANGE_A_YEAR: signed_percent,
    Unit.RATIO: _ratio,
    Unit.SHARE: _share,
    Unit.POINTS: _points,
    Unit.SQUARED_ERROR: _plain,
    Unit.PER_HOUR: _score,
    Unit.MINUTES: _minutes,
    Unit.SCORE: _score,
    Unit.CORRELATION: _signed,
}
