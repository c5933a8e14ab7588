"""A search over all words written: the field, what it found, and the sentence where it found nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.found_list import FoundList
from unaided.desktop.latest import Latest
from unaided.desktop.session_details import show_details
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.clear_button import add_clear_button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.search import Found, words_of
from unaided.domain.words import counted
from unaided.services.gaps import MOST_FOUND

NAME = "Search what you wrote"
STRETCH = 2  # of the room that a list and what was found share
NOTHING = "Nothing you wrote has all these words. Fewer words, or only their beginnings, find more."


class FoundInWords(QWidget):
    """What was found for a question; a question without a word in it finds nothing and says nothing."""

    answered = Signal(int)  # how many places were found

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._latest = Latest(bridge, self._take)
        self._asked = ""
        self.line = paragraph("", Role.MUTED)
        self.list = FoundList(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.list.opened.connect(self._open)

    def ask(self, asked: str) -> None:
        """Search for these words."""
        self._asked = asked
        self._latest.ask(partial(_search, asked))

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._latest.forget()

    def _take(self, found: Sequence[Found]) -> None:
        self.list.show_found(found, words_of(self._asked))
        self.list.setVisible(bool(found))
        self.line.setText(found_words(len(found)) if words_of(self._asked) else "")
        self.answered.emit(len(found))

    @Slot(object)
    def _open(self, found: Found) -> None:
        show_details(self._bridge, self._theme, found.session_id, self.window())


class FoundCard(Card):
    """What was found, as a card below a list; where that is nothing it leaves the room to the list."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing asked."""
        super().__init__("In what you wrote", parent=parent)
        self.found = FoundInWords(bridge, theme)
        self.body.addWidget(self.found)
        self.found.answered.connect(self._on_answered)

    @Slot(int)
    def _on_answered(self, places: int) -> None:
        policy = self.sizePolicy()
        policy.setVerticalStretch(STRETCH if places else 0)
        self.setSizePolicy(policy)


class SearchField(QLineEdit):
    """Where the words are typed; Down leads into what was found, Esc clears."""

    went_down = Signal()  # the person wants to walk what was found

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.setPlaceholderText(NAME)
        self.setAccessibleName(NAME)
        add_clear_button(self)

    @property
    def has_words(self) -> bool:
        """Tell whether anything is asked."""
        return bool(words_of(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Down, and Esc while there is something to clear."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Down:
            self.went_down.emit()
        elif key is Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def found_words(found: int) -> str:
    """Return how many places were found."""
    if not found:
        return NOTHING
    if found >= MOST_FOUND:
        return f"The latest {found} places. Another word narrows them."
    return f"{counted(found, 'place')}, the latest first."


def _search(asked: str, services: Services) -> Sequence[Found]:
    return services.gaps.search(asked)
