"""An app in which nothing waits has not opened what is kept, and loads nothing heavy until something is done."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from unaided.bootstrap import open_profile
from unaided.domain.explanation import SkipReason
from unaided.domain.now import Last
from unaided.domain.session import Mode

RUN = """
import sys
from PySide6.QtCore import QTimer
from unaided.__main__ import answer
from unaided.bootstrap import open_profile
from unaided.desktop.bridge import Bridge
from unaided.desktop.desktop import Desktop, make_application
from unaided.machine.clock import SystemClock
import os
application = make_application()
profile = open_profile(os.environ)
desktop = Desktop(profile, SystemClock(), profile.glance(), answer)
bridge = desktop.findChild(Bridge)
def look():
    print([name for name in ("sqlalchemy", "alembic", "numpy", "platformdirs") if name in sys.modules])
    if len(seen) == 1:
        bridge.finish()
        bridge.ask(lambda services: services.session.choices(), lambda _: bridge.changed.emit())
    else:
        QTimer.singleShot(0, application.quit)
seen = []
bridge.changed.connect(lambda: seen.append(1))
bridge.changed.connect(look)
desktop.show_tray()
desktop.settle_soon(in_tray=True)
application.exec()
desktop.close()
profile.release()
"""


def run(folder: Path) -> list[str]:
    """Run the app on this profile, then read something, and return what it has loaded at both moments."""
    environ = os.environ | {"UNAIDED_HOME": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", RUN], env=environ, check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout.splitlines()


def answered(home: Home) -> None:
    """Work a while, and be done with it."""
    home.work(10)
    [owed] = home.bridge.now.owed
    home.read(lambda services: services.explanation.skip(owed.session_id, SkipReason.NO_TIME))


@pytest.fixture
def folder(qtbot: QtBot, tmp_path: Path) -> Path:
    """The profile of a person who has worked, answered and quit."""
    folder = tmp_path / "profile"
    with at_home(qtbot, folder) as home:
        answered(home)
    return folder


def test_it_has_loaded_nothing_heavy_until_something_is_read(folder: Path) -> None:
    assert run(folder)[:2] == ["[]", "['sqlalchemy']"]


def test_what_was_done_last_is_known_all_the_same(folder: Path) -> None:
    profile = open_profile({"UNAIDED_HOME": str(folder)})
    assert profile.resting() == Last("Fix the retry", Mode.NO_AI, timedelta(minutes=50) // timedelta(microseconds=1))
    profile.release()


def test_a_profile_with_something_to_answer_does_not_rest(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "profile") as home:
        home.work(10)
    profile = open_profile({"UNAIDED_HOME": str(tmp_path / "profile")})
    assert profile.resting() is None
    profile.release()


def test_neither_does_one_in_which_a_session_goes_on_or_that_is_new(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("running", "new"):
        with at_home(qtbot, tmp_path / name) as home:
            if name == "running":
                home.start()
        profile = open_profile({"UNAIDED_HOME": str(tmp_path / name)})
        assert profile.resting() is None
        profile.release()


def test_one_that_nobody_closed_is_opened_at_once(folder: Path) -> None:
    profile = open_profile({"UNAIDED_HOME": str(folder)})
    [database] = folder.glob("*.db")
    database.with_name(database.name + "-wal").write_bytes(b"left behind")
    assert profile.resting() is None
    profile.release()
