"""The day begins at: which day a session at night belongs to."""

from __future__ import annotations

from PySide6.QtCore import Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.settings.section import Section
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.drop_down import DropDown
from unaided.domain.settings import LATEST_DAY_START, Settings

HOURS = [(hour, f"{hour:02}:00" if hour else "Midnight") for hour in range(LATEST_DAY_START + 1)]


class DaySection(Section):
    """One hour."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        """Make it."""
        super().__init__("The day", bridge)
        self.begins: DropDown[int] = DropDown("The day begins at", theme, HOURS)
        self.begins.setMaxVisibleItems(len(HOURS))
        self.add_row("The day &begins at", self.begins)
        self.add_line(
            "A session that starts before this hour belongs to the day before. Sessions already kept stay on their day."
        )
        self.begins.chosen.connect(self._on_begins)

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        self.begins.choose(settings.day_start)

    @Slot(object)
    def _on_begins(self, hour: int) -> None:
        self.choose(day_start=hour)
