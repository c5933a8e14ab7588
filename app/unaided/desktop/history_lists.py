"""What History lists: sessions, what was worked each day, week or month, and tasks; each read and shown alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.history_table import Columns, HistoryTable
from unaided.desktop.paged_model import PAGE, PagedModel
from unaided.desktop.row_texts import HEADER, period_texts, row_texts, source_words, task_texts
from unaided.desktop.theme import Theme
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.narrowed import Narrowed
from unaided.domain.session import Mode
from unaided.domain.task_list import TaskFilter, TaskRow
from unaided.domain.within import Period, PeriodTotal
from unaided.domain.words import counted, lengths
from unaided.services.history import Totals

Show = Callable[[], str]  # shows what was read, and returns the sentence above it
NOTHING_YET = "No sessions yet. What you start from the tray, from Today or in a terminal is listed here once it ends."
NO_TASKS_YET = "No tasks yet. They come with the first session, or from a file with `unaided import`."
NO_MATCH = "No session matches. “Clear filters” shows all of them."
NO_TASK = "No task matches. “Clear filters” shows all of them."
SESSIONS = Columns(
    "Sessions",
    (*HEADER, "Source"),
    ("30 Sep 2025", "23:59", "", "● No AI", "on-call", "120 min + 12 undecided", "skipped", "▽ imported"),
    (4, 6, 1),
)
PERIODS = Columns(
    "Totals",
    ("When", "Sessions", "● Without AI", "◆ With AI", "Active in all"),
    ("", "10,000", "100 · 100 h 30 min", "100 · 100 h 30 min", "1,000 h 30 min"),
    (1, 4),
)
TASKS = Columns(
    "Tasks",
    ("Day", "Task", "Status", "Mode", "Kind", "Estimate", "Size", "Sessions", "From"),
    ("30 Sep 2025", "", "unfinished", "● No AI", "on-call", "10 h 30 min", "10 h 30 min", "1,000", "imported"),
    (6, 7, 4, 5),
)


class SessionList(HistoryTable):
    """Finished sessions, the latest first."""

    opened = Signal(object)  # UUID of a session

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        self.rows: PagedModel[SessionRow] = PagedModel(bridge, SESSIONS.header)
        super().__init__(theme, self.rows, SESSIONS, parent)
        self.rows.setParent(self)
        self._bridge = bridge
        self.activated.connect(self._on_activated)

    def job(self, narrowed: Narrowed, services: Services) -> Show:
        """Read what is meant, on the worker."""
        today = services.history.today()
        wanted = narrowed.sessions(today)
        totals = services.history.totals(wanted)
        return partial(self._show, wanted, totals, services.history.rows(wanted, PAGE))

    def _show(self, wanted: SessionFilter, totals: Totals, first: Sequence[SessionRow]) -> str:
        owed = frozenset(owed.session_id for owed in self._bridge.now.owed)
        self.rows.show_rows(totals.sessions, first, partial(_session_texts, owed), partial(_sessions, wanted))
        return totals_words(wanted, totals)

    @property
    def chosen(self) -> Sequence[SessionRow]:
        """Return the chosen sessions, those that were read."""
        return [row for row in map(self.rows.row, self.chosen_rows) if row is not None]

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.opened.emit(row.session.id)


class PeriodList(HistoryTable):
    """What was worked each day, week or month of the sessions that are meant."""

    opened = Signal(object, object)  # Period and the first day of what is to be opened down to its sessions (Law 6)

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        self.rows: PagedModel[PeriodTotal] = PagedModel(bridge, PERIODS.header)
        super().__init__(theme, self.rows, PERIODS, parent)
        self.rows.setParent(self)
        self._period = Period.DAY
        self.activated.connect(self._on_activated)

    def job(self, period: Period, narrowed: Narrowed, services: Services) -> Show:
        """Read what is meant, on the worker."""
        wanted = narrowed.sessions(services.history.today())
        return partial(self._show, period, wanted, services.history.periods(wanted, period))

    def _show(self, period: Period, wanted: SessionFilter, totals: Sequence[PeriodTotal]) -> str:
        self._period = period
        self.rows.show_rows(len(totals), totals, partial(period_texts, period), _all_there)
        return summed_words(wanted, totals, period)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.opened.emit(self._period, row.first)


class TaskList(HistoryTable):
    """Tasks, those closed or written down last first; also those without any session."""

    opened = Signal(object)  # TaskRow of which the sessions are wanted

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        self.rows: PagedModel[TaskRow] = PagedModel(bridge, TASKS.header)
        super().__init__(theme, self.rows, TASKS, parent)
        self.rows.setParent(self)
        self._bridge = bridge
        self.activated.connect(self._on_activated)

    def job(self, narrowed: Narrowed, services: Services) -> Show:
        """Read what is meant, on the worker."""
        wanted = services.history.tasks_meant(narrowed)
        count = services.history.count_tasks(wanted)
        return partial(self._show, wanted, count, services.history.tasks(wanted, PAGE))

    def _show(self, wanted: TaskFilter, count: int, first: Sequence[TaskRow]) -> str:
        self.rows.show_rows(count, first, partial(task_texts, self._bridge.reading()), partial(_tasks, wanted))
        if count:
            return f"{counted(count, 'task')}."
        return NO_TASKS_YET if wanted == TaskFilter() else NO_TASK

    @property
    def chosen(self) -> TaskRow | None:
        """Return the chosen task, None where there is none or more than one."""
        rows = self.chosen_rows
        return self.rows.row(rows[0]) if len(rows) == 1 else None

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.opened.emit(row)


def totals_words(wanted: SessionFilter, totals: Totals) -> str:
    """Return how many sessions there are, by mode; or why none is shown."""
    if not totals.sessions:
        return NOTHING_YET if wanted == SessionFilter() else NO_MATCH
    if wanted.mode is not None:
        return counted(totals.sessions, "session") + "."
    return f"{counted(totals.sessions, 'session')}: {totals.no_ai:,} ● without AI, {totals.ai:,} ◆ with AI."


def summed_words(wanted: SessionFilter, totals: Sequence[PeriodTotal], period: Period) -> str:
    """Return what was worked in all; or why nothing is shown."""
    if not totals:
        return NOTHING_YET if wanted == SessionFilter() else NO_MATCH
    no_ai, ai = sum(total.no_ai_us for total in totals), sum(total.ai_us for total in totals)
    sessions = counted(sum(total.sessions for total in totals), "session")
    parts = {Mode.NO_AI: f"{lengths(no_ai)} ● without AI", Mode.AI: f"{lengths(ai)} ◆ with AI"}
    worked = [words for mode, words in parts.items() if wanted.mode in {None, mode}]
    return (
        f"{counted(len(totals), period.value)} with {sessions}: {', '.join(worked)}. Undecided time counts in nothing."
    )


def _session_texts(owed: frozenset[UUID], row: SessionRow) -> tuple[str, ...]:
    return (*row_texts(row, owed), source_words(row))


def _sessions(wanted: SessionFilter, services: Services, limit: int, offset: int) -> Sequence[SessionRow]:
    return services.history.rows(wanted, limit, offset)


def _tasks(wanted: TaskFilter, services: Services, limit: int, offset: int) -> Sequence[TaskRow]:
    return services.history.tasks(wanted, limit, offset)


def _all_there(_services: Services, _limit: int, _offset: int) -> Sequence[PeriodTotal]:
    return ()
