"""What a new person does first, and what they will know when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from unaided.desktop.theme import GAP, HALF
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.baseline import Way, known_when

STEPS = (
    (
        "Start a session",
        "Type what you will work on and how long it would take you without AI, then choose the mode.",
    ),
    (
        "Work, then stop",
        "The icon in the tray shows how much is left. Nothing stops by itself: time counts until you say so.",
    ),
    (
        "Explain it",
        "After AI: what it is, why this way, how it breaks. Without AI: how it felt and how far you got.",
    ),
)


class FirstSteps(Card):
    """Three steps to a first session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it."""
        super().__init__("Your first session, in three steps", parent=parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(HALF)
        grid.setColumnStretch(1, 1)
        for number, (title, words) in enumerate(STEPS, start=1):
            top = 3 * number  # the third row is the space between this step and the next
            grid.addWidget(label(str(number), Role.HEADING), top, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(title, Role.SUBHEADING), top, 1)
            grid.addWidget(paragraph(words, Role.MUTED), top + 1, 1)
            grid.setRowMinimumHeight(top + 2, HALF)
        self.body.addLayout(grid)
        self.when = paragraph("", Role.MUTED)
        self.body.addWidget(self.when)

    def show_way(self, way: Way) -> None:
        """Say what will be known when."""
        self.when.setText(known_when(way))
