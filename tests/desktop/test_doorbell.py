"""The local socket: one request, one answer, for this person alone."""

from __future__ import annotations

import json
import socket
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.doorbell import Doorbell, Respond
from unaided.domain.reply import Exit, Reply


class Answering:
    """Remembers what was asked and answers with it."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, words: Sequence[str], respond: Respond) -> None:
        self.asked.append(list(words))
        respond(Reply(out=" ".join(words) + "\n", err="said\n", code=Exit.TROUBLE))


@pytest.fixture
def answering() -> Answering:
    return Answering()


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "bell.socket")


@pytest.fixture
def doorbell(answering: Answering, path: str) -> Iterator[Doorbell]:
    doorbell = Doorbell(answering)
    assert doorbell.listen(path)
    yield doorbell
    doorbell.close()


def lines(qtbot: QtBot, path: str, request: bytes) -> list[dict[str, object]]:
    """Send one request and return the lines that come back until the app hangs up."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(path)
        line.sendall(request)
        line.settimeout(0)
        got = b""

        def closed() -> bool:
            nonlocal got
            try:
                while part := line.recv(65536):
                    got += part
            except BlockingIOError:
                return False
            return True

        qtbot.waitUntil(closed)
    return [json.loads(part) for part in got.splitlines()]


@pytest.mark.usefixtures("doorbell")
def test_a_request_is_heard_at_once_and_then_answered(qtbot: QtBot, answering: Answering, path: str) -> None:
    request = json.dumps({"argv": ["start", "Übung ◆", "--ai"]}).encode() + b"\n"

    assert lines(qtbot, path, request) == [
        {},
        {"out": "start Übung ◆ --ai\n", "err": "said\n", "code": 1},
    ]
    assert answering.asked == [["start", "Übung ◆", "--ai"]]


@pytest.mark.usefixtures("doorbell")
@pytest.mark.parametrize("request_line", [b"nonsense\n", b"[1]\n", b'{"argv": "status"}\n', b'{"argv": [1]}\n'])
def test_what_is_not_understood_is_refused(qtbot: QtBot, answering: Answering, path: str, request_line: bytes) -> None:
    assert lines(qtbot, path, request_line)[-1]["code"] == Exit.USAGE
    assert not answering.asked


@pytest.mark.usefixtures("doorbell")
def test_only_this_person_can_use_it(path: str) -> None:
    assert stat.S_IMODE(Path(path).stat().st_mode) & 0o077 == 0


def test_what_a_killed_app_left_is_replaced(qtbot: QtBot, answering: Answering, path: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(path)
    doorbell = Doorbell(answering)

    assert doorbell.listen(path)
    assert lines(qtbot, path, b'{"argv": []}\n')[-1]["code"] == 1
    doorbell.close()


@pytest.mark.usefixtures("doorbell")
def test_a_caller_that_does_not_wait_harms_nothing(qtbot: QtBot, answering: Answering, path: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(path)
        line.sendall(b'{"argv": ["status"]}\n')
    qtbot.waitUntil(lambda: answering.asked == [["status"]])

    assert lines(qtbot, path, b'{"argv": ["again"]}\n')[-1]["out"] == "again\n"
