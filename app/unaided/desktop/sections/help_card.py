"""What the figures of a section mean: their help pages as text that can be read, by ears too, and copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.help.pages import help_of
from unaided.domain.measure.report_text import TITLES


class HelpCard(Card):
    """The pages below each other; Esc closes it."""

    closed = Signal()  # by the person, with Esc

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        """Make it with the help pages of these figures."""
        super().__init__("What this shows", parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._names = tuple(names)
        for heading, words in self._parts():
            role = Role.SUBHEADING if heading else Role.MUTED
            shown = paragraph(heading or words, role)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(shown)
        self.setAccessibleDescription(self.text())

    def _parts(self) -> Iterator[tuple[str, str]]:
        """Yield headings and the paragraphs below them, either one empty."""
        for name in self._names:
            yield TITLES[name], ""
            yield from (("", words) for words in help_of(name).text().strip().split("\n\n"))

    def text(self) -> str:
        """Return all of it."""
        return "\n\n".join(heading or words for heading, words in self._parts())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc (Law 7)."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
