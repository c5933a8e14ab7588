"""The day: when it begins, and how much of it may ask for recalls."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.settings.section import Section
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.drop_down import DropDown
from unaided.domain.settings import LATEST_DAY_START, Settings

RECALLS = [(number, f"{number}" if number else "None") for number in (0, 1, 2, 3, 5, 8, 10, 15, 20, 50)]
HOURS = [(hour, f"{hour:02}:00" if hour else "Midnight") for hour in range(LATEST_DAY_START + 1)]


class DaySection(Section):
    """One hour, and one number."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        """Make it."""
        super().__init__("The day", bridge)
        self.begins: DropDown[int] = DropDown("The day begins at", theme, HOURS)
        self.begins.setMaxVisibleItems(len(HOURS))
        self.add_row("The day &begins at", self.begins)
        self.add_line(
            "A session that starts before this hour belongs to the day before. Sessions already kept stay on their day."
        )
        self.recalls: DropDown[int] = DropDown("Recalls a day, at most", theme, RECALLS)
        self.add_row("&Recalls a day", self.recalls)
        self.add_line("At most so many are asked for in a day; what is left over waits, and costs nothing.")
        self.begins.chosen.connect(self._on_begins)
        self.recalls.chosen.connect(self._on_recalls)

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        self.begins.choose(settings.day_start)
        self.recalls.choose(min(RECALLS, key=partial(_distance, settings.recalls_a_day))[0])

    @Slot(object)
    def _on_begins(self, hour: int) -> None:
        self.choose(day_start=hour)

    @Slot(object)
    def _on_recalls(self, number: int) -> None:
        self.choose(recalls_a_day=number)


def _distance(wanted: int, offered: tuple[int, str]) -> int:
    return abs(offered[0] - wanted)
