"""What the person chose, read once the tray shows, and the looks following it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge, Refused
from unaided.desktop.theme import Theme
from unaided.domain.settings import Settings


class Chosen(QObject):
    """Reads the settings for everybody who asks the bridge for them."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QObject | None = None) -> None:
        """Take who is to know, and what shows the colours."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        bridge.settings_changed.connect(self._on_changed)

    def read(self, done: Callable[[str], None], refused: Refused) -> None:
        """Read what was chosen; `done` is told what cannot be used of it, in plain sentences."""
        self._bridge.ask(_chosen, partial(self._take, done), refused)

    def _take(self, done: Callable[[str], None], read: tuple[Settings, str]) -> None:
        settings, complaint = read
        self._bridge.take_settings(settings)
        done(complaint)

    @Slot()
    def _on_changed(self) -> None:
        if self._theme.scheme is not self._bridge.settings.scheme:
            self._theme.choose(self._bridge.settings.scheme)


def _chosen(services: Services) -> tuple[Settings, str]:
    return services.settings.chosen(), services.settings.complaint()
