"""The short form of a sitting that goes on: one sentence before the next thing (Law 4)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.desktop.widgets.buttons import ENTERS, Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.growing_text import GrowingText
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.roles import Role

SENTENCE = "What do you understand now that you did not before?"
KEYS = "Enter goes on · Alt+1 to Alt+6 say how you used AI"
IN_FULL = "Explain it in &full now"


class SentenceField(GrowingText):
    """One sentence, however long its line: Enter goes on to the next question."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; with Ctrl it is the dialog's."""
        if Qt.Key(event.key()) not in ENTERS:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.entered.emit()


class GoingOnForm(Card):
    """The sentence, and the way to the full form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(SENTENCE, parent=parent)
        self.sentence = SentenceField(SENTENCE, lines=2)
        self.in_full = Button(IN_FULL, Role.LINK)
        below = QHBoxLayout()
        below.addWidget(label(KEYS, Role.SMALL), 1)
        below.addWidget(self.in_full)
        self.body.addWidget(self.sentence)
        self.body.addLayout(below)
