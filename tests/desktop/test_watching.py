"""Who watches is told each change once, and nothing in between."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.home import Home
from tests.support.wire import Part, parts, request
from unaided.__main__ import answer
from unaided.bootstrap import Services
from unaided.desktop.commands import Commands
from unaided.desktop.doorbell import Doorbell
from unaided.domain.session import SessionEvent


class Watcher:
    """A terminal that watches."""

    def __init__(self, home: Home, path: str, *words: str) -> None:
        self._home = home
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._line.connect(path)
        self._line.sendall(request("watch", *words))
        self._line.settimeout(0)
        self._got = b""
        self.has_ended = False

    def _read(self) -> None:
        try:
            while part := self._line.recv(65536):
                self._got += part
            self.has_ended = True
        except BlockingIOError:
            return

    def lines(self, count: int) -> list[str]:
        """Wait for so many lines and return all there are."""

        def are_there() -> bool:
            self._read()
            return len(self._outs()) >= count

        self._home.qtbot.waitUntil(are_there)
        return self._outs()

    def ending(self) -> list[Part]:
        """Wait for the end and return all that was said."""

        def ended() -> bool:
            self._read()
            return self.has_ended

        self._home.qtbot.waitUntil(ended)
        return parts(self._got)

    def _outs(self) -> list[str]:
        return [str(said) for kind, said in parts(self._got) if kind == "out"]

    def close(self) -> None:
        self._line.close()


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "bell.socket")


@pytest.fixture
def doorbell(home: Home, path: str) -> Iterator[Doorbell]:
    commands = Commands(home.bridge, answer)
    doorbell = Doorbell(commands.take)
    assert doorbell.listen(path)
    yield doorbell
    doorbell.close()


@pytest.mark.usefixtures("doorbell")
def test_a_line_now_and_one_for_each_change(home: Home, path: str) -> None:
    watcher = Watcher(home, path, "--format", "{mark} {state} {left}")
    assert watcher.lines(1) == ["idle\n"]

    home.start()
    assert watcher.lines(2)[-1] == "● running 50 min\n"
    home.clock.pass_time(seconds=15)
    home.bridge.ticked.emit()
    home.clock.pass_time(seconds=45)
    home.bridge.ticked.emit()
    home.bridge.act(SessionEvent.PAUSE)
    home.bridge.change(_nothing)
    home.bridge.act(SessionEvent.FINISH)
    home.settled()

    assert watcher.lines(5)[2:] == ["● running 49 min\n", "● paused 49 min\n", "owed\n"]
    watcher.close()


@pytest.mark.usefixtures("doorbell")
def test_json_lines_are_those_of_status(home: Home, path: str) -> None:
    watcher = Watcher(home, path, "--json")
    watcher.lines(1)
    home.start("Übung")
    home.clock.pass_time(seconds=20)
    home.bridge.ticked.emit()

    told = [json.loads(line) for line in watcher.lines(2)]

    assert [(one["state"], one["task"]) for one in told] == [("idle", None), ("running", "Übung")]
    watcher.close()


@pytest.mark.usefixtures("doorbell")
def test_a_format_that_is_wrong_ends_at_once(home: Home, path: str) -> None:
    watcher = Watcher(home, path, "--format", "{left.real}")

    ending = watcher.ending()

    assert [kind for kind, _ in ending] == ["heard", "err", "end"]
    assert "is no field" in str(ending[1])
    watcher.close()


def test_the_end_of_the_app_leaves_a_bar_empty(home: Home, path: str, doorbell: Doorbell) -> None:
    plain, as_json = Watcher(home, path), Watcher(home, path, "--json")
    assert plain.lines(1) == ["Nothing is running\n"]
    as_json.lines(1)

    doorbell.close()

    assert plain.ending()[-2:] == [("out", "\n"), ("end", 0)]
    assert [kind for kind, _ in as_json.ending()] == ["heard", "out", "end"]
    plain.close()
    as_json.close()


@pytest.mark.usefixtures("doorbell")
def test_who_hung_up_is_forgotten(home: Home, path: str) -> None:
    gone, stays = Watcher(home, path), Watcher(home, path)
    gone.lines(1)
    gone.close()
    stays.lines(1)

    home.start()

    assert stays.lines(2)[-1] == "● Fix the retry · 50 min left\n"
    stays.close()


def _nothing(services: Services) -> None:
    """Change nothing; what is now is read all the same."""
    del services
