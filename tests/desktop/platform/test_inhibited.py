"""Do-not-disturb, where the notification service tells it; nobody is waited for longer than patience has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.platform.fake_bus import FakeBus
from unaided.desktop.platform.inhibited import Inhibited


@pytest.fixture
def bus(tmp_path: Path) -> FakeBus:
    return FakeBus(tmp_path / "bus")


def answers(qtbot: QtBot, bus: FakeBus, *, patience_ms: int = 5000) -> list[bool | None]:
    """Ask twice at once, and return what is told."""
    told: list[bool | None] = []
    inhibited = Inhibited(environ=bus.environ, patience_ms=patience_ms)
    inhibited.ask(told.append)
    inhibited.ask(told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    return told


@pytest.mark.parametrize("on", [True, False])
def test_what_the_service_says_is_told(qtbot: QtBot, bus: FakeBus, on: bool) -> None:  # noqa: FBT001 (a parameter)
    bus.inhibited = on
    assert answers(qtbot, bus) == [on, on]


def test_a_service_that_does_not_know_it_is_unknown(qtbot: QtBot, bus: FakeBus) -> None:
    assert answers(qtbot, bus) == [None, None]


def test_a_service_that_stays_silent_is_unknown_soon(qtbot: QtBot, bus: FakeBus) -> None:
    bus.silent = True
    assert answers(qtbot, bus, patience_ms=1) == [None, None]


def test_without_a_bus_it_is_unknown_at_once(tmp_path: Path, qapp: object) -> None:
    del qapp
    told: list[bool | None] = []
    Inhibited(environ={"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}).ask(told.append)
    assert told == [None]
