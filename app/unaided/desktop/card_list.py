"""All recall cards: what, when next; recall one now, see its history, write it anew, retire it or take it up again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.card_history import CardHistory
from unaided.desktop.recall_words import day_of, next_words
from unaided.desktop.rewrite_dialog import RewriteDialog
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.clear_button import add_clear_button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.recall import Card as RecallCard
from unaided.domain.recall import CardRow
from unaided.domain.words import counted
from unaided.services.recall import ToRecall

HEADER = ("What", "Kind", "Asked next", "Written")
MOST = 200  # rows; more of them nobody reads, the search narrows
MOST_ROWS = 8
NONE_FOUND = "No card has these words. Clear the search to see all of them."


class CardList(Card):
    """The list without anything of what was written, and what can be done with the chosen card."""

    asked = Signal(object)  # UUID of the card to be recalled now
    changed = Signal()  # a card is another one now

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("Cards", parent=parent)
        self._bridge = bridge
        self._theme = theme
        self._rows: Sequence[CardRow] = ()
        self._chosen: CardRow | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search cards")
        self.search.setAccessibleName("Search cards")
        add_clear_button(self.search)
        self.line = paragraph("", Role.MUTED)
        self.table = TextTable(theme, "Cards", HEADER, [0])
        self.now = Button("Recall it &now")
        self.history = Button("&How it changed")
        self.rewrite = Button("&Write it anew")
        self.retire = Button("Re&tire")
        self.revive = Button("Take it up &again")
        self._lay_out()
        self._connect()
        self._show_chosen(None)

    def _lay_out(self) -> None:
        self.body.addWidget(self.search)
        self.body.addWidget(self.line)
        self.body.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.now, self.history, self.rewrite, self.retire, self.revive):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open_history)
        self.now.clicked.connect(self._on_now)
        self.history.clicked.connect(self._on_history)
        self.rewrite.clicked.connect(self._on_rewrite)
        self.retire.clicked.connect(self._on_retire)
        self.revive.clicked.connect(self._on_revive)

    def show_cards(self, rows: Sequence[CardRow]) -> None:
        """Show these cards; the chosen one stays chosen."""
        self._rows = rows
        self.search.setVisible(len(rows) > MOST_ROWS or bool(self.search.text()))
        self._filter()

    @Slot()
    def _filter(self) -> None:
        asked = self.search.text().casefold().split()
        found = [row for row in self._rows if all(word in row.name.casefold() for word in asked)]
        self.table.fill([(row, _texts(row)) for row in found[:MOST]])
        self.table.setVisible(bool(found))
        self.table.fit_up_to(MOST_ROWS)
        self.line.setText(_line(len(found)))
        self.line.setVisible(not 0 < len(found) <= MOST)
        chosen = self._chosen.id if self._chosen else None
        again = next((row for row in found[:MOST] if row.id == chosen), None)
        self._show_chosen(again)
        self.table.choose(again)

    @Slot(object)
    def _show_chosen(self, row: CardRow | None) -> None:
        self._chosen = row
        is_asked = row is not None and row.retired_at is None
        self.now.setVisible(is_asked)
        self.retire.setVisible(is_asked)
        self.history.setVisible(row is not None)
        self.rewrite.setVisible(row is not None)
        self.revive.setVisible(row is not None and not is_asked)

    @Slot()
    def _on_now(self) -> None:
        if self._chosen is not None:
            self.asked.emit(self._chosen.id)

    @Slot()
    def _on_history(self) -> None:
        if self._chosen is not None:
            self._open_history(self._chosen)

    @Slot(object)
    def _open_history(self, row: CardRow) -> None:
        self._bridge.ask(partial(_opened, row.id), self._show_history)

    def _show_history(self, opened: ToRecall) -> None:
        if self.isVisible():
            CardHistory(self._theme, opened, self.window()).show()

    @Slot()
    def _on_rewrite(self) -> None:
        if self._chosen is not None:
            self._bridge.ask(partial(_opened, self._chosen.id), self._show_rewrite)

    def _show_rewrite(self, opened: ToRecall) -> None:
        if self.isVisible():
            dialog = RewriteDialog(self._bridge, opened, self.window())
            dialog.rewritten.connect(self.changed)
            dialog.show()

    @Slot()
    def _on_retire(self) -> None:
        self._set_retired(retired=True)

    @Slot()
    def _on_revive(self) -> None:
        self._set_retired(retired=False)

    def _set_retired(self, *, retired: bool) -> None:
        if self._chosen is not None:
            self._bridge.change(partial(_retire, self._chosen.id, retired=retired), self._on_changed)

    def _on_changed(self, _card: RecallCard) -> None:
        self.changed.emit()


def _line(found: int) -> str:
    if not found:
        return NONE_FOUND
    return f"The first {MOST} of {counted(found, 'card')}. Type a few letters above to find others."


def _texts(row: CardRow) -> tuple[str, ...]:
    return row.name, str(row.kind), next_words(row), day_of(row.made_at)


def _opened(card_id: UUID, services: Services) -> ToRecall:
    return services.recall.open(card_id)


def _retire(card_id: UUID, services: Services, *, retired: bool) -> RecallCard:
    return services.recall.retire(card_id, retired=retired)
