"""The terminal without an app, as a real process: it works on the file, and asks before it discards."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WAIT = 30  # seconds; a loaded machine is slow


class Alone:
    """A terminal with a profile and no app."""

    def __init__(self, folder: Path) -> None:
        self._env = os.environ | {
            "XDG_RUNTIME_DIR": str(folder),
            "UNAIDED_HOME": str(folder / "profile"),
            "PYTHONPATH": str(ROOT / "app"),
        }

    def say(self, *words: str, typed: str | None = None) -> tuple[str, str, int]:
        """Do a command, at a terminal where something is typed, and return what it printed and its exit code."""
        typing, stdin = pty.openpty()
        if typed is not None:
            os.write(typing, typed.encode())
        done = subprocess.run(  # noqa: S603 (our own words)
            [sys.executable, "-m", "unaided", *words],
            env=self._env,
            stdin=subprocess.DEVNULL if typed is None else stdin,
            capture_output=True,
            text=True,
            timeout=WAIT,
            check=False,
        )
        os.close(typing)
        os.close(stdin)
        return done.stdout, done.stderr, done.returncode

    def state(self) -> str:
        """Return the state that `status` tells."""
        return str(json.loads(self.say("status", "--json")[0])["state"])


@pytest.fixture
def alone(tmp_path: Path) -> Alone:
    alone = Alone(tmp_path)
    out, err, code = alone.say("start", "Parser", "--ai", "--estimate", "30", "--no-app")
    assert (code, err) == (0, ""), out
    return alone


def test_a_no_discards_nothing(alone: Alone) -> None:
    out, err, code = alone.say("discard", typed="\n")

    assert (out, code) == ("", 1)
    assert err == "Discard “Parser”, 0 min of work? It counts in no figure then. [y/N] Nothing was changed.\n"
    assert alone.state() == "running"


def test_a_yes_discards_and_undo_brings_it_back(alone: Alone) -> None:
    out, err, code = alone.say("discard", typed="y\n")

    assert (out, code) == ("Nothing is running.\n", 0)
    assert err.endswith("`unaided discard --undo` brings it back.\n")
    assert alone.say("discard", "--undo")[2] == 0
    assert alone.state() == "running"


def test_a_script_is_not_asked_and_has_to_say_yes(alone: Alone) -> None:
    out, err, code = alone.say("discard")

    assert (out, code) == ("", 1)
    assert err == "unaided: A session is discarded only once you were asked. Add --yes to do it unasked.\n"
    assert alone.say("discard", "--yes")[2] == 0
    assert alone.state() == "idle"


def test_a_look_up_is_nowhere_but_in_the_profile(alone: Alone) -> None:
    alone.say("stop", "--worked", "0")
    alone.say("start", "Sync", "--no-ai", "--estimate", "30", "--no-app")
    out, err, code = alone.say("lookup", "how", "retries", "back", "off")

    assert code == 0
    assert "retries" not in out + err
    assert "how retries back off" in alone.say("export")[0]


def test_what_needs_a_window_says_so_where_no_app_runs(alone: Alone) -> None:
    for verb in ("explain", "recall"):
        out, err, code = alone.say(verb)
        assert (out, code) == ("", 1)
        assert err.startswith("unaided: the app is not running")


def test_what_is_owed_is_listed_without_an_app(alone: Alone) -> None:
    alone.say("stop")

    out, err, code = alone.say("owed")

    assert (err, code) == ("", 0)
    assert out.endswith("  sentence     Parser\n")
    assert alone.say("search", "nowhere") == ("Nothing you wrote has all of these words.\n", "", 0)


def test_a_letter_is_drawn_as_pdf_without_an_app_or_a_display(alone: Alone, tmp_path: Path) -> None:
    out, err, code = alone.say("letter", "--pdf", str(tmp_path / "letter.pdf"))

    assert (out, err, code) == ("The letter is saved as letter.pdf.\n", "", 0)
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")
