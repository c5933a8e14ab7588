"""The forest plot: ratios with their ranges, one a row, on a log axis about 1. It draws what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPen,
)
from PySide6.QtWidgets import QGraphicsItem, QWidget

from unaided.desktop.charts.forest_scale import Placed, placed, ratio_range, ratio_ticks
from unaided.desktop.charts.surface import Surface
from unaided.desktop.fonts import small_font
from unaided.desktop.theme import GRID, Theme
from unaided.domain.measure.forest import ForestRow

FASTER: Final = "faster with AI"
SLOWER: Final = "slower"
MARK: Final = 13.0  # px across a diamond (Law 11: AI's shape)
ROW: Final = 28  # px a row, at least
WIDE_ROW: Final = 44  # and at most
WIDTH: Final = 360
BELOW: Final = 0.9  # rows: where the words below the reference line stand
BESIDE: Final = 0.005  # of a decade, from the reference line to its words
Key = Qt.Key
STEPS: Final = {Key.Key_Up: -1, Key.Key_Down: 1, Key.Key_Home: -10_000, Key.Key_End: 10_000}
PRESSES: Final = (Key.Key_Return, Key.Key_Enter, Key.Key_Space)


class ForestPlot(Surface):
    """Rows of ratios; each, with a number or without, can be pointed at and chosen by mouse and keyboard."""

    pointed = Signal(str)  # what the row says that the pointer or the keyboard is at, empty for none
    chosen = Signal(object)  # the ForestRow of which the person wants the tasks behind
    opened = Signal()  # it was chosen by a click or Enter: the rows are to be seen, not only there

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make an empty plot; `name` is what a screen reader calls it."""
        super().__init__(theme, name, parent)
        self._rows: tuple[ForestRow, ...] = ()
        self._current: int | None = None
        self.right = self.getPlotItem().getAxis("right")
        self.reference = pg.InfiniteLine(0.0, 90, QPen())
        no_pen = QPen(Qt.PenStyle.NoPen)
        self.band = pg.LinearRegionItem((0.0, 0.0), orientation="horizontal", movable=False, pen=no_pen)
        self.ranges, self.early_ranges = (pg.PlotCurveItem(connect="pairs", antialias=False) for _ in range(2))
        self.filled, self.hollow, self.early_filled, self.early_hollow = (
            pg.ScatterPlotItem(symbol="d", size=MARK) for _ in range(4)
        )
        self.faster, self.slower = pg.TextItem(FASTER, anchor=(1, 0.5)), pg.TextItem(SLOWER, anchor=(0, 0.5))
        self._build()
        self.paint()

    def _build(self) -> None:
        self.getPlotItem().showAxis("right")
        self.right.setStyle(tickLength=0, tickTextOffset=GRID)
        items = (self.band, self.reference, self.early_ranges, self.ranges, *self.scattered, self.faster, self.slower)
        for depth, item in enumerate(items):
            self.put(item, depth - 20)
        self.band.hide()
        self.scene().sigMouseClicked.connect(self._on_clicked)

    @property
    def scattered(self) -> tuple[pg.ScatterPlotItem, ...]:
        """Return the marks: drawn, chosen, and both where they are early."""
        return self.filled, self.hollow, self.early_filled, self.early_hollow

    @property
    def passing(self) -> Sequence[QGraphicsItem]:
        """Return the band behind the chosen row."""
        return (self.band,)

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
        for item, filled, early in zip(self.scattered, (True, False) * 2, (False, False, True, True), strict=True):
            own = [one for one in marks if one.row.filled is filled and one.row.is_early is early]
            item.setData([one.at for one in own], [one.height for one in own])
        for curve, early in ((self.ranges, False), (self.early_ranges, True)):
            _draw_ranges(curve, [one for one in marks if one.row.is_early is early])
        self._scale(marks)
        self.paint()

    def _scale(self, marks: Sequence[Placed]) -> None:
        """Give every row its height, its name to the left and its number to the right."""
        low, high = ratio_range(marks)
        top = len(self._rows) - 1
        names = [(float(top - number), row.name()) for number, row in enumerate(self._rows)]
        numbers = [(float(top - number), row.number()) for number, row in enumerate(self._rows)]
        self.show_axes((low, high), (-BELOW - 0.5, top + 0.5), ratio_ticks(low, high), names)
        self.rules.setData([], [])  # rows lie far enough apart
        self.right.setTicks([numbers])
        metrics = QFontMetrics(small_font(self.font()))
        self.right.setWidth(max((metrics.horizontalAdvance(words) for _, words in numbers), default=0) + 2 * GRID)
        self._give_room(metrics.lineSpacing())
        for words, side in ((self.faster, -1), (self.slower, 1)):
            words.setPos(side * BESIDE, -BELOW)

    def _give_room(self, line: int) -> None:
        """Let rows be no closer than their words allow, and no further apart than eyes follow."""
        rows, below = len(self._rows) + BELOW, line + 4 * GRID
        self.setMinimumHeight(round(rows * max(ROW, line + GRID)) + below)
        self.setMaximumHeight(round(rows * max(WIDE_ROW, line + 3 * GRID)) + below)

    def sizeHint(self) -> QSize:
        """Want the width that labels, ranges and numbers need."""
        return QSize(WIDTH, self.minimumHeight())

    @Slot()
    def paint(self) -> None:
        """Take the colours of now; early rows are grey, the person's own choices hollow (Law 11)."""
        super().paint()
        colours, small = self.theme.colours, small_font(self.font())
        surface, accent, muted = QColor(colours.surface), QColor(colours.ai), QColor(colours.muted)
        self.left.setTextPen(self.pen(QColor(colours.ink), 1.0))
        self.right.setPen(self.pen(surface, 1.0))
        self.right.setTextPen(self.pen(muted, 1.0))
        self.right.setTickFont(small)
        self.reference.setPen(self.pen(QColor(colours.edge), 1.4, Qt.PenStyle.DashLine))
        self.band.setBrush(QBrush(QColor(colours.ground)))
        for words in (self.faster, self.slower):
            words.setColor(muted)
            words.setFont(small)
        self.ranges.setPen(self.pen(accent, 2.0))
        self.early_ranges.setPen(self.pen(muted, 2.0))
        inks = (accent, accent, muted, muted)
        for item, colour, is_filled in zip(self.scattered, inks, (True, False) * 2, strict=True):
            item.setPen(self.pen(surface, 0.8) if is_filled else self.pen(colour, 2.0))
            item.setBrush(QBrush(colour if is_filled else surface))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is at."""
        super().mouseMoveEvent(event)
        self._point_at(self._row_at(self.box.mapSceneToView(self.mapToScene(event.position().toPoint()))))

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to the chosen row."""
        super().leaveEvent(event)
        self._point_at(self._current)

    def _point_at(self, number: int | None) -> None:
        self.pointed.emit("" if number is None else self._rows[number].sentence())

    def _row_at(self, where: QPointF) -> int | None:
        number = len(self._rows) - 1 - round(where.y())
        return number if 0 <= number < len(self._rows) else None

    @Slot(object)
    def _on_clicked(self, event: pg.MouseClickEvent) -> None:
        number = self._row_at(self.box.mapSceneToView(event.scenePos()))
        if number is not None:
            self._go_to(number)
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row with the arrows, say what each is, and open its tasks."""
        key = Key(event.key())
        if not self._rows or (key not in STEPS and key not in PRESSES):
            event.ignore()
            return
        at = self._current if self._current is not None else -1
        self._go_to(min(len(self._rows) - 1, max(0, at + STEPS.get(key, 0))))
        if key in PRESSES:
            self.opened.emit()

    def _go_to(self, number: int) -> None:
        row = self._rows[number]
        self.mark(row)
        self.setAccessibleDescription(row.sentence())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, row.sentence()))
        self._point_at(number)
        self.chosen.emit(row)

    def mark(self, row: ForestRow) -> None:
        """Lay a band behind a row; nobody is told."""
        self._current = self._rows.index(row)
        height = len(self._rows) - 1 - self._current
        self.band.setRegion((height - 0.5, height + 0.5))
        self.band.show()


def _draw_ranges(curve: pg.PlotCurveItem, marks: Sequence[Placed]) -> None:
    ends = np.array([(one.low, one.high) for one in marks], dtype=np.float64)
    curve.setData(ends.ravel(), np.repeat([one.height for one in marks], 2))
