"""The older kind of tray host: whoever owns the system tray selection of an X11 screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.platform.x11 import X11Connection


class XEmbedHost(QObject):
    """Tells whether an XEmbed tray is there, and when one comes or goes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Ask at once; raises OSError where there is no X server."""
        x11 = X11Connection()
        super().__init__(parent)
        x11.setParent(self)
        self._x11 = x11
        self._tray = self._x11.atom(f"_NET_SYSTEM_TRAY_S{self._x11.screen}")
        self._x11.watch_structure(self._x11.root)  # a new host tells its watchers MANAGER
        self._owner = 0
        self._look()
        self._x11.stirred.connect(self._look_again)
        self._x11.drain()

    @property
    def present(self) -> bool:
        """Tell whether there is a tray to embed an icon in."""
        return self._owner != 0

    def close(self) -> None:
        """Watch no more."""
        self._x11.close()

    def _look(self) -> None:
        owner = self._x11.selection_owner(self._tray)
        if owner not in {0, self._owner}:
            self._x11.watch_structure(owner)  # were it gone already, an error would stir us to look again
        self._owner = owner

    @Slot(object)
    def _look_again(self, _event: bytes) -> None:
        before = self.present
        self._look()
        if self.present is not before:
            self.changed.emit()
