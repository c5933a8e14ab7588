"""A small X11 client of our own beside Qt's: it asks little, and says when something stirred.

It speaks through libxcb, which Qt's X11 platform needs too and which never ends the process on an error.
"""

from __future__ import annotations

import sys
from ctypes import (
    CDLL,
    POINTER,
    Structure,
    byref,
    c_char_p,
    c_int,
    c_uint8,
    c_uint16,
    c_uint32,
    c_void_p,
    string_at,
)
from functools import cache

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

STRUCTURE_NOTIFY = 1 << 17
_CW_EVENT_MASK = 1 << 11
_REPLY_LENGTH = slice(4, 8)
_REPLY_VALUE = slice(8, 12)
EVENT_BYTES = 32
_TAKE_ONLY_THE_CONNECTION = (
    "connection_has_error",
    "disconnect",
    "flush",
    "get_file_descriptor",
    "get_setup",
    "poll_for_event",
)


class Cookie(Structure):
    """The number of a request whose reply is still to come."""

    _fields_ = (("sequence", c_uint32),)


class _Screens(Structure):
    """libxcb's place in the list of screens."""

    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


@cache
def _xcb() -> CDLL:
    """Load libxcb; raises OSError where there is none."""
    xcb = CDLL("libxcb.so.1")
    xcb.xcb_connect.argtypes = (c_char_p, POINTER(c_int))
    xcb.xcb_connect.restype = c_void_p
    for name in _TAKE_ONLY_THE_CONNECTION:
        getattr(xcb, f"xcb_{name}").argtypes = (c_void_p,)
    xcb.xcb_get_setup.restype = xcb.xcb_poll_for_event.restype = c_void_p
    xcb.xcb_setup_roots_iterator.argtypes = (c_void_p,)
    xcb.xcb_setup_roots_iterator.restype = _Screens
    xcb.xcb_screen_next.argtypes = (POINTER(_Screens),)
    xcb.xcb_intern_atom.argtypes = (c_void_p, c_uint8, c_uint16, c_char_p)
    xcb.xcb_get_selection_owner.argtypes = (c_void_p, c_uint32)
    xcb.xcb_intern_atom.restype = xcb.xcb_get_selection_owner.restype = Cookie
    for name in ("intern_atom_reply", "get_selection_owner_reply"):
        answer = getattr(xcb, f"xcb_{name}")
        answer.argtypes, answer.restype = (c_void_p, Cookie, c_void_p), c_void_p
    xcb.xcb_change_window_attributes.argtypes = (c_void_p, c_uint32, c_uint32, POINTER(c_uint32))
    return xcb


@cache
def _libc() -> CDLL:
    libc = CDLL(None)
    libc.free.argtypes = (c_void_p,)
    return libc


class X11Connection(QObject):
    """One connection to the X server that $DISPLAY names, read on Qt's loop; nothing is polled (Law 10)."""

    stirred = Signal(object)  # bytes of an event, or of an error, which says that a window has gone

    def __init__(self, parent: QObject | None = None) -> None:
        """Connect; raises OSError where there is no X server or no libxcb."""
        self._xcb = _xcb()
        screen = c_int()
        self._handle: int | None = self._xcb.xcb_connect(None, byref(screen))
        if self._xcb.xcb_connection_has_error(self._handle):
            self._hang_up()
            message = "No X server answers."
            raise OSError(message)
        super().__init__(parent)
        self.screen = screen.value
        self.root = self._root()
        self._notifier = QSocketNotifier(self._fd(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.drain)

    @property
    def handle(self) -> int | None:
        """Return libxcb's own handle, None once the connection is closed."""
        return self._handle

    def atom(self, name: str) -> int:
        """Return the number of a name."""
        text = name.encode("ascii")
        cookie = self._xcb.xcb_intern_atom(self._handle, 0, len(text), text)
        return _value(self._xcb.xcb_intern_atom_reply(self._handle, cookie, None))

    def selection_owner(self, atom: int) -> int:
        """Return the window that owns a selection, 0 when nobody does."""
        cookie = self._xcb.xcb_get_selection_owner(self._handle, atom)
        return _value(self._xcb.xcb_get_selection_owner_reply(self._handle, cookie, None))

    def watch_structure(self, window: int) -> None:
        """Be told when this window goes, and of messages sent to its watchers."""
        mask = c_uint32(STRUCTURE_NOTIFY)
        self._xcb.xcb_change_window_attributes(self._handle, window, _CW_EVENT_MASK, byref(mask))
        self._xcb.xcb_flush(self._handle)

    @Slot()
    def drain(self) -> None:
        """Hand on what has come in, also what came in while a reply was waited for."""
        while self._handle is not None and (event := self._xcb.xcb_poll_for_event(self._handle)):
            self.stirred.emit(_taken(event, EVENT_BYTES))
        if self._handle is not None and self._xcb.xcb_connection_has_error(self._handle):
            self.close()

    def close(self) -> None:
        """Hang up; a second time does nothing."""
        if self._handle is not None:
            self._notifier.setEnabled(False)
            self._hang_up()

    def _hang_up(self) -> None:
        self._xcb.xcb_disconnect(self._handle)
        self._handle = None

    def _fd(self) -> int:
        return int(self._xcb.xcb_get_file_descriptor(self._handle))

    def _root(self) -> int:
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._handle))
        for _ in range(self.screen):
            self._xcb.xcb_screen_next(byref(screens))
        return int(screens.data[0])


def _taken(pointer: int, size: int) -> bytes:
    """Copy what libxcb allocated, and free it."""
    copy = string_at(pointer, size)
    _libc().free(pointer)
    return copy


def take_reply(pointer: int | None) -> bytes:
    """Copy a reply and free it; empty when the server refused or has gone."""
    if not pointer:
        return b""
    words_more = int.from_bytes(string_at(pointer, EVENT_BYTES)[_REPLY_LENGTH], sys.byteorder)
    return _taken(pointer, EVENT_BYTES + 4 * words_more)


def take_error(pointer: int | None) -> bytes:
    """Copy the error of a request that was checked, and free it; empty where there was none."""
    return _taken(pointer, EVENT_BYTES) if pointer else b""


def _value(reply: int | None) -> int:
    """Return the one number of a short reply, 0 when there is none."""
    return int.from_bytes(take_reply(reply)[_REPLY_VALUE], sys.byteorder)
