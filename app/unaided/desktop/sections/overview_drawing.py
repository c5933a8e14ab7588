"""What the small drawings of the overview have in common: rows or a plane, marks by shape, the theme's colours live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from unaided.desktop.charts.month_lines import Shape
from unaided.desktop.fonts import small_font
from unaided.desktop.theme import GRID, HALF, Theme
from unaided.desktop.widgets.marks import paint_mark
from unaided.domain.session import Mode

ACROSS: Final = {Shape.DIAMOND: 11.0, Shape.DISC: 9.0, Shape.SQUARE: 8.0, Shape.TRIANGLE: 10.0}  # px: as large to eyes
WIDTH: Final = 200  # px, at least
ROWS: Final = 4  # of the height that all drawings have, so that the cards are level
FURTHEST: Final = 1.5  # times a row's height
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class SmallMark:
    """A mark: where it is, of which shape, full or hollow, in which colour (Law 11)."""

    at: QPointF
    ink: str
    shape: Shape = Shape.DISC
    is_full: bool = True


class SmallDrawing(QWidget):
    """A drawing that says nothing of its own: its card does, and the section it leads to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing to draw."""
        super().__init__(parent)
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # a click is the card's
        theme.changed.connect(self.update)

    def marks(self) -> Sequence[SmallMark]:
        """Return the marks as they are drawn."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw what lies below the marks."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Want room for four rows and a line below them, however many there are."""
        return QSize(WIDTH, ROWS * self.row_height() + self.line() + GRID)

    def minimumSizeHint(self) -> QSize:
        """Never be smaller."""
        return self.sizeHint()

    def line(self) -> int:
        """Return the height of a line of its small text."""
        return QFontMetrics(small_font(self.font())).lineSpacing()

    def row_height(self) -> int:
        """Return the height of a row."""
        return self.line() + GRID

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all of it in the colours of now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self.font()))
        self.draw(painter)
        for mark in self.marks():
            self._draw_mark(painter, mark)
        painter.end()

    def _draw_mark(self, painter: QPainter, mark: SmallMark) -> None:
        surface, ink = QColor(self.theme.colours.surface), QColor(mark.ink)
        painter.setPen(QPen(surface, 1.0) if mark.is_full else QPen(ink, 1.8))
        painter.setBrush(ink if mark.is_full else surface)
        half = ACROSS[mark.shape] / 2
        _paint_shape(painter, QRectF(mark.at.x() - half, mark.at.y() - half, 2 * half, 2 * half), mark.shape)

    def write(self, painter: QPainter, box: QRectF, words: str, side: Qt.AlignmentFlag, ink: str) -> None:
        """Write one line, cut with an ellipsis where it does not fit."""
        metrics = QFontMetrics(small_font(self.font()))
        painter.setPen(QColor(ink))
        painter.drawText(box, side | MIDDLE, metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width())))


class RowsDrawing(SmallDrawing):
    """Rows with a name to the left and, where there is one, a number to the right; between them a scale."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without rows."""
        super().__init__(theme, parent)
        self._texts: Sequence[tuple[str, str]] = ()

    def name_rows(self, texts: Sequence[tuple[str, str]]) -> None:
        """Take the name and the number of each row, the first on top."""
        self._texts = tuple(texts)
        self.update()

    def scale(self) -> tuple[float, float]:
        """Return where the scale begins and ends, in pixels."""
        metrics = QFontMetrics(small_font(self.font()))
        names, numbers = (
            max((metrics.horizontalAdvance(words) for words in side), default=0) for side in self._sides()
        )
        left = min(names, self.width() // 2) + GRID
        right = self.width() - (numbers + GRID if numbers else GRID)
        return float(left), float(max(right, left + 1))

    def _sides(self) -> tuple[list[str], list[str]]:
        return [name for name, _ in self._texts], [number for _, number in self._texts]

    def x_of(self, share: float) -> float:
        """Return where a share of the scale is."""
        left, right = self.scale()
        return left + share * (right - left)

    def y_of(self, row: int) -> float:
        """Return the middle of a row."""
        return (row + 0.5) * self.pitch()

    def pitch(self) -> float:
        """Return the height from row to row: few of them share what room there is, but no further than eyes follow."""
        room = self.height() - self.line() - GRID
        return min(room / max(1, len(self._texts)), FURTHEST * self.row_height())

    def below(self) -> QRectF:
        """Return the line below the rows."""
        left, right = self.scale()
        return QRectF(left, len(self._texts) * self.pitch(), right - left, self.line())

    def write_rows(self, painter: QPainter) -> None:
        """Write names and numbers."""
        colours, (left, right) = self.theme.colours, self.scale()
        for row, (name, number) in enumerate(self._texts):
            top, high = row * self.pitch(), self.pitch()
            self.write(painter, QRectF(0, top, left - HALF, high), name, LEFT, colours.ink)
            self.write(painter, QRectF(right, top, self.width() - right, high), number, RIGHT, colours.muted)


def _paint_shape(painter: QPainter, box: QRectF, shape: Shape) -> None:
    """Paint a shape into a square: those of a mode as everywhere, the others as the charts of sections have them."""
    match shape:
        case Shape.DISC:
            paint_mark(painter, box, Mode.NO_AI)
        case Shape.DIAMOND:
            paint_mark(painter, box, Mode.AI)
        case Shape.SQUARE:
            painter.drawRect(box)
        case Shape.TRIANGLE:
            painter.drawPolygon(QPolygonF([box.bottomLeft(), QPointF(box.center().x(), box.top()), box.bottomRight()]))
        case _:
            assert_never(shape)
