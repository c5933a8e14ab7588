"""One process of the dialog benchmark: prints how long a bare dialog and ours took to be painted, in ms."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from unaided.bootstrap import open_profile
from unaided.desktop.background import Background
from unaided.desktop.bridge import Bridge
from unaided.desktop.end_dialogs import EndDialogs
from unaided.desktop.theme import Theme
from unaided.domain.now import Now
from unaided.domain.session import Mode
from unaided.machine.clock import SystemClock
from unaided.services.session import StartRequest

REST_MS = 300
PILLS = 8  # of six ways to use AI, and two ways to leave the task


class Painted(QObject):
    """Waits for the first paint of a dialog, and knows when it was."""

    def __init__(self) -> None:
        """Begin with nothing painted."""
        super().__init__()
        self.at = 0.0
        self._loop = QEventLoop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take the time once the paint that has come is done."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QDialog) and not self.at:
            QTimer.singleShot(0, self._take)
        return False

    def _take(self) -> None:
        self.at = self.at or time.perf_counter()
        self._loop.quit()

    def after(self, act: Callable[[], object]) -> float:
        """Do something that shows a dialog, and return how many ms it took to be painted."""
        self.at = 0.0
        begun = time.perf_counter()
        act()
        self._loop.exec()
        return (self.at - begun) * 1000


class Bare(QDialog):
    """As many plain controls as our dialog has, and nothing else."""

    def __init__(self) -> None:
        """Lay them out."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("What do you understand now that you did not before?"))
        layout.addWidget(QPlainTextEdit())
        pills, foot = QHBoxLayout(), QHBoxLayout()
        for _ in range(PILLS):
            pills.addWidget(QPushButton("generate, then understand"))
        layout.addLayout(pills)
        layout.addWidget(QSlider())
        for words in ("Skip", "Later today", "Done"):
            foot.addWidget(QPushButton(words))
        layout.addLayout(foot)


def rest(milliseconds: int = REST_MS) -> None:
    """Let everything settle."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle(background: Background) -> None:
    """Wait until the worker has answered everything, and a moment more."""
    while background.pending:
        rest(REST_MS // 10)
    rest()


def put_away(kind: type[QDialog]) -> None:
    """Close the dialogs of this kind."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, kind) and window.isVisible():
            window.reject()
    rest()


def main(mode: Mode, folder: Path) -> None:
    """Open a bare dialog twice, then end a session; each dialog's time is printed."""
    app = QApplication(sys.argv)
    painted = Painted()
    app.installEventFilter(painted)
    painted.after(_show_bare)
    put_away(QDialog)
    bare = painted.after(_show_bare)
    put_away(QDialog)
    profile, clock = open_profile({"UNAIDED_HOME": str(folder)}), SystemClock()
    background = Background()
    bridge = Bridge(background, clock, partial(profile.open_services, clock), Now())
    dialogs = EndDialogs(bridge, Theme())
    bridge.start(StartRequest(mode, "Measure", estimate_minutes=60), _ignore, _ignore)
    settle(background)
    bridge.ticked.emit()  # as the first wake-up of a session does
    settle(background)
    ours = painted.after(bridge.finish)
    sys.stdout.write(json.dumps({"bare": bare, "ours": ours}) + "\n")
    sys.stdout.flush()
    put_away(QDialog)
    dialogs.close()
    bridge.close()
    profile.release()


_SHOWN: list[QWidget] = []


def _show_bare() -> None:
    _SHOWN[:] = [Bare()]
    _SHOWN[0].show()


def _ignore(_answer: object) -> None:
    """Go on."""


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as store:
        main(Mode(sys.argv[1]), Path(store) / "profile")
