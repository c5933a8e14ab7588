"""Install Debian packages where that is allowed, else say the one line that does it."""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from unaided_setup.log import Log
from unaided_setup.trouble import SetupError, say

INSTALL = ("apt-get", "install", "--no-install-recommends")
FindMissing = Callable[[], dict[str, str]]
LISTS = Path("/var/lib/apt/lists")


def provide(required: FindMissing, wanted: FindMissing, log: Log) -> None:
    """Install what is missing where that is allowed; raise what to do about a required part that stays missing.

    Both callables return what is missing now (a library, a program) with the package that brings it. What is only
    wanted may stay missing: the caller asks again.
    """
    missing = required() | wanted()
    failure = _try_install(missing, log) if missing and may_install() else None
    if still := required():
        line = advice(still | wanted())
        raise failure or SetupError(f"Unaided needs what this system does not have: {_names(still)}.\n{line}")
    if failure:
        say(str(failure))


def _try_install(missing: Mapping[str, str], log: Log) -> SetupError | None:
    try:
        install(missing.values(), log)
    except SetupError as failure:
        return failure
    return None


def may_install() -> bool:
    """Tell whether packages can be installed: as root, on Debian and its kin."""
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def install(packages: Iterable[str], log: Log) -> None:
    """Install packages with apt-get, the lists of packages renewed when it does not work with those that are here."""
    names = sorted(set(packages))
    say(f"Installing Debian packages: {' '.join(names)}")
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = (*INSTALL, "--yes", "-o", "DPkg::Lock::Timeout=300", *names)
    if log.run(command, environ) == 0:
        return
    log.run(("dpkg", "--configure", "-a"), environ)  # an earlier installation may have been cut short
    log.run(("apt-get", "update"), environ)
    if log.run(command, environ) != 0:
        raise SetupError(
            f"The Debian packages could not be installed: {log.last_error()}\n"
            f"The whole log is {log.path}. Put that right, then run this again."
        )


def advice(missing: Mapping[str, str], lists: Path = LISTS) -> str:
    """Return the one command that installs what is missing, or a sentence where there is no apt-get.

    `lists` is where apt-get keeps what it knows of packages; where there is nothing it must fetch that first.
    """
    if not shutil.which("apt-get"):
        return f"Install with your system's package manager: {_names(missing)}. Then run this again."
    command = " ".join((*INSTALL, *sorted(set(missing.values()))))
    has_lists = any(lists.glob("*_Packages*"))
    return f"sudo {command}" if has_lists else f"sudo apt-get update && sudo {command}"


def _names(missing: Mapping[str, str]) -> str:
    return ", ".join(sorted(missing))
