"""Today: what runs, the week with its no-AI block, what is owed, what is due, and the last sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.first_steps import FirstSteps
from unaided.desktop.latest import Latest
from unaided.desktop.mode_delegate import ModeDelegate
from unaided.desktop.owed_card import OwedCard
from unaided.desktop.page import Page
from unaided.desktop.recall_today import RecallToday
from unaided.desktop.reproduce_card import ReproduceCard
from unaided.desktop.row_texts import HEADER, row_texts
from unaided.desktop.running_card import RunningCard
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.session_details import show_details
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.week_card import WeekCard
from unaided.desktop.widgets.card import Card
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.settings import BlockSettings
from unaided.services.week import WeekLook

LAST = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """The last sessions, and how the week stands."""

    rows: Sequence[SessionRow]
    week: WeekLook


class TodayPage(Page):
    """The page that the window opens on first."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make its cards; what they show is read when the page is shown."""
        super().__init__(bridge, theme, parent)
        self._seen = Latest(bridge, self._take)
        self.running = RunningCard(bridge, theme)
        self.week = WeekCard(bridge)
        self.owed = OwedCard(bridge, theme)
        self.recall = RecallToday(bridge)
        self.again = ReproduceCard(bridge)
        self.first_steps = FirstSteps()
        self.last = TextTable(theme, "Last sessions", HEADER, [HEADER.index("Task")])
        self.last.spare(*map(HEADER.index, ("Answered", "Kind", "Start")))
        self.last.setItemDelegateForColumn(HEADER.index("Mode"), ModeDelegate(theme, self.last))
        self.last_card = Card("Last sessions")
        self.last_card.body.addWidget(self.last)
        self.reach_edges()
        cards = Scrolled(theme, in_page=True)
        for card in (self.running, self.week, self.owed, self.recall, self.again, self.first_steps, self.last_card):
            cards.add(card)
        self.body.addWidget(cards)
        self.first_steps.hide()
        self.last_card.hide()
        self.last.opened.connect(self._open)
        bridge.settings_changed.connect(self._on_history_changed)
        bridge.clock_changed.connect(self._on_history_changed)

    def refresh(self) -> None:
        """Read the last sessions, the week, what is due, and the open gaps."""
        self._read()
        self.recall.refresh()
        self.again.refresh()

    def _read(self) -> None:
        self._seen.ask(partial(_see, self.bridge.settings.block))

    def changeEvent(self, event: QEvent) -> None:
        """Read what is due anew when the person comes back to the window: days may have passed, and no timer runs."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._read()
            self.recall.refresh()

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._seen.forget()
        self.recall.forget()
        self.again.forget()

    def _take(self, seen: Seen) -> None:
        now, rows = self.bridge.now, seen.rows
        owed = {owed.session_id for owed in now.owed}
        self.running.know_past(any_session=bool(rows))
        self.first_steps.setVisible(not rows and now.session is None)
        self.last_card.setVisible(bool(rows))
        self.week.setVisible(bool(rows))
        self.week.show_week(seen.week)
        if seen.week.way is not None:
            self.first_steps.show_way(seen.week.way)
        self.last.fill([(row.session.id, row_texts(row, owed)) for row in rows])
        self.last.fit()

    @Slot(object)
    def _open(self, session_id: UUID) -> None:
        show_details(self.bridge, self.theme, session_id, self.window())


def _see(block: BlockSettings, services: Services) -> Seen:
    return Seen(services.history.rows(SessionFilter(), LAST), services.week.look(block))
