"""One precise single-shot timer to an absolute moment, asked again each time it fires (Law 10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

LONGEST_MS = 2**31 - 1  # QTimer.start overflows beyond


class Ticker(Protocol):
    """Whoever calls back once after a while; a new call replaces the one before."""

    @property
    def waited_us(self) -> int:
        """Return how long ago it was last told when to call back, by a clock of its own; 0 once it was called off."""
        ...

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
        self._timer: QTimer | None = None
        self._since = QElapsedTimer()

    @property
    def waited_us(self) -> int:
        """Return how long ago it was last told when to call back, 0 once it was called off."""
        return self._since.nsecsElapsed() // 1000 if self._since.isValid() else 0

    def wake_in(self, microseconds: int) -> None:
        """Call back once after this long; rounded up to a millisecond so that it is never early."""
        if self._timer is None:
            self._timer = self._made_timer()
        self._since.start()
        self._timer.start(min(LONGEST_MS, max(0, -(-microseconds // 1000))))

    def cancel(self) -> None:
        """Call back no more."""
        self._since.invalidate()
        if self._timer is not None:
            self._timer.stop()

    def _made_timer(self) -> QTimer:
        # `Qt` brings all its enums, 12 ms: not before the tray shows.
        from PySide6.QtCore import Qt  # noqa: PLC0415

        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._fire)
        return timer

    @Slot()
    def _fire(self) -> None:
        self._woken()
