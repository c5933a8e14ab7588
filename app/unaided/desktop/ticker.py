"""One precise single-shot timer to an absolute moment, asked again each time it fires (Law 10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Slot

LONGEST_MS = 2**31 - 1  # QTimer.start overflows beyond


class Ticker(Protocol):
    """Whoever calls back once after a while; a new call replaces the one before."""

    def wake_in(self, microseconds: int) -> None:
        """Call back once after this long, never early."""
        ...

    def cancel(self) -> None:
        """Call back no more."""
        ...


class QtTicker(QObject):
    """A ticker on Qt's event loop. Idle, it holds no timer that runs."""

    def __init__(self, woken: Callable[[], None], parent: QObject | None = None) -> None:
        """Take whom to call."""
        super().__init__(parent)
        self._woken = woken
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._fire)

    def wake_in(self, microseconds: int) -> None:
        """Call back once after this long; rounded up to a millisecond so that it is never early."""
        self._timer.start(min(LONGEST_MS, max(0, -(-microseconds // 1000))))

    def cancel(self) -> None:
        """Call back no more."""
        self._timer.stop()

    @Slot()
    def _fire(self) -> None:
        self._woken()
