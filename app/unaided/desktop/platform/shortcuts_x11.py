"""Global shortcuts on X11: keys taken on the root window, whatever window has the keyboard."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.platform.hotkey import Hotkey
from unaided.desktop.platform.x11 import X11Connection
from unaided.desktop.platform.x11_keys import Grab, give_key_back, read_keyboard, take_key

_PRESS, _RELEASE, _MAPPING = 2, 3, 34
_KEY_EVENT = struct.Struct("=BBHI20xH")  # type, key, sequence, time … modifiers
_MODIFIERS = 0xFF  # the rest of them are mouse buttons and layouts
_WHAT_AT, _POINTER = 4, 2  # of a mapping that is another now: of which device
TAKEN = "{key} (“{what}”) belongs to another program. Choose another key in Settings, or free it there."
NOT_HERE = "{key} (“{what}”) is not on this keyboard. Choose another key in Settings."


class X11Shortcuts(QObject):
    """The keys in use; a keyboard that is laid out anew has them taken anew."""

    pressed = Signal(str)  # the name that the key was given
    refused = Signal(object)  # tuple of sentences: what could not be taken and why

    def __init__(self, parent: QObject | None = None) -> None:
        """Connect; raises OSError where there is no X server."""
        x11 = X11Connection()
        super().__init__(parent)
        x11.setParent(self)
        self._x11 = x11
        self._wanted: dict[str, Hotkey] = {}
        self._words: dict[str, str] = {}
        self._taken: dict[str, frozenset[Grab]] = {}
        self._refused: dict[str, str] = {}
        self._down: set[int] = set()
        self._released = (0, 0)
        x11.stirred.connect(self._on_event)

    def take(self, keys: Mapping[str, Hotkey], words: Mapping[str, str]) -> None:
        """Take these keys, each under its name, and leave all others; `words` say what each name does."""
        self._wanted, self._words = dict(keys), dict(words)
        self._refused = {}
        self._take_all()

    def close(self) -> None:
        """Leave every key to the others."""
        self._wanted = {}
        self._leave(set(self._taken))
        self._x11.close()

    def _take_all(self) -> None:
        keyboard = read_keyboard(self._x11)
        grabs = {name: keyboard.grabs(key) for name, key in self._wanted.items()}
        # All that has moved is left first: a key may have come to where another was.
        self._leave({name for name, taken in self._taken.items() if grabs.get(name) != taken})
        refused = {}
        for name in [name for name in grabs if name not in self._taken]:
            if grabs[name] and take_key(self._x11, grabs[name]):
                self._taken[name] = grabs[name]
            else:
                why = TAKEN if grabs[name] else NOT_HERE
                refused[name] = why.format(key=self._wanted[name].text, what=self._words[name])
        news = tuple(words for name, words in refused.items() if self._refused.get(name) != words)
        self._refused = refused
        if news:
            self.refused.emit(news)
        self._x11.drain()  # what came while the server was asked

    def _leave(self, names: set[str]) -> None:
        for name in names:
            give_key_back(self._x11, self._taken.pop(name))
        self._down.clear()

    @Slot(object)
    def _on_event(self, event: bytes) -> None:
        kind, code, _, time, held = _KEY_EVENT.unpack_from(event)
        kind &= 0x7F  # the rest says that another program sent it
        if kind == _PRESS:
            self._press(Grab(code, held & _MODIFIERS), time)
        elif kind == _RELEASE:
            self._down.discard(code)
            self._released = (code, time)
        elif kind == _MAPPING and event[_WHAT_AT] != _POINTER:
            self._take_all()

    def _press(self, key: Grab, time: int) -> None:
        """Take a key that is held down for one press: it repeats, released and pressed at the same moment."""
        repeats = key.code in self._down or self._released == (key.code, time)
        self._down.add(key.code)
        if repeats:
            return
        for name in [name for name, taken in self._taken.items() if key in taken]:
            self.pressed.emit(name)
