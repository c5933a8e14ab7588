"""Whether the person's desktop holds notifications back now, where its service tells: do-not-disturb."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from unaided.desktop.platform.bus import Bus, Values

PATIENCE_MS = 500
Told = Callable[[bool | None], None]


class Inhibited(QObject):
    """Asks for the property `Inhibited` of the notification service; most services have none."""

    def __init__(
        self,
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """Connect to nothing yet."""
        super().__init__(parent)
        self._environ = environ
        self._bus: Bus | None = None
        self._waiting: list[Told] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self.close)

    def ask(self, told: Told) -> None:
        """Tell whether it does; None, and that soon, where nobody says so (Law 2)."""
        self._waiting.append(told)
        if len(self._waiting) > 1:
            return
        self._bus = self._connected()
        if self._bus is None:
            self._tell(None)
            return
        from unaided.desktop.platform.notification_messages import is_inhibited  # noqa: PLC0415 (jeepney costs 16 ms)

        self._patience.start()
        self._bus.call(is_inhibited(), self._answered)

    @Slot()
    def close(self) -> None:
        """Wait no longer; whoever does is told that nobody said so."""
        self._answered(None)

    def _connected(self) -> Bus | None:
        if sys.platform != "linux":
            return None
        from unaided.desktop.platform.bus import Bus  # noqa: PLC0415 (jeepney costs 16 ms)

        try:
            return Bus(self._environ, self)
        except OSError:
            return None

    def _answered(self, values: Values | None) -> None:
        """Take the answer and hang up; what hanging up itself answers comes too late to be told."""
        self._patience.stop()
        bus, self._bus = self._bus, None
        self._tell(values[0][1] if values else None)
        if bus is not None:
            bus.close()
            bus.deleteLater()

    def _tell(self, on: object) -> None:
        waiting, self._waiting = self._waiting, []
        for told in waiting:
            told(on if isinstance(on, bool) else None)
