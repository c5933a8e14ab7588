"""The field for the task's name; it completes from the open tasks, and takes a whole line of quick entry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from unaided.desktop.widgets.roles import Role, dress
from unaided.domain.line import one_line
from unaided.domain.quick_entry import QuickEntry, parse_quick_entry
from unaided.domain.task import Task

LONGEST = 20_000  # characters: a slip of the paste buffer must not stall the field


class TaskField(QLineEdit):
    """A new task's words, or the open task that goes on."""

    read = Signal(object)  # the QuickEntry that the line now says
    picked = Signal(object)  # the open Task the line now names, None where it names none

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._tasks: tuple[Task, ...] = ()
        self._task: Task | None = None
        self._is_new = False
        self.setMaxLength(LONGEST)
        self.setPlaceholderText("What will you work on?")
        self.setAccessibleName("Task")
        self._titles = QStringListModel(self)
        self._complete()
        self.textChanged.connect(self._on_text)

    def _complete(self) -> None:
        completer = QCompleter(self._titles, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        completer.setPopup(popup)
        dress(popup, Role.COMPLETION)
        popup.setAccessibleName("Open tasks")
        self.setCompleter(completer)

    @property
    def task(self) -> Task | None:
        """Return the open task that goes on, None for a new one."""
        return self._task

    @property
    def entry(self) -> QuickEntry:
        """Return what the line says of a new task."""
        return parse_quick_entry(self.text())

    def offer(self, tasks: Sequence[Task]) -> None:
        """Complete from these open tasks."""
        self._tasks = tuple(tasks)
        self._titles.setStringList([task.title for task in self._tasks])
        self._on_text(self.text())

    def name_new(self) -> None:
        """Take the words for a new task, although an open one is called the same."""
        self._is_new = True
        self._pick(None)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        title = one_line(text).casefold()
        named = [task for task in self._tasks if task.title.casefold() == title]
        self._is_new = self._is_new and bool(named)
        self._pick(None if self._is_new or not named else named[0])  # of two called the same, the later worked on
        self.read.emit(self.entry)

    def _pick(self, task: Task | None) -> None:
        if task != self._task:
            self._task = task
            self.picked.emit(task)
