"""A field that takes a key with its modifiers as it is pressed."""

from __future__ import annotations

import re

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PORTABLE = QKeySequence.SequenceFormat.PortableText
STRONG = re.compile(r"(Ctrl|Alt|Meta)\+")
CLEARS = (Key.Key_Backspace, Key.Key_Delete)


class KeyField(QKeySequenceEdit):
    """One key; Backspace or Delete empties it, Tab and Esc are the window's."""

    chosen = Signal(str)  # the key the person has just chosen, as Qt writes it everywhere; empty for none

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaximumSequenceLength(1)
        self._key = ""
        self.editingFinished.connect(self._on_finished)  # while a key is pressed Qt shows, and tells, none

    def choose(self, key: str) -> None:
        """Show this as chosen; nobody is told."""
        self._key = key
        with QSignalBlocker(self):
            self.setKeySequence(QKeySequence.fromString(key, PORTABLE))

    @Slot()
    def _on_finished(self) -> None:
        key = self.keySequence().toString(PORTABLE)
        if not key:
            self.choose(self._key)  # only a modifier was pressed
        elif key != self._key:
            self._take(key)

    def _take(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, unless it is one that empties or leaves the field."""
        plain = event.modifiers() in {Modifier.NoModifier, Modifier.KeypadModifier}
        key = Key(event.key())
        if plain and key in CLEARS:
            self._take("")
        elif plain and key == Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def takes_a_letter_from_everybody(key: str) -> bool:
    """Tell whether a key is one that people type with: it has no modifier but Shift."""
    return bool(key) and not STRONG.search(key)
