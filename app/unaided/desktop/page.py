"""A page of the main window: read when it is shown, freed when the window closes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.table_style import BAR
from unaided.desktop.theme import GAP, Theme


class Page(QWidget):
    """What all pages share: margins, and that a page nobody sees reads nothing (Law 10)."""

    page_asked = Signal(str, object)  # the name of another page, and what is to be chosen there: dict of str by str

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Take what pages need; `refresh` is called when it is first shown."""
        super().__init__(parent)
        self.bridge = bridge
        self.theme = theme
        self._stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GAP, GAP, GAP, GAP)
        self.body.setSpacing(GAP)
        bridge.history_changed.connect(self._on_history_changed)

    def reach_edges(self) -> None:
        """Let what scrolls go down to the window's edge, and its bar be in the margin: see `Scrolled`, `in_page`."""
        self.body.setContentsMargins(GAP, GAP, GAP - BAR, 0)

    def refresh(self) -> None:
        """Read anew what the page shows."""
        raise NotImplementedError

    def forget(self) -> None:
        """Wait for no answer any more: the page is about to be freed."""
        raise NotImplementedError

    def kept(self) -> dict[str, str]:
        """Return what the person chose on the page, to be remembered with the window."""
        return {}

    def take_kept(self, kept: Mapping[str, str]) -> None:
        """Choose what was remembered, before the page is first shown."""

    @property
    def private(self) -> frozenset[str]:
        """Return the names of what is remembered only as long as the app runs, and in no file (Law 5)."""
        return frozenset()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody saw the page."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    @Slot()
    def _on_history_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
