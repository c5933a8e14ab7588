"""Idle time from a real X server, with real input, and from GNOME's monitor."""

import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.session.fake_service import FakeService
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, TrayHost
from tests.session.harness.program import ROOT, Program
from tests.session.harness.screen import Box
from unaided.desktop.platform.idle import IdleSource, IdleWatch

LONG_MS = 5000
THRESHOLD_MS = 400
MONITOR = "org.gnome.Mutter.IdleMonitor"
MONITOR_PATH = "/org/gnome/Mutter/IdleMonitor/Core"
NO_PARTS = Layout(tray=TrayHost.NONE, notifications=False, keyring=False, accessibility=False)
PROBE = Path(__file__).with_name("idle_probe.py")
pytestmark = [pytest.mark.parametrize("layout", [NO_PARTS], ids=["x11"]), pytest.mark.usefixtures("qapp")]


def probe_of(desktop: DesktopSession, threshold_ms: int) -> Program:
    """The probe, running, with the X server as its source."""
    command = [sys.executable, str(PROBE), str(threshold_ms)]
    probe = Program(desktop, "probe", command, {"PYTHONPATH": str(ROOT / "app")})
    probe.start()
    desktop.person.wait(lambda: "source X11" in probe.said(), 10, "the X server to be the source")
    return probe


def wait_until(desktop: DesktopSession, probe: Program, last_word: str) -> None:
    """Wait until this is the last the probe said of idleness."""

    def has_said() -> bool:
        return [line for line in probe.said().splitlines() if line.startswith("idle")][-1:] == [last_word]

    desktop.person.wait(has_said, 10, f"the probe to say {last_word}")


def test_the_x_server_tells_of_idleness_and_of_the_next_key_or_move(desktop: DesktopSession) -> None:
    probe = probe_of(desktop, 700)
    wait_until(desktop, probe, "idle True")
    desktop.person.hands.press("Shift_L")
    wait_until(desktop, probe, "idle False")
    wait_until(desktop, probe, "idle True")
    desktop.person.hands.point(Box(300, 300, 2, 2))
    wait_until(desktop, probe, "idle False")


def test_who_was_idle_before_the_watch_began_is_idle(desktop: DesktopSession) -> None:
    probe = probe_of(desktop, 1)
    wait_until(desktop, probe, "idle True")
    assert "idle False" not in probe.said()


def monitor_of(desktop: DesktopSession) -> FakeService:
    """GNOME's monitor, which hands out watch 7 for idleness and 8 for the next touch."""
    monitor = FakeService(desktop.env["DBUS_SESSION_BUS_ADDRESS"], MONITOR)
    monitor.answers = {"AddIdleWatch": ("u", (7,)), "AddUserActiveWatch": ("u", (8,))}
    return monitor


@pytest.fixture
def watch(desktop: DesktopSession) -> Iterator[IdleWatch]:
    """A watch where no X server and no Wayland compositor tells, on the session's bus."""
    with closing(IdleWatch(THRESHOLD_MS, environ=desktop.env)) as watch:
        yield watch


@pytest.fixture
def monitor(desktop: DesktopSession) -> Iterator[FakeService]:
    """That monitor, before the watch looks for it."""
    with closing(monitor_of(desktop)) as monitor:
        yield monitor


def has_called(monitor: FakeService, member: str, times: int) -> bool:
    """Tell whether this was asked so often."""
    return len(monitor.calls(member)) == times


def fire(monitor: FakeService, number: int) -> None:
    """Let one of its watches fire."""
    monitor.emit(MONITOR_PATH, MONITOR, "WatchFired", "u", number)


def test_gnomes_monitor_tells_of_idleness_and_of_the_next_touch(
    qtbot: QtBot, desktop: DesktopSession, monitor: FakeService, watch: IdleWatch
) -> None:
    changes: list[bool] = []
    watch.changed.connect(changes.append)
    qtbot.waitUntil(lambda: watch.source is IdleSource.MUTTER, timeout=LONG_MS)
    assert monitor.calls("AddIdleWatch") == [(THRESHOLD_MS,)]
    fire(monitor, 99)  # of another program
    for times in (1, 2):
        fire(monitor, 7)
        qtbot.waitUntil(lambda: watch.is_idle, timeout=LONG_MS)
        desktop.person.wait(partial(has_called, monitor, "AddUserActiveWatch", times), 5, "a watch for the next touch")
        fire(monitor, 8)
        qtbot.waitUntil(lambda: not watch.is_idle, timeout=LONG_MS)
    assert changes == [True, False] * 2


def test_a_monitor_that_goes_and_returns_is_unknown_in_between(
    qtbot: QtBot, desktop: DesktopSession, watch: IdleWatch
) -> None:
    with closing(monitor_of(desktop)):
        qtbot.waitUntil(lambda: watch.source is IdleSource.MUTTER, timeout=LONG_MS)
    qtbot.waitUntil(lambda: watch.source is IdleSource.UNKNOWN, timeout=LONG_MS)
    with closing(monitor_of(desktop)) as monitor:
        qtbot.waitUntil(lambda: watch.source is IdleSource.MUTTER, timeout=LONG_MS)
        fire(monitor, 7)
        qtbot.waitUntil(lambda: watch.is_idle, timeout=LONG_MS)
