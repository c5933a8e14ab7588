"""The honest-math table as its section shows it: a cell for each kind and use of AI, as texts (measurement.md §8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.honest_math_words import DASH, ESSAY, USES

MATH_FIGURES: Final = ("honest_math",)
NOTHING_YET: Final = "Too few tasks yet for a table of your own"
HEADING: Final = "What each kind of work takes, and what of it is recalled."
CAPTION: Final = (
    "Minutes for a task of its kind's middle size, and the share recalled a week later, each with the range the "
    "truth lies in 19 times out of 20. A dash stands for fewer than 3, grey for 3 or 4."
)
USE_NAMES: Final[Mapping[str, str]] = {"none": "No AI", "measured": "AI, measured", "heavy": "AI, heavy"}
MATH_HEADER: Final = ("Kind", *USE_NAMES.values())
ESSAY_HEADER: Final = ("Their example", *USE_NAMES.values())
FEW: Final = "few, so shown grey"


class Share(Enum):
    """What a line of the table is about."""

    MINUTES = "minutes"
    RECALL = "recalled"


@dataclass(frozen=True, slots=True, eq=False)
class MathCell:
    """Minutes or recall of one kind with one use of AI."""

    kind: str
    use: str  # none, measured, heavy
    share: Share
    figure: Figure

    @property
    def is_grey(self) -> bool:
        """Tell whether it has fewer than five behind it."""
        return self.figure.status is not Status.OK

    def text(self) -> str:
        """Return the cell with range and n, a dash where there is too little."""
        return minutes_text(self.figure) if self.share is Share.MINUTES else recall_text(self.figure)

    def sentence(self) -> str:
        """Return the cell in words, for ears and for the tasks behind it."""
        of = f"{_capital(self.kind)} {USES[self.use]}"
        if not self.figure.is_shown:
            return f"{of}: {self.figure.why}"
        recalled = "recalled " if self.share is Share.RECALL else ""
        few = f", {FEW}" if self.is_grey else ""
        return f"{of}: {recalled}{self.text()}{few}."

    def plain(self) -> tuple[str, ...]:
        """Return the cell as numbers: kind, use, what, value, low, high, n, status."""
        ends = (self.figure.value, self.figure.low, self.figure.high)
        numbers = ("" if one is None else f"{one:.4f}" for one in ends)
        return self.kind, self.use, self.share.value, *numbers, str(self.figure.n), str(self.figure.status)


@dataclass(frozen=True, slots=True, eq=False)
class MathLine:
    """A line of the table: minutes or recall of one kind, a cell for each use of AI."""

    kind: str
    share: Share
    cells: tuple[MathCell, ...]

    def texts(self) -> tuple[str, ...]:
        """Return the line in the order of `MATH_HEADER`."""
        return (f"{_capital(self.kind)}, {self.share.value}", *(cell.text() for cell in self.cells))


@dataclass(frozen=True, slots=True, eq=False)
class MathView:
    """The section: a heading, what stands below it, two lines for each kind, and the footer."""

    heading: str
    caption: str
    lines: tuple[MathLine, ...]
    footer: str  # empty where it is a fair test

    @property
    def cells(self) -> tuple[MathCell, ...]:
        """Return all cells, line by line."""
        return tuple(cell for line in self.lines for cell in line.cells)

    @property
    def is_empty(self) -> bool:
        """Tell whether no cell has a number."""
        return not any(cell.figure.is_shown for cell in self.cells)


def math_view(table: Figure) -> MathView:
    """Return the section of the figure `honest_math`."""
    lines = tuple(_lines(table))
    if not table.is_shown:
        return MathView(NOTHING_YET, table.why, lines, "")
    footer = f"{table.more['footer']}." if table.more["footer"] else ""
    return MathView(HEADING, CAPTION, lines, footer)


def _lines(table: Figure) -> Iterator[MathLine]:
    """Yield minutes, then recall, of each kind; the figure has its cells kind by kind, in the order of the uses."""
    found = table.more["cells"]
    cells = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    for first in range(0, len(cells), len(USE_NAMES)):
        own = cells[first : first + len(USE_NAMES)]
        for share, name in ((Share.MINUTES, "minutes"), (Share.RECALL, "recall")):
            line = tuple(_cell(one, share, one[name]) for one in own)
            yield MathLine(line[0].kind, share, line)


def _cell(one: dict[str, object], share: Share, figure: object) -> MathCell:
    if not isinstance(figure, Figure):
        raise TypeError("a cell has no figure")
    return MathCell(str(one["kind"]), str(one["use"]), share, figure)


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


def essay_rows() -> list[tuple[str, ...]]:
    """Return the essay's table, in the order of `ESSAY_HEADER`."""
    return [(one.task, one.none, one.measured, one.heavy) for one in ESSAY]


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
