"""What History is narrowed by, beside the search: time, mode, kind, project, skill, and how a task stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from unaided.desktop.theme import Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.roles import Role, dress
from unaided.domain.history import Origin
from unaided.domain.narrowed import Narrowed
from unaided.domain.session import Mode
from unaided.domain.task import TaskStatus
from unaided.domain.trouble import HistoryRuleError
from unaided.domain.within import Within, parse_days
from unaided.services.history import Labels

WITHINS = (
    (Within.ALL, "Any time"),
    (Within.WEEK, "This week"),
    (Within.MONTH, "This month"),
    (Within.QUARTER, "3 months"),
    (Within.YEAR, "A year"),
    (Within.OWN, "From … to …"),
)
STATUSES = ((None, "Open and closed"), *((status, str(status).capitalize()) for status in TaskStatus))
ORIGINS = (
    (None, "From anywhere"),
    (Origin.TIMER, "Timed here"),
    (Origin.HAND, "Added by hand"),
    (Origin.IMPORTED, "Imported"),
    (Origin.EDITED, "Edited"),
    (Origin.DELETED, "Deleted"),
)
EVERY = {"kind": "All kinds", "project": "All projects", "skill": "All skills"}
DAY_WIDTH = 12  # letters
PRIVATE = frozenset({"text", "project", "skill"})  # the person's own words do not go into a plain file (Law 5)


class HistoryFilters(QWidget):
    """Lists to choose from; one that offers no choice is not there. Each change is told at once."""

    changed = Signal()  # something else is meant now
    cleared = Signal()  # the person wants to see everything
    wrong = Signal(str)  # why a day cannot be read; empty once both can be

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make them with nothing chosen."""
        super().__init__(parent)
        self._task_id: UUID | None = None
        self._days: tuple[date | None, date | None] = (None, None)
        self._labels: Labels | None = None
        self.within: DropDown[Within] = DropDown("Time", theme, WITHINS)
        self.since, self.until = _day_field("From this day on"), _day_field("To this day, included")
        self.lists: dict[str, DropDown[str | None]] = {
            name: DropDown(name.capitalize(), theme, [(None, words)]) for name, words in EVERY.items()
        }
        self.status: DropDown[TaskStatus | None] = DropDown("Status", theme, STATUSES)
        self.origin: DropDown[Origin | None] = DropDown("Source", theme, ORIGINS)
        self.clear = Button("C&lear filters", Role.LINK)
        row = FlowLayout(self)
        lists: list[QWidget] = [*self.lists.values(), self.origin, self.status]
        shown: list[QWidget] = [self.within, self.since, self.until, *lists, self.clear]
        for widget in shown:
            row.addWidget(widget)
        for widget in (self.since, self.until, *self.lists.values(), self.status):
            widget.hide()
        self.clear.setMinimumHeight(self.within.sizeHint().height())  # its words stand level with those of the lists
        self._connect()

    def _connect(self) -> None:
        choices: list[DropDown[Any]] = [self.within, *self.lists.values(), self.origin, self.status]
        for choice in choices:
            choice.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
            choice.chosen.connect(self._on_chosen)
        for field in (self.since, self.until):
            field.textChanged.connect(self._on_day)
        self.clear.clicked.connect(self.cleared)

    def offer(self, labels: Labels) -> None:
        """Offer the kinds, projects and skills there are; what is chosen stays so, where it is still there."""
        if labels == self._labels:
            return
        self._labels = labels
        offers = {"kind": labels.kinds, "project": labels.projects, "skill": labels.skills}
        for name, offered in offers.items():
            _offer(self.lists[name], EVERY[name], offered, least=2 if name == "kind" else 1)

    def offer_status(self, *, shown: bool) -> None:
        """Let tasks be narrowed by how they stand; sessions are not."""
        self.status.setVisible(shown)

    def narrowed(self, text: str, mode: Mode | None) -> Narrowed:
        """Return what is meant, with this text and mode."""
        kind, project, skill = (self.lists[name].chosen_value for name in EVERY)
        within = self.within.chosen_value
        origin = self.origin.chosen_value
        status = None if self.status.isHidden() else self.status.chosen_value
        return Narrowed(within, *self._days, mode, text, kind, project, skill, status, self._task_id, origin)

    def forget_all(self) -> None:
        """Mean everything; nobody is told."""
        self._task_id = None
        self.within.choose(Within.ALL)
        self.origin.choose(None)
        self.status.choose(None)
        for choice in self.lists.values():
            choice.choose(None)
        self._put_days("", "")

    def mean_days(self, since: date, until: date) -> None:
        """Mean these days, both included; the rest stays as it is."""
        self.within.choose(Within.OWN)
        self._put_days(since.isoformat(), until.isoformat())

    def mean_task(self, task_id: UUID) -> None:
        """Mean the sessions of one task, whenever they were."""
        self.forget_all()
        self._task_id = task_id

    def kept(self) -> dict[str, str]:
        """Return what is chosen, as it is remembered with the window."""
        chosen = {name: choice.chosen_value or "" for name, choice in self.lists.items()}
        status = self.status.chosen_value or ""
        days = {"since": self.since.text(), "until": self.until.text()}
        origin = self.origin.chosen_value or ""
        return {"within": str(self.within.chosen_value), "origin": origin, "status": status, **chosen, **days}

    def take_kept(self, kept: Mapping[str, str]) -> None:
        """Choose what was remembered, as far as it is known; nobody is told."""
        self.within.choose(next((one for one in Within if one == kept.get("within")), Within.ALL))
        self.origin.choose(next((one for one in Origin if one == kept.get("origin")), None))
        self.status.choose(next((one for one in TaskStatus if one == kept.get("status")), None))
        for name, choice in self.lists.items():
            if label := kept.get(name):  # what there is to choose from is read later
                _offer(choice, EVERY[name], [label], least=1)
                choice.choose(label)
        self._put_days(kept.get("since", ""), kept.get("until", ""))

    def _put_days(self, since: str, until: str) -> None:
        for field, text in ((self.since, since), (self.until, until)):
            with QSignalBlocker(field):
                field.setText(text)
        self._show_days()
        self._read_days()

    def _show_days(self) -> None:
        for field in (self.since, self.until):
            field.setVisible(self.within.chosen_value is Within.OWN)

    def _read_days(self) -> bool:
        """Read both days; what cannot be read is said, and what was meant before stays so."""
        try:
            self._days = parse_days(self.since.text(), self.until.text())
        except HistoryRuleError as error:
            self.wrong.emit(error.sentence)
            return False
        self.wrong.emit("")
        return True

    @Slot(object)
    def _on_chosen(self, _value: object) -> None:
        self._show_days()
        self.changed.emit()

    @Slot(str)
    def _on_day(self, _text: str) -> None:
        if self._read_days():
            self.changed.emit()


def _day_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText("2025-03-31")
    field.setToolTip(f"{name}: year-month-day. Empty leaves it open.")
    field.setFixedWidth(field.fontMetrics().horizontalAdvance("0") * (DAY_WIDTH + 4))
    dress(field, Role.SMALL)
    return field


def _offer(choice: DropDown[str | None], every: str, offered: Sequence[str], least: int) -> None:
    before = choice.chosen_value
    labels = list(offered) if before is None or before in offered else [*offered, before]
    choice.offer([(None, every), *((label, label) for label in labels)])
    choice.choose(before)
    choice.setVisible(len(labels) >= least)
