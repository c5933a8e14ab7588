"""The command line where no app answered: work on the profile under its write lock, or launch the app."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from unaided.bootstrap import Services, with_services
from unaided.cli import client
from unaided.cli.commands import parse, perform
from unaided.domain.now import Now
from unaided.domain.reply import Exit, Reply
from unaided.domain.session import Cause, active_us, undecided_us
from unaided.domain.trouble import UnaidedError
from unaided.domain.words import lengths
from unaided.machine.clock import SystemClock
from unaided.machine.display import has_display

LOOK_AGAIN = 0.05  # seconds
LOOKS = 400  # 20 s: the first start after an update reads a lot from a cold disk
NO_DISPLAY = (
    "unaided: there is no display to show the app on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "Add --no-app to time the session without it.\n"
)
NOT_UP = "unaided: the app was launched but did not come up. `python3 -m unaided` shows what it says.\n"


def main(argv: Sequence[str]) -> int:
    """Do one command and print its answer; return the exit code."""
    command = parse(argv)
    if isinstance(command, Reply):
        return _print(command)
    if command.verb == "start" and not command.no_app:
        return _start_with_app(argv)
    return _print(_alone(command))


def _alone(command: Namespace) -> Reply:
    try:
        return with_services(os.environ, SystemClock(), partial(_do, command))
    except UnaidedError as trouble:
        return Reply(err=f"unaided: {trouble.sentence}\n", code=Exit.TROUBLE)


def _do(command: Namespace, services: Services) -> Reply:
    services.session.give_back(watched=False)
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


def _start_with_app(argv: Sequence[str]) -> int:
    if not has_display(os.environ, sys.platform):
        return _print(Reply(err=NO_DISPLAY, code=Exit.TROUBLE))
    app = subprocess.Popen(
        [sys.executable, "-P", "-m", "unaided", "--in-tray"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    for _ in range(LOOKS):
        if (code := client.ask(argv)) is not None:
            return code
        if app.poll() is not None:
            break
        time.sleep(LOOK_AGAIN)
    return _print(Reply(err=NOT_UP, code=Exit.TROUBLE))


def _print(reply: Reply) -> int:
    sys.stderr.write(reply.err)
    sys.stdout.write(reply.out)
    sys.stdout.flush()
    return int(reply.code)
