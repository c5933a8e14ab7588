"""Whether a tray icon will really be seen: Qt calls an icon visible that nobody draws."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from unaided.desktop.platform.status_notifier import StatusNotifierHosts
from unaided.desktop.platform.xembed import XEmbedHost

_SETTLING_MS = 500  # a panel that restarts takes its two kinds of host down and up one after the other


class IconKind(Enum):
    """How Qt puts an icon into a tray; each icon keeps the kind it was made with."""

    NATIVE = "native"
    STATUS_NOTIFIER = "status notifier"
    XEMBED = "xembed"


@dataclass(frozen=True, slots=True)
class TrayHosts:
    """What could show an icon at this moment."""

    watcher: bool = False
    notifier_host: bool = False
    xembed: bool = False
    native: bool = False


def fresh_kind(hosts: TrayHosts, platform: str) -> IconKind:
    """Return the kind that Qt 6.11 would give a new icon on this Qt platform."""
    if platform.startswith("wayland") or (platform == "xcb" and hosts.watcher):
        return IconKind.STATUS_NOTIFIER
    return IconKind.XEMBED if platform == "xcb" else IconKind.NATIVE


def is_seen(kind: IconKind, hosts: TrayHosts) -> bool:
    """Tell whether an icon of this kind is shown by anybody."""
    match kind:
        case IconKind.STATUS_NOTIFIER:
            return hosts.notifier_host
        case IconKind.XEMBED:
            return hosts.xembed
        case IconKind.NATIVE:
            return hosts.native
        case _:
            assert_never(kind)


class TrayWatch(QObject):
    """Watches the tray without polling (Law 10). Make it together with the icon it is to watch over."""

    changed = Signal(bool)  # the icon is seen from now on, or no longer
    outdated = Signal()  # only a new icon would be seen: drop the old one and make another, before `changed`

    def __init__(self, parent: QObject | None = None) -> None:
        """Look at once; what is not there (bus, X server) counts as no host."""
        super().__init__(parent)
        self._platform = QGuiApplication.platformName()
        self._notifier_hosts: StatusNotifierHosts | None = None
        self._xembed: XEmbedHost | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self._look)
        self._watch()
        hosts = self._hosts()
        self._kind = fresh_kind(hosts, self._platform)
        self._usable = is_seen(self._kind, hosts)

    @property
    def usable(self) -> bool:
        """Tell whether the icon is really seen."""
        return self._usable

    def _watch(self) -> None:
        if self._platform == "xcb" or self._platform.startswith("wayland"):
            self._notifier_hosts = StatusNotifierHosts(self)
            self._notifier_hosts.changed.connect(self._settling.start)
        if self._platform == "xcb":
            with suppress(OSError):
                self._xembed = XEmbedHost(self)
                self._xembed.changed.connect(self._settling.start)

    def _hosts(self) -> TrayHosts:
        return TrayHosts(
            watcher=self._notifier_hosts is not None and self._notifier_hosts.watcher,
            notifier_host=self._notifier_hosts is not None and self._notifier_hosts.host,
            xembed=self._xembed is not None and self._xembed.present,
            native=self._notifier_hosts is None and QSystemTrayIcon.isSystemTrayAvailable(),
        )

    @Slot()
    def _look(self) -> None:
        hosts = self._hosts()
        fresh = fresh_kind(hosts, self._platform)
        if not is_seen(self._kind, hosts) and is_seen(fresh, hosts):
            self._kind = fresh
            self.outdated.emit()
        before, self._usable = self._usable, is_seen(self._kind, hosts)
        if self._usable is not before:
            self.changed.emit(self._usable)
