"""Ratios with their ranges, one a row, as a forest plot and its table show them (measurement.md §4, §5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from unaided.domain.measure.figure import Figure, Status, Unit

RATIO_HEADER: Final = ("What", "Time with AI ÷ without", "n", "What it is")
DASH: Final = "–"  # there is too little for a number
NOT_YET: Final = "not yet"
EARLY: Final = "early: too little yet for words"


@dataclass(frozen=True, slots=True, eq=False)
class ForestRow:
    """One row: what it is about, its figure, and whether the coin decided (filled) or the person (hollow)."""

    label: str
    figure: Figure
    filled: bool
    kind: str  # what its number is, in words: drawn, your choice, felt

    @property
    def ends(self) -> tuple[float, float, float] | None:
        """Return ratio, low and high; None where the figure says nothing."""
        return ratio_of(self.figure)

    @property
    def is_early(self) -> bool:
        """Tell whether it is shown grey."""
        return self.figure.status is Status.EARLY

    def name(self) -> str:
        """Return what stands beside the row: `Debug · 41`."""
        return f"{self.label} · {self.figure.n:,}"

    def number(self) -> str:
        """Return what stands at its end: `×1.22`, or that there is none yet."""
        return NOT_YET if self.ends is None else ratio_text(self.ends[0])

    def sentence(self) -> str:
        """Return the row in one sentence, for ears and for the tasks behind it."""
        if self.ends is None:
            return f"{self.label}, {self.kind}: {self.figure.why}"
        early = f", {EARLY}" if self.is_early else ""
        return f"{self.label}, {self.kind}: {ratio_words(self.figure)}{early}."

    def texts(self) -> tuple[str, ...]:
        """Return the row of the table, in the order of `RATIO_HEADER`; without a number, what it has so far."""
        if self.ends is None:
            return self.label, DASH, f"{self.figure.n:,}", f"{self.kind}; {_first(self.figure.why)}"
        early = f"; {EARLY}" if self.is_early else ""
        return self.label, ranged(self.ends), f"{self.figure.n:,}", f"{self.kind}{early}"

    def plain(self) -> tuple[str, ...]:
        """Return the row as numbers: what, ratio, low, high, n, status, what it is."""
        numbers = ("", "", "") if self.ends is None else tuple(f"{one:.4f}" for one in self.ends)
        return self.label, *numbers, str(self.figure.n), str(self.figure.status), self.kind


@dataclass(frozen=True, slots=True, eq=False)
class ForestView:
    """A section of ratios: a heading, what stands below it, the rows of the chart, and the lines below that."""

    heading: str
    caption: str
    rows: tuple[ForestRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether no row has a number."""
        return all(row.ends is None for row in self.rows)


def ratio_of(figure: Figure) -> tuple[float, float, float] | None:
    """Return a figure's ratio with the ends of its range, from a change or a ratio; None where it has none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return None
    ahead = 1.0 if figure.unit is Unit.CHANGE else 0.0
    return ahead + figure.value, ahead + figure.low, ahead + figure.high


def ratio_text(ratio: float) -> str:
    """Return a ratio as charts write it: `×0.93`."""
    return f"×{ratio:.2f}"


def ranged(ends: tuple[float, float, float]) -> str:
    """Return a ratio with its range: `×0.93 (0.82–1.06)`."""
    value, low, high = ends
    return f"{ratio_text(value)} ({low:.2f}–{high:.2f})"


def ratio_words(figure: Figure) -> str:
    """Return a ratio with its range and n: `×0.93 (0.82–1.06), n = 118`; empty where there is none."""
    ends = ratio_of(figure)
    return "" if ends is None else f"{ranged(ends)}, n = {figure.n:,}"


def _first(sentences: str) -> str:
    """Return the first of some sentences, without its full stop."""
    return sentences.partition(". ")[0].removesuffix(".")
