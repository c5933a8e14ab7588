"""The names of the pages down the left side of the main window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from unaided.desktop.theme import Theme

WIDTH = 132
NAME = Qt.ItemDataRole.UserRole

OWN_KEYS = {"settings": "Ctrl+,"}  # where desktops have them for every program


def keys_of(number: int, name: str) -> str:
    """Return the keys that show a page, by its place in the list or as its own."""
    return OWN_KEYS.get(name, f"Ctrl+{number}")


class Navigation(QListWidget):
    """A list of page names of which one is chosen."""

    chosen = Signal(str)  # the name of the page that is wanted
    neared = Signal(str)  # the name of the page that the pointer is at

    def __init__(self, theme: Theme, pages: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make it from the pages' names and titles, in their order."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Pages")
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, (name, title) in enumerate(pages, start=1):
            item = QListWidgetItem(title)
            item.setData(NAME, name)
            item.setToolTip(keys_of(number, name))
            self.addItem(item)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._on_current)
        self.itemEntered.connect(self._on_entered)
        theme.changed.connect(self._paint)
        self._paint()

    def choose(self, name: str) -> None:
        """Choose a page."""
        for row in range(self.count()):
            if self.item(row).data(NAME) == name:
                self.setCurrentRow(row)

    @Slot(QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(NAME))

    @Slot(QListWidgetItem)
    def _on_entered(self, item: QListWidgetItem) -> None:
        self.neared.emit(item.data(NAME))

    @Slot()
    def _paint(self) -> None:
        c = self._theme.colours
        self.setStyleSheet(f"""
QListWidget {{
    background: {c.ground}; border: none; padding: 16px 8px; outline: none;
}}
QListWidget::item {{ color: {c.ink}; padding: 8px; border: 2px solid transparent; border-radius: 5px; }}
QListWidget::item:hover {{ border-color: {c.line}; }}
QListWidget::item:selected {{ background: {c.no_ai_tint}; color: {c.no_ai_text}; font-weight: 600; }}
QListWidget::item:focus {{ border-color: {c.focus}; }}
""")
