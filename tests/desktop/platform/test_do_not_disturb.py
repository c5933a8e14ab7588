"""Do-not-disturb as each desktop has it: found by who shows notifications, asked and switched without waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.platform.fake_bus import FakeBus
from unaided.desktop.platform.do_not_disturb import DoNotDisturb, Way

NOTIFICATIONS = "org.freedesktop.Notifications"
ON_AND_OFF = [(True, "false"), (False, "true")]


class Desk:
    """A desktop and what it answered."""

    def __init__(self, qtbot: QtBot, bus: FakeBus, path: str = "") -> None:
        self._qtbot = qtbot
        self.bus = bus
        self.switch = DoNotDisturb(bus.environ | {"PATH": path})
        self.heard: list[Any] = []

    def wait(self) -> Any:  # noqa: ANN401 (a way, or whether it is on)
        """Wait for the next answer and return it."""
        self._qtbot.waitUntil(lambda: len(self.heard) == 1)
        return self.heard.pop()

    def find(self) -> Any:  # noqa: ANN401
        self.switch.find(self.heard.append)
        return self.wait()

    def is_on(self, way: Way) -> Any:  # noqa: ANN401
        self.switch.is_on(way, self.heard.append)
        return self.wait()

    def turn(self, way: Way, *, on: bool) -> Any:  # noqa: ANN401
        self.switch.turn(way, self.heard.append, on=on)
        return self.wait()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Return a desktop whose programs are in `bin`."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    desk = Desk(qtbot, FakeBus(tmp_path / "bus"), str(tmp_path / "bin"))
    yield desk
    desk.switch.close()


def install(folder: Path, script: str) -> None:
    """Install a `gsettings` that does this."""
    folder.mkdir(exist_ok=True)
    program = folder / "gsettings"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)


def named(desk: Desk, name: str) -> None:
    """Have the notification service name itself."""
    desk.bus.answers["GetServerInformation"] = ("ssss", (name, "", "1", "1.2"))


@pytest.mark.parametrize(
    ("name", "way"),
    [("dunst", Way.DUNST), ("Xfce Notify Daemon", Way.XFCE), ("Plasma", Way.KDE), ("mako", None), ("", None)],
)
def test_it_is_found_by_who_shows_notifications(desk: Desk, name: str, way: Way | None) -> None:
    named(desk, name)
    assert desk.find() is way


def test_gnome_needs_its_own_program(desk: Desk, tmp_path: Path) -> None:
    named(desk, "gnome-shell")
    assert desk.find() is None
    install(tmp_path / "bin", "true")
    assert desk.find() is Way.GNOME


def test_nobody_there_is_none(desk: Desk) -> None:
    desk.bus.refuses = True
    assert desk.find() is None
    assert desk.is_on(Way.DUNST) is None
    assert desk.turn(Way.DUNST, on=True) is False


def test_no_session_bus_is_none(qtbot: QtBot, desk: Desk) -> None:
    desk.bus.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    alone = Desk(qtbot, desk.bus)
    assert alone.find() is None
    assert alone.turn(Way.XFCE, on=False) is False


@pytest.mark.parametrize("on", [True, False])
def test_dunst_is_paused(desk: Desk, on: bool) -> None:  # noqa: FBT001 (pytest gives it by name)
    desk.bus.answers |= {"Get": ("v", (("b", on),)), "Set": (None, ())}
    assert desk.is_on(Way.DUNST) is on
    assert desk.turn(Way.DUNST, on=on) is True
    assert desk.bus.calls[-1] == ("Set", "org.dunstproject.cmd0", "paused", ("b", on))


@pytest.mark.parametrize("on", [True, False])
def test_xfce_has_it_among_its_settings(desk: Desk, on: bool) -> None:  # noqa: FBT001
    desk.bus.answers |= {"GetProperty": ("v", (("b", on),)), "SetProperty": (None, ())}
    assert desk.is_on(Way.XFCE) is on
    assert desk.turn(Way.XFCE, on=on) is True
    assert desk.bus.calls[-1] == ("SetProperty", "xfce4-notifyd", "/do-not-disturb", ("b", on))


def test_xfces_is_off_where_it_was_never_set(desk: Desk) -> None:
    desk.bus.refuses = True
    assert desk.is_on(Way.XFCE) is False


def test_plasma_gives_a_number_to_release_it_by(desk: Desk) -> None:
    desk.bus.answers |= {"Get": ("v", (("b", False),)), "Inhibit": ("u", (17,)), "UnInhibit": (None, ())}
    assert desk.is_on(Way.KDE) is False
    assert desk.turn(Way.KDE, on=True) is True
    assert desk.turn(Way.KDE, on=False) is True
    assert [call[0] for call in desk.bus.calls] == ["Get", "Inhibit", "UnInhibit"]
    assert desk.bus.calls[0][1:] == (NOTIFICATIONS, "Inhibited")
    assert desk.bus.calls[-1] == ("UnInhibit", 17)


def test_plasmas_of_before_a_crash_went_with_its_connection(desk: Desk) -> None:
    assert desk.turn(Way.KDE, on=False) is True
    assert desk.bus.calls == []


@pytest.mark.parametrize(("on", "banners"), ON_AND_OFF)
def test_gnome_shows_no_banners(desk: Desk, tmp_path: Path, on: bool, banners: str) -> None:  # noqa: FBT001
    told = tmp_path / "told"
    install(tmp_path / "bin", f'echo "$@" > {told}; echo {banners}')
    assert desk.is_on(Way.GNOME) is on
    assert told.read_text() == "get org.gnome.desktop.notifications show-banners\n"
    assert desk.turn(Way.GNOME, on=on) is True
    assert told.read_text() == f"set org.gnome.desktop.notifications show-banners {banners}\n"


def test_gnomes_program_that_fails_or_is_gone_is_no_answer(desk: Desk, tmp_path: Path) -> None:
    assert desk.is_on(Way.GNOME) is None
    install(tmp_path / "bin", "exit 1")
    assert desk.is_on(Way.GNOME) is None
    assert desk.turn(Way.GNOME, on=True) is False


def test_whoever_waits_when_it_closes_is_told_that_nobody_answered(desk: Desk, tmp_path: Path) -> None:
    install(tmp_path / "bin", "exec /bin/sleep 60")
    desk.bus.silent = True
    desk.switch.is_on(Way.GNOME, desk.heard.append)
    desk.switch.is_on(Way.DUNST, desk.heard.append)
    assert desk.heard == []
    desk.switch.close()
    assert desk.heard == [None, None]
