"""What becomes of a bug of ours: a log line, one plain dialog, and the app goes on."""

from __future__ import annotations

import logging
import sys
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from unaided import __version__
from unaided.desktop.private_file import open_private

LOG_NAME = "unaided.log"
LOG_BYTES = 256 * 1024
SENTENCE = (
    "Something in Unaided went wrong. What was saved is safe, and a running session keeps its time. "
    "If it happens again, restart Unaided and report the details."
)
log = logging.getLogger("unaided")


class PrivateLog(RotatingFileHandler):
    """A small rotating log that only this person can read."""

    def _open(self) -> TextIOWrapper:
        return open_private(Path(self.baseFilename), "a")


def keep_log(folder: Path) -> None:
    """Write warnings and worse to a small rotating file in the profile; it holds no words of the person."""
    handler = PrivateLog(folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=1, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)


def details(error: BaseException) -> str:
    """Return where a bug happened. Its message is left out: it may hold what the person typed (Law 5)."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    head = f"Unaided {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    return "\n".join((head, *places, type(error).__name__))


class CrashGuard(QObject):
    """The hook for exceptions that nobody took, so that a bug in a slot is seen and ends nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over the hook."""
        super().__init__(parent)
        self._box: QMessageBox | None = None
        sys.excepthook = self.take

    def take(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Log the bug and show one dialog; what follows while it shows is only logged."""
        if isinstance(error, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        log.error("%s", details(error))
        if self._box is None:
            self._box = self._shown_box(details(error))

    def _shown_box(self, text: str) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.Warning, "Unaided", SENTENCE)
        box.setDetailedText(text)
        box.addButton(QMessageBox.StandardButton.Close)
        box.addButton("&Copy details", QMessageBox.ButtonRole.ActionRole)
        box.buttonClicked.connect(self._on_button)
        box.finished.connect(self._on_closed)
        box.show()
        return box

    @Slot(QAbstractButton)
    def _on_button(self, button: QAbstractButton) -> None:
        box = self._box
        if box is not None and box.buttonRole(button) is QMessageBox.ButtonRole.ActionRole:
            QGuiApplication.clipboard().setText(box.detailedText())

    @Slot()
    def _on_closed(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
