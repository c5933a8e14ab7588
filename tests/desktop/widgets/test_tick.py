"""A box that is ticked by Space, Enter, a click or a screen reader, and seen on any ground."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support import screen_reader
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.tick import Tick
from unaided.domain.settings import Scheme


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_key_ticks_it_and_unticks_it(keyboard: Callable[..., Keyboard], theme: Theme, key: Key) -> None:
    tick, told = Tick("&Chime", theme), list[bool]()
    tick.chosen.connect(told.append)
    keys = keyboard(tick)
    keys.press(key)
    keys.press(key)
    assert told == [True, False]


def test_a_screen_reader_knows_its_name_and_ticks_it(keyboard: Callable[..., Keyboard], theme: Theme) -> None:
    tick, told = Tick("&Chime", theme), list[bool]()
    tick.chosen.connect(told.append)
    keyboard(tick)
    assert screen_reader.name(tick) == "Chime"
    screen_reader.act(tick, "Toggle")
    assert told == [True]


def test_what_is_shown_is_not_told(keyboard: Callable[..., Keyboard], theme: Theme) -> None:
    tick, told = Tick("&Chime", theme), list[bool]()
    tick.chosen.connect(told.append)
    keyboard(tick)
    tick.choose(on=True)
    assert (tick.isChecked(), told) == (True, [])


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_its_box_shows_whether_or_not_it_is_ticked(
    keyboard: Callable[..., Keyboard], theme: Theme, scheme: Scheme
) -> None:
    theme.choose(scheme)
    tick = Tick("&Chime", theme)
    keyboard(tick)
    for on in (False, True):
        tick.choose(on=on)
        row = tick.grab().toImage()
        seen = {row.pixelColor(x, tick.height() // 2).lightness() for x in range(16)}
        assert max(seen) - min(seen) > 60
    theme.choose(Scheme.LIGHT)
