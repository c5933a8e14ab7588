"""A command is handed to whoever listens on the profile's socket; the app at the other end is played by a thread."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from unaided.cli import client
from unaided.domain.profile import socket_path

Line = socket.socket
HEARD = b"{}\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return where the app of a fresh profile would listen."""
    runtime = {"XDG_RUNTIME_DIR": str(tmp_path), "UNAIDED_HOME": str(tmp_path / "profile")}
    for name, value in runtime.items():
        monkeypatch.setenv(name, value)
    return socket_path(runtime, "linux")


@contextmanager
def app_at(path: str, behave: Callable[[Line], None]) -> Iterator[None]:
    """Let an app listen there that does this with its one caller, then hangs up."""

    def serve() -> None:
        line, _ = server.accept()
        with line:
            behave(line)

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(path)
        server.listen()
        thread = threading.Thread(target=serve)
        thread.start()
        yield
        thread.join()


def request(line: Line) -> object:
    """Return what the caller asks."""
    with line.makefile("rb") as asked:
        return json.loads(asked.readline())


def test_with_no_app_nobody_is_asked(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not Path(path).exists()
    assert client.ask(["status"]) is None
    assert capsys.readouterr() == ("", "")


def test_what_a_killed_app_left_behind_is_nobody(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as killed:
        killed.bind(path)
    assert Path(path).exists()
    assert client.ask(["status"]) is None
    assert capsys.readouterr() == ("", "")


def test_an_app_that_ends_before_it_has_heard_is_none(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    def behave(line: Line) -> None:
        request(line)

    with app_at(path, behave):
        assert client.ask(["status"]) is None
    assert capsys.readouterr() == ("", "")


def test_an_app_that_is_silent_is_told_of(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    given_up = threading.Event()

    def behave(_line: Line) -> None:
        given_up.wait()

    with app_at(path, behave):
        code = client.ask(["status"])
        given_up.set()
    assert code == 1
    assert capsys.readouterr().err.startswith("Unaided is running but does not answer")


@pytest.mark.parametrize("word", ["-h", "--help", "--version"])
def test_what_needs_no_app_asks_none(path: str, word: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(path)
        server.listen()
        server.settimeout(0)
        assert client.ask(["start", word]) is None
        with pytest.raises(BlockingIOError):
            server.accept()
