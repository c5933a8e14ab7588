"""History: sessions, their totals and tasks, narrowed as the person likes; and what was written, by its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property, partial
from typing import assert_never
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QWidget

from unaided.bootstrap import Services
from unaided.desktop.action_button import ActionButton
from unaided.desktop.bridge import Bridge
from unaided.desktop.corrections import Corrections
from unaided.desktop.history_filters import PRIVATE, HistoryFilters
from unaided.desktop.history_lists import PeriodList, SessionList, Show, TaskList
from unaided.desktop.history_table import HistoryTable
from unaided.desktop.latest import Latest
from unaided.desktop.page import Page
from unaided.desktop.search_field import FoundCard
from unaided.desktop.session_details import show_details
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.clear_button import add_clear_button
from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.narrowed import Narrowed
from unaided.domain.search import words_of
from unaided.domain.session import Mode
from unaided.domain.task import Task
from unaided.domain.task_list import TaskRow, can_reopen
from unaided.domain.within import Period, last_of
from unaided.domain.words import mode_words
from unaided.services.history import Labels

ALL = "all"
SEARCH = "Search titles and what you wrote"


class View(StrEnum):
    """What is listed."""

    SESSIONS = "sessions"
    DAYS = "day"
    WEEKS = "week"
    MONTHS = "month"
    TASKS = "tasks"


VIEWS = (
    (View.SESSIONS, "Sessions"),
    (View.DAYS, "Days"),
    (View.WEEKS, "Weeks"),
    (View.MONTHS, "Months"),
    (View.TASKS, "Tasks"),
)


class HistoryPage(Page):
    """The lists, and what they are narrowed by."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; what it shows is read when the page is shown."""
        super().__init__(bridge, theme, parent)
        self._found: Latest[Show] = Latest(bridge, self._take)
        self.views: PillRow[View] = PillRow("List", VIEWS)
        self.views.choose(View.SESSIONS)
        self.search = QLineEdit()
        self.search.setPlaceholderText(SEARCH)
        self.search.setAccessibleName(SEARCH)
        add_clear_button(self.search)
        modes = ((mode.value, mode_words(mode)) for mode in Mode)
        self.modes: PillRow[str] = PillRow("Mode", ((ALL, "All"), *modes))
        self.modes.choose(ALL)
        self.filters = HistoryFilters(theme)
        self._labels: Latest[Labels] = Latest(bridge, self.filters.offer)
        self.wrong: QLabel = paragraph("", Role.WRONG)
        self.totals: QLabel = paragraph("", Role.MUTED)
        self.table = SessionList(bridge, theme)
        self.corrections = Corrections(bridge, theme, self.table, self)
        self.reopen = Button("&Reopen this task", Role.LINK)
        self.words_card = FoundCard(bridge, theme)
        self.in_words = self.words_card.found
        self._stack = QStackedWidget()
        self._foot = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top, row = QHBoxLayout(), QHBoxLayout()
        top.addWidget(label("History", Role.HEADING))
        top.addStretch(1)
        top.addWidget(self.views)
        row.setSpacing(GRID)
        row.addWidget(self.search, 1)
        row.addWidget(self.modes, 0, Qt.AlignmentFlag.AlignVCenter)
        card = Card()
        card.body.setContentsMargins(GRID, GRID, GRID, GRID)
        card.body.addWidget(self._stack)
        self._stack.addWidget(self.table)
        card.body.addWidget(self._foot)
        foot = FlowLayout(self._foot)
        for entry in self.corrections.entries:
            foot.addWidget(ActionButton(entry, Role.LINK))
        foot.addWidget(self.reopen)
        self.body.setSpacing(GRID)
        self.body.addLayout(top)
        self.body.addLayout(row)
        for widget in (self.filters, self.wrong, self.totals):
            self.body.addWidget(widget)
        self.wrong.hide()
        self.words_card.hide()
        self.body.addWidget(card, 3)
        self.body.addWidget(self.words_card)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.narrow)
        self.modes.chosen.connect(self.narrow)
        self.views.chosen.connect(self.show_view)
        self.filters.changed.connect(self.narrow)
        self.filters.cleared.connect(self._on_cleared)
        self.filters.wrong.connect(self._on_wrong)
        self.table.opened.connect(self._open)
        self.reopen.clicked.connect(self._on_reopen)
        self.reopen.hide()
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)

    @cached_property
    def periods(self) -> PeriodList:
        """Return the list of days, weeks or months, made when it is first wanted."""
        made = PeriodList(self.bridge, self.theme)
        self._stack.addWidget(made)
        made.opened.connect(self._open_period)
        return made

    @cached_property
    def tasks(self) -> TaskList:
        """Return the list of tasks, made when it is first wanted."""
        made = TaskList(self.bridge, self.theme)
        self._stack.addWidget(made)
        made.opened.connect(self._open_task)
        made.selectionModel().selectionChanged.connect(self._on_task)
        made.rows.modelReset.connect(self._on_task)
        return made

    @property
    def view(self) -> View:
        """Return what is listed."""
        return self.views.value or View.SESSIONS

    @property
    def narrowed(self) -> Narrowed:
        """Return what the search and the filters mean."""
        mode = None if self.modes.value in {None, ALL} else Mode(str(self.modes.value))
        return self.filters.narrowed(self.search.text().strip(), mode)

    @Slot()
    def refresh(self) -> None:
        """Read what is meant, what there is to choose from, and what can be undone."""
        self.narrow()
        self._labels.ask(_labels)
        self.corrections.refresh()

    @Slot()
    def narrow(self) -> None:
        """Read what is meant now; what there is to choose from is as it was."""
        self._found.ask(self._job())
        text = self.narrowed.text
        self.words_card.setVisible(bool(words_of(text)))
        if words_of(text):
            self.in_words.ask(text)

    def _job(self) -> Callable[[Services], Show]:
        if isinstance(self._list, PeriodList):
            return partial(self._list.job, Period(str(self.view)), self.narrowed)
        return partial(self._list.job, self.narrowed)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._found.forget()
        self._labels.forget()
        self.corrections.forget()
        self.in_words.forget()
        for table in self._stack.findChildren(HistoryTable):
            table.forget()

    def kept(self) -> dict[str, str]:
        """Return what is chosen, to be remembered with the window."""
        return {
            "view": str(self.view),
            "mode": self.modes.value or ALL,
            "text": self.search.text(),
            **self.filters.kept(),
        }

    def take_kept(self, kept: Mapping[str, str]) -> None:
        """Choose what was remembered, before the page is shown."""
        self.views.choose(next((view for view in View if view == kept.get("view")), View.SESSIONS))
        self.modes.choose(next((mode for mode in self.modes.values if mode == kept.get("mode")), ALL))
        self.filters.take_kept(kept)
        self.search.setText(kept.get("text", ""))
        self._show_view()

    @property
    def private(self) -> frozenset[str]:
        """Return what is the person's own words, which no file is to hold in the open."""
        return PRIVATE

    def _take(self, show: Show) -> None:
        self.totals.setText(show())

    def _show_view(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self.filters.offer_status(shown=self.view is View.TASKS)
        self._foot.setVisible(self.view in {View.SESSIONS, View.TASKS})
        if self.view is not View.SESSIONS:
            self.table.clearSelection()  # what is not seen is not to be deleted
        self._on_task()

    @property
    def _list(self) -> SessionList | PeriodList | TaskList:
        match self.view:
            case View.SESSIONS:
                return self.table
            case View.TASKS:
                return self.tasks
            case View.DAYS | View.WEEKS | View.MONTHS:
                return self.periods
            case _:
                assert_never(self.view)

    @Slot()
    def show_view(self) -> None:
        """Show the list that is chosen, and read it."""
        self._show_view()
        self.narrow()

    @Slot(str)
    def _on_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    @Slot()
    def _on_cleared(self) -> None:
        self.filters.forget_all()
        self.modes.choose(ALL)
        with QSignalBlocker(self.search):
            self.search.clear()
        self.narrow()

    @Slot(object)
    def _open(self, session_id: UUID) -> None:
        show_details(self.bridge, self.theme, session_id, self.window())

    @Slot(object, object)
    def _open_period(self, period: Period, first: date) -> None:
        self.filters.mean_days(first, last_of(period, first))
        self._show_sessions()

    @Slot(object)
    def _open_task(self, row: TaskRow) -> None:
        self.filters.mean_task(row.task.id)
        self.modes.choose(ALL)
        self._show_sessions()

    @Slot()
    def _on_task(self) -> None:
        row = self.tasks.chosen if self.view is View.TASKS else None
        self.reopen.setVisible(row is not None and can_reopen(row.task, self.bridge.reading().wall))

    @Slot()
    def _on_reopen(self) -> None:
        if (row := self.tasks.chosen) is not None:
            self.bridge.change(partial(_reopen, row.task.id), self._on_reopened)

    def _on_reopened(self, task: Task) -> None:
        self.bridge.told.emit(f"“{task.title}” is open again. What you work on it now is its rework.")
        self.bridge.history_changed.emit()

    def _show_sessions(self) -> None:
        self.views.choose(View.SESSIONS)
        self.show_view()
        self.table.setFocus()


def _labels(services: Services) -> Labels:
    return services.history.labels()


def _reopen(task_id: UUID, services: Services) -> Task:
    return services.tasks.reopen(task_id)
