"""A line that can be ticked: it wraps, and its box can be seen on dark ground too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from unaided.desktop.theme import GRID, Theme

BOX = 2 * GRID  # px
LEFT = BOX + GRID + GRID // 2
WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TickLine(QCheckBox):
    """A checkbox to keys and to a screen reader; its digits are the panel's."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        """Make it without a tick."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def hitButton(self, place: QPoint) -> bool:
        """Let a click anywhere on the line tick it."""
        return self.rect().contains(place)

    def hasHeightForWidth(self) -> bool:
        """Tell that it is higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        room = QRect(0, 0, max(1, width - LEFT - GRID), 1 << 16)
        return max(BOX, self.fontMetrics().boundingRect(room, int(WRAPS), self._words).height()) + GRID

    def sizeHint(self) -> QSize:
        """Return the size of the words on lines that can be read."""
        width = min(60 * GRID, self.fontMetrics().horizontalAdvance(self._words) + LEFT + 2 * GRID)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which nothing can be read."""
        return QSize(20 * GRID, BOX + GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick, words and focus ring."""
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(GRID / 2 + 0.5, GRID / 2 + 0.5, BOX - 1, BOX - 1)
        painter.setPen(QPen(QColor(c.no_ai if self.isChecked() else c.edge), 1))
        painter.setBrush(QColor(c.no_ai_tint if self.isChecked() else c.surface))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(QColor(c.no_ai_text), 2))
            corner = box.topLeft()
            painter.drawPolyline([corner + QPointF(3, 8), corner + QPointF(6, 11), corner + QPointF(12, 4)])
        painter.setPen(QColor(c.ink))
        painter.drawText(self.rect().adjusted(LEFT, GRID // 2, -GRID // 2, 0), int(WRAPS), self._words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
