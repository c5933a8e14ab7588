"""Figures by calendar month: lines with their ranges, gaps left as gaps, and the area between two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QColor, QFontMetrics, QPen
from PySide6.QtWidgets import QGraphicsItem, QWidget

from unaided.desktop.charts.mark_chart import Mark, MarkChart
from unaided.desktop.charts.month_axis import level_ticks, month_labels, ratio_ticks
from unaided.desktop.charts.month_lines import DrawnArea, DrawnLine, Ink, Shape, ends_of, heights_of, values_of
from unaided.desktop.fonts import small_font
from unaided.desktop.theme import GRID, Theme
from unaided.domain.measure.figure import Figure

NAME: Final = 12  # above lines and marks, which would strike it through
ROOM: Final = 0.08  # of the height, above and below the outermost values
FEWEST: Final = 6  # a young chart is not stretched: there is room for what comes
BESIDE: Final = 0.3  # of a month, by which the ranges of two lines stand beside each other
SHORTEST: Final = ("2000", "May")  # a label is never narrower than a year or a month's name
Words = Callable[[date, Figure], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its shape and ink, its figure of each month (None leaves a gap), and what each says."""

    name: str
    shape: Shape
    ink: Ink
    figures: tuple[Figure | None, ...]
    words: Words
    band: bool = False  # a band between the ends of the ranges, not an upright line for each


@dataclass(frozen=True, slots=True)
class Area:
    """What is filled: where line number `lower` lies below line number `upper`, or below a constant."""

    name: str
    ink: Ink
    lower: int
    upper: int | float  # a line's number, or with a point the constant


@dataclass(frozen=True, slots=True)
class MonthsShown:
    """What a chart shows. `under` is written below each month; `reference` is always in the picture."""

    months: tuple[date, ...]
    lines: tuple[Line, ...]
    under: tuple[str, ...]
    tick: Callable[[float], str]
    reference: float | None = None
    area: Area | None = None
    ratio: bool = False  # a log axis


class MonthsChart(MarkChart):
    """Lines over months; the thing that a mark stands for is a pair of line number and month."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(theme, name, parent)
        self._shown: MonthsShown | None = None
        self._labels: list[tuple[float, str]] = []
        self.lines: list[DrawnLine] = []
        self.area: DrawnArea | None = None
        self.reference = pg.InfiniteLine(0.0, 0, QPen())
        self.put(self.reference, -5)
        self.reference.hide()
        self.box.sigResized.connect(self._on_resized)
        self.paint()

    @property
    def scattered(self) -> Sequence[pg.ScatterPlotItem]:
        """Return the marks and the ring."""
        return [symbols for line in self.lines for symbols in (line.full, line.early)]

    @property
    def labels(self) -> Sequence[tuple[float, str]]:
        """Return which months are labelled, and how."""
        return self._labels

    def show_months(self, shown: MonthsShown) -> None:
        """Draw these months in place of the ones before."""
        self._shown = shown
        self._clear()
        low, high = self._range(shown)
        self._scale(shown, low, high)
        bounds = heights_of(np.array([low, high]), ratio=shown.ratio)
        for number, line in enumerate(shown.lines):
            drawn = DrawnLine(line.shape, line.ink, line.figures, ratio=shown.ratio, band=line.band)
            drawn.place(_aside(shown, number), bounds)
            self.lines.append(drawn)
            self._put_all(drawn.items, 2.0 * number)
        if shown.area is not None:
            self._fill(shown, shown.area, bounds)
        self.place_marks(self._marks_of(shown))
        self.paint()

    def _clear(self) -> None:
        drawn = [item for line in self.lines for item in line.items]
        drawn += [] if self.area is None else list(self.area.items)
        for item in drawn:
            self.getPlotItem().removeItem(item)
        self.lines, self.area = [], None

    def _put_all(self, items: Sequence[QGraphicsItem], depth: float) -> None:
        for above, item in enumerate(items):
            self.put(item, depth + above / 10)

    def _range(self, shown: MonthsShown) -> tuple[float, float]:
        """Return the lowest and highest value in the picture: a range that is much wider than all values is cut."""
        values = np.concatenate([values_of(line.figures) for line in shown.lines] or [np.empty(0)])
        inner = heights_of(values[~np.isnan(values)], ratio=shown.ratio)
        if shown.reference is not None:
            inner = np.append(inner, heights_of(np.array([shown.reference]), ratio=shown.ratio))
        if not len(inner):
            return 0.0, 1.0
        least, most = float(inner.min()), float(inner.max())
        reach = max(most - least, 0.1 if shown.ratio else 0.1 * max(abs(most), 1.0))
        every = [heights_of(ends_of(line.figures).ravel(), ratio=shown.ratio) for line in shown.lines]
        ends = np.concatenate(every or [np.empty(0)])
        ends = np.clip(ends[~np.isnan(ends)], least - reach, most + reach)
        least, most = min([least, *ends.tolist()]), max([most, *ends.tolist()])
        room = ROOM * max(most - least, 1e-6)
        low, high = least - room, most + room
        return (10**low, 10**high) if shown.ratio else (low, high)

    def _scale(self, shown: MonthsShown, low: float, high: float) -> None:
        about = shown.reference or 1.0
        ticks = ratio_ticks(low, high, about) if shown.ratio else level_ticks(low, high)
        places = heights_of(np.array(ticks), ratio=shown.ratio).tolist()
        labels = [(place, shown.tick(tick)) for place, tick in zip(places, ticks, strict=True)]
        edges = heights_of(np.array([low, high]), ratio=shown.ratio)
        self._labels = []
        width = max(FEWEST, len(shown.months))
        self.show_axes((-0.5, width - 0.5), (float(edges[0]), float(edges[1])), [], labels)
        self.reference.setVisible(shown.reference is not None)
        if shown.reference is not None:
            self.reference.setValue(float(heights_of(np.array([shown.reference]), ratio=shown.ratio)[0]))
        self._on_resized()

    @Slot()
    def _on_resized(self) -> None:
        """Label as many months as have room."""
        if self._shown is None:
            return
        pixel = self.box.viewPixelSize()[0]
        labels = month_labels(
            self._shown.months, self._shown.under, 1 / pixel if pixel else 0.0, self._label_pixels(self._shown.under)
        )
        if labels != self._labels:
            self._labels = labels
            self.label_bottom(labels)

    def _label_pixels(self, under: Sequence[str]) -> float:
        metrics = QFontMetrics(small_font(self.font()))
        return GRID + max(metrics.horizontalAdvance(words) for words in (*under, *SHORTEST))

    def _fill(self, shown: MonthsShown, area: Area, bounds: NDArray[np.float64]) -> None:
        lower = heights_of(values_of(shown.lines[area.lower].figures), ratio=shown.ratio)
        if isinstance(area.upper, float):
            upper = np.full(len(lower), heights_of(np.array([area.upper]), ratio=shown.ratio)[0])
        else:
            upper = heights_of(values_of(shown.lines[area.upper].figures), ratio=shown.ratio)
        self.area = DrawnArea(area.name, area.ink)
        self.area.place(lower, upper, bounds, _aside(shown, area.lower))
        self._put_all(self.area.items, -8)
        self.area.name.setZValue(NAME)

    def _marks_of(self, shown: MonthsShown) -> list[Mark]:
        """Return the marks month by month, within each in the order of the lines."""
        found = []
        for place, month in enumerate(shown.months):
            for number, line in enumerate(shown.lines):
                figure = line.figures[place]
                if figure is not None and figure.value is not None:
                    x, y = self.lines[number].at(place)
                    found.append(Mark(x, y, line.words(month, figure), (number, month)))
        return found

    @Slot()
    def paint(self) -> None:
        """Take the colours of now."""
        super().paint()
        colours, small = self.theme.colours, small_font(self.font())
        self.reference.setPen(self.pen(QColor(colours.edge), 1.4))
        for line in self.lines:
            line.paint(colours, self.pen)
        if self.area is not None:
            self.area.paint(colours, small, self.pen)


def _aside(shown: MonthsShown, number: int) -> float:
    """Return by how much of a month a line stands beside its months, so that ranges do not cover each other."""
    return (number - (len(shown.lines) - 1) / 2) * BESIDE * (not shown.lines[number].band)
