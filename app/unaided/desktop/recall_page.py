"""Recall: what is due today, what could not be explained yet, all cards, and a search over all words written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from uuid import UUID

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.card_list import CardList
from unaided.desktop.due_card import DueCard
from unaided.desktop.gap_list import GapList
from unaided.desktop.latest import Latest
from unaided.desktop.often_card import OftenCard
from unaided.desktop.page import Page
from unaided.desktop.recall_draft import draft_of, recall_body
from unaided.desktop.recall_panel import Opened, RecallPanel, open_card
from unaided.desktop.recall_words import when_words
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.search_field import FoundInWords, SearchField
from unaided.desktop.table_style import BAR
from unaided.desktop.theme import GAP, Theme
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.roles import Role
from unaided.domain.often import Often
from unaided.domain.recall import Card, CardRow
from unaided.services.gaps import GapRow
from unaided.services.recall import RecallDay


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the page shows, in one read."""

    day: RecallDay
    cards: Sequence[CardRow]
    often: Sequence[Often]
    gaps: Sequence[GapRow]


class RecallPage(Page):
    """The overview, what a search found, or the one recall that is under way."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make its cards; what they show is read when the page is shown."""
        super().__init__(bridge, theme, parent)
        self._seen = Latest(bridge, self._take)
        self._begin_next = False
        self.panel: RecallPanel | None = None
        self.search = SearchField()
        self.due = DueCard(bridge)
        self.often = OftenCard(bridge)
        self.gaps = GapList(bridge, theme)
        self.cards = CardList(bridge, theme)
        self.found = FoundInWords(bridge, theme)
        self._overview = QWidget()
        self._lists = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.reach_edges()
        lists = Scrolled(self.theme, in_page=True)
        for card in (self.due, self.often, self.gaps, self.cards):
            lists.add(card)
        self._lists.addWidget(lists)
        self._lists.addWidget(self.found)
        self.found.setContentsMargins(0, 0, BAR, GAP)
        column = QVBoxLayout(self._overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, BAR, 0)
        head.addWidget(label("Recall", Role.HEADING))
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self._lists, 1)
        self._stack.addWidget(self._overview)
        self.body.addWidget(self._stack)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_searched)
        self.search.went_down.connect(self._on_went_down)
        self.due.asked.connect(self.recall)
        self.due.undo_asked.connect(self._on_undo)
        self.due.leave.changed.connect(self._on_changed)
        self.often.changed.connect(self._on_changed)
        self.gaps.changed.connect(self._on_changed)
        self.cards.changed.connect(self._on_changed)
        self.cards.asked.connect(self.recall)
        self.bridge.settings_changed.connect(self._on_history_changed)
        self.bridge.clock_changed.connect(self._on_history_changed)

    def refresh(self) -> None:
        """Read what is due, the cards and the gaps."""
        self._seen.ask(partial(_see, self.bridge.settings.recalls_a_day))

    def forget(self) -> None:
        """Wait for no answer any more, and keep what was typed."""
        self._seen.forget()
        self.found.forget()
        self.gaps.note.keep()
        self.often.answer.keep()
        if self.panel is not None:
            self.panel.keeper.flush()

    def changeEvent(self, event: QEvent) -> None:
        """Read anew when the person comes back to the window: days may have passed, and no timer runs (Law 10)."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read anew when it is shown again: what is due changes with the hour."""
        super().hideEvent(event)
        self._stale = True

    def _take(self, seen: Seen) -> None:
        self.due.show_day(seen.day, self.bridge.settings.recalls_a_day, any_card=bool(seen.cards))
        self.often.show_often(seen.often)
        self.gaps.show_gaps(seen.gaps)
        self.cards.show_cards(seen.cards)
        self.cards.setVisible(bool(seen.cards))
        if self._begin_next:
            self._begin_next = False
            self.due.begin()

    @Slot(object)
    def recall(self, card_id: UUID) -> None:
        """Open the recall of a card, with what was typed of it before."""
        self.bridge.ask(partial(_open, card_id), self._show_panel)

    def _show_panel(self, opened: Opened) -> None:
        if not isValid(self) or self.panel is not None:
            return
        self.panel = RecallPanel(self.bridge, self.theme, opened)
        self.panel.setContentsMargins(0, 0, BAR, GAP)
        self.panel.left.connect(self._on_left)
        self.panel.rated.connect(self._on_rated)
        self._stack.addWidget(self.panel)
        self._stack.setCurrentWidget(self.panel)
        self.panel.begin()

    def _close_panel(self) -> None:
        panel, self.panel = self.panel, None
        self._stack.setCurrentWidget(self._overview)
        if panel is not None:
            self._stack.removeWidget(panel)
            panel.deleteLater()
        self._begin_next = True

    @Slot()
    def _on_left(self) -> None:
        self._close_panel()
        self.due.say("")
        self.refresh()

    @Slot(object)
    def _on_rated(self, card: Card) -> None:
        self._close_panel()
        self.due.say(f"Kept. This one comes back on {when_words(card.due_at)}.")
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        """Let every view read anew: Today shows what is due and the gaps too."""
        self.bridge.history_changed.emit()

    @Slot()
    def _on_undo(self) -> None:
        self.bridge.change(_undo, self._on_undone)

    def _on_undone(self, opened: Opened) -> None:
        """Ask for the rating again, with all that was said, written and ticked still there."""
        self._on_changed()
        self.due.say("")
        self._show_panel(opened)

    @Slot()
    def _on_searched(self) -> None:
        asked = self.search.has_words
        self._lists.setCurrentIndex(1 if asked else 0)
        if asked:
            self.found.ask(self.search.text())

    @Slot()
    def _on_went_down(self) -> None:
        if self.search.has_words and self.found.list.count():
            self.found.list.setFocus()
            self.found.list.setCurrentRow(0)


def _see(a_day: int, services: Services) -> Seen:
    recall = services.recall
    return Seen(recall.day(a_day), recall.cards(), recall.often_looked_up(), services.gaps.list(only_open=False))


def _open(card_id: UUID, services: Services) -> Opened:
    return open_card(services.recall.open(card_id).card, services)


def _undo(services: Services) -> Opened:
    card = services.recall.undo()
    undone = [(recall.undone_at, recall) for recall in services.recall.open(card.id).recalls if recall.undone_at]
    _, last = max(undone, key=itemgetter(0))
    services.recall.save_draft(card.id, recall_body(draft_of(last)))
    return open_card(card, services)
