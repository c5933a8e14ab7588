"""The small questions that a verb asks before it acts: at most one of each, gone with the session they are about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from unaided.desktop.began_question import BeganQuestion
from unaided.desktop.bridge import Bridge
from unaided.desktop.discard_question import DiscardQuestion


class SmallQuestions(QObject):
    """Open what is asked for, because the person asked for it; nothing here opens by itself (Law 7)."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Take where it is asked for."""
        super().__init__(parent)
        self._bridge = bridge
        self._open: DiscardQuestion | BeganQuestion | None = None
        bridge.discard_asked.connect(self.ask_discard)
        bridge.began_asked.connect(self.ask_began)
        bridge.changed.connect(self._on_changed)

    @Slot()
    def ask_discard(self) -> None:
        """Ask whether the session is to be discarded."""
        now = self._bridge.now
        if now.session is not None:
            self._show(DiscardQuestion(self._bridge, now, now.session.id))

    @Slot()
    def ask_began(self) -> None:
        """Ask when the session began."""
        session = self._bridge.now.session
        if session is not None:
            self._show(BeganQuestion(self._bridge, session))

    def _show(self, question: DiscardQuestion | BeganQuestion) -> None:
        """Show it in front; another one that is open makes way."""
        self.close()
        self._open = question
        question.finished.connect(self._on_closed)
        question.show()
        question.raise_()
        question.activateWindow()

    @Slot()
    def _on_changed(self) -> None:
        session = self._bridge.now.session
        if self._open is not None and (session is None or session.id != self._open.session_id):
            self._open.end()

    @Slot()
    def _on_closed(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
            self._open = None

    def close(self) -> None:
        """Put away what is open."""
        if self._open is not None:
            self._open.reject()
