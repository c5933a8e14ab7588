"""Write a card anew: its text and what it is graded against; what was written at first stays with its session."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import GAP
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.growing_text import GrowingText
from unaided.desktop.widgets.labels import label_for, paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.desktop.word_keeper import Saving, WordKeeper
from unaided.services.recall import ToRecall

SIZE = (600, 520)
LINES = 8
TEXT = "What you want to be able to explain"
LIST = "What a recall is graded against, a line each"
SAVED = "Saved as you type. What you wrote when the session ended stays in History."
STAYS = "Your words stay here, and saving is tried again."
EMPTY = "An empty text is not saved: the card keeps the one it has."


class RewriteDialog(QDialog):
    """Two fields that are kept as they are typed; Esc and Done leave (Law 7)."""

    rewritten = Signal()  # the dialog has gone, what was typed is on its way

    def __init__(self, bridge: Bridge, opened: ToRecall, parent: QWidget | None = None) -> None:
        """Show the card's text and checklist."""
        super().__init__(parent)
        self._card = opened.card
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Unaided · Write the card anew")
        self.resize(*SIZE)
        self.text = GrowingText(TEXT, lines=LINES)
        self.text.show_words(opened.card.back)
        self.checklist = GrowingText(LIST, lines=3)
        self.checklist.show_words("\n".join(opened.card.checklist))
        self.told = paragraph(SAVED, Role.SMALL)
        self.done_button = Button("&Done", Role.PRIMARY)
        self.keeper = WordKeeper(bridge, self._saving, self)
        self._lay_out(opened.title)
        self._connect()

    def _lay_out(self, title: str) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(paragraph(wrappable(title), Role.HEADING))
        for field in (self.text, self.checklist):
            column.addWidget(label_for(field.accessibleName(), field))
            column.addWidget(field)
        column.addStretch(1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for field in (self.text, self.checklist):
            field.typed.connect(self._on_typed)
        self.keeper.failed.connect(self._on_unsaved)
        self.done_button.clicked.connect(self.close)
        self.finished.connect(self._on_finished)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)

    @Slot()
    def _on_typed(self) -> None:
        self.keeper.touch()
        self.told.setText(SAVED if self.text.words.strip() else EMPTY)

    @Slot(str)
    def _on_unsaved(self, sentence: str) -> None:
        self.told.setText(f"{sentence} {STAYS}")

    @Slot()
    def _on_finished(self) -> None:
        self.keeper.flush()
        self.rewritten.emit()

    def _saving(self) -> Saving:
        return partial(_rewrite, self._card.id, self.text.words, tuple(self.checklist.words.splitlines()))


def _rewrite(card_id: UUID, text: str, checklist: tuple[str, ...], services: Services) -> None:
    if text.strip():
        services.recall.rewrite(card_id, text, checklist)
