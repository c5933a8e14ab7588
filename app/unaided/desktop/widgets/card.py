"""A card: a white sheet with a thin edge that holds one question."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from unaided.desktop.theme import GAP, GRID
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role, dress


class Card(QFrame):
    """A card with its question on top; `body` is where its controls go."""

    def __init__(self, question: str = "", parent: QWidget | None = None) -> None:
        """Make it; without a question it has none."""
        super().__init__(parent)
        dress(self, Role.CARD)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GAP, GAP, GAP, GAP)
        self.body.setSpacing(GRID)
        self.heading: QLabel | None = None
        if question:
            self.heading = paragraph(question, Role.SUBHEADING)
            self.body.addWidget(self.heading)
            self.setAccessibleName(question)
