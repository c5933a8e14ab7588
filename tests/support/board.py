"""Notifications as a test sees them: what is to be shown now, on a desktop where no service shows anything."""

from __future__ import annotations

from unaided.desktop.platform.notice import Notice
from unaided.desktop.platform.notifier import Notifier


class Board(Notifier):
    """A notifier that keeps what it was to show."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(environ={})
        self.shows: dict[str, Notice] = {}
        self.unavailable.connect(self._take)

    def _take(self, notice: Notice) -> None:
        self.shows[notice.key] = notice

    def withdraw(self, key: str) -> None:
        """Show this no more."""
        self.shows.pop(key, None)
        super().withdraw(key)
