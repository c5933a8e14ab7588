"""A field whose words are kept as they are typed, until they are handed in (Law 12)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import HALF
from unaided.desktop.widgets.growing_text import GrowingText
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.desktop.word_keeper import Saving, WordKeeper

STAYS = "Your words stay here, and saving is tried again."


class KeptText(QWidget):
    """The words about one thing at a time; another thing brings its own words with it."""

    typed = Signal()

    def __init__(self, bridge: Bridge, name: str, hint: str, lines: int = 2, parent: QWidget | None = None) -> None:
        """Make it empty, about nothing."""
        super().__init__(parent)
        self._bridge = bridge
        self._owner: UUID | None = None
        self._keeper: WordKeeper | None = None
        self._typed: dict[UUID, str] = {}  # also what could not be saved yet, of things that are not shown now
        self.field = GrowingText(name, hint, lines)
        self.told: QLabel = paragraph("", Role.SMALL)
        self.told.hide()
        self.field.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.field)
        column.addWidget(self.told)
        self.setFocusProxy(self.field)
        self.field.typed.connect(self._on_typed)

    @property
    def words(self) -> str:
        """Return what is written."""
        return self.field.words

    def be_about(self, owner: UUID | None) -> None:
        """Keep what is typed about the last thing, and show what was typed about this one."""
        if owner == self._owner:
            return
        self.keep()
        self._owner = owner
        self._keeper = None if owner is None else self._made_keeper(owner)
        self.field.show_words("")
        self.field.setEnabled(owner is not None)
        if owner in self._typed:
            self.field.show_words(self._typed[owner])
        elif owner is not None:
            self._bridge.ask(partial(_draft, owner), partial(self._show_draft, owner))

    def _made_keeper(self, owner: UUID) -> WordKeeper:
        keeper = WordKeeper(self._bridge, partial(self._saving, owner), self)
        keeper.failed.connect(self._on_unsaved)
        keeper.kept.connect(self.told.hide)
        return keeper

    def _show_draft(self, owner: UUID, words: str | None) -> None:
        if isValid(self) and owner == self._owner and words and not self.words:
            self.field.show_words(words)
            self.typed.emit()

    def keep(self) -> None:
        """Save what was typed at once: no later moment may come."""
        if self._keeper is not None:
            self._keeper.flush()

    def hand_in(self) -> None:
        """Save no more: what was typed is kept where it belongs."""
        if self._keeper is not None:
            self._keeper.rest()
        if self._owner is not None:
            self._typed.pop(self._owner, None)
        self._owner = self._keeper = None
        self.field.show_words("")
        self.field.setEnabled(False)

    def _saving(self, owner: UUID) -> Saving:
        return partial(_save, owner, self._typed.get(owner, ""))

    @Slot()
    def _on_typed(self) -> None:
        if self._keeper is not None and self._owner is not None:
            self._typed[self._owner] = self.words
            self._keeper.touch()
        self.typed.emit()

    @Slot(str)
    def _on_unsaved(self, sentence: str) -> None:
        self.told.setText(f"{sentence} {STAYS}")
        self.told.show()


def _draft(owner: UUID, services: Services) -> str | None:
    return services.recall.draft(owner)


def _save(owner: UUID, words: str, services: Services) -> None:
    services.recall.save_draft(owner, words)
