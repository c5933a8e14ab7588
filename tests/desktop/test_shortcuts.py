"""Global shortcuts do what the tray does, once they are switched on; other keys are taken as they are chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal

from tests.support.home import Home
from unaided.desktop.shortcuts import WORDS, Shortcuts
from unaided.domain.session import SessionState
from unaided.domain.settings import Settings, ShortcutSettings

ON = Settings(shortcuts=ShortcutSettings(on=True))
KEYS = {"start": "Ctrl+Alt+S", "toggle": "Ctrl+Alt+P", "look_up": "Ctrl+Alt+L"}


class FakeKeys(QObject):
    """Takes whatever key is wanted."""

    pressed = Signal(str)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[dict[str, str]] = []
        self.closed = False

    def take(self, keys: Mapping[str, str], words: Mapping[str, str]) -> None:
        assert set(keys) <= set(words)
        self.taken.append(dict(keys))

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def keys() -> FakeKeys:
    return FakeKeys()


@pytest.fixture
def shortcuts(home: Home, keys: FakeKeys) -> Iterator[Shortcuts]:
    shortcuts = Shortcuts(home.bridge, keys)
    yield shortcuts
    shortcuts.close()
    assert keys.closed


@pytest.mark.usefixtures("shortcuts")
def test_no_key_is_taken_unless_the_person_wants_it(home: Home, keys: FakeKeys) -> None:
    home.bridge.take_settings(Settings(shortcuts=ShortcutSettings(toggle="Ctrl+Alt+Q")))
    assert keys.taken == []


@pytest.mark.usefixtures("shortcuts")
def test_keys_come_and_go_as_they_are_chosen(home: Home, keys: FakeKeys) -> None:
    home.bridge.take_settings(ON)
    assert keys.taken == [KEYS]
    home.bridge.take_settings(Settings(shortcuts=ShortcutSettings(on=True, start="", toggle="Meta+P")))
    assert keys.taken[-1] == {"start": "", "toggle": "Meta+P", "look_up": "Ctrl+Alt+L"}
    home.bridge.take_settings(Settings())
    assert keys.taken[-1] == {}


@pytest.mark.usefixtures("shortcuts")
def test_another_choice_takes_no_key_anew_so_that_nothing_is_told_twice(home: Home, keys: FakeKeys) -> None:
    home.bridge.take_settings(ON)
    home.bridge.take_settings(replace(ON, volume=20))
    assert keys.taken == [KEYS]


@pytest.mark.usefixtures("shortcuts")
def test_each_key_does_what_it_is_for(home: Home, keys: FakeKeys) -> None:
    asked: list[str] = []
    home.bridge.panel_asked.connect(lambda: asked.append("panel"))
    home.bridge.look_up_asked.connect(lambda: asked.append("look-up"))
    keys.pressed.emit("start")
    keys.pressed.emit("look_up")
    assert asked == ["panel", "look-up"]

    home.start()
    for state in (SessionState.PAUSED, SessionState.RUNNING):
        keys.pressed.emit("toggle")
        home.settled()
        session = home.bridge.now.session
        assert session is not None
        assert session.state is state


@pytest.mark.usefixtures("shortcuts")
def test_a_key_that_cannot_be_taken_is_told(home: Home, keys: FakeKeys) -> None:
    told: list[str] = []
    home.bridge.told.connect(told.append)
    keys.refused.emit("Ctrl+Alt+P belongs to another program.")
    assert told == ["Ctrl+Alt+P belongs to another program."]


def test_every_key_of_the_settings_is_for_something() -> None:
    assert set(WORDS) == set(KEYS) == set(ShortcutSettings.__slots__) - {"on"}
