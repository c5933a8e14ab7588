"""Make the virtual environment from the lock, so that an interrupted or failed try leaves nothing in the way."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

from unaided_setup import stamp
from unaided_setup.log import Log
from unaided_setup.trouble import SetupError

OURS = "unaided-made-this"
PIP_INSTALL = (
    *("-m", "pip", "install", "--no-input", "--progress-bar=off", "--disable-pip-version-check"),
    *("--require-hashes", "--only-binary=:all:", "--no-deps"),
)
SENT_ELSEWHERE = frozenset({"PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "PIP_USER", "PYTHONHOME", "PYTHONPATH"})
CAUSES = (
    ("No space left on device", "the disk is full; about 700 MB are needed here"),
    ("Temporary failure in name resolution", "the package index could not be reached (is there a network?)"),
    ("NewConnectionError", "the package index could not be reached (is there a network?)"),
    ("Connection refused", "the package index could not be reached (is there a network?)"),
    ("ReadTimeoutError", "the package index did not answer in time"),
    ("CERTIFICATE_VERIFY_FAILED", "the certificate of the package index is not trusted on this machine"),
    ("DO NOT MATCH THE HASHES", "a download is not what the lock says; nothing of it was installed"),
    (
        "No matching distribution found",
        "a library has no build for this system (Qt needs glibc 2.34 or newer, on ARM 2.39: Debian 13, Ubuntu 24.04)",
    ),
)


def refuse_foreign(root: Path) -> None:
    """Raise when there is an environment that set-up did not make: it is never deleted."""
    folder = root / stamp.FOLDER
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not (folder / OURS).exists()):
        raise SetupError(
            f"{folder} was not made by Unaided's set-up, which keeps its libraries there.\n"
            "Move it away or delete it, then run this again."
        )


def make(root: Path, lock: str, log: Log) -> None:
    """Make the environment from this lock, or add the tests' part to one that is already made from the other."""
    if not (lock == stamp.TEST_LOCK and stamp.is_ready(str(root), stamp.RUN_LOCK)):
        _begin(root, log)
    _install(root, lock, log)
    _link(root)
    Path(stamp.stamp_path(str(root))).write_text(stamp.stamp_text(str(root), lock), encoding="utf-8")


def _begin(root: Path, log: Log) -> None:
    """Make an empty environment; what an earlier try left is put aside first, in one step."""
    folder, old = root / stamp.FOLDER, root / f"{stamp.FOLDER}.old"
    python = _python_outside(folder)
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
        shutil.rmtree(old, ignore_errors=True)
    folder.mkdir()
    (folder / OURS).touch()
    if log.run((python, "-I", "-m", "venv", folder)) != 0:
        raise SetupError(
            f"No virtual environment could be made in {folder}: {_cause(log)}.\n"
            f"The whole log is {log.path}. Put that right, then run this again."
        )


def _python_outside(folder: Path) -> str:
    """Return the Python that runs this, or the one behind it when it is that of the environment to be made anew."""
    inside = Path(sys.executable).is_relative_to(folder)
    return os.path.realpath(sys.executable) if inside else sys.executable


def _install(root: Path, lock: str, log: Log) -> None:
    environ = {name: value for name, value in os.environ.items() if name not in SENT_ELSEWHERE}
    command = (stamp.python_path(str(root)), "-I", *PIP_INSTALL, "--requirement", root / "packaging" / lock)
    if log.run(command, environ) != 0:
        raise SetupError(
            f"The libraries could not be installed: {_cause(log)}.\n"
            f"The whole log is {log.path}. Put that right, then run this again: it starts afresh."
        )


def _cause(log: Log) -> str:
    """Return why it failed, in our words where the log is understood."""
    text = log.text()
    return next((words for mark, words in CAUSES if mark in text), log.last_error())


def _link(root: Path) -> None:
    """Let the environment find `unaided` in the checkout; a relative path survives a checkout that is moved."""
    folder = root / stamp.FOLDER
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    (packages / "unaided.pth").write_text(f"{os.path.relpath(root / 'app', packages)}\n")
