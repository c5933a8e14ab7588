"""Where a sentence for the person shows: in the open window, else as a notification, else in a window opened for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.desk import Desk
from unaided.desktop.platform.notice import Notice
from unaided.desktop.platform.notifier import Notifier

TOLD = "told"


class Telling(QObject):
    """See to it that nothing is said into an empty room."""

    def __init__(self, bridge: Bridge, desk: Desk, notifier: Notifier, parent: QObject | None = None) -> None:
        """Take who speaks, where the window is, and who shows notifications."""
        super().__init__(parent)
        self._bridge = bridge
        self._desk = desk
        self._notifier = notifier
        bridge.told.connect(self._on_told)
        notifier.unavailable.connect(self._on_unavailable)

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        """Notify; an open window shows the sentence by itself."""
        if not self._desk.window_shows:
            self._notifier.notify(TOLD, "Unaided", sentence)

    @Slot(object)
    def _on_unavailable(self, notice: Notice) -> None:
        """Say in the window what no notification service shows; it opens without taking the keyboard (Law 7)."""
        self._desk.show_window_quietly()
        self._bridge.told.emit(notice.body if notice.key == TOLD else f"{notice.title}: {notice.body}")
