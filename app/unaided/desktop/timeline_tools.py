"""What stands beside the charts of time: the notes on the timeline, and the letter of a month."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget
from shiboken6 import isValid

from unaided.desktop.bridge import Bridge
from unaided.desktop.letter_dialog import LetterDialog
from unaided.desktop.notes_dialog import NotesDialog
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button


class TimelineTools(QWidget):
    """Two buttons, each with a dialog of its own that opens because it was asked for."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Take what the dialogs need."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._open: QDialog | None = None
        self.notes = Button("&Notes…")
        self.notes.setAccessibleName("Notes on the timeline")
        self.letter = Button("&Letter…")
        self.letter.setAccessibleName("Letter of a month")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addStretch(1)  # alone in their line they stay as wide as their words
        row.addWidget(self.notes)
        row.addWidget(self.letter)
        self.notes.clicked.connect(self._on_notes)
        self.letter.clicked.connect(self._on_letter)

    @property
    def dialog(self) -> QDialog | None:
        """Return the dialog that is open, None where none is."""
        return self._open if self._open is not None and isValid(self._open) else None

    @Slot()
    def _on_notes(self) -> None:
        self._show(NotesDialog(self._bridge, self._theme, self.window()))

    @Slot()
    def _on_letter(self) -> None:
        self._show(LetterDialog(self._bridge, self._theme, self.window()))

    def _show(self, dialog: QDialog) -> None:
        """Show it in front; another one that is open makes way."""
        before = self.dialog
        if before is not None:
            before.close()
        self._open = dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
