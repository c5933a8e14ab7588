"""SIGTERM, SIGINT and SIGHUP as an orderly end: log-out and shutdown close the app, nothing is asked."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class EndSignals(QObject):
    """Tell when the system or a terminal asks the app to end.

    Python runs a signal's handler only once its interpreter gets a turn, which an idle event loop
    never gives; so the signal also wakes the loop through a socket (no timer: Law 10).
    """

    asked_to_end = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over the signals."""
        super().__init__(parent)
        self._read_end, self._write_end = socket.socketpair()
        self._read_end.settimeout(0)
        self._write_end.settimeout(0)
        self._notifier = QSocketNotifier(self._read_end.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        signal.set_wakeup_fd(self._write_end.fileno())
        for name in _NAMES:
            if number := getattr(signal, name, None):
                signal.signal(number, _note)

    def close(self) -> None:
        """Listen no more, at the end of the app: what comes now must not cut its last words short."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._read_end.close()
        self._write_end.close()

    @Slot()
    def _on_woken(self) -> None:
        self._read_end.recv(64)
        self.asked_to_end.emit()


def _note(_number: int, _frame: FrameType | None) -> None:
    """Take the signal; what it means is done in the event loop."""
