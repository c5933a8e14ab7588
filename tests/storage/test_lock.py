"""One process at a time writes to a profile; the second is told who does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.hindered import a_folder_for_everybody, no_file_grows_past, without_root
from unaided.domain.trouble import StorageLockedError, StorageReadOnlyError
from unaided.storage.lock import ProfileLock

HOLD = """
import sys
from pathlib import Path
from unaided.storage.lock import ProfileLock
lock = ProfileLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def another_process_holding(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process take the lock; it gives it back when it reads a line."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(  # noqa: S603 (our own interpreter)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def test_the_second_process_is_told_who_has_it(folder: Path) -> None:
    with another_process_holding(folder) as other, pytest.raises(StorageLockedError) as told:
        ProfileLock(folder)
    assert told.value.sentence == (
        f"Another Unaided (process {other.pid}) writes to {folder} already. Go on in that one, or close it first."
    )


def test_one_who_waits_gets_it_when_the_other_is_done(folder: Path) -> None:
    with another_process_holding(folder) as other:
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        ProfileLock(folder, wait=timedelta(seconds=30)).release()


def test_one_who_waits_in_vain_is_told(folder: Path) -> None:
    with another_process_holding(folder), pytest.raises(StorageLockedError, match="already"):
        ProfileLock(folder, wait=timedelta(milliseconds=50))


def test_a_killed_process_holds_nothing(folder: Path) -> None:
    with another_process_holding(folder) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        ProfileLock(folder).release()


def test_within_one_process_it_is_held_once_too(folder: Path) -> None:
    with ProfileLock(folder), pytest.raises(StorageLockedError, match=f"process {os.getpid()}"):
        ProfileLock(folder)
    again = ProfileLock(folder)
    again.release()
    again.release()


def test_what_a_foreign_lock_file_says_is_not_repeated(folder: Path) -> None:
    with ProfileLock(folder):
        (folder / "unaided.lock").write_text("who knows\n", encoding="utf-8")
        with pytest.raises(StorageLockedError, match="Another Unaided writes to"):
            ProfileLock(folder)


def test_it_is_held_on_a_full_disk_too(folder: Path) -> None:
    folder.mkdir()
    with no_file_grows_past(0), ProfileLock(folder), pytest.raises(StorageLockedError, match="Another Unaided writes"):
        ProfileLock(folder)


def test_the_lock_file_is_for_nobody_else(folder: Path) -> None:
    ProfileLock(folder).release()
    assert (folder / "unaided.lock").stat().st_mode & 0o777 == 0o600


def test_a_lock_file_of_somebody_else_is_told() -> None:
    with a_folder_for_everybody() as folder:
        ProfileLock(folder).release()
        (folder / "unaided.lock").chmod(0o444)
        folder.chmod(0o777)
        with without_root(), pytest.raises(StorageReadOnlyError, match=r"unaided\.lock cannot be written"):
            ProfileLock(folder)
