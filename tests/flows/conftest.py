"""The joined app on a profile of its own, with nobody on any bus, and nothing left behind."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.flows.app import App
from tests.support.clock import FakeClock
from tests.support.leaks import nothing_left_behind

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@pytest.fixture(autouse=True)
def _tidy(qapp: QApplication) -> Iterator[None]:
    """Give back what the running app takes over in its process."""
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    hook, listening = sys.excepthook, list(logging.getLogger().handlers)
    with nothing_left_behind():
        yield
        signal.set_wakeup_fd(-1)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        sys.excepthook = hook
        for log in [one for one in logging.getLogger().handlers if one not in listening]:
            logging.getLogger().removeHandler(log)
            log.close()
        qapp.setStyleSheet("")


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still until moved."""
    return FakeClock()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the profile's folder, in surroundings without buses, tray and players."""
    profile, runtime = tmp_path / "profile", tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("UNAIDED_HOME", str(profile))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("PATH", str(runtime))
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={runtime}/nobody")
    return profile


@pytest.fixture
def start(qtbot: QtBot, folder: Path, clock: FakeClock) -> Iterator[Callable[[], App]]:
    """Return what starts the app; one that still runs at the end of the test is ended."""
    started: list[App] = []

    def begin() -> App:
        started.append(App(qtbot, folder, clock))
        return started[-1]

    yield begin
    for app in started:
        app.end()


@pytest.fixture
def app(start: Callable[[], App]) -> App:
    """Return the running app."""
    return start()
