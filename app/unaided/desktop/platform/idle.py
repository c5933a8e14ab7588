"""Whether the person has touched nothing for a while: from whoever can tell, and *unknown* where nobody can."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from unaided.desktop.platform.idle_wayland import WaylandIdle
from unaided.desktop.platform.idle_x11 import X11Idle, is_real_x11

if TYPE_CHECKING:
    from unaided.desktop.platform.idle_mutter import MutterIdle


class IdleSource(Enum):
    """Who tells."""

    X11 = "X server"
    WAYLAND = "Wayland compositor"
    MUTTER = "GNOME"
    UNKNOWN = "unknown"


class IdleWatch(QObject):
    """Told by the first source there is, never asked again and again (Law 10); unknown is not zero (Law 2).

    When `changed(True)` comes, the last touch was `threshold_ms` ago.
    """

    changed = Signal(bool)  # idle from now on, or touched again
    source_changed = Signal(object)  # IdleSource

    def __init__(
        self,
        threshold_ms: int,
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        """Look for a source; until one has answered it is unknown."""
        super().__init__(parent)
        self.threshold_ms = threshold_ms
        self.source = IdleSource.UNKNOWN
        self.is_idle = False
        self._environ = environ
        self._teller: X11Idle | WaylandIdle | MutterIdle | None = None
        self._begin()

    def rearm(self, threshold_ms: int) -> None:
        """Tell from now on after this long; whoever chose it is here, so nobody is idle at this moment."""
        if threshold_ms == self.threshold_ms:
            return
        self.threshold_ms = threshold_ms
        self.close()
        self._on_changed(False)  # noqa: FBT003 (a slot's arguments have no keywords)
        self._begin()

    def _begin(self) -> None:
        if not self._try_x11():
            self._try_wayland()

    def close(self) -> None:
        """Watch no more."""
        teller, self._teller = self._teller, None
        if teller is not None:
            teller.close()
            teller.deleteLater()

    def _try_x11(self) -> bool:
        if not is_real_x11(self._environ, QGuiApplication.platformName()):
            return False
        with suppress(OSError):
            teller = X11Idle(self.threshold_ms, self)
            teller.changed.connect(self._on_changed)
            self._teller, self.is_idle, self.source = teller, teller.is_idle, IdleSource.X11
        return self._teller is not None

    def _try_wayland(self) -> None:
        try:
            teller = WaylandIdle(self.threshold_ms, self._environ, self)
        except OSError:
            self._try_mutter()
            return
        teller.found.connect(self._on_wayland)
        teller.changed.connect(self._on_changed)
        self._teller = teller

    @Slot(bool)
    def _on_wayland(self, found: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        if found:
            self._settle(IdleSource.WAYLAND)
        else:
            self.close()
            self._settle(IdleSource.UNKNOWN)
            self._try_mutter()

    def _try_mutter(self) -> None:
        if sys.platform != "linux":
            return  # elsewhere no session bus, and no jeepney
        # jeepney costs 16 ms: only where the compositor does not tell by itself.
        from unaided.desktop.platform.idle_mutter import MutterIdle  # noqa: PLC0415

        with suppress(OSError):
            teller = MutterIdle(self.threshold_ms, self._environ, self)
            teller.found.connect(self._on_mutter)
            teller.changed.connect(self._on_changed)
            self._teller = teller

    @Slot(bool)
    def _on_mutter(self, found: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._settle(IdleSource.MUTTER if found else IdleSource.UNKNOWN)

    @Slot(bool)
    def _on_changed(self, idle: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        if idle is not self.is_idle:
            self.is_idle = idle
            self.changed.emit(idle)

    def _settle(self, source: IdleSource) -> None:
        if source is not self.source:
            self.source, self.is_idle = source, False
            self.source_changed.emit(source)
