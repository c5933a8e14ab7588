"""The terminal's end of the line, as a real process: what it prints, how it ends, what it loads."""

from __future__ import annotations

import os
import pty
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.wire import part
from unaided.domain.profile import socket_path

ROOT = Path(__file__).parents[2]
INSTALLED_COMMAND = "import sys; from unaided.__main__ import main; sys.exit(main(sys.argv[1:]))"
WAIT = 20  # seconds; a loaded machine is slow


class App:
    """The app's end of the line: it hears one request at a time and says what the test wants."""

    def __init__(self, folder: Path) -> None:
        self.env = os.environ | {
            "XDG_RUNTIME_DIR": str(folder),
            "UNAIDED_HOME": str(folder / "profile"),
            "PYTHONPATH": str(ROOT / "app"),
        }
        self._server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._server.bind(socket_path(self.env, sys.platform))
        self._server.listen()
        self._server.settimeout(WAIT)
        self._line: socket.socket | None = None

    def hear(self) -> list[str]:
        """Take the next request, say that it was heard, and return its words."""
        self.hang_up()
        self._line, _ = self._server.accept()
        self._line.settimeout(WAIT)
        head, body = b"", b""
        while not head.endswith(b"\n"):
            head += self._line.recv(1)
        while len(body) < int(head):
            body += self._line.recv(65536)
        self.say("heard", 0)
        return body.decode().split("\0")[:-1]

    def say(self, kind: str, said: str | int) -> None:
        """Send one part of the answer."""
        self.send(part(kind, said))

    def send(self, said: bytes) -> None:
        """Send anything."""
        assert self._line is not None
        self._line.sendall(said)

    def answer(self, out: str = "", err: str = "", code: int = 0, ask: str = "") -> None:
        """Send an answer to its end."""
        texts = (("ask", ask), ("err", err), ("out", out))
        self.send(b"".join(part(kind, said) for kind, said in texts if said) + part("end", code))

    def hang_up(self) -> None:
        """Close the line, as a killed app does."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def close(self) -> None:
        self.hang_up()
        self._server.close()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with closing(App(tmp_path)) as app:
        yield app


def terminal(app: App, *words: str, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    """Start a command."""
    return subprocess.Popen(  # noqa: S603 (our own words)
        [sys.executable, "-c", INSTALLED_COMMAND, *words],
        env=app.env,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[str, str, int]:
    """Wait for its end and return what it printed and its exit code."""
    out, err = process.communicate(timeout=WAIT)
    return out, err, process.returncode


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def test_an_answer_is_printed_as_it_is(app: App) -> None:
    asked = terminal(app, "status", "--format", "{mark} {left}")

    assert app.hear() == ["status", "--format", "{mark} {left}"]
    app.answer("● 25 min\n", "said\n", 1)

    assert ended(asked) == ("● 25 min\n", "said\n", 1)


@pytest.mark.parametrize("form", ["--pdf {}", "--markdown {}", "--pdf={}"])
def test_a_file_to_be_written_is_named_from_the_root(app: App, form: str) -> None:
    """The app stands in another folder, and the file need not be there yet."""
    asked = terminal(app, "letter", "--month", "2025-02", *form.format("letter.out").split())

    whole = form.format(Path("letter.out").absolute()).split()
    assert app.hear() == ["letter", "--month", "2025-02", *whole]
    app.answer()
    assert ended(asked)[2] == 0


def test_a_large_answer_comes_whole(app: App) -> None:
    asked = terminal(app, "export")

    app.hear()
    app.answer("x" * 3_000_000 + "\n")

    assert ended(asked) == ("x" * 3_000_000 + "\n", "", 0)


def test_watch_prints_each_line_as_it_comes_and_ends_with_the_app(app: App) -> None:
    watch = terminal(app, "watch")
    app.hear()
    for text in ("● 25 min\n", "● 24 min\n"):
        app.say("out", text)
        assert first_line(watch) == text

    app.answer("\n")

    assert ended(watch) == ("\n", "", 0)


def test_watch_says_so_where_the_app_was_killed(app: App) -> None:
    watch = terminal(app, "watch")
    app.hear()
    app.say("out", "● 25 min\n")
    assert first_line(watch) == "● 25 min\n"

    app.hang_up()

    assert ended(watch) == (
        "",
        "Unaided ended before it had answered. Start it again and look with `unaided status`.\n",
        1,
    )


def test_ctrl_c_ends_a_watch_without_a_word(app: App) -> None:
    watch = terminal(app, "watch")
    app.hear()
    app.say("out", "● 25 min\n")
    first_line(watch)

    watch.send_signal(signal.SIGINT)

    assert ended(watch) == ("", "", 130)


def test_a_watch_whose_reader_went_ends_at_once_though_nothing_changes(app: App) -> None:
    watch = terminal(app, "watch")
    app.hear()
    app.say("out", "● 25 min\n")
    first_line(watch)
    assert watch.stdout is not None
    assert watch.stderr is not None

    watch.stdout.close()

    assert watch.wait(WAIT) == 141
    assert watch.stderr.read() == ""
    watch.stderr.close()


def test_an_answer_that_nobody_reads_makes_no_noise(app: App) -> None:
    asked = terminal(app, "list")
    app.hear()
    assert asked.stdout is not None
    assert asked.stderr is not None
    asked.stdout.close()

    app.answer("row\n")

    assert asked.wait(WAIT) == 141
    assert asked.stderr.read() == ""
    asked.stderr.close()


def test_without_a_terminal_nothing_is_asked(app: App) -> None:
    asked = terminal(app, "discard")
    app.hear()

    app.answer(err="unaided: Add --yes.\n", code=1, ask="Discard it?")

    assert ended(asked) == ("", "unaided: Add --yes.\n", 1)


@pytest.mark.parametrize("yes", ["y\n", "YES\n"])
def test_a_yes_at_the_terminal_does_it(app: App, yes: str) -> None:
    typing, stdin = pty.openpty()
    asked = terminal(app, "discard", "--json", stdin=stdin)
    app.hear()
    os.write(typing, yes.encode())
    app.answer(err="unaided: Add --yes.\n", code=1, ask="Discard it?")

    assert app.hear() == ["discard", "--json", "--yes"]
    app.answer("{}\n")

    assert ended(asked) == ("{}\n", "Discard it? [y/N] ", 0)
    os.close(typing)
    os.close(stdin)


def test_anything_else_at_the_terminal_changes_nothing(app: App) -> None:
    typing, stdin = pty.openpty()
    asked = terminal(app, "discard", stdin=stdin)
    app.hear()
    os.write(typing, b"\n")
    app.answer(err="unaided: Add --yes.\n", code=1, ask="Discard it?")

    assert ended(asked) == ("", "Discard it? [y/N] Nothing was changed.\n", 1)
    os.close(typing)
    os.close(stdin)


@pytest.mark.parametrize("verb", ["status", "watch", "start", "stop"])
def test_what_the_app_answers_loads_next_to_nothing_here(app: App, verb: str) -> None:
    app.env["PYTHONPROFILEIMPORTTIME"] = "1"
    asked = terminal(app, verb)
    app.hear()
    app.answer("done\n")

    _, err, code = ended(asked)

    loaded = {line.rpartition("|")[2].strip() for line in err.splitlines() if line.startswith("import time:")}
    assert code == 0
    assert "unaided.cli.asking" in loaded
    assert not loaded & {
        "argparse",
        "json",
        "re",
        "collections",
        "pathlib",
        "typing",
        "dataclasses",
        "PySide6",
        "sqlalchemy",
    }
    assert {name for name in loaded if name.startswith("unaided")} == {
        "unaided",
        "unaided.__main__",
        "unaided.cli",
        "unaided.cli.asking",
        "unaided.cli.client",
        "unaided.domain",
        "unaided.domain.profile",
    }


def test_an_app_of_another_version_is_named(app: App) -> None:
    asked = terminal(app, "status")
    app.hear()

    app.send(b"{}\n")

    assert ended(asked) == ("", "The Unaided that runs is of another version. Quit it and start it again.\n", 1)


def test_no_app_leaves_nothing_to_watch(tmp_path: Path) -> None:
    env = os.environ | {"XDG_RUNTIME_DIR": str(tmp_path), "UNAIDED_HOME": str(tmp_path / "profile")}
    done = subprocess.run(
        [sys.executable, "-m", "unaided", "watch"],
        env=env | {"PYTHONPATH": str(ROOT / "app")},
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "unaided: the app is not running, so nothing can be watched. Start it: unaided --in-tray\n"
    assert not (tmp_path / "profile").exists()
