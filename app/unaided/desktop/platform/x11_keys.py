"""Keys of an X server: which key writes what, and keys taken from every other program."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from ctypes import CDLL, c_uint8, c_uint16, c_uint32, c_void_p, string_at
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from unaided.desktop.platform.hotkey import Hotkey
from unaided.desktop.platform.x11 import Cookie, X11Connection, take_error, take_reply

SHIFT, CAPS_LOCK, CONTROL = 1 << 0, 1 << 1, 1 << 2  # the modifiers whose place is fixed
ALT_KEYS = (0xFFE9, 0xFFEA)
META_KEYS = (0xFFEB, 0xFFEC)  # X calls them Super
LOCK_KEYS = (0xFF7F, 0xFF14)  # NumLock, ScrollLock: whether they are on must not matter
USUAL_ALT, USUAL_META = 1 << 3, 1 << 6
_LOWEST_KEY_AT, _HIGHEST_KEY_AT = 34, 35  # places in what the server says of itself
_ROWS_AT = 32
_PER_ROW_AT = 1
_MODIFIERS = 8
_PLAIN, _SHIFTED = (0, 2), (1, 3)  # what a key writes alone and with Shift, in the first layout and the second
_ASYNC = 1  # the server goes on; nothing is frozen until we have looked


@cache
def _keys() -> CDLL:
    """Load libxcb for what is asked of it here; raises OSError where there is none."""
    xcb = CDLL("libxcb.so.1")
    xcb.xcb_get_setup.argtypes, xcb.xcb_get_setup.restype = (c_void_p,), c_void_p
    xcb.xcb_get_keyboard_mapping.argtypes = (c_void_p, c_uint8, c_uint8)
    xcb.xcb_get_modifier_mapping.argtypes = (c_void_p,)
    for name in ("keyboard", "modifier"):
        getattr(xcb, f"xcb_get_{name}_mapping").restype = Cookie
        answer = getattr(xcb, f"xcb_get_{name}_mapping_reply")
        answer.argtypes, answer.restype = (c_void_p, Cookie, c_void_p), c_void_p
    xcb.xcb_grab_key_checked.argtypes = (c_void_p, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8)
    xcb.xcb_grab_key_checked.restype = Cookie
    xcb.xcb_request_check.argtypes, xcb.xcb_request_check.restype = (c_void_p, Cookie), c_void_p
    xcb.xcb_ungrab_key.argtypes = (c_void_p, c_uint8, c_uint32, c_uint16)
    xcb.xcb_flush.argtypes = (c_void_p,)
    return xcb


@dataclass(frozen=True, slots=True)
class Grab:
    """One key by its place on the keyboard, with exactly these modifiers held."""

    code: int
    modifiers: int


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What each key writes, by its place, and which keys are each modifier, in X's order."""

    written: dict[int, tuple[int, ...]]
    modifier_keys: tuple[tuple[int, ...], ...]

    def grabs(self, key: Hotkey) -> frozenset[Grab]:
        """Return what to take so that a key arrives, whichever locks are on; empty where no key writes it."""
        held = SHIFT * key.shift | CONTROL * key.ctrl
        held |= key.alt and self._modifier(ALT_KEYS, USUAL_ALT)
        held |= key.meta and self._modifier(META_KEYS, USUAL_META)
        codes = self._codes(key.keysym, _PLAIN)
        if not codes:  # a sign that needs Shift, as + above =
            codes, held = self._codes(key.keysym, _SHIFTED), held | SHIFT
        return frozenset(Grab(code, held | locks) for code in codes for locks in self._locks())

    def _codes(self, keysym: int, columns: tuple[int, ...]) -> list[int]:
        """Return the keys that write this: of the first layout that has it."""
        for column in columns:
            codes = [code for code, row in self.written.items() if keysym in row[column : column + 1]]
            if codes:
                return codes
        return []

    def _modifier(self, keysyms: tuple[int, ...], usual: int) -> int:
        for place, codes in enumerate(self.modifier_keys):
            if any(keysym in self.written.get(code, ()) for code in codes for keysym in keysyms):
                return 1 << place
        return usual

    def _locks(self) -> Iterator[int]:
        """Yield every state that the locks can be in together."""
        locks = {CAPS_LOCK} | {self._modifier((keysym,), CAPS_LOCK) for keysym in LOCK_KEYS}
        for count in range(len(locks) + 1):
            for some in combinations(locks, count):
                yield sum(some)


def read_keyboard(x11: X11Connection) -> Keyboard:
    """Ask the server for its keyboard; without any key where it has gone."""
    keys = _keys()
    if x11.handle is None:
        return Keyboard({}, ())
    setup = string_at(keys.xcb_get_setup(x11.handle), _HIGHEST_KEY_AT + 1)
    lowest, highest = setup[_LOWEST_KEY_AT], setup[_HIGHEST_KEY_AT]
    writes = keys.xcb_get_keyboard_mapping(x11.handle, lowest, highest - lowest + 1)
    holds = keys.xcb_get_modifier_mapping(x11.handle)
    written = _rows(take_reply(keys.xcb_get_keyboard_mapping_reply(x11.handle, writes, None)), "I")
    held = take_reply(keys.xcb_get_modifier_mapping_reply(x11.handle, holds, None))
    return Keyboard(dict(enumerate(written, lowest)), tuple(_rows(held, "B"))[:_MODIFIERS])


def _rows(reply: bytes, kind: str) -> Iterator[tuple[int, ...]]:
    """Split a reply into as long rows as it says it has."""
    row = struct.Struct(f"={reply[_PER_ROW_AT] if reply else 0}{kind}")
    if row.size:
        yield from row.iter_unpack(reply[_ROWS_AT : len(reply) - (len(reply) - _ROWS_AT) % row.size])


def take_key(x11: X11Connection, grabs: frozenset[Grab]) -> bool:
    """Take a key from every other program, all of its grabs or none; False where another has one of them."""
    keys = _keys()
    if x11.handle is None:
        return False
    cookies = [
        keys.xcb_grab_key_checked(x11.handle, 0, x11.root, grab.modifiers, grab.code, _ASYNC, _ASYNC) for grab in grabs
    ]
    errors = [take_error(keys.xcb_request_check(x11.handle, cookie)) for cookie in cookies]
    if any(errors):
        give_key_back(x11, grabs)
    return not any(errors)


def give_key_back(x11: X11Connection, grabs: frozenset[Grab]) -> None:
    """Leave a key to the others; what was never ours stays whose it is."""
    keys = _keys()
    if x11.handle is not None:
        for grab in grabs:
            keys.xcb_ungrab_key(x11.handle, grab.code, x11.root, grab.modifiers)
        keys.xcb_flush(x11.handle)
