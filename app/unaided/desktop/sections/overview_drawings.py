"""The three small drawings of the overview: both velocities by month, ratios with their ranges, shares by use of AI."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from unaided.desktop.charts.dumbbell_chart import LANES
from unaided.desktop.charts.forest_plot import FASTER, SLOWER
from unaided.desktop.charts.forest_scale import placed, ratio_range
from unaided.desktop.charts.month_axis import Places, between, runs
from unaided.desktop.charts.month_lines import Shape
from unaided.desktop.sections.overview_drawing import (
    LEFT,
    MIDDLE,
    RIGHT,
    RowsDrawing,
    SmallDrawing,
    SmallMark,
)
from unaided.desktop.theme import GRID, HALF, Theme
from unaided.domain.measure.chart_words import short_month
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.forest import ForestRow
from unaided.domain.measure.overview import Pace
from unaided.domain.measure.understood import UseMarks
from unaided.domain.measure.understood_words import USE_NAMES

BASE: Final = 100.0
ROOM: Final = 0.02  # of a decade, above the highest value and below the lowest
FAINT: Final = 0.30  # of the ink that erosion is filled with
SHARES: Final = ((0.0, "0 %", LEFT), (0.5, "50 %", Qt.AlignmentFlag.AlignHCenter), (1.0, "100 %", RIGHT))
SPEEDS: Final = (Shape.DIAMOND, Shape.DISC)  # output, capability
SHAPES: Final = (Shape.TRIANGLE, Shape.SQUARE, Shape.DISC)  # predicted, explained, recalled
LABEL: Final = 48  # px, of a label of the scale


class MonthsDrawing(SmallDrawing):
    """Output and capability on a log scale about 100; the area where capability is below it is debt."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without months."""
        super().__init__(theme, parent)
        self._months: tuple[Pace, ...] = ()

    def show_months(self, months: Sequence[Pace]) -> None:
        """Draw these, the oldest first."""
        self._months = tuple(months)
        self.update()

    def _heights(self) -> tuple[Places, Places]:
        """Return log10 of output and capability (n,), NaN where a month says nothing."""
        both = [
            [math.nan if one is None else math.log10(one) for one in (pace.output, pace.capability)]
            for pace in self._months
        ]
        found = np.array(both, dtype=np.float64).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    def point(self, month: float, height: float) -> QPointF:
        """Return the pixel of a month's place and a log10."""
        values = np.append(np.concatenate(self._heights()), math.log10(BASE))
        low, high = float(np.nanmin(values)) - ROOM, float(np.nanmax(values)) + ROOM
        wide, bottom = self.width() - 2 * GRID, self.height() - self.line() - HALF
        x = GRID + wide * (month / max(1, len(self._months) - 1))
        return QPointF(x, HALF + (bottom - HALF) * (high - height) / (high - low))

    def marks(self) -> Sequence[SmallMark]:
        """Return the latest month of each line, and months that stand alone."""
        colours = self.theme.colours
        found = []
        for heights, ink, shape in zip(self._heights(), (colours.ai, colours.no_ai), SPEEDS, strict=True):
            stretches = list(runs(~np.isnan(heights)))
            places = [one.start for one in stretches if one.stop - one.start == 1] + [
                one.stop - 1 for one in stretches[-1:]
            ]
            found += [SmallMark(self.point(at, float(heights[at])), ink, shape) for at in sorted(set(places))]
        return found

    def draw(self, painter: QPainter) -> None:
        """Draw the area of debt, the reference, both lines and the months they begin and end with."""
        colours = self.theme.colours
        output, capability = self._heights()
        painter.setPen(Qt.PenStyle.NoPen)
        debt = QColor(colours.debt)
        debt.setAlphaF(FAINT)
        painter.setBrush(debt)
        for area in self.debt():
            painter.drawPolygon(area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._draw_base(painter)
        for heights, ink in ((output, colours.ai), (capability, colours.no_ai)):
            painter.setPen(QPen(QColor(ink), 1.8))
            for stretch in runs(~np.isnan(heights)):
                painter.drawPolyline([self.point(at, float(heights[at])) for at in range(stretch.start, stretch.stop)])
        self._write_months(painter)

    def debt(self) -> list[QPolygonF]:
        """Return the areas where capability is below 100."""
        _, capability = self._heights()
        base = np.full(len(capability), math.log10(BASE))
        found = []
        for stretch in runs(~np.isnan(capability)):
            x = np.arange(stretch.start, stretch.stop, dtype=np.float64)
            at, low, high = between(x, capability[stretch], base[stretch])
            edge = [*zip(at, high, strict=True), *zip(at[::-1], low[::-1], strict=True)]
            found.append(QPolygonF([self.point(float(one), float(height)) for one, height in edge]))
        return found

    def _draw_base(self, painter: QPainter) -> None:
        colours = self.theme.colours
        at = self.point(0, math.log10(BASE)).y()
        painter.setPen(QPen(QColor(colours.edge), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(GRID, at, self.width() - GRID, at))
        box = QRectF(self.width() - GRID - LABEL, at - self.line(), LABEL, self.line())
        self.write(painter, box, f"{BASE:.0f}", RIGHT, colours.muted)

    def _write_months(self, painter: QPainter) -> None:
        box = QRectF(GRID, self.height() - self.line(), self.width() - 2 * GRID, self.line())
        ends = ((self._months[0], LEFT), (self._months[-1], RIGHT)) if len(self._months) > 1 else ()
        for pace, side in ends:
            self.write(painter, box, short_month(pace.first), side, self.theme.colours.muted)


class RatiosDrawing(RowsDrawing):
    """Ratios with their ranges about 1; early ones grey, the person's own choices hollow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without rows."""
        super().__init__(theme, parent)
        self._rows: tuple[ForestRow, ...] = ()

    def show_rows(self, rows: Sequence[ForestRow]) -> None:
        """Draw these, the first on top."""
        self._rows = tuple(rows)
        self.name_rows([(row.name(), row.number()) for row in rows])

    def place(self, height: float) -> float:
        """Return where a log10 of a ratio is."""
        low, high = ratio_range(placed(self._rows))
        return self.x_of((height - low) / (high - low))

    def marks(self) -> Sequence[SmallMark]:
        """Return a diamond for each ratio."""
        return [
            SmallMark(
                QPointF(self.place(one.at), self._y(one.height)),
                self._ink(one.row),
                Shape.DIAMOND,
                is_full=one.row.filled,
            )
            for one in placed(self._rows)
        ]

    def ranges(self) -> list[tuple[QLineF, str]]:
        """Return the range of each ratio, and its ink."""
        return [
            (
                QLineF(self.place(one.low), self._y(one.height), self.place(one.high), self._y(one.height)),
                self._ink(one.row),
            )
            for one in placed(self._rows)
        ]

    def _y(self, height: float) -> float:
        return self.y_of(len(self._rows) - 1 - round(height))

    def _ink(self, row: ForestRow) -> str:
        return self.theme.colours.muted if row.is_early else self.theme.colours.ai

    def draw(self, painter: QPainter) -> None:
        """Draw the reference, what its sides are, names, numbers and ranges."""
        colours, below, one = self.theme.colours, self.below(), self.place(0.0)
        painter.setPen(QPen(QColor(colours.edge), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(one, 0, one, below.bottom()))
        sides = (
            (QRectF(0, below.top(), one - HALF, below.height()), FASTER, RIGHT),
            (QRectF(one + HALF, below.top(), self.width() - one - HALF, below.height()), SLOWER, LEFT),
        )
        for box, words, side in sides:
            self.write(painter, box, words, side, colours.muted)
        self.write_rows(painter)
        for line, ink in self.ranges():
            painter.setPen(QPen(QColor(ink), 2.0))
            painter.drawLine(line)


class SharesDrawing(RowsDrawing):
    """Predicted, explained and recalled from 0 to 100 %, joined; a row for each use of AI, shapes as in the section."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without rows."""
        super().__init__(theme, parent)
        self._uses: tuple[UseMarks, ...] = ()

    def show_uses(self, uses: Sequence[UseMarks]) -> None:
        """Draw these, the first on top."""
        self._uses = tuple(uses)
        self.name_rows([(_name(one), "") for one in uses])

    def marks(self) -> Sequence[SmallMark]:
        """Return the marks there are, row by row; early ones are hollow and grey."""
        colours = self.theme.colours
        return [
            SmallMark(at, colours.muted if early else colours.ink, shape, is_full=not early)
            for row in range(len(self._uses))
            for at, shape, early in self._row(row)
        ]

    def _row(self, row: int) -> list[tuple[QPointF, Shape, bool]]:
        """Return of each mark of a row where it is, its shape, and whether it is early."""
        three = zip(_three(self._uses[row]), LANES, SHAPES, strict=True)
        return [
            (
                QPointF(self.x_of(figure.value), self.y_of(row) - lane * self.pitch()),
                shape,
                figure.status is Status.EARLY,
            )
            for figure, lane, shape in three
            if figure.value is not None
        ]

    def draw(self, painter: QPainter) -> None:
        """Draw the scale, names, and what joins the marks of a row."""
        colours, below = self.theme.colours, self.below()
        for share, words, side in SHARES:
            centre = self.x_of(share)
            left = {LEFT: centre, RIGHT: centre - LABEL}.get(side, centre - LABEL / 2)
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(left, below.top(), LABEL, below.height()), side | MIDDLE, words)
        self.write_rows(painter)
        painter.setPen(QPen(QColor(colours.track), 3.0))
        for row in range(len(self._uses)):
            painter.drawPolyline([at for at, _, _ in self._row(row)])


def _three(one: UseMarks) -> tuple[Figure, Figure, Figure]:
    return one.predicted, one.explained, one.recalled


def _is_early(one: UseMarks) -> bool:
    return any(figure.status is Status.EARLY for figure in _three(one))


def _name(one: UseMarks) -> str:
    """Return what stands beside a row: `AI, heavy · 40`, and that it is early."""
    count = one.recalled.n if one.recalled.is_shown else one.predicted.n
    return f"{USE_NAMES[one.use]} · {count:,}" + (", early" if _is_early(one) else "")
