"""Explained aloud, to somebody: who it was, and what they asked that could not be answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from unaided.desktop.theme import HALF
from unaided.desktop.widgets.labels import label_for
from unaided.desktop.widgets.line_list import LineList

WHOM = "Who was it? A name or a role is enough."
ASKED = "What did they ask that you could not answer? Enter adds it to your gaps."


class ToldField(QWidget):
    """Who it was explained to; each question without an answer is a gap."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.whom = QLineEdit()
        self.whom.setAccessibleName(WHOM)
        self.asked = LineList(ASKED, "e.g. what happens when two writers meet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(HALF)
        for words, field in ((WHOM, self.whom), (ASKED, self.asked)):
            layout.addWidget(label_for(words, field))
            layout.addWidget(field)
        self.whom.textEdited.connect(self.typed)
        self.asked.changed.connect(self.typed)
