"""The local socket: one request, one answer, for this person alone."""

from __future__ import annotations

import socket
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.wire import Part, parts, request
from unaided.desktop.doorbell import Caller, Doorbell
from unaided.domain.reply import Exit, Reply


class Answering:
    """Remembers what was asked and answers with it."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.following: list[Caller] = []

    def __call__(self, words: Sequence[str], caller: Caller) -> None:
        self.asked.append(list(words))
        if words[:1] == ["watch"]:
            self.following.append(caller)
            caller.goes_on(Reply(out="bye\n"))
            caller.say("first\n")
            return
        caller.respond(Reply(out=" ".join(words) + "\n", err="said\n", code=Exit.TROUBLE))


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


def answer(qtbot: QtBot, path: str, said: bytes) -> list[Part]:
    """Send one request and return the parts that come back until the app hangs up."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(path)
        line.sendall(said)
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
    return parts(got)


@pytest.mark.usefixtures("doorbell")
def test_a_request_is_heard_at_once_and_then_answered(qtbot: QtBot, answering: Answering, path: str) -> None:
    assert answer(qtbot, path, request("start", "Übung ◆", "", "two\nlines", "--ai")) == [
        ("heard", 0),
        ("err", "said\n"),
        ("out", "start Übung ◆  two\nlines --ai\n"),
        ("end", 1),
    ]
    assert answering.asked == [["start", "Übung ◆", "", "two\nlines", "--ai"]]


@pytest.mark.usefixtures("doorbell")
def test_no_words_at_all_are_a_request_too(qtbot: QtBot, answering: Answering, path: str) -> None:
    answer(qtbot, path, request())

    assert answering.asked == [[]]


@pytest.mark.usefixtures("doorbell")
def test_bytes_that_are_no_text_come_through_and_break_no_answer(qtbot: QtBot, answering: Answering, path: str) -> None:
    said = answer(qtbot, path, b"6\nlook\xff\0")

    assert answering.asked == [["look\udcff"]]
    assert said[2] == ("out", "look?\n")


@pytest.mark.usefixtures("doorbell")
@pytest.mark.parametrize("said", [b"nonsense\n", b"-1\n", b"{}\n", b"9999999\n", b"99999999", b"\n"])
def test_what_is_not_understood_is_refused(qtbot: QtBot, answering: Answering, path: str, said: bytes) -> None:
    assert answer(qtbot, path, said)[-1] == ("end", Exit.USAGE)
    assert not answering.asked


@pytest.mark.usefixtures("doorbell")
def test_only_this_person_can_use_it(path: str) -> None:
    assert stat.S_IMODE(Path(path).stat().st_mode) & 0o077 == 0


def test_what_a_killed_app_left_is_replaced(qtbot: QtBot, answering: Answering, path: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(path)
    doorbell = Doorbell(answering)

    assert doorbell.listen(path)
    assert answer(qtbot, path, request("status"))[-1] == ("end", 1)
    doorbell.close()


@pytest.mark.usefixtures("doorbell")
def test_what_a_caller_who_gave_up_had_asked_for_is_not_done(qtbot: QtBot, answering: Answering, path: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(path)
        line.sendall(request("toggle"))  # gone before the app, which was frozen, comes to read it
    answer(qtbot, path, request("status"))
    assert answering.asked == [["status"]]


def test_an_answer_that_goes_on_ends_with_the_app(
    qtbot: QtBot, answering: Answering, path: str, doorbell: Doorbell
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(path)
        line.sendall(request("watch"))
        qtbot.waitUntil(lambda: bool(answering.following))
        answering.following[0].say("second ●\n")
        doorbell.close()
        line.settimeout(5)
        with line.makefile("rb") as answers:
            told = parts(answers.read())

    assert told == [("heard", 0), ("out", "first\n"), ("out", "second ●\n"), ("out", "bye\n"), ("end", 0)]


@pytest.mark.usefixtures("doorbell")
def test_a_caller_who_hangs_up_is_known_to_be_gone(qtbot: QtBot, answering: Answering, path: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(path)
        line.sendall(request("watch"))
        qtbot.waitUntil(lambda: bool(answering.following))
        assert answering.following[0].is_there

    qtbot.waitUntil(lambda: not answering.following[0].is_there)
    answering.following[0].say("into the void\n")


@pytest.mark.usefixtures("doorbell")
def test_who_follows_and_never_reads_is_hung_up_on(qtbot: QtBot, answering: Answering, path: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(path)
        line.sendall(request("watch"))
        qtbot.waitUntil(lambda: bool(answering.following))
        for _ in range(40):
            answering.following[0].say("x" * 65_536)

        assert not answering.following[0].is_there
