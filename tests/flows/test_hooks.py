"""A person's own commands run at each moment with what it was, and can hold up or break nothing."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from unaided.desktop.hook_runner import HookRunner
from unaided.desktop.hooks import Hooks
from unaided.domain.session import Mode, SessionEvent

TITLE = "A title that is in no log"
NOTES_WHAT_IT_READS = f"#!{sys.executable}\nimport sys\nopen('said', 'a').write(sys.stdin.read())\n"
NEVER_ENDS = "#!/bin/sh\nsleep 600 &\necho $! > child\nwait\n"


class Hooked:
    """A person's home with a folder of commands."""

    def __init__(self, home: Home, limit_ms: int = 10_000, closing_ms: int = 2_000) -> None:
        self.home = home
        self.folder = home.folder / "hooks"
        self.folder.mkdir()
        self.runner = HookRunner(limit_ms=limit_ms, closing_ms=closing_ms)
        self._hooks = Hooks(home.bridge, self.runner, home.folder)

    def put(self, name: str, script: str, mode: int = 0o700) -> None:
        """Write a command."""
        (self.folder / name).write_text(script)
        (self.folder / name).chmod(mode)

    def act(self, event: SessionEvent) -> None:
        self.home.bridge.act(event)
        self.home.settled()

    def settled(self) -> None:
        """Wait until every command has ended."""
        self.home.settled()
        self.home.qtbot.waitUntil(lambda: not self.runner.is_busy)

    def said(self) -> list[dict[str, Any]]:
        """Return what the commands read."""
        self.settled()
        file = self.folder / "said"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile") as home:
        yield home


@pytest.fixture
def hooked(home: Home) -> Iterator[Hooked]:
    hooked = Hooked(home)
    yield hooked
    hooked.runner.close()


def test_each_moment_is_told_in_order_with_what_it_was(hooked: Hooked) -> None:
    for name in ("start", "pause", "resume", "end"):
        hooked.put(name, NOTES_WHAT_IT_READS)

    hooked.home.start(TITLE, Mode.AI)
    hooked.home.clock.pass_time(minutes=10)
    hooked.act(SessionEvent.PAUSE)
    hooked.home.clock.pass_time(minutes=5)
    hooked.act(SessionEvent.RESUME)
    hooked.home.clock.pass_time(minutes=2)
    hooked.act(SessionEvent.FINISH)

    said = hooked.said()
    assert [(one["event"], one["state"], one["active_seconds"]) for one in said] == [
        ("start", "running", 0),
        ("pause", "paused", 600),
        ("resume", "running", 600),
        ("end", "finished", 720),
    ]
    assert {(one["task"], one["mode"], one["schema"]) for one in said} == {(TITLE, "ai", 1)}
    assert said[-1]["owed"] == 1


def test_a_discarded_session_ends_too(hooked: Hooked) -> None:
    hooked.put("end", NOTES_WHAT_IT_READS)

    hooked.home.start()
    hooked.act(SessionEvent.DISCARD)

    assert [(one["event"], one["state"]) for one in hooked.said()] == [("end", "discarded")]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("#!/bin/sh\nexit 3\n", "The hook start ended with exit code 3."),
        ("#!/no/such/shell\n", "The hook start could not be started"),
        ("#!/bin/sh\nkill -9 $$\n", "The hook start was ended by signal 9."),
        ("#!/bin/sh\nexec <&-\necho noise; echo noise >&2\nexit 1\n", "The hook start ended with exit code 1."),
    ],
)
def test_what_fails_is_in_the_log_without_a_title(
    hooked: Hooked, caplog: pytest.LogCaptureFixture, script: str, told: str
) -> None:
    hooked.put("start", script)
    hooked.put("pause", NOTES_WHAT_IT_READS)

    hooked.home.start(TITLE)
    hooked.settled()
    hooked.act(SessionEvent.PAUSE)

    assert [one["event"] for one in hooked.said()] == ["pause"]
    assert told in caplog.text
    assert TITLE not in caplog.text
    assert all(record.levelno == logging.WARNING for record in caplog.records)


def test_one_that_never_ends_is_ended_with_all_it_started(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    hooked = Hooked(home, limit_ms=300)
    hooked.put("start", NEVER_ENDS)
    hooked.put("pause", NOTES_WHAT_IT_READS)

    home.start()
    hooked.act(SessionEvent.PAUSE)

    assert [one["event"] for one in hooked.said()] == ["pause"]
    assert "took more than 0.3 s and is ended" in caplog.text
    assert not _is_alive(int((hooked.folder / "child").read_text()))


def test_nothing_happens_without_commands(hooked: Hooked, caplog: pytest.LogCaptureFixture) -> None:
    hooked.put("start", NOTES_WHAT_IT_READS, mode=0o600)
    (hooked.folder / "end").mkdir()

    hooked.home.work(5)

    assert hooked.said() == []
    assert not caplog.records


def test_the_end_of_the_app_waits_a_moment_for_what_is_under_way(hooked: Hooked) -> None:
    hooked.put("end", NOTES_WHAT_IT_READS)
    hooked.home.start()
    hooked.home.bridge.act(SessionEvent.FINISH)
    hooked.home.qtbot.waitUntil(lambda: hooked.runner.is_busy)

    hooked.runner.close()

    assert [one["event"] for one in hooked.said()] == ["end"]


def test_the_end_of_the_app_waits_no_longer(home: Home) -> None:
    hooked = Hooked(home, closing_ms=200)
    hooked.put("start", NEVER_ENDS)
    home.start()
    home.qtbot.waitUntil(lambda: (hooked.folder / "child").exists() and (hooked.folder / "child").read_text() != "")

    hooked.runner.close()

    assert not _is_alive(int((hooked.folder / "child").read_text()))
    hooked.settled()


def _is_alive(pid: int) -> bool:
    """Tell whether a process runs; what was killed and not yet collected is not alive."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
