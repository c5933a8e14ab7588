"""Global shortcuts where nobody gives keys: it is said once, and what no key is, is said as well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.platform.fake_bus import FakeBus
from unaided.desktop.platform.shortcuts import NONE_HERE, GlobalShortcuts, ShortcutSupport

WORDS = {"toggle": "Pause and resume"}


class Told:
    """Shortcuts in an environment, and what they told so far."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.shortcuts = GlobalShortcuts(environ=environ)
        self.sentences: list[str] = []
        self.supports: list[ShortcutSupport] = []
        self.shortcuts.refused.connect(self.sentences.append)
        self.shortcuts.supported.connect(self.supports.append)

    def take(self, key: str) -> None:
        self.shortcuts.take({"toggle": key}, WORDS)


@pytest.fixture
def nowhere(qtbot: QtBot) -> Iterator[Told]:  # noqa: ARG001 (it needs an application)
    """Neither an X server nor a session bus."""
    told = Told({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"})
    yield told
    told.shortcuts.close()


def test_where_nobody_gives_keys_it_is_said_once(nowhere: Told) -> None:
    nowhere.take("Ctrl+Alt+P")
    nowhere.take("Ctrl+Alt+Q")
    assert nowhere.sentences == [NONE_HERE]
    assert nowhere.supports == [ShortcutSupport.NONE]


def test_who_only_looks_is_not_complained_to(nowhere: Told) -> None:
    nowhere.shortcuts.look()
    nowhere.shortcuts.look()
    assert nowhere.sentences == []
    assert nowhere.supports == [ShortcutSupport.NONE, ShortcutSupport.NONE]


def test_who_wants_no_key_is_told_nothing_and_nobody_is_asked(nowhere: Told) -> None:
    nowhere.take("")
    assert nowhere.shortcuts.support is None
    assert nowhere.sentences == []


def test_what_is_no_key_is_told_in_one_go(nowhere: Told) -> None:
    nowhere.shortcuts.take({"toggle": "P", "start": "Ctrl+Alt+F2"}, WORDS)
    [sentences] = nowhere.sentences
    assert "P without Ctrl" in sentences
    assert "Ctrl+Alt+F2 never" in sentences


def test_a_portal_without_shortcuts_is_none(qtbot: QtBot, tmp_path: Path) -> None:
    bus = FakeBus(tmp_path / "bus")
    bus.refuses = True
    told = Told(bus.environ)
    told.take("Ctrl+Alt+P")
    assert told.supports == []
    qtbot.waitUntil(lambda: told.supports == [ShortcutSupport.NONE])
    assert told.sentences == [NONE_HERE]
    assert bus.asked == ["Register", "Get"]


def test_a_portal_with_shortcuts_is_found_and_left_again(qtbot: QtBot, tmp_path: Path) -> None:
    bus = FakeBus(tmp_path / "bus")
    bus.answers = {"Register": (None, ()), "Get": ("v", (("u", 1),))}
    told = Told(bus.environ)
    told.shortcuts.look()
    qtbot.waitUntil(lambda: told.supports == [ShortcutSupport.PORTAL])
    assert bus.asked == ["Register", "Get"]
    assert told.sentences == []
