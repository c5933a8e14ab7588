"""All gaps: filled with a note, dropped with a reason, opened again; each leads to its session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.kept_text import KeptText
from unaided.desktop.recall_words import age_words, day_of
from unaided.desktop.session_details import show_details
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.clear_button import add_clear_button
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.explanation import Gap
from unaided.domain.trouble import UnaidedError
from unaided.services.gaps import GapRow

HEADER = ("What you could not explain", "Task", "Open for", "How it stands")
NONE_YET = "No gaps. What you could not explain when a session ended is listed here until you fill or drop it."
NONE_OPEN = "No gap is open. “All” shows those that were filled or dropped."
NONE_FOUND = "No gap has these words. Clear the search to see all of them."
NOTE = "What fills it, or why you drop it"
HISTORY = "history"
MOST_ROWS = 8
Closing = Callable[[Services], Gap]


def state_words(gap: Gap) -> str:
    """Return how a gap stands: open, or since when it is filled or dropped."""
    if gap.closed_at is None:
        return "open"
    return f"{'filled' if gap.note else 'dropped'} {day_of(gap.closed_at)}"


class GapList(Card):
    """The list, and below it what can be done with the chosen one."""

    changed = Signal()  # a gap was filled, dropped or opened again

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("Gaps", parent=parent)
        self._bridge = bridge
        self._theme = theme
        self._rows: Sequence[GapRow] = ()
        self._chosen: GapRow | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search gaps")
        self.search.setAccessibleName("Search gaps")
        add_clear_button(self.search)
        self.which: PillRow[bool] = PillRow("Which gaps", ((True, "Open"), (False, "All")))
        self.which.choose(True)  # noqa: FBT003 (the value chosen)
        self.empty = paragraph(NONE_YET, Role.MUTED)
        self.table = TextTable(theme, "Gaps", HEADER, [0, 1])
        self.text = paragraph("", Role.SUBHEADING)
        self.closed = paragraph("", Role.MUTED)
        self.note = KeptText(bridge, NOTE, NOTE)
        self.fill = Button("&Fill with this note", Role.PRIMARY)
        self.drop = Button("&Drop for this reason")
        self.reopen = Button("&Open again")
        self.session = Button("Open its session", Role.LINK)
        self._lay_out()
        self._connect()
        self._show_chosen(None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.search, 1)
        top.addWidget(self.which, 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for button in (self.fill, self.drop, self.reopen, self.session):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(top)
        for widget in (self.empty, self.table, self.text, self.closed, self.note):
            self.body.addWidget(widget)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.which.chosen.connect(self._filter)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open_session)
        self.note.typed.connect(self._show_verbs)
        self.fill.clicked.connect(self._on_fill)
        self.drop.clicked.connect(self._on_drop)
        self.reopen.clicked.connect(self._on_reopen)
        self.session.clicked.connect(self._on_session)

    def show_gaps(self, rows: Sequence[GapRow]) -> None:
        """Show these gaps; the chosen one stays chosen while it is there."""
        self._rows = rows
        self._filter()

    @Slot()
    def _filter(self) -> None:
        asked = self.search.text().casefold().split()
        shown = [row for row in self._rows if self._is_wanted(row, asked)]
        self.table.spare(HEADER.index("How it stands" if self.which.value else "Open for"))
        self.table.fill([(row, _texts(row)) for row in shown])
        self.table.setVisible(bool(shown))
        self.table.fit_up_to(MOST_ROWS)
        self.empty.setVisible(not shown)
        self.empty.setText(self._empty_words(asked))
        for widget in (self.search, self.which):
            widget.setVisible(bool(self._rows))
        chosen = self._chosen.gap.id if self._chosen else None
        again = next((row for row in shown if row.gap.id == chosen), None)
        self._show_chosen(again)
        self.table.choose(again)

    def _is_wanted(self, row: GapRow, asked: Sequence[str]) -> bool:
        if self.which.value and not row.gap.is_open:
            return False
        words = " ".join((row.gap.text, row.title, row.gap.note, row.gap.dropped_because)).casefold()
        return all(word in words for word in asked)

    def _empty_words(self, asked: Sequence[str]) -> str:
        if not self._rows:
            return NONE_YET
        return NONE_FOUND if asked else NONE_OPEN

    @Slot(object)
    def _show_chosen(self, row: GapRow | None) -> None:
        self._chosen = row
        is_open = row is not None and row.gap.is_open
        self.note.be_about(row.gap.id if row is not None and is_open else None)
        self.text.setText("" if row is None else wrappable(row.gap.text))
        self.closed.setText("" if row is None else wrappable(row.gap.note or row.gap.dropped_because))
        self.closed.setVisible(row is not None and not is_open)
        self.text.setVisible(row is not None)
        self.session.setVisible(row is not None)
        self.note.setVisible(is_open)
        self.fill.setVisible(is_open)
        self.drop.setVisible(is_open)
        self.reopen.setVisible(row is not None and not is_open)
        self._show_verbs()

    @Slot()
    def _show_verbs(self) -> None:
        written = bool(self.note.words.strip())
        self.fill.setEnabled(written)
        self.drop.setEnabled(written)

    @Slot()
    def _on_fill(self) -> None:
        if self._chosen is not None:
            self._close(partial(_fill, self._chosen.gap.id, self.note.words))

    @Slot()
    def _on_drop(self) -> None:
        if self._chosen is not None:
            self._close(partial(_drop, self._chosen.gap.id, self.note.words))

    def _close(self, job: Closing) -> None:
        self.note.keep()
        self._bridge.change(job, self._on_closed, self._refused)

    def _on_closed(self, _gap: Gap) -> None:
        self.note.hand_in()
        self.changed.emit()

    @Slot()
    def _on_reopen(self) -> None:
        if self._chosen is not None:
            self._bridge.change(partial(_reopen, self._chosen.gap.id), self._on_reopened, self._refused)

    def _on_reopened(self, _gap: Gap) -> None:
        self.changed.emit()

    def _refused(self, trouble: UnaidedError) -> None:
        self._bridge.told.emit(trouble.sentence)

    @Slot()
    def _on_session(self) -> None:
        if self._chosen is not None:
            self._open_session(self._chosen)

    @Slot(object)
    def _open_session(self, row: GapRow) -> None:
        window = self.window()
        self._bridge.window_asked.emit(HISTORY)
        show_details(self._bridge, self._theme, row.gap.session_id, window)


def _texts(row: GapRow) -> tuple[str, ...]:
    return row.gap.text, row.title, age_words(row.age), state_words(row.gap)


def _fill(gap_id: UUID, note: str, services: Services) -> Gap:
    return services.gaps.fill(gap_id, note)


def _drop(gap_id: UUID, because: str, services: Services) -> Gap:
    return services.gaps.drop(gap_id, because)


def _reopen(gap_id: UUID, services: Services) -> Gap:
    return services.gaps.reopen(gap_id)
