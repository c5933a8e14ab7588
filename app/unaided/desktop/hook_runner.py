"""Run commands one after the other, each within its time; what fails is said in the log alone."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections import deque
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QProcess, QTimer, Signal, Slot

LIMIT_MS = 10_000  # for each command
CLOSING_MS = 2_000  # for all of them when the app ends
log = logging.getLogger(__name__)
Flag = QProcess.UnixProcessFlag


class HookRunner(QObject):
    """A queue of commands with what they read; nothing waits for them (titles are in no log: Law 5)."""

    _done = Signal()

    def __init__(self, parent: QObject | None = None, limit_ms: int = LIMIT_MS, closing_ms: int = CLOSING_MS) -> None:
        """Take how long a command may take, and how long all of them may hold up the app's end."""
        super().__init__(parent)
        self._waiting: deque[tuple[Path, bytes]] = deque()
        self._expected = 0
        self._process: QProcess | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(limit_ms)
        self._limit.timeout.connect(self._on_limit)
        self._closing_ms = closing_ms

    @property
    def is_busy(self) -> bool:
        """Tell whether a command runs, waits or is expected."""
        return bool(self._process or self._waiting or self._expected)

    def expect(self) -> None:
        """Take note that commands will come, so that the app's end waits for them."""
        self._expected += 1

    def expected(self) -> None:
        """Take note that they came."""
        self._expected -= 1

    def run(self, command: Path, said: bytes) -> None:
        """Run a command once those before it have ended, with this on its standard input."""
        self._waiting.append((command, said))
        self._next()

    def close(self) -> None:
        """Give what is under way a moment to end, then end it."""
        if self.is_busy:
            loop, patience = QEventLoop(), QTimer()
            self._done.connect(loop.quit)
            patience.timeout.connect(loop.quit)
            patience.start(self._closing_ms)
            loop.exec()
            patience.stop()
        self._waiting.clear()
        if self._process is not None:
            self._kill(self._process)
            self._process.waitForFinished()

    def _next(self) -> None:
        if self._process is not None or not self._waiting:
            return
        command, said = self._waiting.popleft()
        process = self._process = _prepared(command, self)
        process.errorOccurred.connect(self._on_error)
        process.finished.connect(self._on_finished)
        self._limit.start()
        process.start()
        process.write(said)
        process.closeWriteChannel()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        """A command that could not be started never finishes; one that does not read is no failure."""
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            log.warning("The hook %s could not be started: %s.", _name(self._process), self._process.errorString())
            self._go_on()

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        if status is QProcess.ExitStatus.CrashExit:
            log.warning("The hook %s was ended by signal %d.", _name(self._process), code)
        elif code:
            log.warning("The hook %s ended with exit code %d.", _name(self._process), code)
        self._go_on()

    @Slot()
    def _on_limit(self) -> None:
        if self._process is not None:
            seconds = self._limit.interval() / 1000
            log.warning("The hook %s took more than %g s and is ended.", _name(self._process), seconds)
            self._kill(self._process)

    def _kill(self, process: QProcess) -> None:
        """End a command and all that it started in its session."""
        if sys.platform != "win32" and process.processId():
            os.killpg(process.processId(), signal.SIGKILL)
        else:
            process.kill()

    def _go_on(self) -> None:
        self._limit.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._next()
        if not self.is_busy:
            self._done.emit()


def _prepared(command: Path, parent: QObject) -> QProcess:
    """Return a command that has a session of its own, none of our open files, and writes into nothing."""
    process = QProcess(parent)
    process.setProgram(str(command))
    process.setWorkingDirectory(str(command.parent))
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    own = process.unixProcessParameters()
    own.flags = Flag.CreateNewSession | Flag.ResetSignalHandlers | Flag.CloseFileDescriptors
    process.setUnixProcessParameters(own)
    return process


def _name(process: QProcess) -> str:
    return Path(process.program()).name
