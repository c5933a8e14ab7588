"""The command line where no app answered: work on the profile under its write lock, or launch the app."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from tempfile import TemporaryFile
from typing import IO

from unaided.bootstrap import Services, with_services
from unaided.cli import asking, client, opening
from unaided.cli.commands import parse, perform
from unaided.cli.edits import VERBS as EDITS
from unaided.cli.starting import start_request
from unaided.domain.comeback import Comeback, comeback_words
from unaided.domain.now import Now
from unaided.domain.reply import Exit, Paper, Reply
from unaided.domain.session import active_us, undecided_us
from unaided.domain.span import Cause
from unaided.domain.trouble import UnaidedError
from unaided.domain.words import lengths
from unaided.machine.clock import SystemClock
from unaided.machine.display import has_display

LOOKS_ONLY = frozenset(EDITS).union(
    ("status", "list", "owed", "gaps", "search", "export", "import", "report", "task", "letter", "note", "skill"),
    ("stage", "plan"),
)
NEEDS_APP = frozenset({"explain", "recall"})
LOOK_AGAIN = 0.05  # seconds
LOOKS = 400  # 20 s: the first start after an update reads a lot from a cold disk
NO_DISPLAY = (
    "unaided: there is no display to show the app on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "Add --no-app to time the session without it.\n"
)
NOTHING_TO_WATCH = "unaided: the app is not running, so nothing can be watched. Start it: unaided --in-tray\n"
NOT_UP = "unaided: the app was launched but did not come up. Open it by itself to see what it says.\n"


def main(argv: Sequence[str], draw: Callable[[Paper], Reply]) -> int:
    """Do one command and print its answer; return the exit code. `draw` makes the PDF that an answer asks for."""
    command = parse(argv)
    if isinstance(command, Reply):
        return _print(command)
    if command.verb == "start" and not command.no_app:
        return _start_with_app(argv, command)
    if command.verb == "watch":
        return _print(Reply(err=NOTHING_TO_WATCH, code=Exit.TROUBLE))
    if command.verb in NEEDS_APP:
        return _print(opening.no_app())
    reply = _alone(command)
    if reply.paper is not None:
        reply = draw(reply.paper)
    if reply.question and sys.stdin.isatty():
        command.yes = asking.agrees(reply.question)
        return _print(_alone(command)) if command.yes else int(Exit.TROUBLE)
    return _print(reply)


def _alone(command: Namespace) -> Reply:
    try:
        return with_services(os.environ, SystemClock(), partial(_do, command))
    except UnaidedError as trouble:
        return Reply(err=f"unaided: {trouble.sentence}\n", code=Exit.TROUBLE)


def _do(command: Namespace, services: Services) -> Reply:
    if command.verb in LOOKS_ONLY:
        return perform(command, services, watched=False)
    back = services.session.give_back(watched=False)
    if back.how is not None and back.how is not Comeback.GOES_ON:
        sys.stderr.write(comeback_words(back.how, back.title) + "\n")
    if command.verb == "stop" and command.worked is None and sys.stdin.isatty():
        command.worked = _ask_worked(services.session.now())
    return perform(command, services, watched=False)


def _ask_worked(now: Now) -> str | None:
    """Ask how much of an unwatched session was work; Enter leaves it undecided (Law 2)."""
    session = now.session
    if session is None or not any(span.cause is Cause.UNWATCHED for span in session.spans):
        return None
    sys.stderr.write(
        f"No app watched this session. Besides {lengths(active_us(session))} of work, "
        f"{lengths(undecided_us(session))} are undecided.\nMinutes of these you worked (Enter: decide later): "
    )
    sys.stderr.flush()
    return sys.stdin.readline().strip() or None


def _start_with_app(argv: Sequence[str], command: Namespace) -> int:
    if not has_display(os.environ, sys.platform):
        return _print(Reply(err=NO_DISPLAY, code=Exit.TROUBLE))
    try:
        start_request(command, watched=True)  # else the app would be left behind, running
    except UnaidedError as refused:
        return _print(Reply(err=f"unaided: {refused.sentence}\n", code=Exit.TROUBLE))
    with TemporaryFile() as said:
        return _launch(argv, said)


def _launch(argv: Sequence[str], said: IO[bytes]) -> int:
    app = subprocess.Popen(
        [sys.executable, "-P", "-m", "unaided", "--in-tray"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=said,
        start_new_session=True,
    )
    for _ in range(LOOKS):
        if (code := client.ask(argv)) is not None:
            return code
        if app.poll() is not None:
            break
        time.sleep(LOOK_AGAIN)
    said.seek(0)
    sentence = said.read().decode("utf-8", "replace")
    return _print(Reply(err=sentence if app.poll() is not None and sentence else NOT_UP, code=Exit.TROUBLE))


def _print(reply: Reply) -> int:
    return asking.write(reply.out, reply.err) or int(reply.code)
