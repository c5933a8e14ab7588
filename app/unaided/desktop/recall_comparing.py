"""The second half of a recall: what was written then beside what was written now, the checklist, how it went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from unaided.desktop.recall_words import day_of
from unaided.desktop.theme import GAP, GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card as Sheet
from unaided.desktop.widgets.labels import label, label_for
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick_line import TickLine
from unaided.domain.recall import Card, Rating

SPOKEN = "Nothing written: you said it to yourself."
LINES = 11
HOW = "How did it go?"
KEYS = "keys 1 to 4"


def rating_words(rating: Rating) -> str:
    """Return the word of a rating."""
    match rating:
        case Rating.AGAIN:
            return "Again"
        case Rating.HARD:
            return "Hard"
        case Rating.GOOD:
            return "Good"
        case Rating.EASY:
            return "Easy"
        case _:
            assert_never(rating)


class ReadText(QPlainTextEdit):
    """Words to read and to copy; keys that do not move in them are the panel's."""

    def __init__(self, name: str, words: str = "", parent: QWidget | None = None) -> None:
        """Show these words."""
        super().__init__(words, parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMinimumHeight(LINES * self.fontMetrics().lineSpacing() + 3 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave digits to whoever asks for a rating."""
        if event.text().isdecimal():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a width for a line that can be read."""
        return QSize(30 * GRID, self.minimumHeight())


class RateButton(Button):
    """One of the four."""

    rated = Signal(object)  # Rating

    def __init__(self, rating: Rating) -> None:
        """Say the key that presses it."""
        words = rating_words(rating)
        super().__init__(f"{int(rating)}  {words}")
        self._rating = rating
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"{HOW} Key {int(rating)}")
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.rated.emit(self._rating)


class RecallComparing(QWidget):
    """Old left, new right, both to be read; then the person judges for themselves."""

    changed = Signal()  # a tick is another one now
    rated = Signal(object)  # Rating

    def __init__(self, theme: Theme, card: Card, parent: QWidget | None = None) -> None:
        """Take the card: what was written, when, and what it is graded against."""
        super().__init__(parent)
        self.old = ReadText(f"What you wrote on {day_of(card.made_at)}", card.back)
        self.new = ReadText("What you wrote now")
        self.ticks = tuple(TickLine(theme, line) for line in card.checklist)
        self.buttons = tuple(RateButton(rating) for rating in Rating)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._texts(), 1)
        column.addWidget(self._judging())
        for tick in self.ticks:
            tick.toggled.connect(self.changed)
        for button in self.buttons:
            button.rated.connect(self.rated)

    def _texts(self) -> Sheet:
        card = Sheet()
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for column, text in enumerate((self.old, self.new)):
            grid.addWidget(label_for(text.accessibleName(), text), 0, column)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        card.body.addLayout(grid)
        return card

    def _judging(self) -> Sheet:
        card = Sheet("3 · What was in it?")
        for tick in self.ticks:
            card.body.addWidget(tick)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(label(HOW, Role.SUBHEADING))
        row.addStretch(1)
        row.addWidget(label(KEYS, Role.SMALL))
        for button in self.buttons:
            row.addWidget(button)
        card.body.addSpacing(GRID)
        card.body.addLayout(row)
        return card

    @property
    def ticked(self) -> tuple[int, ...]:
        """Return the positions that were met."""
        return tuple(position for position, tick in enumerate(self.ticks) if tick.isChecked())

    def put(self, words: str, ticked: Iterable[int]) -> None:
        """Show what was written now, and these as met."""
        self.new.setPlainText(words if words.strip() else SPOKEN)
        met = set(ticked)
        for position, tick in enumerate(self.ticks):
            tick.setChecked(position in met)

    def begin(self) -> None:
        """Put the keyboard on the first thing to judge."""
        (self.ticks[0] if self.ticks else self.buttons[0]).setFocus()
