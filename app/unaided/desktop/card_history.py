"""A card's history: what was written at first, and each time it was explained again (explanation drift)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unaided.desktop.recall_comparing import rating_words
from unaided.desktop.recall_words import when_words
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.session_details import Part, section
from unaided.desktop.theme import GAP, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.domain.recall import Card, CardKind, Recall
from unaided.services.recall import ToRecall

SIZE = (600, 560)
SPOKEN = "Said to yourself, nothing written."


class CardHistory(QDialog):
    """The texts of a card below each other, the first one first. Esc closes."""

    def __init__(self, theme: Theme, opened: ToRecall, parent: QWidget | None = None) -> None:
        """Show this card."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Unaided · How your explanation changed")
        self.resize(*SIZE)
        card = opened.card
        self.parts = Scrolled(theme)
        for heading, words in parts(opened):
            self.parts.add(section(heading, words))
        self.done_button = Button("&Close")
        self.done_button.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        name = opened.title if card.kind is CardKind.EXPLANATION else card.front
        column.addWidget(paragraph(wrappable(name), Role.HEADING))
        column.addWidget(self.parts, 1)
        column.addLayout(foot)


def parts(opened: ToRecall) -> Iterator[Part]:
    """Return what was written, and each recall with what it was rated."""
    card = opened.card
    yield f"Written {when_words(card.made_at)}", card.back or SPOKEN
    for recall in opened.recalls:
        yield _heading(recall), "\n".join(_lines(card, recall))


def _heading(recall: Recall) -> str:
    undone = " · undone, counts nowhere" if recall.undone_at is not None else ""
    rated = rating_words(recall.rating)
    return f"Recalled {when_words(recall.reviewed_at)} · {rated} · sure to {recall.said} %{undone}"


def _lines(card: Card, recall: Recall) -> Iterator[str]:
    yield recall.words.strip() or SPOKEN
    for position, line in enumerate(card.checklist):
        yield f"{'☑' if position in recall.ticked else '☐'} {line}"
