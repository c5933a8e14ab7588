"""The notifier against a real notification daemon: chosen with the mouse, absent, frozen, killed and back."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, Part, TrayHost
from unaided.desktop.platform.notice import Chosen, Notice
from unaided.desktop.platform.notifier import PATIENCE_MS, Notifier

LONG_MS = 10_000
AT_ONCE_MS = 100  # jeepney is loaded by the first one
DAEMON_ALONE = Layout(tray=TrayHost.NONE, keyring=False, accessibility=False)
pytestmark = [pytest.mark.parametrize("layout", [DAEMON_ALONE], ids=["dunst"]), pytest.mark.usefixtures("qapp")]


class Told:
    """A notifier on the session's bus, and what it told the app so far."""

    def __init__(self, desktop: DesktopSession) -> None:
        self.notifier = Notifier(environ=desktop.env)
        self.unavailable: list[Notice] = []
        self.chosen: list[Chosen] = []
        self.notifier.unavailable.connect(self.unavailable.append)
        self.notifier.action_chosen.connect(self.chosen.append)

    def notify(self, title: str) -> None:
        """Say something; the call is over at once, whatever the daemon does."""
        clock = QElapsedTimer()
        clock.start()
        self.notifier.notify("end", title, "a < b & c", actions=[("more", "5 more minutes"), ("stop", "Stop")])
        assert clock.elapsed() < AT_ONCE_MS

    def titles(self) -> list[str]:
        """What was handed back to the app."""
        return [notice.title for notice in self.unavailable]


@pytest.fixture
def told(desktop: DesktopSession) -> Iterator[Told]:
    """That notifier; it has left the bus when the test is over."""
    told = Told(desktop)
    yield told
    told.notifier.close()


def wait_sent(qtbot: QtBot, desktop: DesktopSession, titles: list[str]) -> None:
    """Wait until these reached the bus, in this order."""
    qtbot.waitUntil(lambda: [sent.summary for sent in desktop.notifications.sent()] == titles, timeout=LONG_MS)


def daemon_pid(desktop: DesktopSession) -> int:
    """Ask the bus who shows notifications."""
    bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    (pid,) = desktop.bus.call(*bus, "GetConnectionUnixProcessID", "s", "org.freedesktop.Notifications")
    return int(pid)


def test_an_action_chosen_with_the_mouse_comes_back(qtbot: QtBot, desktop: DesktopSession, told: Told) -> None:
    told.notify("The planned time is over")
    wait_sent(qtbot, desktop, ["The planned time is over"])
    (sent,) = desktop.notifications.sent()
    assert sent.body == "a &lt; b &amp; c"
    desktop.notifications.choose("5 more minutes")
    qtbot.waitUntil(lambda: told.chosen == [("end", "more")], timeout=LONG_MS)
    qtbot.waitUntil(lambda: desktop.notifications.popup() is None, timeout=LONG_MS)


def test_the_second_replaces_the_first_on_the_screen(qtbot: QtBot, desktop: DesktopSession, told: Told) -> None:
    told.notify("First")
    wait_sent(qtbot, desktop, ["First"])
    one = desktop.person.wait(desktop.notifications.popup, 10, "a notification on the screen")
    told.notify("Second")
    wait_sent(qtbot, desktop, ["First", "Second"])
    qtbot.waitUntil(lambda: desktop.notifications.sent()[1].replaces > 0, timeout=LONG_MS)
    desktop.shot("one notification only")
    two = desktop.notifications.popup()
    assert two is not None
    assert two.height == one.height


def test_a_frozen_daemon_is_waited_for_two_seconds_and_not_by_the_window(
    qtbot: QtBot, desktop: DesktopSession, told: Told
) -> None:
    told.notify("First")
    wait_sent(qtbot, desktop, ["First"])
    pid = daemon_pid(desktop)
    os.kill(pid, signal.SIGSTOP)
    clock = QElapsedTimer()
    clock.start()
    told.notify("Frozen")
    qtbot.waitUntil(lambda: told.titles() == ["Frozen"], timeout=LONG_MS)
    assert abs(clock.elapsed() - PATIENCE_MS) < 1000
    os.kill(pid, signal.SIGCONT)
    told.notify("Thawed")
    wait_sent(qtbot, desktop, ["First", "Frozen", "Thawed"])
    assert told.titles() == ["Frozen"]


def test_a_daemon_that_dies_and_returns_is_used_again(qtbot: QtBot, desktop: DesktopSession, told: Told) -> None:
    told.notify("First")
    wait_sent(qtbot, desktop, ["First"])
    desktop.stop(Part.NOTIFICATIONS, signal.SIGKILL)
    told.notify("Nobody there")
    qtbot.waitUntil(lambda: told.titles() == ["Nobody there"], timeout=LONG_MS)
    desktop.start(Part.NOTIFICATIONS)
    told.notify("Back")
    qtbot.waitUntil(lambda: desktop.notifications.popup() is not None, timeout=LONG_MS)
    assert desktop.notifications.sent()[-1].replaces == 0
    assert told.titles() == ["Nobody there"]
