"""A card: a white sheet with a thin edge that holds one question."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unaided.desktop.theme import GAP, GRID
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.roles import Role, dress


class Card(QFrame):
    """A card with its question on top; `body` is where its controls go."""

    def __init__(self, question: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        """Make it with this question, and beside it a quiet hint; without a question it has neither."""
        super().__init__(parent)
        dress(self, Role.CARD)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GAP, GAP, GAP, GAP)
        self.body.setSpacing(GRID)
        self.heading: QLabel | None = None
        if question:
            self.heading = paragraph(question, Role.SUBHEADING)
            top = QHBoxLayout()
            top.addWidget(self.heading, 1)
            if hint:
                top.addWidget(label(hint, Role.SMALL))
            self.body.addLayout(top)
            self.setAccessibleName(question)
