"""The way back after a discard: it stays until another session starts, in tray, start panel and window (Law 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from unaided.desktop.bridge import Bridge
from unaided.domain.now import Now
from unaided.domain.words import elided

if TYPE_CHECKING:  # not before the tray shows
    from unaided.bootstrap import Services


class UndoDiscard(QAction):
    """Brings back what was discarded last; with nothing discarded it is not to be seen. No timer ends it (Law 10)."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Follow this session."""
        super().__init__("&Undo discard", parent)
        self._bridge = bridge
        bridge.changed.connect(self.update)
        self.triggered.connect(self._on_triggered)
        self.update()

    @Slot()
    def update(self) -> None:
        """Offer what there is to bring back."""
        title = self._bridge.discarded
        self.setToolTip(f"Bring “{elided(title)}” back")
        self.setVisible(bool(title))

    @Slot()
    def _on_triggered(self) -> None:
        self._bridge.change(_restore)


def _restore(services: Services) -> Now:
    return services.session.restore()
