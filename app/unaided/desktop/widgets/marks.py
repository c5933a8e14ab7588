"""The shapes that stand for a mode: no-AI is a filled disc, AI a diamond (Law 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from unaided.domain.session import Mode
from unaided.domain.words import mode_name

if TYPE_CHECKING:
    from unaided.desktop.theme import Theme

SCALES = (1, 2, 3)  # device pixels a point: one drawing for each, so that no screen shows a blurred one


def paint_mark(painter: QPainter, box: QRectF, mode: Mode) -> None:
    """Paint a mode's shape into a square with the painter's brush."""
    match mode:
        case Mode.NO_AI:
            painter.drawEllipse(box)
        case Mode.AI:
            centre, reach = box.center(), box.width() / 2
            corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
            painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
        case _:
            assert_never(mode)


def accent(theme: Theme, mode: Mode) -> str:
    """Return the colour that stands for a mode."""
    match mode:
        case Mode.NO_AI:
            return theme.colours.no_ai
        case Mode.AI:
            return theme.colours.ai
        case _:
            assert_never(mode)


def mark_icon(mode: Mode, colour: str, size: int = 12) -> QIcon:
    """Return a mode's shape as a small icon."""
    icon = QIcon()
    for scale in SCALES:
        image = QPixmap(size * scale, size * scale)
        image.setDevicePixelRatio(scale)
        image.fill(Qt.GlobalColor.transparent)
        _paint_alone(image, mode, colour, size)
        icon.addPixmap(image)
    return icon


def _paint_alone(image: QPixmap, mode: Mode, colour: str, size: int) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    inset = 0.0 if mode is Mode.AI else size / 12  # a disc looks bigger than a diamond of its width
    paint_mark(painter, QRectF(0, 0, size, size).adjusted(inset, inset, -inset, -inset), mode)
    painter.end()


class ModeMark(QWidget):
    """A mode's shape in the line of a text, in its muted colour."""

    def __init__(self, theme: Theme, mode: Mode, size: int = 12, parent: QWidget | None = None) -> None:
        """Take the colours and the mode."""
        super().__init__(parent)
        self._theme = theme
        self._mode = mode
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(mode_name(mode))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the width of the shape and the height of the line it stands in."""
        return QSize(self._size, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(self._theme.colours.muted)))
        top = (self.height() - self._size) / 2
        paint_mark(painter, QRectF(0.5, top + 0.5, self._size - 1, self._size - 1), self._mode)
        painter.end()
