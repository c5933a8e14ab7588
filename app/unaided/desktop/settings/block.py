"""The weekly no-AI block: when it is, how long, and whether it is reminded of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.settings.section import Section
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.widgets.number_field import NumberField
from unaided.desktop.widgets.tick import Tick
from unaided.domain.no_ai_block import WEEKDAYS
from unaided.domain.settings import LONGEST_BLOCK, SHORTEST_BLOCK, Settings

HOUR = 60  # minutes


class BlockSection(Section):
    """One appointment a week."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        """Make it."""
        super().__init__("No-AI block", bridge)
        self.on = Tick("&Remind me of my weekly no-AI block", theme)
        self.weekday: DropDown[int] = DropDown("Day of the no-AI block", theme, enumerate(WEEKDAYS))
        self.hour = NumberField("Hour at which the no-AI block begins", theme, (0, 23), "h")
        self.minute = NumberField("Minute at which the no-AI block begins", theme, (0, HOUR - 1), "min")
        self.length = NumberField("Length of the no-AI block", theme, (SHORTEST_BLOCK, LONGEST_BLOCK), "min")
        self.body.addWidget(self.on)
        self.add_row("It be&gins", self.weekday, self.hour, self.minute)
        self.add_row("How &long", self.length)
        self.add_line("One session without AI of this length, on real work, keeps the week’s block, whenever it is.")
        self._connect()

    def _connect(self) -> None:
        for field in (self.hour, self.minute, self.length):
            field.setKeyboardTracking(False)  # half a number is no choice
        self.on.chosen.connect(self._on_on)
        self.weekday.chosen.connect(self._on_weekday)
        self.hour.chosen.connect(self._on_begins)
        self.minute.chosen.connect(self._on_begins)
        self.length.chosen.connect(self._on_length)

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        block = settings.block
        hour, minute = divmod(block.minute_of_day, HOUR)
        self.on.choose(on=block.on)
        self.weekday.choose(block.weekday)
        self.hour.choose(hour)
        self.minute.choose(minute)
        self.length.choose(block.minutes)

    def _choose_block(self, **changes: Any) -> None:  # noqa: ANN401 (a setting is of any kind)
        self.choose(block=replace(self.bridge.settings.block, **changes))

    @Slot(bool)
    def _on_on(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._choose_block(on=on)

    @Slot(object)
    def _on_weekday(self, weekday: int) -> None:
        self._choose_block(weekday=weekday)

    @Slot(int)
    def _on_begins(self, _number: int) -> None:
        self._choose_block(minute_of_day=self.hour.value() * HOUR + self.minute.value())

    @Slot(int)
    def _on_length(self, minutes: int) -> None:
        self._choose_block(minutes=minutes)
