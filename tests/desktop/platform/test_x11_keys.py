"""Which key of a keyboard writes what, and with which modifiers it has to be taken."""

import pytest

from unaided.desktop.platform.hotkey import hotkey
from unaided.desktop.platform.x11_keys import Grab, Keyboard

SHIFT, CAPS, CTRL, ALT, NUM, SUPER = (1 << place for place in (0, 1, 2, 3, 4, 6))
P, PLUS, CYRILLIC, ALT_KEY, NUM_KEY, SUPER_KEY = 33, 21, 40, 64, 77, 133
WRITTEN = {
    P: (0x70, 0x50, 0x6DA, 0x6FA),  # p in the first layout, з in the second
    PLUS: (0x3D, 0x2B),  # = and + above it
    CYRILLIC: (0x6C1, 0x6E1, 0x66, 0x46),  # f only in the second layout
    ALT_KEY: (0xFFE9, 0xFFE7),
    NUM_KEY: (0xFF7F,),
    SUPER_KEY: (0xFFEB,),
}
MODIFIERS = ((), (), (), (ALT_KEY,), (NUM_KEY,), (), (SUPER_KEY,), ())
KEYBOARD = Keyboard(WRITTEN, MODIFIERS)
LOCKS = (0, CAPS, NUM, CAPS | NUM)


@pytest.mark.parametrize(
    ("key", "code", "held"),
    [
        ("Ctrl+Alt+P", P, CTRL | ALT),
        ("Ctrl+Shift+P", P, CTRL | SHIFT),
        ("Meta+P", P, SUPER),
        ("Ctrl++", PLUS, CTRL | SHIFT),
        ("Ctrl+=", PLUS, CTRL),
        ("Ctrl+F", CYRILLIC, CTRL),
    ],
)
def test_a_key_is_taken_whichever_locks_are_on(key: str, code: int, held: int) -> None:
    assert KEYBOARD.grabs(hotkey(key)) == {Grab(code, held | locks) for locks in LOCKS}


def test_numlock_is_found_where_it_is() -> None:
    elsewhere = Keyboard(WRITTEN, ((), (), (), (ALT_KEY,), (), (NUM_KEY,), (SUPER_KEY,), ()))
    assert Grab(P, CTRL | 1 << 5) in elsewhere.grabs(hotkey("Ctrl+P"))


def test_a_key_that_the_keyboard_has_not_is_not_taken() -> None:
    assert KEYBOARD.grabs(hotkey("Ctrl+Q")) == frozenset()


def test_a_server_that_has_gone_has_no_keys() -> None:
    assert Keyboard({}, ()).grabs(hotkey("Ctrl+Alt+P")) == frozenset()
