"""Idle time from the X server itself: its IDLETIME counter rings an alarm, so nobody has to ask (Law 10)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from ctypes import CDLL, addressof, c_char, c_uint8, c_uint32, c_void_p, string_at
from functools import cache

from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.platform.x11 import EVENT_BYTES, Cookie, X11Connection, take_reply

_VERSION = (3, 1)
_ALARM_NOTIFY = 1  # counted from the extension's first event
_POSITIVE_TRANSITION, _NEGATIVE_TRANSITION = 0, 1
_ALARM_PARTS = 0b11_1111
_ALARM = struct.Struct("=IIiIIiII")  # counter, absolute, value, test, delta, whether to tell
_ALARM_EVENT = struct.Struct("=BBHIiI")  # type, kind, sequence, alarm, value of the counter
_COUNTER = struct.Struct("=IiIH")  # number, resolution, length of the name that follows
_COUNTERS_AT = 32
_VALUE, _VALUE_AT = struct.Struct("=iI"), 8
_PRESENT, _FIRST_EVENT = 8, 10  # places in the reply about an extension
_IDLE_TIME = b"IDLETIME"


def is_real_x11(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether the X server sees all input: under Wayland it sees that for its own windows alone."""
    is_wayland = environ.get("XDG_SESSION_TYPE") == "wayland" or bool(environ.get("WAYLAND_DISPLAY"))
    return platform == "xcb" and not is_wayland


@cache
def _sync() -> CDLL:
    """Load libxcb's part for the SYNC extension; raises OSError where there is none."""
    sync = CDLL("libxcb-sync.so.1")
    sync.xcb_sync_initialize.argtypes = (c_void_p, c_uint8, c_uint8)
    sync.xcb_sync_list_system_counters.argtypes = (c_void_p,)
    sync.xcb_sync_query_counter.argtypes = (c_void_p, c_uint32)
    for name in ("initialize", "list_system_counters", "query_counter"):
        getattr(sync, f"xcb_sync_{name}").restype = Cookie
        answer = getattr(sync, f"xcb_sync_{name}_reply")
        answer.argtypes, answer.restype = (c_void_p, Cookie, c_void_p), c_void_p
    sync.xcb_sync_create_alarm.argtypes = (c_void_p, c_uint32, c_uint32, c_void_p)
    # libxcb itself, reached through the library that needs it.
    sync.xcb_get_extension_data.argtypes = (c_void_p, c_void_p)
    sync.xcb_get_extension_data.restype = c_void_p
    sync.xcb_generate_id.argtypes = (c_void_p,)
    sync.xcb_generate_id.restype = c_uint32
    return sync


class X11Idle(QObject):
    """Two alarms: one rings when nobody has touched anything for so long, one when somebody does again."""

    changed = Signal(bool)

    def __init__(self, threshold_ms: int, parent: QObject | None = None) -> None:
        """Set the alarms; raises OSError where the X server cannot do it."""
        self._sync = _sync()
        x11 = X11Connection()
        super().__init__(parent)
        x11.setParent(self)
        self._x11 = x11
        self._event = self._first_event() + _ALARM_NOTIFY
        self._counter = self._idle_counter()
        self._idle_alarm = self._set_alarm(threshold_ms, _POSITIVE_TRANSITION)
        self._active_alarm = self._set_alarm(threshold_ms, _NEGATIVE_TRANSITION)
        self.is_idle = self._idle_ms() >= threshold_ms
        x11.stirred.connect(self._on_event)
        x11.drain()

    def close(self) -> None:
        """Watch no more."""
        self._x11.close()

    def _first_event(self) -> int:
        extension = c_char.in_dll(self._sync, "xcb_sync_id")
        about = self._sync.xcb_get_extension_data(self._x11.handle, addressof(extension))
        data = string_at(about, EVENT_BYTES) if about else bytes(EVENT_BYTES)
        if not data[_PRESENT]:
            self._refuse()
        cookie = self._sync.xcb_sync_initialize(self._x11.handle, *_VERSION)
        take_reply(self._sync.xcb_sync_initialize_reply(self._x11.handle, cookie, None))
        return data[_FIRST_EVENT]

    def _idle_counter(self) -> int:
        cookie = self._sync.xcb_sync_list_system_counters(self._x11.handle)
        reply = take_reply(self._sync.xcb_sync_list_system_counters_reply(self._x11.handle, cookie, None))
        found = dict(_counters(reply)).get(_IDLE_TIME)
        return self._refuse() if found is None else found

    def _idle_ms(self) -> int:
        cookie = self._sync.xcb_sync_query_counter(self._x11.handle, self._counter)
        reply = take_reply(self._sync.xcb_sync_query_counter_reply(self._x11.handle, cookie, None))
        high, low = _VALUE.unpack_from(reply, _VALUE_AT) if reply else (0, 0)
        return int(high << 32 | low)

    def _refuse(self) -> int:
        self._x11.close()
        message = "This X server does not tell the idle time."
        raise OSError(message)

    def _set_alarm(self, threshold_ms: int, test: int) -> int:
        alarm = self._sync.xcb_generate_id(self._x11.handle)
        high, low = divmod(threshold_ms, 1 << 32)
        parts = _ALARM.pack(self._counter, 0, high, low, test, 0, 0, 1)
        self._sync.xcb_sync_create_alarm(self._x11.handle, alarm, _ALARM_PARTS, parts)
        return int(alarm)

    @Slot(object)
    def _on_event(self, event: bytes) -> None:
        kind, _, _, alarm, _, _ = _ALARM_EVENT.unpack_from(event)
        if kind & 0x7F == self._event and alarm in {self._idle_alarm, self._active_alarm}:
            self.is_idle = alarm == self._idle_alarm
            self.changed.emit(self.is_idle)


def _counters(reply: bytes) -> Iterator[tuple[bytes, int]]:
    """Read the names and numbers of the system counters."""
    at = _COUNTERS_AT
    while at + _COUNTER.size <= len(reply):
        number, _, _, length = _COUNTER.unpack_from(reply, at)
        start = at + _COUNTER.size
        yield reply[start : start + length], number
        at = start + length + -(_COUNTER.size + length) % 4
