"""Cards below each other that scroll where the window is too low for them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from unaided.desktop.table_style import BAR, scroll_style
from unaided.desktop.theme import GAP, Theme


class Scrolled(QScrollArea):
    """A column of cards; it scrolls down, never sideways.

    In a page its bar is in the page's margin, so that cards are as wide with it as without, and level with what
    stands above; the margin below them scrolls with them (`Page.reach_edges`).
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, in_page: bool = False) -> None:
        """Make an empty column."""
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)
        # Else it would be as high as its texts are when they wrap early, and scroll though all of it fits.
        self._inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setWidget(self._inner)
        theme.changed.connect(self._paint)
        self._paint()
        if in_page:
            self.verticalScrollBar().rangeChanged.connect(self._on_range)
            self._on_range(0, 0)

    def add(self, card: QWidget, stretch: int = 0, before: QWidget | None = None) -> None:
        """Add a card below the others, or above one of them."""
        at = self._column.count() - 1 if before is None else self._column.indexOf(before)
        self._column.insertWidget(at, card, stretch)
        if stretch:  # then no room is left over below
            self._column.setStretch(self._column.count() - 1, 0)

    @Slot(int, int)
    def _on_range(self, _least: int, most: int) -> None:
        """Give up the room of the bar while it is there."""
        self._column.setContentsMargins(0, 0, 0 if most else BAR, GAP)

    def weigh(self, card: QWidget, stretch: int) -> None:
        """Give a card this share of the room that is left over, 0 for none."""
        self._column.setStretchFactor(card, stretch)

    def bring(self, card: QWidget) -> None:
        """Scroll as little as it takes to see a card whole, or, where it is higher than the window, from its top."""
        bar = self.verticalScrollBar()
        top = card.mapTo(self._inner, QPoint(0, 0)).y()
        lowest = top + card.height() + GAP - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), top))

    @Slot()
    def _paint(self) -> None:
        self.setStyleSheet(scroll_style(self._theme.colours))
