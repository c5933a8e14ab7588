"""What a correction of history asks for: times, task and mode; or a time to split at; or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from unaided.desktop.task_field import TaskField
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.widgets.labels import label_for
from unaided.desktop.widgets.mode_row import ModeRow
from unaided.domain.clock import Reading
from unaided.domain.editing import AddMissed, Change, Edit, NewTask, Restore, Split
from unaided.domain.history import SessionRow
from unaided.domain.ownership import Ownership
from unaided.domain.said_times import SaidTimes, change_of, middle_of, said_of, split_at
from unaided.domain.task import KINDS, Kind, Task, clean_title
from unaided.domain.trouble import EditRuleError

NO_MODE = "Say whether AI was used: choose ● No AI or ◆ AI."
UNKNOWN_TASK = "No task is called “{title}”. Choose one that the field completes, or leave the one there was."
DAY_LETTERS = 14


class TimesFields(QWidget):
    """A day, a start and an end, each a line of text."""

    changed = Signal()

    def __init__(self, said: SaidTimes, parent: QWidget | None = None) -> None:
        """Show these."""
        super().__init__(parent)
        self.day, self.start, self.end = (
            _line(text, name) for text, name in ((said.day, "Day"), (said.start, "Start"), (said.end, "End"))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for words, field in (("&Day", self.day), ("&Start", self.start), ("&End", self.end)):
            row.addWidget(label_for(words, field))
            row.addWidget(field, 1)
            field.textChanged.connect(self._on_changed)

    @property
    def said(self) -> SaidTimes:
        """Return what is written."""
        return SaidTimes(*(field.text().strip() for field in (self.day, self.start, self.end)))

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


class ChangeForm(QWidget):
    """The times, the task and the mode of a session that is over."""

    hint = "Change what was otherwise: the day, the start, the end, the task or the mode."
    changed = Signal()

    def __init__(self, theme: Theme, row: SessionRow, parent: QWidget | None = None) -> None:
        """Show them as they are."""
        super().__init__(parent)
        self._row = row
        self.times = TimesFields(said_of(row.session))
        self.task = _task_field(row.task.title)
        self.mode = ModeRow("Mode", theme)
        self.mode.choose(row.session.mode)
        _column(self, self.times, ("&Task", self.task), ("Mode", self.mode))
        self.times.changed.connect(self._on_changed)
        self.task.read.connect(self._on_changed)
        self.mode.chosen.connect(self._on_changed)

    def offer(self, tasks: Sequence[Task]) -> None:
        """Complete from these tasks."""
        self.task.offer(tasks)

    def edit(self, cutting: frozenset[UUID]) -> Edit:
        """Return the change.

        Raises:
            RuleError: a day, a time or the task cannot be read.
        """
        before = self._row.session
        mode = None if self.mode.value is before.mode else self.mode.value
        return change_of(before, self.times.said, Change(before.id, None, None, mode, self._task_id(), cutting))

    def _task_id(self) -> UUID | None:
        title = self.task.text().strip()
        if title == self._row.task.title:
            return None
        if self.task.task is None:
            raise EditRuleError(UNKNOWN_TASK.format(title=title[:40]))
        return self.task.task.id

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


class AddForm(QWidget):
    """A session that was not timed: on a task there is, or on a new one."""

    hint = "Say what you worked on, when, and whether AI was used."
    changed = Signal()

    def __init__(self, theme: Theme, now: Reading, parent: QWidget | None = None) -> None:
        """Ask for one of today."""
        super().__init__(parent)
        self._here = now
        self.times = TimesFields(SaidTimes(now.local(now.wall).date().isoformat()))
        self.task = _task_field("")
        self.mode = ModeRow("Mode", theme)
        self.kind: DropDown[Kind] = DropDown("Kind of the new task", theme, [(kind, kind) for kind in KINDS])
        _column(self, ("&Task", self.task), self.times, ("Mode", self.mode), ("&Kind, if the task is new", self.kind))
        self.times.changed.connect(self._on_changed)
        self.task.read.connect(self._on_task)
        self.mode.chosen.connect(self._on_changed)
        self.kind.chosen.connect(self._on_changed)

    def offer(self, tasks: Sequence[Task]) -> None:
        """Complete from these tasks."""
        self.task.offer(tasks)

    def edit(self, cutting: frozenset[UUID]) -> Edit:
        """Return what is to be added.

        Raises:
            RuleError: a day, a time, the task or the mode is missing or cannot be read.
        """
        task = self._task()
        start, end = self._times()
        if self.mode.value is None:
            raise EditRuleError(NO_MODE)
        return AddMissed(task, self.mode.value, start, end, cutting)

    def _times(self) -> tuple[datetime, datetime]:
        return self.times.said.at(self._here)

    def _task(self) -> UUID | NewTask:
        if self.task.task is not None:
            return self.task.task.id
        entry = self.task.entry
        return NewTask(
            clean_title(entry.title), entry.kind or self.kind.chosen_value, entry.ownership or Ownership.CORE
        )

    @Slot()
    def _on_task(self) -> None:
        self.kind.setEnabled(self.task.task is None and self.task.entry.kind is None)
        self.changed.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


class SplitForm(QWidget):
    """The time at which one session becomes two."""

    hint = ""
    changed = Signal()

    def __init__(self, row: SessionRow, parent: QWidget | None = None) -> None:
        """Offer the middle."""
        super().__init__(parent)
        self._session = row.session
        self.at = _line(middle_of(row.session), "Split at")
        _column(self, ("&Split at", self.at))
        self.at.textChanged.connect(self._on_changed)

    def edit(self, _cutting: frozenset[UUID]) -> Edit:
        """Return the split.

        Raises:
            RuleError: the time cannot be read, or is not within the session.
        """
        return Split(self._session.id, split_at(self._session, self.at.text()))

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


class RestoreForm(QWidget):
    """Nothing to fill in: whether others are cut for it is all that is asked."""

    hint = ""
    changed = Signal()

    def __init__(self, row: SessionRow, parent: QWidget | None = None) -> None:
        """Take what is to be restored."""
        super().__init__(parent)
        self._session_id = row.session.id

    def edit(self, cutting: frozenset[UUID]) -> Edit:
        """Return what restores it."""
        return Restore(self._session_id, cutting)


def _line(text: str, name: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText("2025-03-31" if name == "Day" else "09:10")
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance("0") * (DAY_LETTERS if name == "Day" else 8))
    return field


def _task_field(title: str) -> TaskField:
    field = TaskField()
    field.setText(title)
    field.setPlaceholderText("What you worked on")
    if (completer := field.completer()) is not None:
        completer.popup().setAccessibleName("Tasks")
    return field


def _column(form: QWidget, *rows: QWidget | tuple[str, QWidget]) -> None:
    column = QFormLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    column.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for row in rows:
        if isinstance(row, tuple):
            column.addRow(label_for(*row), row[1])
        else:
            column.addRow(row)
