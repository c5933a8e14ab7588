"""What can be a key for everywhere, read from how Qt writes it, and what is refused in a plain sentence."""

import pytest

from unaided.desktop.platform.hotkey import Hotkey, HotkeyError, hotkey


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ctrl+Alt+P", Hotkey("Ctrl+Alt+P", 0x70, "p", ctrl=True, alt=True)),
        ("ctrl+alt+p", Hotkey("Ctrl+Alt+P", 0x70, "p", ctrl=True, alt=True)),
        ("Meta+Space", Hotkey("Meta+Space", 0x20, "space", meta=True)),
        ("Ctrl+Alt++", Hotkey("Ctrl+Alt++", 0x2B, "plus", ctrl=True, alt=True)),
        ("Ctrl+Shift+1", Hotkey("Ctrl+Shift+1", 0x31, "1", ctrl=True, shift=True)),
        ("Shift+F5", Hotkey("Shift+F5", 0xFFC2, "F5", shift=True)),
        ("Ctrl+F12", Hotkey("Ctrl+F12", 0xFFC9, "F12", ctrl=True)),
        ("Ctrl+Alt+F13", Hotkey("Ctrl+Alt+F13", 0xFFCA, "F13", ctrl=True, alt=True)),
        ("Ctrl+PgDown", Hotkey("Ctrl+PgDown", 0xFF56, "Next", ctrl=True)),
        ("Meta+Ä", Hotkey("Meta+Ä", 0xE4, "U00E4", meta=True)),
    ],
)
def test_a_key_with_modifiers_is_read(text: str, expected: Hotkey) -> None:
    assert hotkey(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P", "P without Ctrl, Alt or Meta"),
        ("Shift+P", "Shift+P without Ctrl, Alt or Meta"),
        ("F12", "F12 without Ctrl, Alt or Meta"),
        ("Ctrl+Alt+F1", "Ctrl+Alt+F1 never reaches a program"),
        ("Ctrl+Alt+Shift+F12", "Ctrl+Alt+Shift+F12 never reaches a program"),
        ("Ctrl+K, Ctrl+P", "“Ctrl+K, Ctrl+P” is no key"),
        ("Ctrl+Num+5", "“Ctrl+Num+5” is no key"),
        ("Ctrl+Alt+Ф", "“Ctrl+Alt+Ф” is no key"),
        ("Ctrl+Shift", "“Ctrl+Shift” is no key"),
        ("nonsense", "“nonsense” is no key"),
        ("", "“” is no key"),
    ],
)
def test_what_cannot_work_is_refused_by_name_with_what_to_do(text: str, words: str) -> None:
    with pytest.raises(HotkeyError) as refused:
        hotkey(text)
    assert refused.value.sentence.startswith(words)
    assert refused.value.sentence.count(". ") == 1  # what is wrong, and what to do
