"""Quit: asks once while a session runs; a log-out or a signal is never asked about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.domain.now import Now
from unaided.domain.session import SessionEvent

QUESTION = "A session is running. Quit Unaided?"
CHOICES = (
    "Stop it: the session ends now, and what it owes is asked for at the next start. "
    "Keep it open: it is given back at the next start; the time in between stays undecided."
)


class Quitting(QObject):
    """The one question before quitting."""

    def __init__(self, bridge: Bridge, end: Callable[[], None], parent: QObject | None = None) -> None:
        """Take the bridge, and what ends the app."""
        super().__init__(parent)
        self._bridge = bridge
        self._end = end
        self._box: QMessageBox | None = None
        bridge.quit_asked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Quit at once when nothing runs; else ask what becomes of the session."""
        if self._bridge.now.session is None:
            self._end()
        elif self._box is None:
            self._box = self._made_box()
            self._box.show()
        else:
            self._box.activateWindow()

    def _made_box(self) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.Question, "Unaided", QUESTION)
        box.setInformativeText(CHOICES)
        self._stop = box.addButton("&Stop it and quit", QMessageBox.ButtonRole.DestructiveRole)
        self._keep = box.addButton("&Keep it open and quit", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(self._keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.buttonClicked.connect(self._on_button)
        box.finished.connect(self._on_closed)
        return box

    @Slot(QAbstractButton)
    def _on_button(self, button: QAbstractButton) -> None:
        if button is self._keep:
            self._end()
        elif button is self._stop:
            self._bridge.change(_stop, self._on_stopped)

    def _on_stopped(self, _now: Now) -> None:
        self._end()

    @Slot()
    def _on_closed(self) -> None:
        self._box = None


def _stop(services: Services) -> Now:
    return services.session.act(SessionEvent.FINISH)
