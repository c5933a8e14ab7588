"""What Today says of recall and gaps: one line each, never a number beyond the daily cap (Law 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.recall_words import age_words
from unaided.desktop.theme import GAP, GRID
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label, paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.services.gaps import GapRow

RECALL = "recall"
MOST_GAPS = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """How many recalls are still asked for today, and the latest open gaps."""

    due: int
    gaps: Sequence[GapRow]


class RecallToday(QWidget):
    """The card of what is due and the card of open gaps; each hides where there is nothing."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Make them hidden; what they show is read when the page is."""
        super().__init__(parent)
        self._bridge = bridge
        self._seen = Latest(bridge, self._take)
        self.due = Card()
        self.line = label("", Role.SUBHEADING)
        self.recall = Button("&Recall now")
        self.gaps = Card("Still to understand")
        self.all_gaps = Button("All &gaps", Role.LINK)
        self._rows = QWidget()
        self._lay_out()
        self.recall.clicked.connect(self._open)
        self.all_gaps.clicked.connect(self._open)
        bridge.clock_changed.connect(self.refresh)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.recall)
        self.due.body.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self.all_gaps)
        foot.addStretch(1)
        self.gaps.body.addWidget(self._rows)
        self.gaps.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.due)
        column.addWidget(self.gaps)

    @Slot()
    def refresh(self) -> None:
        """Read what is due and the open gaps."""
        self._seen.ask(partial(_see, self._bridge.settings.recalls_a_day))

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._seen.forget()

    def _take(self, seen: Seen) -> None:
        self.line.setText(f"Recall: {seen.due} due")
        self.due.setVisible(bool(seen.due))
        self.gaps.setVisible(bool(seen.gaps))
        self.setVisible(bool(seen.due or seen.gaps))
        fresh = _made_rows(seen.gaps[:MOST_GAPS])
        self.gaps.body.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        fresh.show()  # a layout shows what it was given by an event of its own, later

    @Slot()
    def _open(self) -> None:
        self._bridge.window_asked.emit(RECALL)


def _made_rows(gaps: Sequence[GapRow]) -> QWidget:
    rows = QWidget()
    column = QVBoxLayout(rows)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for gap in gaps:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(paragraph(wrappable(gap.gap.text), Role.MUTED), 1)
        row.addWidget(label(age_words(gap.age), Role.SMALL))
        column.addLayout(row)
    return rows


def _see(a_day: int, services: Services) -> Seen:
    return Seen(len(services.recall.day(a_day).cards), services.gaps.list())
