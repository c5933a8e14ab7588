"""Buttons for what a menu has too: one that does an entry, and one that opens the rest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.roles import Role


class ActionButton(Button):
    """A button that does what a menu's entry does, and has its words and whether it shows."""

    def __init__(self, action: QAction, role: Role = Role.SECONDARY, parent: QWidget | None = None) -> None:
        """Follow this entry."""
        super().__init__("", role, parent)
        self._action = action
        action.changed.connect(self._follow)
        action.visibleChanged.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._take_words()
        if not action.isVisible():
            self.hide()  # shown it must not be before it stands in its window: it would be one of its own

    @Slot()
    def _follow(self) -> None:
        self._take_words()
        self.setVisible(self._action.isVisible())

    def _take_words(self) -> None:
        words = self._action.text()
        self.setText(words)
        self.setAccessibleName(words.replace("&", ""))
        self.setToolTip(self._action.toolTip())


class MoreButton(Button):
    """Opens a menu of what is done more rarely, below itself."""

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        """Take the menu."""
        super().__init__("&More…", Role.SECONDARY, parent)
        self.setAccessibleName("More")
        self.menu_below = menu
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.menu_below.popup(self.mapToGlobal(QPoint(0, self.height())))
