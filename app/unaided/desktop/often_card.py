"""What was looked up again and again, offered as a card: the person writes the answer in their own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.kept_text import KeptText
from unaided.desktop.theme import GRID
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.often import Often
from unaided.domain.recall import Card as RecallCard
from unaided.domain.words import elided

MOST = 5  # offered at once
WHY = "You looked these up more than once. As a card, one comes back in 7 days, to be known without looking."
ANSWER = "How does it go, in your own words?"


class OftenCard(Card):
    """A row of what was looked up often, and the field for the answer; it hides where there is nothing."""

    changed = Signal()  # there is a card more

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("Looked up often", parent=parent)
        self._bridge = bridge
        self._offered: tuple[Often, ...] = ()
        self.rows: PillRow[Often] = PillRow("Looked up often", ())
        self.answer = KeptText(bridge, ANSWER, ANSWER)
        self.make = Button("&Make a card", Role.PRIMARY)
        self.body.addWidget(paragraph(WHY, Role.MUTED))
        self.body.addWidget(self.rows)
        self.body.addWidget(self.answer)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addStretch(1)
        foot.addWidget(self.make)
        self.body.addLayout(foot)
        self.answer.typed.connect(self._update)
        self.make.clicked.connect(self._on_make)
        self.hide()
        self._update()

    def show_often(self, often: Sequence[Often]) -> None:
        """Offer these, the most often looked up first."""
        offered = tuple(often[:MOST])
        if offered != self._offered:
            self._offered = offered
            self._offer()
        self.setVisible(bool(offered))

    def _offer(self) -> None:
        chosen = self.rows.value
        fresh: PillRow[Often] = PillRow("Looked up often", [(often, _words(often)) for often in self._offered])
        fresh.chosen.connect(self._on_chosen)
        self.body.replaceWidget(self.rows, fresh)
        self.rows.hide()
        self.rows.deleteLater()
        self.rows = fresh
        same = next((one for one in self._offered if chosen and one.latest.id == chosen.latest.id), None)
        fresh.choose(same)
        self.answer.be_about(same.latest.id if same else None)
        self._update()

    @Slot(object)
    def _on_chosen(self, often: Often) -> None:
        self.answer.be_about(often.latest.id)
        self._update()
        self.answer.field.setFocus()

    @Slot()
    def _update(self) -> None:
        chosen = self.rows.value is not None
        self.answer.setVisible(chosen)
        self.make.setVisible(chosen)
        self.make.setEnabled(bool(self.answer.words.strip()))

    @Slot()
    def _on_make(self) -> None:
        if self.rows.value is not None:
            self.answer.keep()
            self._bridge.change(partial(_make, self.rows.value, self.answer.words), self._on_made)

    def _on_made(self, _card: RecallCard) -> None:
        self.answer.hand_in()
        self.changed.emit()


def _words(often: Often) -> str:
    return f"{elided(often.latest.text)} · {often.times} times"


def _make(often: Often, answer: str, services: Services) -> RecallCard:
    return services.recall.card_from_look_up(often.latest, answer)
