"""Notifications: one per key on the desktop, and handed back to the app when the desktop cannot show them."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QPixmap
from pytestqt.qtbot import QtBot

from tests.desktop.platform.fake_bus import FakeBus
from unaided.desktop.platform.notice import Chosen, Notice
from unaided.desktop.platform.notifier import Notifier

PATIENCE_MS = 60
LONG_MS = 5000
RAISING = "may raise"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def bus(tmp_path: Path) -> FakeBus:
    """A session bus with a notification service that can do everything."""
    return FakeBus(tmp_path / "bus")


class Told:
    """A notifier, and what it told the app so far."""

    def __init__(self, environ: dict[str, str], patience_ms: int = PATIENCE_MS) -> None:
        self.notifier = Notifier(environ=environ, patience_ms=patience_ms)
        self.unavailable: list[Notice] = []
        self.chosen: list[Chosen] = []
        self.notifier.unavailable.connect(self.unavailable.append)
        self.notifier.action_chosen.connect(self.chosen.append)


@pytest.fixture
def told(bus: FakeBus) -> Iterator[Told]:
    """A notifier on that bus; it has left it, and nothing of it runs, when the test is over."""
    told = Told(bus.environ)
    yield told
    told.notifier.close()


@pytest.fixture
def notifier(told: Told) -> Notifier:
    """That notifier."""
    return told.notifier


def wait_shown(qtbot: QtBot, bus: FakeBus, titles: list[str]) -> None:
    """Wait until exactly these have been shown, in this order."""
    qtbot.waitUntil(lambda: [sent.title for sent in bus.shown] == titles, timeout=LONG_MS)


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"XDG_RUNTIME_DIR": "/nonexistent"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"},
        {"DBUS_SESSION_BUS_ADDRESS": "autolaunch:"},
        {"DBUS_SESSION_BUS_ADDRESS": "tcp:host=localhost,port=1"},
    ],
)
def test_without_a_bus_the_app_has_it_back_at_once(environ: dict[str, str]) -> None:
    told = Told(environ)
    told.notifier.notify("end", "Over", "Fix retry", actions=[("more", "5 more minutes")])
    told.notifier.withdraw("end")
    assert told.unavailable == [Notice("end", "Over", "Fix retry", (("more", "5 more minutes"),))]


def test_the_bus_is_found_where_systemd_puts_it(qtbot: QtBot, tmp_path: Path) -> None:
    bus = FakeBus(tmp_path / "bus")
    told = Told({"XDG_RUNTIME_DIR": str(tmp_path)})
    told.notifier.notify("end", "Over")
    wait_shown(qtbot, bus, ["Over"])
    told.notifier.close()


def test_a_bus_that_never_answers_is_not_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as frozen:
        frozen.bind(str(tmp_path / "bus"))
        frozen.listen()
        told = Told({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/bus"})
        told.notifier.notify("end", "Over")
        assert told.unavailable == []
        qtbot.waitUntil(lambda: told.unavailable == [Notice("end", "Over")], timeout=LONG_MS)
        told.notifier.close()
    assert told.unavailable == [Notice("end", "Over")]


def test_a_bus_that_does_not_let_us_in_gives_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as strict:
        strict.bind(str(tmp_path / "bus"))
        strict.listen()
        told = Told({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/bus"}, LONG_MS)
        told.notifier.notify("end", "Over")
        with strict.accept()[0] as visitor:
            visitor.sendall(b"REJECTED EXTERNAL\r\n")
            qtbot.waitUntil(lambda: told.unavailable == [Notice("end", "Over")], timeout=LONG_MS)


def test_what_is_shown_is_what_was_said(qtbot: QtBot, bus: FakeBus, notifier: Notifier) -> None:
    notifier.notify("end", "Over & out", "a < b & c > d", actions=[("explain", "Explain now"), ("more", "5 more")])
    wait_shown(qtbot, bus, ["Over & out"])
    (sent,) = bus.shown
    assert sent.app == "Unaided"
    assert sent.body == "a &lt; b &amp; c &gt; d"
    assert sent.actions == ["explain", "Explain now", "more", "5 more"]
    assert sent.timeout_ms == -1
    assert sent.hints["urgency"] == ("y", 1)
    assert sent.hints["transient"] == ("b", True)
    assert sent.hints["suppress-sound"] == ("b", True)


def test_the_same_key_replaces_and_another_stands_beside(qtbot: QtBot, bus: FakeBus, notifier: Notifier) -> None:
    titles: list[str] = []
    for key, title in (("end", "one"), ("away", "two"), ("end", "three")):
        notifier.notify(key, title)
        titles.append(title)
        wait_shown(qtbot, bus, titles)
    assert [sent.replaces for sent in bus.shown] == [0, 0, 1]


def test_of_several_said_at_once_the_last_takes_the_place_of_the_first(
    qtbot: QtBot, bus: FakeBus, notifier: Notifier
) -> None:
    for title in ("one", "two", "three"):
        notifier.notify("end", title)
    wait_shown(qtbot, bus, ["one", "three"])
    assert bus.shown[1].replaces == 1


def test_what_the_service_can_do_is_asked_once(qtbot: QtBot, bus: FakeBus, notifier: Notifier) -> None:
    notifier.notify("end", "one")
    notifier.notify("away", "two")
    wait_shown(qtbot, bus, ["one", "two"])
    notifier.notify("end", "three")
    wait_shown(qtbot, bus, ["one", "two", "three"])
    assert bus.asked.count("GetCapabilities") == 1


def test_a_service_that_was_restarted_is_asked_again_and_nothing_is_replaced(
    qtbot: QtBot, bus: FakeBus, told: Told
) -> None:
    told.notifier.notify("end", "one", "a < b")
    wait_shown(qtbot, bus, ["one"])
    bus.capabilities = ["body"]
    bus.restart_service()
    told.notifier.notify("away", "meanwhile")
    wait_shown(qtbot, bus, ["one", "meanwhile"])
    bus.choose(1, "worked")  # heard after the news of the restart
    qtbot.waitUntil(lambda: told.chosen == [("away", "worked")], timeout=LONG_MS)
    told.notifier.notify("end", "two", "a < b")
    wait_shown(qtbot, bus, ["one", "meanwhile", "two"])
    assert (bus.shown[2].replaces, bus.shown[2].body) == (0, "a < b")


def test_a_choice_comes_back_with_its_key_and_the_notification_goes(qtbot: QtBot, bus: FakeBus, told: Told) -> None:
    told.notifier.notify("end", "Over", actions=[("more", "5 more")])
    told.notifier.notify("away", "You were away", actions=[("worked", "I worked")])
    wait_shown(qtbot, bus, ["Over", "You were away"])
    bus.choose(99, "more")  # of another program
    bus.choose(2, "worked")
    qtbot.waitUntil(lambda: bus.closed == [2], timeout=LONG_MS)
    assert told.chosen == [("away", "worked")]


def test_the_token_to_raise_a_window_with_is_kept_for_qt(
    qtbot: QtBot, bus: FakeBus, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    told.notifier.notify("end", "Over", actions=[("more", "5 more")])
    wait_shown(qtbot, bus, ["Over"])
    bus.hand_token(1, RAISING)
    bus.choose(1, "more")
    qtbot.waitUntil(lambda: told.chosen == [("end", "more")], timeout=LONG_MS)
    assert os.environ.get("XDG_ACTIVATION_TOKEN") == RAISING


def test_what_the_person_closed_is_not_replaced(qtbot: QtBot, bus: FakeBus, notifier: Notifier) -> None:
    notifier.notify("end", "one")
    wait_shown(qtbot, bus, ["one"])
    bus.dismiss(1)
    notifier.notify("away", "two")
    wait_shown(qtbot, bus, ["one", "two"])
    notifier.notify("end", "three")
    wait_shown(qtbot, bus, ["one", "two", "three"])
    assert [sent.replaces for sent in bus.shown] == [0, 0, 0]


def test_what_is_withdrawn_goes(qtbot: QtBot, bus: FakeBus, notifier: Notifier) -> None:
    notifier.notify("end", "one")
    wait_shown(qtbot, bus, ["one"])
    notifier.notify("away", "two")
    wait_shown(qtbot, bus, ["one", "two"])
    notifier.withdraw("end")
    notifier.withdraw("end")
    notifier.withdraw("never said")
    qtbot.waitUntil(lambda: bus.closed == [1], timeout=LONG_MS)


def test_what_is_withdrawn_on_its_way_goes_when_it_arrives(qtbot: QtBot, bus: FakeBus, told: Told) -> None:
    told.notifier.notify("end", "one")
    told.notifier.withdraw("end")
    qtbot.waitUntil(lambda: bus.closed == [1], timeout=LONG_MS)
    told.notifier.notify("end", "two")
    wait_shown(qtbot, bus, ["one", "two"])
    assert (bus.shown[1].replaces, told.unavailable) == (0, [])


def test_a_refusal_gives_it_back_once_and_the_next_is_tried_again(qtbot: QtBot, bus: FakeBus, told: Told) -> None:
    bus.refuses = True
    told.notifier.notify("end", "one")
    qtbot.waitUntil(lambda: told.unavailable == [Notice("end", "one")], timeout=LONG_MS)
    bus.refuses = False
    told.notifier.notify("end", "two")
    wait_shown(qtbot, bus, ["two"])
    assert told.unavailable == [Notice("end", "one")]


def test_a_service_that_hangs_gives_each_back_once(qtbot: QtBot, bus: FakeBus, told: Told) -> None:
    bus.silent = True
    told.notifier.notify("end", "one")
    told.notifier.notify("end", "two")
    told.notifier.notify("away", "three")
    qtbot.waitUntil(lambda: len(told.unavailable) == 2, timeout=LONG_MS)
    told.notifier.notify("end", "four")
    qtbot.waitUntil(lambda: len(told.unavailable) == 3, timeout=LONG_MS)
    assert [notice.title for notice in told.unavailable] == ["two", "three", "four"]


def test_what_a_stuck_service_shows_after_all_is_still_ours(qtbot: QtBot, bus: FakeBus, told: Told) -> None:
    bus.silent = True
    told.notifier.notify("end", "one")
    qtbot.waitUntil(lambda: len(told.unavailable) == 1, timeout=LONG_MS)
    bus.answer()
    wait_shown(qtbot, bus, ["one"])
    told.notifier.notify("end", "two")
    wait_shown(qtbot, bus, ["one", "two"])
    assert bus.shown[1].replaces == 1
    bus.choose(1, "more")
    qtbot.waitUntil(lambda: told.chosen == [("end", "more")], timeout=LONG_MS)
    assert len(told.unavailable) == 1


def test_what_was_given_up_and_withdrawn_does_not_stay(qtbot: QtBot, bus: FakeBus, told: Told) -> None:
    bus.silent = True
    told.notifier.notify("end", "one")
    qtbot.waitUntil(lambda: len(told.unavailable) == 1, timeout=LONG_MS)
    told.notifier.withdraw("end")
    bus.answer()
    qtbot.waitUntil(lambda: bus.closed == [1], timeout=LONG_MS)


def test_a_bus_that_goes_gives_back_what_waits_and_the_next_connects_anew(
    qtbot: QtBot, bus: FakeBus, told: Told
) -> None:
    told.notifier.notify("end", "one")
    wait_shown(qtbot, bus, ["one"])
    bus.silent = True
    told.notifier.notify("end", "two")
    qtbot.waitUntil(lambda: bus.asked.count("Notify") == 2, timeout=LONG_MS)
    bus.hang_up()
    qtbot.waitUntil(lambda: told.unavailable == [Notice("end", "two")], timeout=LONG_MS)
    bus.silent = False
    told.notifier.notify("end", "three")
    wait_shown(qtbot, bus, ["one", "three"])
    assert bus.shown[1].replaces == 0


def test_nothing_runs_once_everything_is_answered(qtbot: QtBot, bus: FakeBus, told: Told) -> None:
    told.notifier.notify("end", "one")
    wait_shown(qtbot, bus, ["one"])
    (timer,) = told.notifier.findChildren(QTimer)
    qtbot.waitUntil(lambda: not timer.isActive(), timeout=LONG_MS)
    assert told.unavailable == []


@pytest.fixture
def installed_icon(tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Installs our icon when called; it is gone after the test."""
    paths, name = QIcon.themeSearchPaths(), QIcon.themeName()

    def install() -> None:
        folder = tmp_path / "test-theme" / "16x16"
        folder.mkdir(parents=True)
        QPixmap(16, 16).save(str(folder / "unaided.png"))
        index = "[Icon Theme]\nName=Test\nComment=Test\nDirectories=16x16\n[16x16]\nSize=16\n"
        (folder.parent / "index.theme").write_text(index)
        QIcon.setThemeSearchPaths([str(tmp_path)])
        QIcon.setThemeName("test-theme")

    yield install
    QIcon.setThemeSearchPaths(paths)
    QIcon.setThemeName(name)


def test_our_icon_is_named_where_it_is_installed_and_nowhere_else(
    qtbot: QtBot, bus: FakeBus, notifier: Notifier, installed_icon: Callable[[], None]
) -> None:
    notifier.notify("end", "one")
    wait_shown(qtbot, bus, ["one"])
    installed_icon()
    notifier.notify("away", "two")
    wait_shown(qtbot, bus, ["one", "two"])
    assert [sent.icon for sent in bus.shown] == ["", "unaided"]
