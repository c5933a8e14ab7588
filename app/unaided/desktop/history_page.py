"""History: every finished session, searched by title and mode; and what was written, searched by its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.history_model import PAGE, HistoryModel
from unaided.desktop.history_table import HistoryTable
from unaided.desktop.latest import Latest
from unaided.desktop.page import Page
from unaided.desktop.search_field import FoundInWords
from unaided.desktop.session_details import show_details
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.search import words_of
from unaided.domain.session import Mode
from unaided.domain.words import counted, mode_words
from unaided.services.history import Totals

NOTHING_YET = "No sessions yet. What you start from the tray, from Today or in a terminal is listed here once it ends."
ALL = "all"


@dataclass(frozen=True, slots=True)
class Found:
    """What a filter means: how many, and the first page of them."""

    wanted: SessionFilter
    totals: Totals
    first: Sequence[SessionRow]


class HistoryPage(Page):
    """The list, its search and its totals."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; what it shows is read when the page is shown."""
        super().__init__(bridge, theme, parent)
        self._found = Latest(bridge, self._take)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search titles and what you wrote")
        self.search.setAccessibleName("Search titles and what you wrote")
        self.search.setClearButtonEnabled(True)
        modes = ((mode.value, mode_words(mode)) for mode in Mode)
        self.modes: PillRow[str] = PillRow("Mode", ((ALL, "All"), *modes))
        self.modes.choose(ALL)
        self.totals: QLabel = paragraph("", Role.MUTED)
        self.model = HistoryModel(bridge, self)
        self.table = HistoryTable(theme, self.model)
        self.in_words = FoundInWords(bridge, theme)
        self.words_card = Card("In what you wrote")
        self._lay_out()
        self.search.textChanged.connect(self.refresh)
        self.modes.chosen.connect(self.refresh)
        self.table.activated.connect(self._open)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.search, 1)
        row.addWidget(self.modes)
        card = Card()
        card.body.setContentsMargins(GRID, GRID, GRID, GRID)
        card.body.addWidget(self.table)
        self.body.addWidget(label("History", Role.HEADING))
        self.body.addLayout(row)
        self.body.addWidget(self.totals)
        self.words_card.body.addWidget(self.in_words)
        self.words_card.hide()
        self.body.addWidget(card, 3)
        self.body.addWidget(self.words_card, 2)

    @property
    def wanted(self) -> SessionFilter:
        """Return what the search means."""
        chosen = self.modes.value
        mode = None if chosen in {None, ALL} else Mode(str(chosen))
        return SessionFilter(mode=mode, text=self.search.text().strip())

    @Slot()
    def refresh(self) -> None:
        """Read what the search means."""
        wanted = self.wanted
        self._found.ask(partial(_find, wanted))
        self.words_card.setVisible(bool(words_of(wanted.text)))
        if words_of(wanted.text):
            self.in_words.ask(wanted.text)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._found.forget()
        self.in_words.forget()
        self.model.forget()

    def _take(self, found: Found) -> None:
        self.totals.setText(totals_words(found))
        self.model.show_sessions(found.wanted, found.totals.sessions, found.first)
        self.table.fit_columns()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            show_details(self.bridge, self.theme, row.session.id, self.window())


def totals_words(found: Found) -> str:
    """Return how many sessions there are, by mode; or why none is shown."""
    totals = found.totals
    if not totals.sessions:
        return _nothing_words(found.wanted)
    if found.wanted.mode is not None:
        return counted(totals.sessions, "session") + "."
    return f"{counted(totals.sessions, 'session')}: {totals.no_ai:,} ● without AI, {totals.ai:,} ◆ with AI."


def _nothing_words(wanted: SessionFilter) -> str:
    """Return why no session is listed, and what to do."""
    if wanted.text:
        among = "" if wanted.mode is None else f" of a {mode_words(wanted.mode)} session"
        below = "what you wrote is searched below. Clear the search to see all sessions."
        return f"No title{among} has these words; {below}"
    if wanted.mode is not None:
        return f"No {mode_words(wanted.mode)} session yet. Choose All to see the others."
    return NOTHING_YET


def _find(wanted: SessionFilter, services: Services) -> Found:
    return Found(wanted, services.history.totals(wanted), services.history.rows(wanted, PAGE))
