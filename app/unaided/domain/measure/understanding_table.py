"""The table of the section on understanding: each figure as a whole and by use of AI or mode (measurement.md §6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from unaided.domain.measure.felt import SCORES
from unaided.domain.measure.felt_words import MEDIAN
from unaided.domain.measure.figure import Figure, Status, Unit
from unaided.domain.measure.understood_words import points_words, share_words

ALL: Final = ""
PARTS: Final[Mapping[str, str]] = {
    ALL: "All",
    "no-ai": "No AI",
    "measured": "AI, measured",
    "heavy": "AI, heavy",
    "ai": "AI",
}
BY_USE: Final = (ALL, "no-ai", "measured", "heavy")
BY_MODE: Final = ("no-ai", "ai")
# Figure -> what its rows are called. `calibration_curve` is a picture, and `felt` has rows of its own.
NAMES: Final[Mapping[str, str]] = {
    "illusion_gap": "Illusion gap, before writing less after",
    "overconfidence_before": "Overconfidence before writing",
    "overconfidence_after": "Overconfidence after writing",
    "brier_before": "Brier score before writing",
    "brier_after": "Brier score after writing",
    "brier_gain": "What writing gains, in Brier score",
    "recalled": "Recalled a week later",
    "resolution": "Resolution (AUC)",
    "retention": "Passed recalls, all of them",
}
LAST_DAYS: Final = "Passed recalls, last 90 days"
FELT: Final = "How it felt, median of 1 to 5"
AGAINST: Final = "Felt against measured speed"
CAN_BE_NEGATIVE: Final = frozenset({"brier_gain"})  # beside correlations and points
TOO_FEW: Final = "too few"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One row of the table: the figure's name in reports, what the row is called, of which part, and the figure."""

    figure_name: str
    title: str
    part: str
    figure: Figure
    words: str = ""  # what its number means

    @property
    def part_name(self) -> str:
        """Return what the part is called."""
        return PARTS[self.part]


def lines(figures: Mapping[str, Figure]) -> tuple[Line, ...]:
    """Return the rows: each figure as a whole and by use, then how sessions felt by mode."""
    found = [
        Line(name, title, part, _part(figures[name], part), figures[name].words)
        for name, title in NAMES.items()
        for part in BY_USE
    ]
    retained = figures["retention"]
    found += [Line("retention", LAST_DAYS, part, _recent(_part(retained, part)), retained.words) for part in BY_USE]
    for part in BY_MODE:
        own = _part(figures["felt"], part)
        against = cast("Figure", own.more["against_measured"])
        found += [Line("felt", FELT, part, own, MEDIAN), Line("felt", AGAINST, part, against, against.words)]
    return tuple(found)


def _part(figure: Figure, part: str) -> Figure:
    return cast("Mapping[str, Figure]", figure.more["by_mode"])[part] if part else figure


def _recent(figure: Figure) -> Figure:
    return cast("Figure", figure.more["last_90_days"])


def value_words(line: Line) -> str:
    """Return the row's number with its range; `too few` where there is none."""
    figure = line.figure
    if figure.value is None or figure.low is None or figure.high is None:
        return TOO_FEW
    if figure.unit is Unit.POINTS:
        return points_words(figure)
    if figure.unit is Unit.SHARE:
        return share_words(figure)
    if figure.unit is Unit.SCORE:
        return f"{figure.value:g} ({figure.low:g}–{figure.high:g})"
    if figure.unit is Unit.CORRELATION or line.figure_name in CAN_BE_NEGATIVE:
        return f"{_signed(figure.value)} ({_signed(figure.low)} to {_signed(figure.high)})"
    return f"{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})"


def _signed(value: float) -> str:
    return f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")


def line_texts(line: Line) -> tuple[str, str, str, str]:
    """Return the row's texts: figure, part, number with range, n with whether it is early."""
    early = ", early" if line.figure.status is Status.EARLY else ""
    return line.title, line.part_name, value_words(line), f"{line.figure.n:,}{early}"


def line_words(line: Line) -> str:
    """Return what the row says, in a sentence or two; of how it felt also the distribution."""
    figure = line.figure
    what = f"{line.title}, {_spoken(line.part)}"
    spread = distribution_words(figure)
    if not figure.is_shown:
        return " ".join(filter(None, (f"{what}: {figure.why}", spread)))
    number = f"{what}: {value_words(line)}, n = {figure.n:,}"
    if figure.status is Status.EARLY:  # no words yet
        return " ".join(filter(None, (f"{number}, early.", spread)))
    return " ".join(filter(None, (f"{number}.", spread, line.words)))


def _spoken(part: str) -> str:
    return {ALL: "all tasks", "no-ai": "without AI", "ai": "with AI"}.get(part) or f"{part} AI use"


def distribution_words(figure: Figure) -> str:
    """Return how many sessions felt 1, 2, 3, 4 and 5, empty for any other figure and where none was answered."""
    counts = cast("list[int]", figure.more.get("distribution", []))
    if not sum(counts):
        return ""
    said = ", ".join(f"{count:,} × {score}" for score, count in zip(SCORES, counts, strict=True))
    return f"Answers: {said}."
