"""Global shortcuts joined to the verbs, as the person chose them; off until switched on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance, Slot

from unaided.desktop.bridge import Bridge
from unaided.domain.settings import ShortcutSettings

WORDS = {
    "start": "Start a session, or show the one that runs",
    "toggle": "Pause and resume",
    "look_up": "Note a look-up",
}


class Keys(Protocol):
    """Whoever takes keys from every other program."""

    @property
    def pressed(self) -> SignalInstance:
        """Return the signal of a press, with the name that the key was given."""
        ...

    @property
    def refused(self) -> SignalInstance:
        """Return the signal of what could not be taken, in plain sentences."""
        ...

    def take(self, keys: Mapping[str, str], words: Mapping[str, str]) -> None:
        """Take these keys, each under its name, and leave all others."""
        ...

    def close(self) -> None:
        """Leave every key to the others."""
        ...


class Shortcuts(QObject):
    """A key does what the tray and the terminal do too (Law 9)."""

    def __init__(self, bridge: Bridge, keys: Keys, parent: QObject | None = None) -> None:
        """Take the bridge, and who takes keys; none is taken before the person wants it."""
        super().__init__(parent)
        self._bridge = bridge
        self._keys = keys
        self._chosen = ShortcutSettings()
        self._verbs = {
            "start": bridge.panel_asked.emit,
            "toggle": bridge.toggle,
            "look_up": bridge.look_up_asked.emit,
        }
        keys.pressed.connect(self._on_pressed)
        keys.refused.connect(bridge.told)
        bridge.settings_changed.connect(self._follow)
        self._follow()

    def close(self) -> None:
        """Leave the keys to the others."""
        self._keys.close()

    @Slot()
    def _follow(self) -> None:
        """Take other keys once others are chosen; whatever else is chosen, what was told is not told again."""
        before, self._chosen = self._chosen, self._bridge.settings.shortcuts
        if self._chosen != before and (self._chosen.on or before.on):
            chosen = {name: getattr(self._chosen, name) for name in WORDS} if self._chosen.on else {}
            self._keys.take(chosen, WORDS)

    @Slot(str)
    def _on_pressed(self, name: str) -> None:
        self._verbs[name]()
