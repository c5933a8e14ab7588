"""The forest plot: ratios with their ranges, one a row, on a log axis about 1. It draws what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from unaided.desktop.charts.forest_scale import Placed, placed, ratio_range, ratio_ticks
from unaided.desktop.colours import Colours
from unaided.desktop.stylesheet import SMALL
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.velocity_marks import pen
from unaided.domain.measure.forest import ForestRow

FASTER: Final = "faster with AI"
SLOWER: Final = "slower"
MARK: Final = 13.0  # px across a diamond (Law 11: AI's shape)
ROW: Final = 28  # px a row
WIDTH: Final = 360
BELOW: Final = 0.9  # rows: where the words below the reference line stand
Key = Qt.Key
STEPS: Final = {Key.Key_Up: -1, Key.Key_Down: 1, Key.Key_Home: -10_000, Key.Key_End: 10_000}

pg.setConfigOptions(antialias=True)


class ForestPlot(pg.PlotWidget):
    """Rows of ratios; each can be pointed at and chosen by mouse and keyboard."""

    pointed = Signal(object)  # the ForestRow that the pointer or the keyboard is at, or None
    chosen = Signal(object)  # the ForestRow of which the person wants the tasks behind

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make an empty plot; `name` is what a screen reader calls it."""
        self._left, self._right, self._bottom = pg.AxisItem("left"), pg.AxisItem("right"), pg.AxisItem("bottom")
        axes = {"left": self._left, "right": self._right, "bottom": self._bottom}
        super().__init__(parent, axisItems=axes, enableMenu=False)
        self._theme = theme
        self._rows: tuple[ForestRow, ...] = ()
        self._current: int | None = None
        self._box = self.getPlotItem().getViewBox()
        self.reference = pg.InfiniteLine(0.0, 90, QPen())
        self.band = pg.LinearRegionItem(
            (0.0, 0.0), orientation="horizontal", movable=False, pen=QPen(Qt.PenStyle.NoPen)
        )
        self.ranges, self.early_ranges = (pg.PlotCurveItem(connect="pairs", antialias=False) for _ in range(2))
        self.filled, self.hollow, self.early_filled, self.early_hollow = (
            pg.ScatterPlotItem(symbol="d", size=MARK) for _ in range(4)
        )
        self.faster, self.slower = pg.TextItem(FASTER, anchor=(1, 0.5)), pg.TextItem(SLOWER, anchor=(0, 0.5))
        self.setAccessibleName(name)
        self._build()
        self.paint()

    @property
    def marks(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the marks: drawn, chosen, and both where they are early."""
        return self.filled, self.hollow, self.early_filled, self.early_hollow

    def _build(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.showAxis("right")
        self.viewport().setAccessibleName(self.accessibleName())  # what takes the clicks is a widget of its own
        self.setMouseEnabled(x=False, y=False)
        self.setMouseTracking(True)
        for axis in (self._left, self._right, self._bottom):
            axis.setStyle(tickLength=0, tickTextOffset=GRID)
        items = (self.band, self.reference, self.early_ranges, self.ranges, *self.marks, self.faster, self.slower)
        for depth, item in enumerate(items):
            item.setZValue(depth - 20)
            plot.addItem(item, ignoreBounds=True)
        self.band.hide()
        self.scene().sigMouseClicked.connect(self._on_clicked)
        self._theme.changed.connect(self.paint)

    @property
    def rows(self) -> tuple[ForestRow, ...]:
        """Return what it shows."""
        return self._rows

    def show_rows(self, rows: Sequence[ForestRow]) -> None:
        """Draw these, the first on top."""
        self._rows = tuple(rows)
        self._current = None
        self.band.hide()
        marks = placed(rows)
        for item, filled, early in zip(self.marks, (True, False) * 2, (False, False, True, True), strict=True):
            own = [one for one in marks if one.row.filled is filled and one.row.is_early is early]
            item.setData([one.at for one in own], [one.height for one in own])
        for curve, early in ((self.ranges, False), (self.early_ranges, True)):
            self._draw_ranges(curve, [one for one in marks if one.row.is_early is early])
        self._scale(marks)
        self.paint()

    def _draw_ranges(self, curve: pg.PlotCurveItem, marks: Sequence[Placed]) -> None:
        ends = np.array([(one.low, one.high) for one in marks], dtype=np.float64)
        curve.setData(ends.ravel(), np.repeat([one.height for one in marks], 2))

    def _scale(self, marks: Sequence[Placed]) -> None:
        """Give every row its height, its name to the left and its number to the right."""
        low, high = ratio_range(marks)
        top = len(self._rows) - 1
        self._bottom.setTicks([ratio_ticks(low, high)])
        self._left.setTicks([[(top - number, row.name()) for number, row in enumerate(self._rows)]])
        self._right.setTicks([[(top - number, row.number()) for number, row in enumerate(self._rows)]])
        self._fit()
        self.setXRange(low, high, padding=0)
        self.setYRange(-BELOW - 0.5, top + 0.5, padding=0)
        for words, side in ((self.faster, -1), (self.slower, 1)):
            words.setPos(side * 0.005, -BELOW)

    def _fit(self) -> None:
        """Leave as much room as the words need, at every size of the system's font."""
        metrics = QFontMetrics(self._small_font())
        for axis, words in (
            (self._left, [row.name() for row in self._rows]),
            (self._right, [row.number() for row in self._rows]),
        ):
            axis.setWidth(max((metrics.horizontalAdvance(one) for one in words), default=0) + 2 * GRID)
        below = metrics.lineSpacing() + 2 * GRID
        self._bottom.setHeight(below)
        row = max(ROW, metrics.lineSpacing() + GRID)
        self.setFixedHeight(round((len(self._rows) + BELOW) * row) + below + 2 * GRID)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def sizeHint(self) -> QSize:
        """Want the width that labels, ranges and numbers need."""
        return QSize(WIDTH, self.height())

    @Slot()
    def paint(self) -> None:
        """Take the colours of now; early rows are grey, the person's own choices hollow (Law 11)."""
        colours, small = self._theme.colours, self._small_font()
        surface, accent, muted = QColor(colours.surface), QColor(colours.ai), QColor(colours.muted)
        self.setBackground(surface)
        self.setStyleSheet(chart_frame(colours))
        for axis, text in ((self._left, colours.ink), (self._right, colours.muted), (self._bottom, colours.muted)):
            axis.setPen(pen(surface, 1.0))  # no line of its own: the reference line is enough
            axis.setTextPen(pen(QColor(text), 1.0))
            axis.setTickFont(small)
        self.reference.setPen(pen(QColor(colours.edge), 1.4, Qt.PenStyle.DashLine))
        self.band.setBrush(QBrush(QColor(colours.ground)))
        for words in (self.faster, self.slower):
            words.setColor(muted)
            words.setFont(small)
        self.ranges.setPen(pen(accent, 2.0))
        self.early_ranges.setPen(pen(muted, 2.0))
        for item, colour, is_filled in zip(self.marks, (accent, accent, muted, muted), (True, False) * 2, strict=True):
            item.setPen(pen(surface, 0.8) if is_filled else pen(colour, 2.0))
            item.setBrush(QBrush(colour if is_filled else surface))

    def draw_on(self, painter: QPainter, target: QRectF) -> None:
        """Draw what is shown on paper or into a file, without the choice, sharp at every size."""
        is_marked = self.band.isVisible()
        self.band.hide()
        for item in self.marks:
            item.setExportMode(True)  # shapes, not copies of a small picture
        try:
            self.render(painter, target, self.viewport().rect())
        finally:
            for item in self.marks:
                item.setExportMode(False)
            self.band.setVisible(is_marked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is at."""
        super().mouseMoveEvent(event)
        number = self._row_at(self._box.mapSceneToView(self.mapToScene(event.position().toPoint())))
        self.pointed.emit(None if number is None else self._rows[number])

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to the chosen row."""
        super().leaveEvent(event)
        self.pointed.emit(None if self._current is None else self._rows[self._current])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press: it is no press on what lies below the chart."""
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep a release, as its press was kept."""
        super().mouseReleaseEvent(event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page: there is nothing to zoom into."""
        event.ignore()

    def _row_at(self, where: QPointF) -> int | None:
        number = len(self._rows) - 1 - round(where.y())
        return number if 0 <= number < len(self._rows) else None

    @Slot(object)
    def _on_clicked(self, event: pg.MouseClickEvent) -> None:
        number = self._row_at(self._box.mapSceneToView(event.scenePos()))
        if number is not None:
            self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row with the arrows; the tasks behind each follow."""
        key = Key(event.key())
        if key not in STEPS or not self._rows:
            event.ignore()
            return
        at = -1 if self._current is None else self._current
        self._choose(min(len(self._rows) - 1, max(0, at + STEPS[key])))

    def _choose(self, number: int) -> None:
        row = self._rows[number]
        self.mark(row)
        self.pointed.emit(row)
        self.chosen.emit(row)

    def mark(self, row: ForestRow) -> None:
        """Lay a band behind a row."""
        self._current = self._rows.index(row)
        height = len(self._rows) - 1 - self._current
        self.band.setRegion((height - 0.5, height + 0.5))
        self.band.show()


def chart_frame(colours: Colours) -> str:
    """Return the stylesheet of a chart's edge: seen where it has the keyboard."""
    return (
        f"QGraphicsView {{ border: 2px solid {colours.surface}; border-radius: 4px; }}"
        f"QGraphicsView:focus {{ border-color: {colours.focus}; }}"
    )
