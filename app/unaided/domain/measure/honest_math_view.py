"""The honest-math table as its section shows it: a cell for each kind and use of AI, as texts (measurement.md §8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from unaided.domain.measure.chart_words import left_out_words
from unaided.domain.measure.figure import Excluded, Figure, Status, Unit
from unaided.domain.measure.honest_math_words import DASH, ESSAY, USES, Example

MATH_FIGURES: Final = ("honest_math",)
HEADING: Final = "What each kind of work takes, and what of it is recalled"
CAPTION: Final = (
    "Minutes for a task of its kind's middle size, and the share recalled a week later, each with the range the "
    "truth lies in 19 times out of 20. – fewer than 3; grey: 3 or 4."
)
USE_NAMES: Final[Mapping[str, str]] = {"none": "No AI", "measured": "AI, measured", "heavy": "AI, heavy"}
MATH_HEADER: Final = ("Kind", *USE_NAMES.values())
ESSAY_HEADER: Final = ("Their example", *USE_NAMES.values())
FEW: Final = "few: shown grey"


@dataclass(frozen=True, slots=True, eq=False)
class MathCell:
    """Minutes and recall of one kind with one use of AI."""

    kind: str
    use: str  # none, measured, heavy
    minutes: Figure
    recall: Figure

    @property
    def is_grey(self) -> bool:
        """Tell whether nothing in it has five or more behind it."""
        return Status.OK not in (self.minutes.status, self.recall.status)

    def lines(self) -> tuple[str, str]:
        """Return minutes and recall, each with range and n, a dash where there is too little."""
        return minutes_text(self.minutes), recall_text(self.recall)

    def text(self) -> str:
        """Return the cell in one line."""
        minutes, recall = self.lines()
        return f"{minutes} / {recall}" if (minutes, recall) != (DASH, DASH) else DASH

    def sentence(self) -> str:
        """Return the cell in words, for ears and for the tasks behind it."""
        return f"{_capital(self.kind)} {USES[self.use]}: {_said(self.minutes)} {_said(self.recall)}"


@dataclass(frozen=True, slots=True, eq=False)
class MathView:
    """The section: a heading, what stands below it, a row of cells for each kind, and the footer."""

    heading: str
    caption: str
    rows: tuple[tuple[MathCell, ...], ...]
    footer: str
    excluded: tuple[Excluded, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether no cell has a number."""
        return not any(one.minutes.is_shown or one.recall.is_shown for row in self.rows for one in row)

    def foot(self) -> str:
        """Return the footer, and what is left out and why."""
        footer = f"{self.footer}." if self.footer else ""
        return " ".join(filter(None, (footer, left_out_words(self.excluded))))


def math_view(table: Figure) -> MathView:
    """Return the section of the figure `honest_math`."""
    found = tuple(_rows(table))
    caption = CAPTION if table.is_shown else table.why
    return MathView(HEADING, caption, found, str(table.more["footer"]), table.excluded)


def _rows(table: Figure) -> Iterator[tuple[MathCell, ...]]:
    """Yield the cells of each kind, in the order of the uses."""
    found = table.more["cells"]
    cells = [_cell(one) for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    for first in range(0, len(cells), len(USE_NAMES)):
        yield tuple(cells[first : first + len(USE_NAMES)])


def _cell(one: dict[str, object]) -> MathCell:
    minutes, recall = one["minutes"], one["recall"]
    if not isinstance(minutes, Figure) or not isinstance(recall, Figure):
        raise TypeError("a cell has no figures")
    return MathCell(str(one["kind"]), str(one["use"]), minutes, recall)


def minutes_text(figure: Figure) -> str:
    """Return minutes as the table shows them: `62 min (48–80), n 7`."""
    if figure.value is None or figure.low is None or figure.high is None:
        return DASH
    return f"{figure.value:,.0f} min ({figure.low:,.0f}–{figure.high:,.0f}), n {figure.n:,}"


def recall_text(figure: Figure) -> str:
    """Return a share recalled as the table shows it: `71 % (50–88), n 6`."""
    if figure.value is None or figure.low is None or figure.high is None:
        return DASH
    return f"{100 * figure.value:.0f} % ({100 * figure.low:.0f}–{100 * figure.high:.0f}), n {figure.n:,}"


def _said(figure: Figure) -> str:
    if not figure.is_shown:
        return figure.why
    shown = minutes_text(figure) if figure.unit is Unit.MINUTES else f"recalled {recall_text(figure)}"
    few = f", {FEW}" if figure.status is Status.EARLY else ""
    return f"{shown[:1].upper()}{shown[1:]}{few}."


def math_texts(row: tuple[MathCell, ...]) -> tuple[str, ...]:
    """Return the row of the table of one kind, in the order of `MATH_HEADER`."""
    return (_capital(row[0].kind), *(cell.text() for cell in row))


def essay_texts(example: Example) -> tuple[str, ...]:
    """Return a row of the essay's table, in the order of `ESSAY_HEADER`."""
    return example.task, example.none, example.measured, example.heavy


def essay_rows() -> list[tuple[str, ...]]:
    """Return all rows of the essay's table."""
    return [essay_texts(one) for one in ESSAY]


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
