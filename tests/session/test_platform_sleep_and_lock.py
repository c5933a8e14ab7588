"""Sleep and lock over real buses, from a logind and screen savers that do what the test tells them."""

from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from tests.session.fake_logind import Logind
from tests.session.fake_service import FakeService
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, TrayHost
from unaided.desktop.platform.logind import SleepWatch
from unaided.desktop.platform.screen_lock import LockWatch

LONG_MS = 5000
GNOME = "org.gnome.ScreenSaver"
FREEDESKTOP = "org.freedesktop.ScreenSaver"
BUSES_ALONE = Layout(tray=TrayHost.NONE, notifications=False, keyring=False, accessibility=False)
pytestmark = [pytest.mark.parametrize("layout", [BUSES_ALONE], ids=["buses"]), pytest.mark.usefixtures("qapp")]


@pytest.fixture
def logind(desktop: DesktopSession) -> Iterator[Logind]:
    """A logind on the session's system bus."""
    with closing(Logind(desktop)) as logind:
        yield logind


@pytest.fixture
def system_bus(desktop: DesktopSession) -> Iterator[QDBusConnection]:
    """A connection of the app's to the system bus."""
    yield QDBusConnection.connectToBus(desktop.env["DBUS_SYSTEM_BUS_ADDRESS"], "test-system")
    QDBusConnection.disconnectFromBus("test-system")


@pytest.fixture
def session_bus(desktop: DesktopSession) -> Iterator[QDBusConnection]:
    """A connection of the app's to the session bus."""
    yield QDBusConnection.connectToBus(desktop.env["DBUS_SESSION_BUS_ADDRESS"], "test-session")
    QDBusConnection.disconnectFromBus("test-session")


class Sleeps:
    """A watch over sleep, and what it told so far."""

    def __init__(self, bus: QDBusConnection) -> None:
        self.watch = SleepWatch(bus)
        self.told: list[str] = []
        self.watch.about_to_sleep.connect(lambda: self.told.append("about to sleep"))
        self.watch.woke.connect(lambda: self.told.append("woke"))


def test_sleep_waits_until_the_work_is_saved(qtbot: QtBot, logind: Logind, system_bus: QDBusConnection) -> None:
    sleeps = Sleeps(system_bus)
    qtbot.waitUntil(lambda: logind.held() == 1, timeout=LONG_MS)
    qtbot.waitUntil(lambda: sleeps.watch.available, timeout=LONG_MS)
    assert logind.service.calls("Inhibit")[0][0] == "sleep"
    assert logind.service.calls("Inhibit")[0][3] == "delay"
    logind.prepare_for_sleep(start=True)
    logind.prepare_for_sleep(start=True)
    qtbot.waitUntil(lambda: sleeps.told == ["about to sleep"], timeout=LONG_MS)
    assert logind.held() == 1
    sleeps.watch.saved()
    qtbot.waitUntil(lambda: logind.held() == 0, timeout=LONG_MS)
    logind.prepare_for_sleep(start=False)
    logind.prepare_for_sleep(start=False)
    qtbot.waitUntil(lambda: logind.held() == 1, timeout=LONG_MS)
    assert sleeps.told == ["about to sleep", "woke"]


def test_saved_between_sleeps_keeps_the_promise(qtbot: QtBot, logind: Logind, system_bus: QDBusConnection) -> None:
    sleeps = Sleeps(system_bus)
    qtbot.waitUntil(lambda: sleeps.watch.available, timeout=LONG_MS)
    sleeps.watch.saved()
    assert logind.held() == 1


def test_a_logind_that_restarts_is_asked_again(
    qtbot: QtBot, desktop: DesktopSession, system_bus: QDBusConnection
) -> None:
    with closing(Logind(desktop)):
        sleeps = Sleeps(system_bus)
        qtbot.waitUntil(lambda: sleeps.watch.available, timeout=LONG_MS)
    qtbot.waitUntil(lambda: not sleeps.watch.available, timeout=LONG_MS)
    with closing(Logind(desktop)) as logind:
        qtbot.waitUntil(lambda: logind.held() == 1, timeout=LONG_MS)
        logind.prepare_for_sleep(start=True)
        qtbot.waitUntil(lambda: sleeps.told == ["about to sleep"], timeout=LONG_MS)


class Locks:
    """A watch over the lock, and what it told so far."""

    def __init__(self, session_bus: QDBusConnection, system_bus: QDBusConnection) -> None:
        self.watch = LockWatch(session_bus, system_bus)
        self.told: list[bool] = []
        self.watch.locked.connect(self.told.append)

    def wait(self, qtbot: QtBot, *, locked: bool) -> None:
        """Wait until it knows this."""
        qtbot.waitUntil(lambda: self.watch.is_locked is locked, timeout=LONG_MS)


def say(saver: FakeService, interface: str, *, active: bool) -> None:
    """Let a screen saver say that it began or ended."""
    saver.emit("/ScreenSaver", interface, "ActiveChanged", "b", active)


@pytest.fixture
def locks(session_bus: QDBusConnection, system_bus: QDBusConnection) -> Locks:
    """A watch that knows nothing yet."""
    return Locks(session_bus, system_bus)


def test_without_anybody_to_ask_the_lock_is_unknown(qtbot: QtBot, desktop: DesktopSession, locks: Locks) -> None:
    with closing(FakeService(desktop.env["DBUS_SESSION_BUS_ADDRESS"], GNOME)) as saver:
        say(saver, GNOME, active=True)
        assert locks.watch.is_locked is None
        qtbot.waitUntil(lambda: locks.told == [True], timeout=LONG_MS)


def test_a_lock_told_by_all_of_them_is_told_once(
    qtbot: QtBot, desktop: DesktopSession, logind: Logind, session_bus: QDBusConnection, system_bus: QDBusConnection
) -> None:
    address = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    with ExitStack() as stack:
        savers = [stack.enter_context(closing(FakeService(address, name))) for name in (GNOME, FREEDESKTOP)]
        for saver in savers:
            saver.answers["GetActive"] = ("b", (False,))
        locks = Locks(session_bus, system_bus)
        qtbot.waitUntil(lambda: locks.watch.is_locked is False, timeout=LONG_MS)
        qtbot.waitUntil(lambda: logind.service.calls("GetSession") != [], timeout=LONG_MS)
        for locked, member in ((True, "Lock"), (False, "Unlock")):
            logind.ask_to_lock(member)
            logind.hint(LockedHint=("b", locked))
            for saver, name in zip(savers, (GNOME, FREEDESKTOP), strict=True):
                say(saver, name, active=locked)
            locks.wait(qtbot, locked=locked)
        assert locks.told == [True, False]


@pytest.mark.parametrize("way", ["signal", "hint"])
def test_logind_alone_is_enough(
    qtbot: QtBot, logind: Logind, session_bus: QDBusConnection, system_bus: QDBusConnection, way: str
) -> None:
    locks = Locks(session_bus, system_bus)
    qtbot.waitUntil(lambda: locks.watch.is_locked is False, timeout=LONG_MS)
    for locked, member in ((True, "Lock"), (False, "Unlock")):
        if way == "signal":
            logind.ask_to_lock(member)
        else:
            logind.hint(LockedHint=("b", locked))
            logind.hint(IdleHint=("b", locked))  # not idle because locked, nor unlocked because not idle
        locks.wait(qtbot, locked=locked)
    assert locks.told == [True, False]


def test_a_lock_is_told_again_once_the_one_that_nobody_ended_is_forgotten(
    qtbot: QtBot, logind: Logind, locks: Locks
) -> None:
    qtbot.waitUntil(lambda: locks.watch.is_locked is False, timeout=LONG_MS)
    logind.ask_to_lock("Lock")
    locks.wait(qtbot, locked=True)
    locks.watch.forget()
    assert locks.told == [True]
    logind.ask_to_lock("Lock")
    locks.wait(qtbot, locked=True)
    assert locks.told == [True, True]


def test_a_screen_that_is_locked_from_the_start_is_told_by_whoever_knows(
    qtbot: QtBot, desktop: DesktopSession, logind: Logind, session_bus: QDBusConnection, system_bus: QDBusConnection
) -> None:
    logind.hint(LockedHint=("b", True))
    with closing(FakeService(desktop.env["DBUS_SESSION_BUS_ADDRESS"], FREEDESKTOP)) as saver:
        saver.answers["GetActive"] = ("b", (False,))
        locks = Locks(session_bus, system_bus)
        qtbot.waitUntil(lambda: len(saver.calls("GetActive")) == 2 and locks.told == [True], timeout=LONG_MS)
        assert locks.watch.is_locked
