"""What all charts stand on: axes without lines, opaque rules, the theme's colours live, a frame where the focus is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, QSize, Slot
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from unaided.desktop.colours import Colours
from unaided.desktop.fonts import small_font
from unaided.desktop.pens import Pens
from unaided.desktop.theme import GRID, Theme

Ticks = Sequence[tuple[float, str]]
SIZE: Final = (480, 240)  # px

pg.setConfigOptions(antialias=True)


class Surface(pg.PlotWidget):
    """An empty chart. Whoever draws on it names its marks in `scattered`, and paints them in `paint`."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make it; `name` is what a screen reader calls it."""
        self.bottom, self.left = pg.AxisItem("bottom"), pg.AxisItem("left")
        super().__init__(parent, axisItems={"bottom": self.bottom, "left": self.left}, enableMenu=False)
        self.theme = theme
        self.pen = Pens(self.devicePixelRatioF)
        self.box = self.getPlotItem().getViewBox()
        self.rules = pg.PlotCurveItem(connect="pairs", antialias=False)
        self.getPlotItem().hideButtons()
        self.setAccessibleName(name)
        self.viewport().setAccessibleName(name)  # what takes the clicks is a widget of its own
        self.setMouseEnabled(x=False, y=False)
        self.setMouseTracking(True)
        for axis in (self.bottom, self.left):
            axis.setStyle(tickLength=0, tickTextOffset=GRID)
        self.put(self.rules, -30)
        half_a_line = QFontMetrics(small_font(self.font())).height() / 2
        self.getPlotItem().setContentsMargins(0, half_a_line, 0, 0)  # else the label of the highest rule is cut
        theme.changed.connect(self.paint)

    def put(self, item: QGraphicsItem, depth: float) -> None:
        """Draw an item, above those of less depth; it stretches no axis."""
        item.setZValue(depth)
        self.getPlotItem().addItem(item, ignoreBounds=True)

    @property
    def scattered(self) -> Sequence[pg.ScatterPlotItem]:
        """Return the items that are drawn as symbols: an export draws them as shapes."""
        return ()

    @property
    def passing(self) -> Sequence[QGraphicsItem]:
        """Return what is there for the moment, where the pointer or the choice is: an export leaves it out."""
        return ()

    def show_axes(self, x: tuple[float, float], y: tuple[float, float], across: Ticks, up: Ticks) -> None:
        """Show this part of the plane, with these labels below and beside it and a level rule at each beside."""
        self.setXRange(*x, padding=0)
        self.setYRange(*y, padding=0)
        self.label_bottom(across)
        self.left.setTicks([up])
        metrics = QFontMetrics(small_font(self.font()))
        wide = max((metrics.horizontalAdvance(line) for _, words in up for line in words.split("\n")), default=0)
        self.left.setWidth(wide + 2 * GRID)
        self.rules.setData(np.tile(np.array(x), len(up)), np.repeat([float(place) for place, _ in up], 2))

    def label_bottom(self, across: Ticks) -> None:
        """Write these labels below, with room for all their lines."""
        self.bottom.setTicks([across])
        lines = max((words.count("\n") for _, words in across), default=0) + 1
        self.bottom.setHeight(lines * QFontMetrics(small_font(self.font())).lineSpacing() + 2 * GRID)

    def sizeHint(self) -> QSize:
        """Want a height that leaves room for the table."""
        return QSize(*SIZE)

    @Slot()
    def paint(self) -> None:
        """Take the colours of now."""
        colours = self.theme.colours
        dress(self, (self.bottom, self.left), colours, self.pen)
        self.rules.setPen(self.pen(QColor(colours.line), 1.0))

    def draw_on(self, painter: QPainter, target: QRectF) -> None:
        """Draw what is shown on paper or into a file, sharp at every size, without what is there for the moment."""
        seen = [item for item in self.passing if item.isVisible()]
        for item in seen:
            item.hide()
        for symbols in self.scattered:
            symbols.setExportMode(True)  # shapes, not copies of a small picture
        try:
            with self.pen.on_paper(painter):
                self.paint()
                self.render(painter, target, self.viewport().rect())
        finally:
            for symbols in self.scattered:
                symbols.setExportMode(False)
            for item in seen:
                item.show()
            self.paint()

    def event(self, event: QEvent) -> bool:
        """Draw with the pens of another screen once it is there."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.paint()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press: it is no press on what lies below the chart."""
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep a release, as its press was kept."""
        super().mouseReleaseEvent(event)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page."""
        event.ignore()


def dress(plot: pg.PlotWidget, axes: Sequence[pg.AxisItem], colours: Colours, pen: Pens) -> None:
    """Put these colours on what every chart has: its ground, its edge and its axes."""
    plot.setBackground(QColor(colours.surface))
    plot.setStyleSheet(_frame_style(colours))
    for axis in axes:
        axis.setPen(pen(QColor(colours.surface), 1.0))  # no line of its own: the rules are enough
        axis.setTextPen(pen(QColor(colours.muted), 1.0))
        axis.setTickFont(small_font(plot.font()))


def _frame_style(colours: Colours) -> str:
    """Return the stylesheet of a chart's edge: seen where it has the keyboard."""
    return (
        f"QGraphicsView {{ border: 2px solid {colours.surface}; border-radius: 4px; }}"
        f"QGraphicsView:focus {{ border-color: {colours.focus}; }}"
    )
