"""Away: after how long without a touch, and what each sign of it does to the session that runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.settings.section import Section
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.number_field import NumberField
from unaided.desktop.widgets.pills import PillRow
from unaided.domain.settings import LONGEST_IDLE, MINUTE, Policy, Settings

POLICIES = ((Policy.ASK, "Ask me"), (Policy.PAUSE, "It is a break"), (Policy.IGNORE, "Count on"))
UNKNOWN = (
    "Nobody tells Unaided on this desktop when nothing is touched: idle time is unknown here, "
    "and none is taken off by itself."
)


class AwaySection(Section):
    """The signs of being away."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        """Make it."""
        super().__init__("Away", bridge)
        self.idle_after = NumberField("Idle after", theme, (1, LONGEST_IDLE), "min")
        self.asleep: PillRow[Policy] = PillRow("When the machine sleeps", POLICIES)
        self.locked: PillRow[Policy] = PillRow("When the screen is locked", POLICIES)
        self.idle: PillRow[Policy] = PillRow("When nothing is touched", POLICIES)
        self.add_row("&Idle after", self.idle_after)
        self.add_row("Machine asleep", self.asleep)
        self.add_row("Screen locked", self.locked)
        self.add_row("Nothing touched", self.idle)
        self.add_line(
            "“Ask me” leaves the time undecided until you say what it was. “It is a break” takes it off without a "
            "question; so does a lock of less than a minute. “Count on” takes no notice."
        )
        self.source = self.add_line("")
        self._connect()

    def _connect(self) -> None:
        self.idle_after.chosen.connect(self._on_idle_after)
        self.asleep.chosen.connect(self._on_asleep)
        self.locked.chosen.connect(self._on_locked)
        self.idle.chosen.connect(self._on_idle)
        self.bridge.ticked.connect(self._show_source)
        self._show_source()

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        away = settings.away
        self.idle_after.choose(away.idle_after // MINUTE)
        self.asleep.choose(away.asleep)
        self.locked.choose(away.locked)
        self.idle.choose(away.idle)

    @Slot()
    def _show_source(self) -> None:
        """Say who tells (Law 2)."""
        teller = self.bridge.idle_teller
        words = f"When nothing is touched is told by {teller}." if teller else UNKNOWN
        if words != self.source.text():
            self.source.setText(words)

    @Slot(int)
    def _on_idle_after(self, minutes: int) -> None:
        self._choose(idle_after=minutes * MINUTE)

    @Slot(object)
    def _on_asleep(self, policy: Policy) -> None:
        self._choose(asleep=policy)

    @Slot(object)
    def _on_locked(self, policy: Policy) -> None:
        self._choose(locked=policy)

    @Slot(object)
    def _on_idle(self, policy: Policy) -> None:
        self._choose(idle=policy)

    def _choose(self, **changes: Any) -> None:  # noqa: ANN401 (a setting is of any kind; mypy knows no more of replace)
        self.choose(away=replace(self.bridge.settings.away, **changes))
