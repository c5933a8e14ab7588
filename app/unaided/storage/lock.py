"""The one right to write to a profile, held by the app or by a command in the terminal."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from unaided.domain.trouble import StorageLockedError
from unaided.storage.profile import FILE_MODE, LOCK_NAME, prepare
from unaided.storage.troubles import told

AT_ONCE = timedelta(0)
_STEP = timedelta(milliseconds=20)
_PID_BYTES = 20
_LOCKED_BYTE = 1 << 20  # Windows keeps others from reading what is locked: so not the process's number

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProfileLock:
    """Held from the moment it is made to `release`, or to the end of the process, however that comes.

    The operating system gives it back: after a kill nothing is left to clear up.
    """

    def __init__(self, folder: Path, wait: timedelta = AT_ONCE) -> None:
        """Take the lock of a profile, within this time.

        Raises:
            StorageLockedError: another process has it.
            StorageReadOnlyError, StorageFullError, StorageDiskError: the folder cannot be written.
        """
        prepare(folder)
        with told(folder / LOCK_NAME):
            self._file = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, FILE_MODE)
            try:
                self._take(folder, wait // _STEP)
            except BaseException:
                self.release()
                raise
        self._sign()

    def _take(self, folder: Path, tries_more: int) -> None:
        while not self._is_free():
            if not tries_more:
                raise StorageLockedError(_taken(folder, self._holder()))
            tries_more -= 1
            time.sleep(_STEP.total_seconds())

    def _is_free(self) -> bool:
        try:
            _lock(self._file)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def _holder(self) -> int | None:
        os.lseek(self._file, 0, os.SEEK_SET)
        text = os.read(self._file, _PID_BYTES).split(b"\n")[0]
        return int(text) if text.isdigit() else None

    def _sign(self) -> None:
        """Write who holds it, for the sentence that others read; on a full disk it is held unsigned."""
        with suppress(OSError):
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, f"{os.getpid()}\n".encode().ljust(_PID_BYTES))

    def release(self) -> None:
        """Give the right back; doing it again changes nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def __enter__(self) -> Self:
        """Hold it for a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it back."""
        self.release()


def _taken(folder: Path, holder: int | None) -> str:
    who = f" (process {holder})" if holder else ""
    return f"Another Unaided{who} writes to {folder} already. Go on in that one, or close it first."
