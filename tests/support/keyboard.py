"""A person's keyboard: each key goes to what has the focus, and is counted."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Key = Qt.Key
Modifier = Qt.KeyboardModifier


class Keyboard:
    """Types into one window. `chords` counts Alt+4 as one, `keys` as the two keys it is."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        """Bring the window to the front and begin to count."""
        self.chords = self.keys = 0
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)

    @property
    def focus(self) -> QWidget:
        """Return what the person types into."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        return focus

    def is_in(self, widget: QWidget | None) -> bool:
        """Tell whether the person types into this."""
        return self.focus is widget

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        """Press these keys one after another, each with the modifier."""
        for key in keys:
            self._count(modifier)
            QTest.keyClick(self.focus, key, modifier)

    def alt(self, key: Qt.Key) -> None:
        """Press a key with Alt."""
        self.press(key, modifier=Modifier.AltModifier)

    def hand_in(self) -> None:
        """Press Ctrl+Enter."""
        self.press(Key.Key_Return, modifier=Modifier.ControlModifier)

    def write(self, text: str) -> None:
        """Type a text letter by letter; letters outside Latin-1 are no keys to QTest, and are pasted."""
        for letter in text:
            self._count(Modifier.NoModifier)
            QTest.keyClicks(self.focus, letter)

    def paste(self, text: str = "", html: str = "") -> None:
        """Paste what another program has put on the clipboard."""
        carried = QMimeData()
        if text:
            carried.setText(text)
        if html:
            carried.setHtml(html)
        QApplication.clipboard().setMimeData(carried)
        self.press(Key.Key_V, modifier=Modifier.ControlModifier)
        QApplication.clipboard().clear()

    def _count(self, modifier: Qt.KeyboardModifier) -> None:
        self.chords += 1
        self.keys += 1 if modifier is Modifier.NoModifier else 2
