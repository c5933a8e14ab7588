"""GNOME's settings through its own program, which is heard when it has ended; nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Slot

Said = Callable[[str | None], None]


class Gsettings(QObject):
    """Runs `gsettings`, each call by itself."""

    def run(self, arguments: tuple[str, ...], said: Said) -> None:
        """Call it; `said` gets what it printed, or None where it failed or is not there."""
        _Call(said, self).start(arguments)

    def close(self) -> None:
        """End what still runs; whoever waits gets None."""
        for call in self.findChildren(_Call):
            call.end()


class _Call(QObject):
    """One run of the program."""

    def __init__(self, said: Said, parent: QObject) -> None:
        super().__init__(parent)
        self._said: Said | None = said
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self, arguments: tuple[str, ...]) -> None:
        self._process.start("gsettings", list(arguments))
        self._process.closeWriteChannel()

    def end(self) -> None:
        self._process.kill()
        self._process.waitForFinished()
        self._answer(None)

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        worked = code == 0 and status is QProcess.ExitStatus.NormalExit
        self._answer(bytes(self._process.readAllStandardOutput().data()).decode() if worked else None)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._answer(None)

    def _answer(self, said: str | None) -> None:
        told, self._said = self._said, None
        if told is not None:
            self.deleteLater()
            told(said)
