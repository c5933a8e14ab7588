"""Tells when the wall clock or the time zone is set, from the kernel's own signals instead of a tick (Law 10)."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from ctypes import CDLL, Structure, byref, c_int, c_long, c_void_p, get_errno
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, Signal, Slot

_ABSOLUTE, _CANCEL_ON_SET = 0b01, 0b10
_NEVER = 1 << 40  # seconds since 1970: some 34,000 years from now
_COUNT_BYTES = 8
_ZONE_LINK = Path("/etc/localtime")


class WallTimer(Protocol):
    """A timer to a wall time that never comes: it is cancelled whenever the clock is set."""

    def fileno(self) -> int:
        """Return the descriptor that becomes readable then."""
        ...

    def arm(self) -> None:
        """Start it anew."""
        ...

    def was_cancelled(self) -> bool:
        """Tell, of a readable one, whether it was the clock."""
        ...

    def close(self) -> None:
        """Give the descriptor back."""
        ...


class _Timespec(Structure):
    _fields_ = (("seconds", c_long), ("nanoseconds", c_long))


class _Itimerspec(Structure):
    _fields_ = (("interval", _Timespec), ("value", _Timespec))


class KernelTimer:
    """Linux's timerfd. The kernel cancels it on a step of the clock and on waking from sleep, not on a slew."""

    def __init__(self) -> None:
        """Make it; raises OSError where the kernel has none."""
        if sys.platform != "linux":
            message = "Only Linux tells that its clock was set."
            raise OSError(message)
        self._libc = CDLL(None, use_errno=True)
        self._libc.timerfd_settime.argtypes = (c_int, c_int, c_void_p, c_void_p)
        flags = os.O_NONBLOCK | os.O_CLOEXEC  # timerfd's own flags have the same values
        self._fd: int = self._libc.timerfd_create(time.CLOCK_REALTIME, flags)
        _check(self._fd)

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when the clock is set."""
        return self._fd

    def arm(self) -> None:
        """Start it anew."""
        never = _Itimerspec(_Timespec(0, 0), _Timespec(_NEVER, 0))
        _check(self._libc.timerfd_settime(self._fd, _ABSOLUTE | _CANCEL_ON_SET, byref(never), None))

    def was_cancelled(self) -> bool:
        """Tell whether it was the clock that made it readable."""
        try:
            os.read(self._fd, _COUNT_BYTES)
        except OSError as told:
            return told.errno == errno.ECANCELED
        return False

    def close(self) -> None:
        """Give the descriptor back."""
        os.close(self._fd)


class ClockWatch(QObject):
    """Wakes up for nothing else. Where the kernel tells nothing, nothing is told: readings tell it later."""

    clock_set = Signal()  # also after a sleep
    zone_changed = Signal()

    def __init__(
        self, timer: WallTimer | None = None, zone_link: Path = _ZONE_LINK, parent: QObject | None = None
    ) -> None:
        """Watch the kernel's clock, or this timer, and the link that names the zone."""
        super().__init__(parent)
        self._timer = timer
        if self._timer is None:
            with suppress(OSError):
                self._timer = KernelTimer()
        if self._timer is not None:
            self._timer.arm()
            self._notifier = QSocketNotifier(self._timer.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_timer)
        self._link = zone_link
        self._zone = _target(zone_link)
        # The link is replaced, not written to, so it is its folder that has to be watched.
        self._folder = QFileSystemWatcher([str(zone_link.parent)], self)
        self._folder.directoryChanged.connect(self._on_folder)

    def close(self) -> None:
        """Watch no more."""
        if self._timer is not None:
            self._notifier.setEnabled(False)
            self._timer.close()
            self._timer = None

    @Slot()
    def _on_timer(self) -> None:
        if self._timer is not None and self._timer.was_cancelled():
            self._timer.arm()
            self.clock_set.emit()

    @Slot()
    def _on_folder(self) -> None:
        zone = _target(self._link)
        if zone != self._zone:
            self._zone = zone
            time.tzset()  # this process would go on in the old zone
            self.zone_changed.emit()


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _check(result: int) -> None:
    if result < 0:
        raise OSError(get_errno(), os.strerror(get_errno()))
