"""Cards below each other that scroll where the window is too low for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from unaided.desktop.table_style import scroll_style
from unaided.desktop.theme import GAP, Theme


class Scrolled(QScrollArea):
    """A column of cards; it scrolls down, never sideways."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty column."""
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)
        # Else it would be as high as its texts are when they wrap early, and scroll though all of it fits.
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setWidget(inner)
        theme.changed.connect(self._paint)
        self._paint()

    def add(self, card: QWidget, stretch: int = 0, before: QWidget | None = None) -> None:
        """Add a card below the others, or above one of them."""
        at = self._column.count() - 1 if before is None else self._column.indexOf(before)
        self._column.insertWidget(at, card, stretch)
        if stretch:  # then no room is left over below
            self._column.setStretch(self._column.count() - 1, 0)

    def weigh(self, card: QWidget, stretch: int) -> None:
        """Give a card this share of the room that is left over, 0 for none."""
        self._column.setStretchFactor(card, stretch)

    @Slot()
    def _paint(self) -> None:
        self.setStyleSheet(scroll_style(self._theme.colours))
