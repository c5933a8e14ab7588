"""The strip of the main window that says what the app has to say, until it is dismissed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from unaided.desktop.theme import GAP, HALF
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role


class ToldStrip(QFrame):
    """One plain sentence and a button; the latest sentence takes the place of the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, unseen until there is something to say."""
        super().__init__(parent)
        self.setAccessibleName("Notice")
        self.sentence = paragraph("", Role.NOTICE)
        self.dismiss = Button("&Dismiss", Role.LINK)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, HALF, 0, HALF)
        row.setSpacing(GAP)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.dismiss)
        self.dismiss.clicked.connect(self.clear)
        self.hide()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence and have it read aloud where a screen reader runs; the focus stays."""
        self.sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @Slot()
    def clear(self) -> None:
        """Say nothing any more."""
        self.sentence.clear()
        self.setAccessibleDescription("")
        self.hide()
