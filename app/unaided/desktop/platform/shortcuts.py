"""Keys that work whatever window is in front: from whoever gives them here, and none where nobody does."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from unaided.desktop.platform.hotkey import Hotkey, HotkeyError, hotkey
from unaided.desktop.platform.idle_x11 import is_real_x11
from unaided.desktop.platform.shortcuts_x11 import X11Shortcuts

if TYPE_CHECKING:
    from unaided.desktop.platform.shortcuts_portal import PortalShortcuts

NONE_HERE = (
    "This desktop does not let a program take keys for itself, so the global shortcuts do nothing. "
    "Bind a key to the command `unaided toggle` in its own keyboard settings instead."
)


class ShortcutSupport(Enum):
    """Who gives keys here."""

    X11 = "X server"
    PORTAL = "portal"
    NONE = "nobody"


class GlobalShortcuts(QObject):
    """Nothing is opened before keys are wanted or `look` asks; then it is once, without waiting (Laws 9, 10)."""

    pressed = Signal(str)  # the name that the key was given
    refused = Signal(str)  # in plain sentences: what could not be taken and why
    supported = Signal(object)  # ShortcutSupport, once it is known

    def __init__(self, parent: QObject | None = None, environ: Mapping[str, str] = os.environ) -> None:
        """Take no key yet."""
        super().__init__(parent)
        self.support: ShortcutSupport | None = None  # None: not looked for yet
        self._environ = environ
        self._giver: X11Shortcuts | PortalShortcuts | None = None
        self._keys: dict[str, Hotkey] = {}
        self._words: dict[str, str] = {}
        self._complaints: list[str] = []
        self._told_none = False

    def look(self) -> None:
        """Find out who gives keys here, and have `supported` tell."""
        if self.support is not None:
            self.supported.emit(self.support)
        elif self._giver is None:
            self._open()

    def take(self, keys: Mapping[str, str], words: Mapping[str, str]) -> None:
        """Take these keys as Qt writes them, each under its name, and leave all others.

        An empty one is none; `words` say what each name does.
        """
        self._words = dict(words)
        self._keys = {name: key for name, text in keys.items() if text and (key := self._read(text)) is not None}
        if not self._keys:
            self.close()
        elif self._giver is None:
            self._open()
        elif self.support is not None:
            self._giver.take(self._keys, self._words)
        self._tell()

    def close(self) -> None:
        """Leave every key to the others."""
        giver, self._giver = self._giver, None
        if giver is not None:
            giver.blockSignals(True)  # noqa: FBT003 (Qt takes no keywords)
            giver.close()
            giver.deleteLater()

    def _read(self, text: str) -> Hotkey | None:
        try:
            return hotkey(text)
        except HotkeyError as trouble:
            self._complaints.append(trouble.sentence)
            return None

    def _open(self) -> None:
        if is_real_x11(self._environ, QGuiApplication.platformName()):
            with suppress(OSError):
                self._join(X11Shortcuts(self))
            self._settle(ShortcutSupport.X11 if self._giver else ShortcutSupport.NONE)
        elif sys.platform == "linux":
            self._open_portal()
        else:
            self._settle(ShortcutSupport.NONE)

    def _open_portal(self) -> None:
        # jeepney costs 16 ms: only where somebody wants keys.
        from unaided.desktop.platform.shortcuts_portal import PortalShortcuts  # noqa: PLC0415

        try:
            giver = PortalShortcuts(self._environ, self)
        except OSError:
            self._settle(ShortcutSupport.NONE)
            return
        giver.found.connect(self._on_found)
        self._join(giver)

    def _join(self, giver: X11Shortcuts | PortalShortcuts) -> None:
        giver.pressed.connect(self.pressed)
        giver.refused.connect(self._on_refused)
        self._giver = giver

    @Slot(bool)
    def _on_found(self, found: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._settle(ShortcutSupport.PORTAL if found else ShortcutSupport.NONE)
        self._tell()

    def _settle(self, support: ShortcutSupport) -> None:
        """Take what is wanted, now that it is known of whom."""
        if support is ShortcutSupport.NONE:
            self.close()
            if self._keys and not self._told_none:
                self._told_none = True
                self._complaints.append(NONE_HERE)
        elif self._giver is not None and self._keys:
            self._giver.take(self._keys, self._words)
        else:
            self.close()
        if support is not self.support:
            self.support = support
            self.supported.emit(support)

    @Slot(object)
    def _on_refused(self, sentences: tuple[str, ...]) -> None:
        self._complaints.extend(sentences)
        self._tell()

    def _tell(self) -> None:
        """Tell all there is to say at once: of several sentences in a row the last alone would be read."""
        complaints, self._complaints = self._complaints, []
        if complaints:
            self.refused.emit(" ".join(complaints))
