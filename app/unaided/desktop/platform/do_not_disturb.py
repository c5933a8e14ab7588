"""The desktop's own do-not-disturb, by the way this desktop has; nothing here waits for an answer."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, assert_never

from PySide6.QtCore import QObject, Slot

from unaided.desktop.platform.gsettings import Gsettings

if TYPE_CHECKING:
    from unaided.desktop.platform.bus import Bus, Values

Found = Callable[["Way | None"], None]
Told = Callable[[bool | None], None]
Done = Callable[[bool], None]
BANNERS = ("org.gnome.desktop.notifications", "show-banners")


class Way(StrEnum):
    """Who shows notifications here, and so how they are held back."""

    DUNST = "dunst"
    XFCE = "xfce4-notifyd"
    GNOME = "gnome-shell"
    KDE = "plasma"  # held back for as long as we are connected: nothing is left after a crash


# As each names itself in GetServerInformation, in lower case.
_NAMES = {"dunst": Way.DUNST, "xfce notify daemon": Way.XFCE, "gnome-shell": Way.GNOME, "plasma": Way.KDE}


class DoNotDisturb(QObject):
    """Asks which way there is, whether it is on, and switches it. A hanging service answers late or never."""

    def __init__(self, environ: Mapping[str, str] = os.environ, parent: QObject | None = None) -> None:
        """Connect to nothing yet."""
        super().__init__(parent)
        self._environ = environ
        self._bus: Bus | None = None
        self._gsettings = Gsettings(self)
        self._cookie: int | None = None

    def find(self, found: Found) -> None:
        """Tell which way this desktop has, None where it has none that we know."""
        from unaided.desktop.platform import do_not_disturb_messages as messages  # noqa: PLC0415 (jeepney costs 16 ms)

        self._call(messages.server_information, partial(self._on_server, found))

    def is_on(self, way: Way, told: Told) -> None:
        """Tell whether notifications are held back now; None where nobody answers."""
        from unaided.desktop.platform import do_not_disturb_messages as messages  # noqa: PLC0415

        match way:
            case Way.DUNST:
                self._call(messages.is_paused, partial(_tell, told))
            case Way.XFCE:
                # Refused where it was never set: it is off then.
                self._call(messages.xfce_is_on, partial(_tell_set, told))
            case Way.KDE:
                self._call(messages.is_inhibited, partial(_tell, told))
            case Way.GNOME:
                self._gsettings.run(("get", *BANNERS), partial(_tell_banners, told))
            case _:
                assert_never(way)

    def turn(self, way: Way, done: Done, *, on: bool) -> None:
        """Switch it, and tell whether that was done."""
        from unaided.desktop.platform import do_not_disturb_messages as messages  # noqa: PLC0415

        match way:
            case Way.DUNST:
                self._call(partial(messages.pause, on=on), partial(_done, done))
            case Way.XFCE:
                self._call(partial(messages.xfce_turn, on=on), partial(_done, done))
            case Way.KDE:
                self._inhibit(done, on=on)
            case Way.GNOME:
                self._gsettings.run(("set", *BANNERS, "false" if on else "true"), partial(_done, done))
            case _:
                assert_never(way)

    def close(self) -> None:
        """Leave the bus; whoever waits is told that nobody answered."""
        self._gsettings.close()
        if self._bus is not None:
            self._bus.close()

    def _inhibit(self, done: Done, *, on: bool) -> None:
        from unaided.desktop.platform import do_not_disturb_messages as messages  # noqa: PLC0415

        if on:
            self._call(messages.inhibit, partial(self._on_cookie, done))
        elif self._cookie is None:
            done(True)  # noqa: FBT003 (it went with the connection that asked for it)
        else:
            cookie, self._cookie = self._cookie, None
            self._call(partial(messages.release, cookie), partial(_done, done))

    def _on_cookie(self, done: Done, values: Values | None) -> None:
        self._cookie = int(values[0]) if values else None
        done(self._cookie is not None)

    def _on_server(self, found: Found, values: Values | None) -> None:
        way = _NAMES.get(str(values[0]).lower()) if values else None
        can = way is not Way.GNOME or shutil.which("gsettings", path=self._environ.get("PATH")) is not None
        found(way if can else None)

    def _call(self, message: Callable[[], Any], replied: Callable[[Values | None], None]) -> None:
        self._connect()
        if self._bus is None:
            replied(None)
        else:
            self._bus.call(message(), replied)

    def _connect(self) -> None:
        if self._bus is not None or sys.platform != "linux":
            return
        from unaided.desktop.platform.bus import Bus  # noqa: PLC0415

        try:
            bus = Bus(self._environ, self)
        except OSError:
            return
        bus.closed.connect(self._lose_bus)
        self._bus = bus

    @Slot()
    def _lose_bus(self) -> None:
        self._cookie = None
        if self._bus is not None:
            self._bus.deleteLater()
            self._bus = None


def _tell(told: Told, values: Values | None) -> None:
    told(bool(values[0][1]) if values else None)


def _tell_set(told: Told, values: Values | None) -> None:
    told(bool(values and values[0][1]))


def _tell_banners(told: Told, said: str | None) -> None:
    told(None if said is None else said.strip() == "false")


def _done(done: Done, answer: object) -> None:
    done(answer is not None)
