"""Asked once before a session is discarded: it counts in no figure then, and can be brought back."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.question_frame import at_the_right, column_of
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.domain.now import Now
from unaided.domain.session import SessionEvent
from unaided.domain.words import discard_question

WIDTH = 376  # px
UNDOABLE = "“Undo discard” brings it back: in the tray's menu, on Today, or with “unaided discard --undo”."

ENDED = "The session ended elsewhere meanwhile, so it was not discarded."


class DiscardQuestion(QDialog):
    """Two buttons that say what they do; Enter and Esc keep the session (Law 7)."""

    def __init__(self, bridge: Bridge, now: Now, session_id: UUID, parent: QWidget | None = None) -> None:
        """Ask about the session that goes on."""
        super().__init__(parent)
        self._bridge = bridge
        self.session_id = session_id
        self.setWindowTitle("Discard this session?")
        self.setAccessibleName("Discard this session?")
        self.words = paragraph(wrappable(discard_question(now)), Role.SUBHEADING)
        self.setAccessibleDescription(self.words.text())
        self.keep = Button("&Keep it")
        self.discard = Button("&Discard it")
        self._lay_out()
        self.keep.clicked.connect(self.reject)
        self.discard.clicked.connect(self._on_discard)
        self.keep.setFocus()

    def _lay_out(self) -> None:
        layout = column_of(self, WIDTH)
        layout.addWidget(self.words)
        layout.addWidget(paragraph(UNDOABLE, Role.SMALL))
        layout.addLayout(at_the_right(self.keep, self.discard))

    def end(self) -> None:
        """Go with the session, which ended elsewhere, and say so."""
        self._bridge.told.emit(ENDED)
        self.reject()

    @Slot()
    def _on_discard(self) -> None:
        self._bridge.act(SessionEvent.DISCARD)
        self.accept()
