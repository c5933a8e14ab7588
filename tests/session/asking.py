"""What a person asks Unaided from a terminal beside the running app."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.session.harness.desktop import DesktopSession
from tests.session.harness.program import Program

ANSWER_SECONDS = 10.0
LISTEN_SECONDS = 15.0


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int


def command(program: Program, *arguments: str, **env: str) -> Answer:
    """Do a command to its end, whatever comes of it, in surroundings that differ by these variables."""
    done = subprocess.run(  # noqa: S603 - argv is ours
        [*program.command, *arguments],
        env=program.env | env,
        capture_output=True,
        text=True,
        timeout=ANSWER_SECONDS,
        check=False,
    )
    return Answer(done.stdout, done.stderr, done.returncode)


def wait_listens(desktop: DesktopSession, program: Program) -> None:
    """Wait until the app can be asked from the terminal."""
    folder = Path(program.env["XDG_RUNTIME_DIR"])
    desktop.person.wait(lambda: any(folder.glob("unaided-*.socket")), LISTEN_SECONDS, "the app to listen")


def status(program: Program) -> dict[str, Any]:
    """Read `status --json`."""
    answer: dict[str, Any] = json.loads(program.ask("status", "--json"))
    return answer


def rows(program: Program) -> list[dict[str, Any]]:
    """Read `list --json`, the latest session first."""
    answer: list[dict[str, Any]] = json.loads(program.ask("list", "--json"))["sessions"]
    return answer


def exported(program: Program) -> dict[str, Any]:
    """Read `export`."""
    answer: dict[str, Any] = json.loads(program.ask("export"))
    return answer
