"""What stands in for a tray where there is none: ways on in the panels, and one window that always stays (Law 9)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import GAP
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.roles import Role


class StandIn(QObject):
    """While there is no tray, see to it that a window which goes leaves another, minimised, in its place."""

    def __init__(self, show_minimized: Callable[[], None], parent: QObject | None = None) -> None:
        """Take what shows the minimised one; nothing is watched before `begin`."""
        super().__init__(parent)
        self._show_minimized = show_minimized
        self._needed = False
        self._windows: list[QWidget] = []

    def watch(self, window: QWidget) -> None:
        """Count this window among those of which one stays."""
        self._windows.append(window)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Keep a window from now on: there is no tray."""
        self._needed = True

    def end(self) -> None:
        """Keep none any more: the tray is here, or the app ends."""
        self._needed = False

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Look what is left once a window has gone."""
        if self._needed and event.type() is QEvent.Type.Hide:
            QTimer.singleShot(0, self._keep_one)  # the window that takes its place shows first
        return False

    @Slot()
    def _keep_one(self) -> None:
        if self._needed and not any(window.isVisible() for window in self._windows):
            self._show_minimized()


def can_minimize(panel: QWidget) -> None:
    """Give a dialog the button it lacks: window managers minimise nothing without it."""
    panel.setWindowFlag(Qt.WindowType.WindowMinimizeButtonHint)


def ways_on(panel: QWidget, bridge: Bridge) -> QHBoxLayout:
    """Return the quiet row of a panel: to the window, and out; Ctrl+Q quits too."""
    to_window, out = Button("Open Una&ided", Role.LINK), Button("&Quit", Role.LINK)
    to_window.clicked.connect(bridge.ask_window)
    out.clicked.connect(bridge.quit_asked)
    quit_by_keys(panel, bridge)
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(to_window)
    row.addStretch(1)
    row.addWidget(out)
    return row


def quit_by_keys(window: QWidget, bridge: Bridge) -> None:
    """Let Ctrl+Q quit from this window."""
    QShortcut(QKeySequence("Ctrl+Q"), window).activated.connect(bridge.quit_asked)
