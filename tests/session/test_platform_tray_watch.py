"""TrayWatch against real tray hosts that are there, missing, late, dying and coming back."""

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.session.fake_service import FakeService
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import WATCHER, Layout, Part, TrayHost
from tests.session.harness.program import ROOT, Program

PROBE = Path(__file__).with_name("tray_probe.py")
PANEL_ALONE = Layout(notifications=False, keyring=False, accessibility=False)
HOSTS = [TrayHost.XFCE_PANEL, TrayHost.TRAYER]
every_tray_host = pytest.mark.parametrize("layout", [replace(PANEL_ALONE, tray=host) for host in HOSTS], ids=HOSTS)
no_tray_host = pytest.mark.parametrize("layout", [replace(PANEL_ALONE, tray=TrayHost.NONE)], ids=["none"])
panel_alone = pytest.mark.parametrize("layout", [PANEL_ALONE], ids=["panel"])


def probe_of(desktop: DesktopSession) -> Program:
    """The probe; not started yet."""
    return Program(desktop, "probe", [sys.executable, str(PROBE)], {"PYTHONPATH": str(ROOT / "app")})


def wait_said(desktop: DesktopSession, probe: Program, lines: list[str]) -> None:
    """Wait until the probe said exactly this."""

    def has_said() -> bool:
        return [line for line in probe.said().splitlines() if line.startswith(("usable", "outdated"))] == lines

    desktop.person.wait(has_said, 10, f"the probe to say {lines}")


@every_tray_host
def test_a_host_is_seen_at_once_and_its_death_and_return_are_told(desktop: DesktopSession) -> None:
    probe = probe_of(desktop)
    probe.start()
    wait_said(desktop, probe, ["usable True"])
    desktop.stop(Part.TRAY)
    wait_said(desktop, probe, ["usable True", "usable False"])
    desktop.start(Part.TRAY)
    wait_said(desktop, probe, ["usable True", "usable False", "usable True"])


@no_tray_host
def test_without_a_host_no_icon_is_seen_until_one_comes(desktop: DesktopSession) -> None:
    probe = probe_of(desktop)
    probe.start()
    wait_said(desktop, probe, ["usable False"])
    desktop.programs.start("late-host", ["trayer", "--edge", "top"], desktop.env)
    wait_said(desktop, probe, ["usable False", "usable True"])


@panel_alone
def test_when_the_other_kind_of_host_takes_over_a_new_icon_is_asked_for(desktop: DesktopSession) -> None:
    probe = probe_of(desktop)
    probe.start()
    desktop.tray.icon()
    wait_said(desktop, probe, ["usable True"])
    desktop.stop(Part.TRAY)
    wait_said(desktop, probe, ["usable True", "usable False"])
    desktop.programs.start("late-host", ["trayer", "--edge", "top"], desktop.env)
    wait_said(desktop, probe, ["usable True", "usable False", "outdated", "usable True"])
    desktop.shot("the icon in a tray of the other kind")


@panel_alone
def test_a_dead_bus_leaves_the_older_kind_of_tray(desktop: DesktopSession) -> None:
    probe = Program(
        desktop,
        "probe",
        [sys.executable, str(PROBE)],
        {"PYTHONPATH": str(ROOT / "app"), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"},
    )
    probe.start()
    wait_said(desktop, probe, ["usable True"])


@no_tray_host
def test_a_register_that_nobody_draws_from_is_no_host(desktop: DesktopSession) -> None:
    with closing(FakeService(desktop.env["DBUS_SESSION_BUS_ADDRESS"], WATCHER[0])) as watcher:
        watcher.properties["IsStatusNotifierHostRegistered"] = ("b", False)
        watcher.answers["RegisterStatusNotifierItem"] = ("", ())
        probe = probe_of(desktop)
        probe.start()
        wait_said(desktop, probe, ["usable False"])
        watcher.properties["IsStatusNotifierHostRegistered"] = ("b", True)
        watcher.emit("/StatusNotifierWatcher", WATCHER[2], "StatusNotifierHostRegistered")
        wait_said(desktop, probe, ["usable False", "usable True"])
        watcher.change("/StatusNotifierWatcher", WATCHER[2], IsStatusNotifierHostRegistered=("b", False))
        wait_said(desktop, probe, ["usable False", "usable True", "usable False"])
