"""Tables drawn on paper or into a file: texts and rules, sharp at every size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from unaided.desktop.cell_table import Cell
from unaided.desktop.colours import Colours
from unaided.desktop.theme import GAP, GRID, HALF

MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table with what stands above it."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def lines(self) -> list[Sequence[Cell]]:
        """Return header and rows; the header is grey."""
        return [[Cell(words, is_grey=True) for words in self.header], *self.rows]


@dataclass(frozen=True, slots=True)
class TableDrawing:
    """Tables below each other, each as wide as its texts need."""

    tables: Sequence[DrawnTable]
    colours: Colours
    font: QFont

    def size(self) -> QSize:
        """Return how large they are, in the pixels of a screen."""
        widths = [max(sum(self._widths(table)), self._advance(table.title)) for table in self.tables]
        heights = [(len(table.rows) + 2) * self._row() for table in self.tables]
        return QSize(max(widths, default=0), sum(heights) + GAP * max(0, len(heights) - 1))

    def draw_on(self, painter: QPainter, target: QRectF) -> None:
        """Draw them into this place."""
        painter.save()
        painter.setFont(self.font)
        top = target.top()
        for table in self.tables:
            self._draw(painter, table, QPointF(target.left(), top))
            top += (len(table.rows) + 2) * self._row() + GAP
        painter.restore()

    def _draw(self, painter: QPainter, table: DrawnTable, corner: QPointF) -> None:
        widths, row = self._widths(table), self._row()
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(QRectF(corner.x(), corner.y(), self._advance(table.title), row), MIDDLE, table.title)
        top = corner.y() + row
        for cells in table.lines():
            left = corner.x()
            for width, cell in zip(widths, cells, strict=True):
                painter.setPen(QColor(self.colours.muted if cell.is_grey else self.colours.ink))
                painter.drawText(QRectF(left, top, width, row), MIDDLE, cell.text)
                left += width
            top += row
            painter.setPen(QPen(QColor(self.colours.line), 1.0))
            painter.drawLine(QPointF(corner.x(), top), QPointF(left, top))

    def _widths(self, table: DrawnTable) -> list[int]:
        columns = zip(*table.lines(), strict=True)
        return [max(self._advance(cell.text) for cell in column) + GAP for column in columns]

    def _advance(self, words: str) -> int:
        return QFontMetrics(self.font).horizontalAdvance(words) + HALF

    def _row(self) -> int:
        return QFontMetrics(self.font).lineSpacing() + GRID
