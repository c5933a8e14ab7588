"""The chosen skill: how much of it to own, a line of the person's own, and the rows behind its numbers (Law 6)."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.recall_words import age_words
from unaided.desktop.session_details import show_details
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.desktop.word_keeper import Saving, WordKeeper
from unaided.domain.explanation import Gap
from unaided.domain.ownership import Ownership
from unaided.domain.skill import GROUPS, NOTE_LIMIT, RECENT_DAYS, SkillRow
from unaided.domain.skill_words import class_line, class_name
from unaided.domain.words import day_name
from unaided.services.sections import RecallBehind
from unaided.services.skills import SkillBehind

NOTE: Final = "A line of your own about it, if you like"
UNDECIDED: Final = "undecided"
RECALLS: Final = ("Day", "Task", "Recall", "Passed", "AI")
GAPS: Final = ("What you could not explain", "Task", "Open for")
MOST_ROWS: Final = 8


class SkillCard(Card):
    """Hidden while no skill is chosen. What is typed is kept as it is typed."""

    decided = Signal(str, object)  # a skill's name, and its Ownership from now on, None for not decided
    tasks_asked = Signal(str)  # the name of the skill whose recent tasks are wanted
    removed = Signal(str)  # the name of the skill that is to leave the list

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it about nothing."""
        super().__init__(parent=parent)
        self._bridge = bridge
        self._theme = theme
        self._row: SkillRow | None = None
        self._notes: dict[str, str] = {}  # what was typed since the page was made
        self._behind: Latest[tuple[str, SkillBehind]] = Latest(bridge, self._take_behind)
        self.setAccessibleName("The chosen skill")
        self.name = paragraph("", Role.SUBHEADING)
        choices = ((_key(ownership), class_name(ownership)) for ownership in GROUPS)
        self.classes: PillRow[str] = PillRow("How much of it to own", choices)
        self.advice = paragraph("", Role.ADVICE)
        self.note = QLineEdit()
        self.unsaved = paragraph("", Role.WRONG)
        self.tasks = Button(f"Its &tasks of {RECENT_DAYS} days", Role.LINK)
        self.recalls = Button("Its re&calls", Role.LINK)
        self.gaps = Button("Its open &gaps", Role.LINK)
        self.remove = Button("Take it &off the list", Role.LINK)
        self.recall_rows = TextTable(theme, "Recalls behind it", RECALLS, [1])
        self.gap_rows = TextTable(theme, "Open gaps behind it", GAPS, [0, 1])
        self.keeper = WordKeeper(bridge, self._saving, self)
        self._lay_out()
        self._connect()
        self.show_skill(None)

    def _lay_out(self) -> None:
        self.note.setPlaceholderText(NOTE)
        self.note.setAccessibleName(NOTE)
        self.note.setMaxLength(NOTE_LIMIT)
        links = QWidget()
        row = FlowLayout(links)
        for button in (self.tasks, self.recalls, self.gaps, self.remove):
            row.addWidget(button)
        shown = (self.name, self.classes, self.advice, self.note, self.unsaved, links, self.recall_rows, self.gap_rows)
        for widget in shown:
            self.body.addWidget(widget)
        for hidden in (self.unsaved, self.recall_rows, self.gap_rows):
            hidden.hide()

    def _connect(self) -> None:
        self.classes.chosen.connect(self._on_class)
        self.note.textEdited.connect(self._on_typed)
        self.keeper.failed.connect(self._on_unsaved)
        self.keeper.kept.connect(self.unsaved.hide)
        self.tasks.clicked.connect(self._on_tasks)
        self.recalls.clicked.connect(self._on_recalls)
        self.gaps.clicked.connect(self._on_gaps)
        self.remove.clicked.connect(self._on_remove)
        self.gap_rows.opened.connect(self._on_gap_opened)

    def show_skill(self, row: SkillRow | None) -> None:
        """Be about this skill, or about none; the rows behind the one before go."""
        if self._row is not None and (row is None or row.name != self._row.name):
            self.keeper.flush()
            for table in (self.recall_rows, self.gap_rows):
                table.hide()
        is_other = row is not None and (self._row is None or row.name != self._row.name)
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.name.setText(wrappable(row.name))
        self.classes.choose(_key(row.ownership))
        self.advice.setText(class_line(row.ownership))
        self.recalls.setVisible(row.recalled.n > 0)
        self.gaps.setVisible(row.work.gaps > 0)
        self.tasks.setVisible(row.of_tasks)
        self.remove.setVisible(not row.of_tasks)
        if is_other:
            self.note.setText(self._notes.get(row.name, row.note))
        self._read_behind()

    def forget(self) -> None:
        """Keep what was typed, and wait for no answer any more."""
        self.keeper.flush()
        self._behind.forget()

    def _saving(self) -> Saving:
        name = "" if self._row is None else self._row.name
        return partial(_note, name, self._notes.get(name, ""))

    @Slot()
    def _on_typed(self) -> None:
        if self._row is not None:
            self._notes[self._row.name] = self.note.text()
            self.keeper.touch()

    @Slot(str)
    def _on_unsaved(self, sentence: str) -> None:
        self.unsaved.setText(sentence)
        self.unsaved.show()

    @Slot(object)
    def _on_class(self, key: str) -> None:
        if self._row is not None:
            self.decided.emit(self._row.name, next(one for one in GROUPS if _key(one) == key))

    @Slot()
    def _on_tasks(self) -> None:
        if self._row is not None:
            self.tasks_asked.emit(self._row.name)

    @Slot()
    def _on_remove(self) -> None:
        """Keep what is typed first: the note goes with the skill, and comes back with it when that is undone."""
        if self._row is not None:
            self.keeper.flush()
            self._notes.pop(self._row.name, None)
            self.removed.emit(self._row.name)

    @Slot()
    def _on_recalls(self) -> None:
        self._show_behind(self.recall_rows)

    @Slot()
    def _on_gaps(self) -> None:
        self._show_behind(self.gap_rows)

    def _show_behind(self, table: TextTable) -> None:
        """Show these rows, or put them away where they show."""
        shown = not table.isVisible()
        for one in (self.recall_rows, self.gap_rows):
            one.setVisible(shown and one is table)
        self._read_behind()

    def _read_behind(self) -> None:
        """Read the rows behind, where some are to be seen."""
        if self._row is not None and not (self.recall_rows.isHidden() and self.gap_rows.isHidden()):
            self._behind.ask(partial(_behind, self._row.name))

    def _take_behind(self, answer: tuple[str, SkillBehind]) -> None:
        name, behind = answer
        if self._row is None or self._row.name != name:
            return
        now = self._bridge.reading().wall
        self.recall_rows.fill([(recall.row, _recall_texts(recall)) for recall in behind.recalls])
        self.gap_rows.fill([(gap, (gap.text, title, age_words(now - gap.opened_at))) for gap, title in behind.gaps])
        for table in (self.recall_rows, self.gap_rows):
            table.fit_up_to(MOST_ROWS)

    @Slot(object)
    def _on_gap_opened(self, gap: Gap) -> None:
        show_details(self._bridge, self._theme, gap.session_id, self.window())


def _key(ownership: Ownership | None) -> str:
    return UNDECIDED if ownership is None else str(ownership)


def _recall_texts(recall: RecallBehind) -> tuple[str, ...]:
    passed = "yes" if recall.passed else "no"
    return day_name(recall.day), recall.title, f"number {recall.number:,}", passed, recall.use


def _note(name: str, note: str, services: Services) -> None:
    services.skills.note(name, note)


def _behind(name: str, services: Services) -> tuple[str, SkillBehind]:
    return name, services.skills.behind(name)
