"""A layout that sets its widgets in lines, as words are set in a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from unaided.desktop.theme import GRID


class FlowLayout(QLayout):
    """Widgets from left to right, on the next line where they no longer fit."""

    def __init__(self, parent: QWidget | None = None, spacing: int = GRID, *, is_even: bool = False) -> None:
        """Make it with this much space between lines and widgets, and none around; even lines are about as long."""
        super().__init__(parent)
        self._is_even = is_even
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items it has."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        """Return the size of the widest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """Return the size with everything on one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Set the widgets in lines within this rectangle."""
        super().setGeometry(rect)
        self._set(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _set(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        end = rect.x() + (self._evened(rect.width()) if self._is_even else rect.width())
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(rect.width(), item.sizeHint().height()))
            if x > rect.x() and x + size.width() > end:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()

    def _evened(self, width: int) -> int:
        """Return the least width, to the grid, at which there are no more lines than at this one."""
        wide = [item.sizeHint().width() for item in self._shown()]
        lines, least = self._lines(wide, width), width
        while least - GRID >= max(wide, default=width) and self._lines(wide, least - GRID) == lines:
            least -= GRID
        return least

    def _lines(self, wide: Sequence[int], width: int) -> int:
        """Return how many lines items so wide need."""
        x, lines = 0, 1
        for one in wide:
            if x and x + one > width:
                x, lines = 0, lines + 1
            x += one + self.spacing()
        return lines
