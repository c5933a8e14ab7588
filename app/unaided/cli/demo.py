"""`unaided demo`: the app on a throw-away profile with a convincing history."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from tempfile import TemporaryDirectory

from unaided.bootstrap import Services, with_services
from unaided.cli.answers import number
from unaided.cli.commands import parse
from unaided.domain.profile import HOME_VARIABLE
from unaided.domain.reply import Exit, Reply
from unaided.domain.trouble import SessionRuleError, UnaidedError
from unaided.machine.clock import SystemClock

MOST_MONTHS = 120
OPENS = "unaided: {sessions:,} sessions of somebody who does not exist; all of it is thrown away when you quit.\n"


def demo(argv: Sequence[str], open_app: Callable[[], int]) -> int:
    """Fill a profile that is thrown away at the end, open the app on it, and return its exit code."""
    command = parse(argv)
    if isinstance(command, Reply):
        sys.stdout.write(command.out)
        sys.stderr.write(command.err)
        return int(command.code)
    with TemporaryDirectory(prefix="unaided-demo-") as folder:
        os.environ[HOME_VARIABLE] = folder
        try:
            sessions = fill(command, os.environ)
        except UnaidedError as trouble:
            sys.stderr.write(f"unaided: {trouble.sentence}\n")
            return int(Exit.TROUBLE)
        sys.stderr.write(OPENS.format(sessions=sessions))
        return open_app()


def fill(command: Namespace, environ: Mapping[str, str]) -> int:
    """Fill the profile of this environment and return how many sessions it has.

    Raises:
        SessionRuleError: months or seed is no such number.
    """
    months, seed = number(command.months, "--months"), number(command.seed, "--seed")
    if not 1 <= months <= MOST_MONTHS:
        raise SessionRuleError(f"--months takes 1 to {MOST_MONTHS}, not {months}.")
    return with_services(environ, SystemClock(), partial(_fill, months, seed))


def _fill(months: int, seed: int, services: Services) -> int:
    return services.demo.show(months, seed)
