"""The head of a dialog: the task, and below it the mode's mark and one line about the session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unaided.desktop.theme import GRID, HALF, Theme
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.marks import ModeMark
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import Mode


class Headline(QWidget):
    """A task's title in bold, and a muted line behind the mark of its mode (Law 11)."""

    def __init__(self, theme: Theme, title: str, mode: Mode, parent: QWidget | None = None) -> None:
        """Show this title; the line is told later."""
        super().__init__(parent)
        self._title = paragraph(wrappable(title), Role.HEADING)
        self._line = paragraph("", Role.MUTED)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(ModeMark(theme, mode), 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._line, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(HALF)
        self._layout.addWidget(self._title)
        self._layout.addLayout(below)

    @property
    def line(self) -> QLabel:
        """Return the label of the line."""
        return self._line

    def tell(self, words: str) -> None:
        """Show this line about the session."""
        self._line.setText(words)
