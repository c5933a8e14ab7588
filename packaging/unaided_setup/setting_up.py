"""Set up what is missing, in order: Debian packages, the virtual environment; every failure is one plain sentence."""

import time
from pathlib import Path

from unaided_setup import debian, needs, stamp, venv
from unaided_setup.debian import FindMissing
from unaided_setup.log import Log
from unaided_setup.one_at_a_time import one_at_a_time
from unaided_setup.trouble import SetupError, say


def nothing() -> dict[str, str]:
    """Return that nothing is missing."""
    return {}


def set_up(root: Path, lock: str, *, required: FindMissing = nothing, wanted: FindMissing = nothing) -> None:
    """Make the environment of this lock and install what is missing on the system, where that is allowed.

    `required` and `wanted` return what is missing now, with the Debian package that brings it. Raises SetupError with
    the sentence to show when there is no environment or a required part stays missing.
    """
    try:
        with one_at_a_time(root / f"{stamp.FOLDER}.lock") as held:
            log = Log(root / f"{stamp.FOLDER}.log", held)
            debian.provide(lambda: _missing_venv(root, lock) | required(), wanted, log)
            if not _is_made(root, lock):
                _make(root, lock, log)
    except OSError as error:
        raise SetupError(
            f"Set-up could not use {error.filename or root}: {error.strerror}. Put that right, then run this again."
        ) from error
    except KeyboardInterrupt:
        raise SetupError("Set-up was interrupted. Run this again: it starts afresh.") from None


def _missing_venv(root: Path, lock: str) -> dict[str, str]:
    return {} if _is_made(root, lock) else needs.missing_venv()


def _is_made(root: Path, lock: str) -> bool:
    """Tell whether the environment is complete; that of the tests has all that running needs."""
    return stamp.is_ready(str(root), lock, stamp.TEST_LOCK)


def _make(root: Path, lock: str, log: Log) -> None:
    venv.refuse_foreign(root)
    say(f"Setting up Unaided in {stamp.FOLDER} (once; about 120 MB to download) …")
    begun = time.monotonic()
    venv.make(root, lock, log)
    say(f"Set up in {time.monotonic() - begun:.0f} s.")
