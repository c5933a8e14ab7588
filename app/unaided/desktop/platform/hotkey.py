"""A key with its modifiers, read from how Qt writes it: what can be a key for everywhere, and what cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from unaided.domain.trouble import UnaidedError

Key, Modifier = Qt.Key, Qt.KeyboardModifier
KNOWN = Modifier.ControlModifier | Modifier.AltModifier | Modifier.ShiftModifier | Modifier.MetaModifier
PORTABLE = QKeySequence.SequenceFormat.PortableText
PRINTABLE: Final = (range(0x20, 0x7F), range(0xA0, 0x100))  # what Qt, Unicode and X number alike
CONSOLE_KEYS = range(Key.Key_F1, Key.Key_F12 + 1)
FIRST_F_KEY = 0xFFBE  # X's number of F1; the others follow, as Qt's do
SIGNS = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
SIGN_NAMES = (
    "space exclam quotedbl numbersign dollar percent ampersand apostrophe parenleft parenright asterisk plus "
    "comma minus period slash colon semicolon less equal greater question at bracketleft backslash "
    "bracketright asciicircum underscore grave braceleft bar braceright asciitilde"
)
PUNCTUATION = dict(zip(SIGNS, SIGN_NAMES.split(), strict=True))
NAMED = {  # X's number and name of the keys that write nothing
    Key.Key_Escape: (0xFF1B, "Escape"),
    Key.Key_Tab: (0xFF09, "Tab"),
    Key.Key_Backspace: (0xFF08, "BackSpace"),
    Key.Key_Return: (0xFF0D, "Return"),
    Key.Key_Enter: (0xFF8D, "KP_Enter"),
    Key.Key_Insert: (0xFF63, "Insert"),
    Key.Key_Delete: (0xFFFF, "Delete"),
    Key.Key_Pause: (0xFF13, "Pause"),
    Key.Key_Print: (0xFF61, "Print"),
    Key.Key_Home: (0xFF50, "Home"),
    Key.Key_End: (0xFF57, "End"),
    Key.Key_Left: (0xFF51, "Left"),
    Key.Key_Up: (0xFF52, "Up"),
    Key.Key_Right: (0xFF53, "Right"),
    Key.Key_Down: (0xFF54, "Down"),
    Key.Key_PageUp: (0xFF55, "Prior"),
    Key.Key_PageDown: (0xFF56, "Next"),
    Key.Key_Menu: (0xFF67, "Menu"),
}
NO_KEY = "“{}” is no key that works everywhere. Choose a letter, a digit or a function key with Ctrl, Alt or Meta."
BARE = "{} without Ctrl, Alt or Meta is a key that other programs need. Add one of these to it."
CONSOLE = "{} never reaches a program: the system changes consoles with it. Choose another key."


class HotkeyError(UnaidedError):
    """A key that cannot work everywhere; the sentence says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Hotkey:
    """A key for everywhere: how Qt writes it, X's number and name of the key itself, and its modifiers."""

    text: str
    keysym: int
    name: str
    ctrl: bool = False
    alt: bool = False
    shift: bool = False
    meta: bool = False


def hotkey(text: str) -> Hotkey:
    """Read a key as Qt writes it in every language (“Ctrl+Alt+P”).

    Raises:
        HotkeyError: it is none, has no modifier that sets it apart, or would never arrive.
    """
    sequence = QKeySequence.fromString(text, PORTABLE)
    if sequence.count() != 1:
        raise HotkeyError(NO_KEY.format(text))
    combination = sequence[0]  # type: ignore[index]  # PySide6's stub does not know it
    key, modifiers = combination.key(), combination.keyboardModifiers()
    keysym, name = _keysym(key)
    if not keysym or modifiers & ~KNOWN:
        raise HotkeyError(NO_KEY.format(text))
    has = {one: bool(modifiers & one) for one in KNOWN}
    _check_modifiers(text, key, has)
    return Hotkey(
        sequence.toString(PORTABLE),
        keysym,
        name,
        ctrl=has[Modifier.ControlModifier],
        alt=has[Modifier.AltModifier],
        shift=has[Modifier.ShiftModifier],
        meta=has[Modifier.MetaModifier],
    )


def _check_modifiers(text: str, key: Qt.Key, has: dict[Qt.KeyboardModifier, bool]) -> None:
    strong = has[Modifier.ControlModifier] or has[Modifier.AltModifier] or has[Modifier.MetaModifier]
    is_f_key = Key.Key_F1 <= key <= Key.Key_F35
    if not strong and not (is_f_key and has[Modifier.ShiftModifier]):  # with Shift alone people type
        raise HotkeyError(BARE.format(text))
    if has[Modifier.ControlModifier] and has[Modifier.AltModifier] and key in CONSOLE_KEYS:
        raise HotkeyError(CONSOLE.format(text))


def _keysym(key: Qt.Key) -> tuple[int, str]:
    """Return X's number and name of a key, 0 where we know none."""
    number = int(key)
    if any(number in block for block in PRINTABLE):
        written = chr(number).lower()
        return ord(written), PUNCTUATION.get(written) or (written if written.isascii() else f"U{ord(written):04X}")
    if Key.Key_F1 <= key <= Key.Key_F35:
        place = number - int(Key.Key_F1)
        return FIRST_F_KEY + place, f"F{place + 1}"
    return NAMED.get(key, (0, ""))
