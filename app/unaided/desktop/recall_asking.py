"""The first half of a recall: could you explain it, then the blank page. Nothing of what was written is here."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.desktop.theme import GAP, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.growing_text import GrowingText
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.desktop.widgets.roles import Role
from unaided.domain.explanation import PROMPTS
from unaided.domain.recall import CardKind

COULD = "Could you explain it now, without looking?"
EXPLAIN = "Explain it. No looking."
ANSWER = "How does it go? No looking."
SPOKEN = "I &said it to myself: show what I wrote"
WRITTEN = "&Show what I wrote"
HINT = "Write it as you would tell a colleague. You can say it to yourself instead and leave this empty."
LINES = 8


class RecallAsking(QWidget):
    """Ask first how sure the person is; the page opens once that is said."""

    changed = Signal()  # what was said or written is something else now
    asked_to_show = Signal()  # the person wants to see what they wrote

    def __init__(self, theme: Theme, kind: CardKind, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        question = EXPLAIN if kind is CardKind.EXPLANATION else ANSWER
        self.said = PercentScale(COULD, theme, accent=True)
        self.page = GrowingText(question, HINT, LINES)
        self.show_it = Button(SPOKEN, Role.PRIMARY)
        self._lay_out(question, kind)
        self.said.chosen.connect(self._on_said)
        self.page.typed.connect(self._update)
        self.page.typed.connect(self.changed)
        self.show_it.clicked.connect(self.asked_to_show)
        self._update()

    def _lay_out(self, question: str, kind: CardKind) -> None:
        first = Card(f"1 · {COULD}")
        first.body.addWidget(self.said)
        second = Card(f"2 · {question}")
        if kind is CardKind.EXPLANATION:  # the checklist may hold answers, the prompts hold none
            second.body.addWidget(paragraph("\n".join(f"• {prompt}" for prompt in PROMPTS), Role.MUTED))
        second.body.addWidget(self.page)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.show_it)
        second.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(first)
        column.addWidget(second)

    def put(self, said: int | None, words: str) -> None:
        """Show this as said and written; nobody is told."""
        self.said.choose(said)
        self.page.show_words(words)
        self._update()

    def begin(self) -> None:
        """Put the keyboard where the next answer goes."""
        (self.said if self.said.percent is None else self.page).setFocus()

    @Slot()
    def _on_said(self) -> None:
        self._update()
        self.changed.emit()

    @Slot()
    def _update(self) -> None:
        begun = bool(self.page.words.strip())
        sure = self.said.percent is not None
        self.said.setEnabled(not (sure and begun))  # what was said before trying stays
        self.page.setEnabled(sure)
        self.show_it.setEnabled(sure)
        self.show_it.setText(WRITTEN if begun else SPOKEN)
        self.show_it.setAccessibleName(self.show_it.text().replace("&", ""))
