"""Skills: which the person wants to own, and what their work of late shows of each."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.page import Page
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.skill_card import SkillCard
from unaided.desktop.skill_table import NO_SKILL, SkillTable
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.ownership import Ownership
from unaided.domain.skill import RECENT_DAYS
from unaided.domain.skill_words import class_name, skills_words
from unaided.domain.task import LABEL_LIMIT
from unaided.domain.trouble import UnaidedError
from unaided.domain.within import Within
from unaided.services.skills import SkillChange, SkillsLook

HINT: Final = f"● and ◆: tasks of the last {RECENT_DAYS} days"
KEYS: Final = (
    "In a row, 1 to 4 put the skill into the classes from the top, Enter opens its tasks; a right click has both."
)
FIELD: Final = "A skill you want to keep owning, or decided not to"
HISTORY: Final = "history"
UNDONE: Final = "Taken back."


class SkillsPage(Page):
    """The sentence, the matrix, the chosen skill, and a field to add one."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make its parts; what they show is read when the page is shown."""
        super().__init__(bridge, theme, parent)
        self._seen: Latest[SkillsLook] = Latest(bridge, self._take)
        self._look: SkillsLook | None = None
        self._chosen = NO_SKILL
        self._undo: list[SkillChange] = []
        self.sentence = paragraph("", Role.SUBHEADING)
        self.matrix = Card("Ownership", HINT)
        self.table = SkillTable(theme)
        self.told = paragraph("", Role.SMALL)
        self.undo = Button("&Undo", Role.LINK)
        self.skill = SkillCard(bridge, theme)
        self.name = QLineEdit()
        self.wrong = paragraph("", Role.WRONG)
        self.add = Button("&Add")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        foot, field = QHBoxLayout(), QHBoxLayout()
        for row in (foot, field):
            row.setSpacing(GRID)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.undo)
        self.matrix.body.addWidget(self.table)
        self.matrix.body.addWidget(paragraph(KEYS, Role.SMALL))
        self.name.setPlaceholderText(FIELD)
        self.name.setAccessibleName(FIELD)
        self.name.setMaxLength(LABEL_LIMIT)
        field.addWidget(self.name, 1)
        field.addWidget(self.add)
        adding = Card()
        adding.setAccessibleName("Add a skill")
        adding.body.addLayout(field)
        adding.body.addWidget(self.wrong)
        self.reach_edges()
        column = Scrolled(self.theme, in_page=True)
        for card in (self.matrix, self.skill, adding):
            column.add(card)
        self.body.setSpacing(GRID)
        self.body.addWidget(label("Skills", Role.HEADING))
        self.body.addWidget(self.sentence)
        self.body.addLayout(foot)
        self.body.addWidget(column, 1)
        for hidden in (self.matrix, self.told, self.undo, self.wrong):
            hidden.hide()

    def _connect(self) -> None:
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_tasks)
        self.table.decided.connect(self._on_decided)
        self.skill.decided.connect(self._on_decided)
        self.skill.tasks_asked.connect(self._on_tasks)
        self.skill.removed.connect(self._on_removed)
        self.undo.clicked.connect(self._on_undo)
        self.name.returnPressed.connect(self._on_add)
        self.name.textEdited.connect(self.wrong.hide)
        self.add.clicked.connect(self._on_add)
        self.bridge.clock_changed.connect(self._on_history_changed)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._on_undo)

    def refresh(self) -> None:
        """Read the skills and their numbers."""
        self._seen.ask(_look)

    def forget(self) -> None:
        """Wait for no answer any more, and keep what was typed."""
        self._seen.forget()
        self.skill.forget()

    def _take(self, look: SkillsLook) -> None:
        self._look = look
        self.sentence.setText(skills_words(look.rows))
        self.matrix.setVisible(bool(look.rows))
        self.table.show_skills(look.rows, look.today)
        self.table.choose(self._chosen or None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        rows = () if self._look is None else self._look.rows
        self.skill.show_skill(next((row for row in rows if row.name == self._chosen), None))

    @Slot(object)
    def _on_chosen(self, _thing: object) -> None:
        self._chosen = self.table.skill
        self._show_chosen()

    @Slot(object)
    def _on_tasks(self, name: object) -> None:
        """Show History with the tasks that were counted."""
        if self._look is None or not isinstance(name, str):
            return
        days = {"within": str(Within.OWN), "since": self._look.since.isoformat(), "until": self._look.today.isoformat()}
        self.page_asked.emit(HISTORY, {"view": "tasks", "skill": name, **days})

    @Slot(str, object)
    def _on_decided(self, name: str, ownership: Ownership | None) -> None:
        told = f"“{name}”: {class_name(ownership).lower()}."
        self.bridge.change(partial(_decide, name, ownership), partial(self._on_done, told))

    @Slot(str)
    def _on_removed(self, name: str) -> None:
        self.bridge.change(partial(_remove, name), partial(self._on_done, f"“{name}” is off the list."))

    @Slot()
    def _on_add(self) -> None:
        self.bridge.change(partial(_add, self.name.text()), self._on_added, self._on_refused)

    def _on_added(self, change: SkillChange) -> None:
        self.name.clear()
        self._chosen = change.name
        self._on_done(f"“{change.name}” is listed.", change)

    def _on_done(self, told: str, change: SkillChange) -> None:
        self._undo.append(change)
        self._follow(told)

    def _follow(self, told: str) -> None:
        self.told.setText(told)
        self.told.show()
        self.undo.setVisible(bool(self._undo))
        self.refresh()

    def _on_refused(self, trouble: UnaidedError) -> None:
        self.wrong.setText(trouble.sentence)
        self.wrong.show()

    @Slot()
    def _on_undo(self) -> None:
        if self._undo:
            self.bridge.change(partial(_take_back, self._undo.pop()), self._on_undone)

    def _on_undone(self, _nothing: None) -> None:
        self._follow(UNDONE)


def _look(services: Services) -> SkillsLook:
    return services.skills.look()


def _decide(name: str, ownership: Ownership | None, services: Services) -> SkillChange:
    return services.skills.decide(name, ownership)


def _remove(name: str, services: Services) -> SkillChange:
    return services.skills.remove(name)


def _add(name: str, services: Services) -> SkillChange:
    return services.skills.add(name)


def _take_back(change: SkillChange, services: Services) -> None:
    services.skills.undo(change)
