"""Plan: the weekly no-AI block, the stage self-check and the rebuild plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from unaided.bootstrap import Services
from unaided.desktop.block_weeks import BlockCard
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.page import Page
from unaided.desktop.rebuild_card import RebuildCard
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.stage_card import StageCard, StageSeen, see_stage
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.roles import Role
from unaided.domain.no_ai_block import BlockWeek
from unaided.domain.settings import BlockSettings
from unaided.services.rebuild import PlanLook


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows."""

    weeks: Sequence[BlockWeek]
    today: date
    plan: PlanLook
    stage: StageSeen


class PlanPage(Page):
    """Three cards, each of them the person's own choice."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make its cards; what they show is read when the page is shown."""
        super().__init__(bridge, theme, parent)
        self._seen = Latest(bridge, self._take)
        self.block = BlockCard(bridge, theme)
        self.rebuild = RebuildCard(bridge, theme)
        self.stage = StageCard(bridge, theme)
        cards = Scrolled(theme)
        for card in (self.block, self.stage, self.rebuild):
            cards.add(card)
        self.body.addWidget(label("Plan", Role.HEADING))
        self.body.addWidget(cards, 1)
        bridge.settings_changed.connect(self._on_history_changed)
        bridge.clock_changed.connect(self._on_history_changed)

    def refresh(self) -> None:
        """Read the weeks, the plan and the self-check."""
        self._seen.ask(partial(_see, self.bridge.settings.block, self.rebuild.wanted))

    def changeEvent(self, event: QEvent) -> None:
        """Read anew when the person comes back to the window: days may have passed, and no timer runs (Law 10)."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def forget(self) -> None:
        """Wait for no answer any more, and keep what was typed."""
        self._seen.forget()
        self.rebuild.forget()

    def _take(self, seen: Seen) -> None:
        self.block.show_weeks(seen.weeks, seen.today)
        self.rebuild.show_plan(seen.plan)
        self.stage.show_stage(seen.stage)


def _see(block: BlockSettings, day: date | None, services: Services) -> Seen:
    weeks, today = services.no_ai_block.weeks(block), services.no_ai_block.today()
    return Seen(weeks, today, services.rebuild.look(day), see_stage(services))
