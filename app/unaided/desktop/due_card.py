"""What is due today: a plain sentence, a row for each card, the way to undo, and leave."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.leave_row import LeaveRow
from unaided.desktop.recall_words import day_words
from unaided.desktop.theme import GRID
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.domain.recall import CardKind
from unaided.services.recall import RecallDay, ToRecall


def name_of(asked: ToRecall) -> str:
    """Return what a card is called: its task's title, or what was looked up."""
    return asked.title if asked.card.kind is CardKind.EXPLANATION else asked.card.front


class RecallButton(Button):
    """Opens the recall of one card."""

    asked = Signal(object)  # UUID of the card

    def __init__(self, asked: ToRecall, *, first: bool) -> None:
        """Take the card."""
        super().__init__("&Recall" if first else "Recall", Role.PRIMARY if first else Role.SECONDARY)
        self._card_id: UUID = asked.card.id
        self.setAccessibleName(f"Recall: {name_of(asked)}")
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(self._card_id)


class DueCard(Card):
    """Never more than the daily cap, and no number that grows (Law 8)."""

    asked = Signal(object)  # UUID of the card to be recalled
    undo_asked = Signal()  # the last rating is to be undone

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("Today", parent=parent)
        self.kept = paragraph("", Role.ADVICE)
        self.line = paragraph("", Role.MUTED)
        self.undo = Button("&Undo the last rating", Role.LINK)
        self.leave = LeaveRow(bridge)
        self._rows = QWidget()
        self._shown: tuple[UUID, ...] = ()
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addWidget(self.undo)
        foot.addWidget(self.leave, 1)
        for widget in (self.kept, self.line, self._rows):
            self.body.addWidget(widget)
        self.body.addLayout(foot)
        self.kept.hide()
        self.undo.clicked.connect(self.undo_asked)

    def say(self, sentence: str) -> None:
        """Say what has just been kept, or nothing."""
        self.kept.setText(sentence)
        self.kept.setVisible(bool(sentence))

    def show_day(self, day: RecallDay, a_day: int, *, any_card: bool) -> None:
        """Show what there is to recall today."""
        self.line.setText(day_words(day, a_day, any_card=any_card))
        self.undo.setVisible(bool(day.done_today))
        self.leave.show_leave(day.leave, day.today)
        self.leave.setVisible(any_card or day.leave is not None)
        shown = tuple(asked.card.id for asked in day.cards)
        if shown != self._shown:  # else a button would lose the keyboard for nothing
            self._shown = shown
            self._show_rows(day)

    def _show_rows(self, day: RecallDay) -> None:
        fresh = self._made_rows(day)
        self.body.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh

    def begin(self) -> None:
        """Put the keyboard on the first card to be recalled, else on the way to undo."""
        buttons = self._rows.findChildren(RecallButton)
        (buttons[0] if buttons else self.undo).setFocus()

    def _made_rows(self, day: RecallDay) -> QWidget:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for number, asked in enumerate(day.cards):
            row = QHBoxLayout()
            row.setSpacing(GRID)
            button = RecallButton(asked, first=not number)
            button.asked.connect(self.asked)
            row.addWidget(paragraph(wrappable(name_of(asked)), Role.SUBHEADING), 1)
            row.addWidget(button)
            column.addLayout(row)
        return rows
