"""The three kinds of buttons: the one thing to do, something else to do, and a quiet link."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from unaided.desktop.widgets.roles import Role, dress

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A button that Enter presses while it has the focus, and never otherwise."""

    def __init__(self, words: str, role: Role = Role.SECONDARY, parent: QWidget | None = None) -> None:
        """Make it; an `&` marks its mnemonic."""
        super().__init__(words, parent)
        self.setAutoDefault(False)  # a dialog would press it for Enter in any field
        self.setAccessibleName(words.replace("&", ""))
        if role is Role.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        dress(self, role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it; with Ctrl it is the dialog's."""
        if Qt.Key(event.key()) in ENTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)
