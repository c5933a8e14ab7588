"""Whether another program is full screen on this X server: while it is, nothing opens over it by itself (Law 7)."""

from __future__ import annotations

import sys
from array import array
from ctypes import CDLL, POINTER, byref, c_uint8, c_uint32, c_void_p
from functools import cache

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from unaided.desktop.platform.x11 import EVENT_BYTES, Cookie, X11Connection, take_reply

PROPERTY_CHANGE = 1 << 22
MOST_STATES = 32  # of one window; the specification knows thirteen
_BITS = 32  # of a window's or an atom's number
_CW_EVENT_MASK = 1 << 11
_ANY_TYPE = 0
_VALUES = 16  # place of the number of values in the reply
_FORMAT = 1  # place of the bits of each


@cache
def _xcb() -> CDLL:
    """Load libxcb's part for properties; raises OSError where there is none."""
    xcb = CDLL("libxcb.so.1")
    xcb.xcb_get_property.argtypes = (c_void_p, c_uint8, *(c_uint32,) * 5)
    xcb.xcb_get_property.restype = Cookie
    xcb.xcb_get_property_reply.argtypes = (c_void_p, Cookie, c_void_p)
    xcb.xcb_get_property_reply.restype = c_void_p
    xcb.xcb_change_window_attributes.argtypes = (c_void_p, c_uint32, c_uint32, POINTER(c_uint32))
    xcb.xcb_flush.argtypes = (c_void_p,)
    return xcb


class FullScreen(QObject):
    """Looks when it is asked; only where something was in the way does it watch until that is over (Law 10)."""

    ended = Signal()  # what was in the way no longer is

    def __init__(self, parent: QObject | None = None) -> None:
        """Connect to nothing yet."""
        super().__init__(parent)
        self._x11: X11Connection | None = None
        self._watched = 0

    def covers(self) -> bool:
        """Tell whether the program in front is full screen; what cannot be read is not in the way."""
        if self._x11 is None and not self._connect():
            return False
        if self._reads_covered():
            return True
        self.close()
        return False

    def close(self) -> None:
        """Watch no more."""
        if self._x11 is not None:
            self._x11.close()
            self._x11.deleteLater()
            self._x11 = None
            self._watched = 0

    def _connect(self) -> bool:
        if QGuiApplication.platformName() != "xcb":
            return False
        try:
            x11 = X11Connection()
        except OSError:
            return False
        x11.setParent(self)
        x11.stirred.connect(self._look_again)
        self._x11 = x11
        self._watch(x11, x11.root)
        return True

    def _reads_covered(self) -> bool:
        x11 = self._x11
        if x11 is None or x11.handle is None:
            return False
        found = _numbers(x11, x11.root, "_NET_ACTIVE_WINDOW")
        if not found or not found[0]:
            return False
        if found[0] != self._watched:
            self._watched = found[0]
            self._watch(x11, found[0])
        return x11.atom("_NET_WM_STATE_FULLSCREEN") in _numbers(x11, found[0], "_NET_WM_STATE")

    def _watch(self, x11: X11Connection, window: int) -> None:
        """Be told when a property of this window is another."""
        mask = c_uint32(PROPERTY_CHANGE)
        _xcb().xcb_change_window_attributes(x11.handle, window, _CW_EVENT_MASK, byref(mask))
        _xcb().xcb_flush(x11.handle)

    @Slot()
    def _look_again(self) -> None:
        if self._x11 is not None and not self.covers():
            self.ended.emit()


def _numbers(x11: X11Connection, window: int, name: str) -> list[int]:
    """Return the numbers in a window's property, none where it has no such."""
    xcb = _xcb()
    cookie = xcb.xcb_get_property(x11.handle, 0, window, x11.atom(name), _ANY_TYPE, 0, MOST_STATES)
    reply = take_reply(xcb.xcb_get_property_reply(x11.handle, cookie, None))
    if len(reply) <= EVENT_BYTES or reply[_FORMAT] != _BITS:
        return []
    count = int.from_bytes(reply[_VALUES : _VALUES + 4], sys.byteorder)
    return list(array("I", reply[EVENT_BYTES : EVENT_BYTES + 4 * count]))
