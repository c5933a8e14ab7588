"""The running app as a person meets it: a tray menu, windows, keys; all parts are the real ones."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from tests.support.clock import FakeClock
from tests.support.terminal import Terminal
from unaided.__main__ import answer
from unaided.bootstrap import Services, open_profile
from unaided.desktop.background import Background
from unaided.desktop.bridge import Bridge
from unaided.desktop.commands import Commands
from unaided.desktop.crash import SENTENCE
from unaided.desktop.desktop import Desktop
from unaided.desktop.platform.signals import EndSignals
from unaided.desktop.running import Running
from unaided.desktop.running_panel import RunningPanel
from unaided.desktop.stand_in import StandIn
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.window import MainWindow
from unaided.domain.session import Session, active_us

Part = TypeVar("Part", bound=QObject)
W = TypeVar("W", bound=QWidget)
T = TypeVar("T")
TOO_LATE_MS = 20_000
Modifier = Qt.KeyboardModifier


class App:
    """One process of the app, as far as a test can have several of them after one another."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: FakeClock) -> None:
        """Start the app on this profile, as `desktop/app.py` does, and let it settle."""
        self._qtbot = qtbot
        self._clock = clock
        self._profile = open_profile({"UNAIDED_HOME": str(folder)})
        self._desktop: Desktop | None = Desktop(self._profile, clock, self._profile.glance(), answer)
        self.bridge = self._part(Bridge)
        self._background = self._part(Background)
        self._desktop.show_tray()
        self._desktop.settle_soon(in_tray=False)
        qtbot.waitUntil(lambda: self._background.pending > 0)
        self.settled()
        qtbot.waitUntil(lambda: bool(_shown(StartPanel) or _shown(RunningPanel)))  # there is no tray offscreen
        self.settled()

    def _part(self, kind: type[Part]) -> Part:
        assert self._desktop is not None
        found = self._desktop.findChild(kind)
        assert isinstance(found, kind)
        return found

    def settled(self) -> None:
        """Wait until the worker has answered everything, and all windows show it."""
        self._qtbot.waitUntil(lambda: self._background.pending == 0)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: self._background.pending == 0)
        assert not any(box.text() == SENTENCE for box in _shown(QMessageBox)), "a bug was shown"

    # what a person does

    def choose(self, words: str) -> None:
        """Choose an entry of the tray's menu."""
        self.menu[words].trigger()
        self.settled()

    def write(self, text: str) -> None:
        """Type into what has the focus."""
        QTest.keyClicks(self.focus, text)
        self.settled()

    def press(self, key: Qt.Key, modifier: Modifier = Modifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus, key, modifier)
        self.settled()

    def pass_time(self, *, minutes: float) -> None:
        """Let time pass; the one timer fires at its end, as it would have in between."""
        self._clock.pass_time(minutes=minutes)
        self._part(Running).wake()
        self.settled()

    @property
    def terminal(self) -> Terminal:
        """Return a terminal beside the app."""
        return Terminal(self._part(Commands), self.settled)

    # what a person sees

    @property
    def menu(self) -> dict[str, QAction]:
        """Return the entries of the tray's menu that can be chosen, by their words."""
        menu = self._part(QSystemTrayIcon).contextMenu()
        menu.aboutToShow.emit()
        entries = [action for action in menu.actions() if action.isVisible() and action.isEnabled()]
        return {action.text().replace("&", ""): action for action in entries if not action.isSeparator()}

    @property
    def tooltip(self) -> str:
        """Return what the tray icon says."""
        return self._part(QSystemTrayIcon).toolTip()

    @property
    def focus(self) -> QWidget:
        """Return what the person types into."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        return focus

    def window(self, kind: type[W]) -> W:
        """Return the one window of this kind that shows."""
        [window] = _shown(kind)
        return window

    def opened(self, kind: type[W]) -> W:
        """Return the window of this kind that has come to the front, with the keyboard."""
        window = self.window(kind)
        self._qtbot.waitUntil(window.isActiveWindow)
        return window

    def gone(self, kind: type[QWidget]) -> bool:
        """Wait until no window of this kind shows; a button pressed by its letter is down for a moment first."""
        self._qtbot.waitUntil(lambda: not _shown(kind))
        self.settled()
        return True

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until this holds."""
        self._qtbot.waitUntil(holds)

    def shows(self, kind: type[QWidget]) -> bool:
        """Tell whether a window of this kind shows."""
        return bool(_shown(kind))

    def told(self) -> str:
        """Open the main window and return what it has to say."""
        self.choose("Open Unaided")
        return self.opened(MainWindow).told.sentence.text()

    def read(self, job: Callable[[Services], T]) -> T:
        """Return what a service says."""
        answers: list[T] = []
        self.bridge.ask(job, answers.append)
        self.settled()
        return answers[0]

    @property
    def minutes(self) -> float:
        """Return the active minutes of the session that goes on."""
        session = self.bridge.now.session
        assert session is not None
        return active_minutes(session)

    # how it ends

    def ended_by(self, last_act: Callable[[], object]) -> int:
        """Run the app's loop with this as its last act, as `desktop/app.py` does, and return its exit code."""
        late = QTimer()
        late.setSingleShot(True)
        late.timeout.connect(QApplication.quit)
        late.start(TOO_LATE_MS)
        QTimer.singleShot(0, last_act)
        code = QApplication.exec()
        assert late.isActive(), "the app did not end"
        late.stop()
        self.end()
        return code

    def end(self) -> None:
        """Close what is kept, at an orderly end."""
        if self._desktop is not None:
            self._desktop.close()
            self._leave()

    def die(self) -> None:
        """Be gone without a last word; what the system frees of a killed process is freed."""
        if self._desktop is not None:
            self._part(EndSignals).close()
            self._part(StandIn).end()
            self.bridge.close()
            self._leave()

    def _leave(self) -> None:
        self._profile.release()
        for window in QApplication.topLevelWidgets():
            window.hide()
        QApplication.processEvents()
        if self._desktop is not None:
            self._desktop.deleteLater()
            self._desktop = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for window in QApplication.topLevelWidgets():
            if type(window).__module__.startswith("unaided."):  # Qt's own belong to one of ours
                window.deleteLater()  # one that stays would be dressed anew by each app that comes later
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # here, and not on the worker of the app that comes next: it would end timers of this thread


def _shown(kind: type[W]) -> list[W]:
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, kind) and window.isVisible()]
    return [window for window in windows if not window.isMinimized()]


def active_minutes(session: Session) -> float:
    """Return a session's active time in minutes."""
    return active_us(session) / 60_000_000
