"""The ownership matrix: a row a skill below the class it was put into, and the keys that put it into another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from unaided.desktop.text_table import Row, TextTable
from unaided.desktop.theme import Theme
from unaided.domain.session import Mode
from unaided.domain.skill import GROUPS, SkillRow
from unaided.domain.skill_words import ago, class_line, class_name, recalled_words
from unaided.domain.words import mode_words

NAME: Final = "Ownership matrix"
HEADER: Final = (
    *("Skill", mode_words(Mode.NO_AI), mode_words(Mode.AI)),
    *("Last without AI", "Recalls passed", "Open gaps"),
)
NO_SKILL: Final = ""
SPARE: Final = (5, 3)  # columns that go first where the window is narrow


class SkillTable(TextTable):
    """The skills by class; 1 to 4 and the menu of a row put it into one."""

    decided = Signal(str, object)  # a skill's name, and its Ownership from now on, None for not decided

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(theme, NAME, HEADER, [0], parent)
        self.spare(*SPARE)
        self._classes = QActionGroup(self)
        for number, ownership in enumerate(GROUPS, start=1):
            action = QAction(class_name(ownership), self._classes)
            action.setData(number)
            action.setShortcut(QKeySequence(str(number)))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.addAction(action)
        self.open = QAction("Open its tasks", self)
        self.addAction(self.open)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._classes.triggered.connect(self._on_decided)
        self.open.triggered.connect(self._on_open)

    def show_skills(self, rows: Sequence[SkillRow], today: date) -> None:
        """Show these skills below their classes; a class without any shows its advice all the same."""
        self.fill(list(_lines(rows, today)))
        self.fit()

    @property
    def skill(self) -> str:
        """Return the name of the current row's skill, empty where none is."""
        return self.thing if isinstance(self.thing, str) else NO_SKILL

    @Slot(QAction)
    def _on_decided(self, action: QAction) -> None:
        if self.skill:
            self.decided.emit(self.skill, GROUPS[action.data() - 1])

    @Slot()
    def _on_open(self) -> None:
        if self.skill:
            self.opened.emit(self.skill)


def _lines(rows: Sequence[SkillRow], today: date) -> Iterator[Row]:
    for ownership in GROUPS:
        its = [row for row in rows if row.ownership is ownership]
        if its or ownership is not None:
            yield (ownership,), (class_line(ownership),)
        for row in its:
            yield row.name, _texts(row, today)


def _texts(row: SkillRow, today: date) -> tuple[str, ...]:
    work = row.work
    counts = (f"{work.no_ai:,}", f"{work.ai:,}")
    return (row.name, *counts, ago(work.last_no_ai, today), recalled_words(row.recalled), f"{work.gaps:,}")
