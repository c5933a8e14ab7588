"""What the start panel asks: the task, its kind, ownership, estimate, and then the mode (Law 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from unaided.desktop.coin_field import CoinField
from unaided.desktop.estimate_field import NAME as ESTIMATE_NAME
from unaided.desktop.estimate_field import EstimateField
from unaided.desktop.size_field import SizeField
from unaided.desktop.task_field import TaskField
from unaided.desktop.theme import GAP, GRID, HALF, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.widgets.labels import label_for, paragraph
from unaided.desktop.widgets.mode_row import ModeRow
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.experiment import Experiment
from unaided.domain.ownership import Ownership, advice
from unaided.domain.ownership import title as ownership_title
from unaided.domain.quick_entry import QuickEntry
from unaided.domain.session import MINUTE_US, Mode
from unaided.domain.task import KINDS, Kind, Task
from unaided.domain.words import lengths
from unaided.services.session import DEFAULT_LENGTH, StartChoices, StartRequest

OPEN = timedelta(0)  # stands for a length that is left open
SHORTEST_USUAL = timedelta(minutes=5)
LENGTHS = ((timedelta(minutes=25), "25"), (timedelta(minutes=50), "50"), (timedelta(minutes=90), "90 min"))
OWNERSHIP_NAME = "Do I need to own this skill?"
NO_TITLE = "What will you work on? A few words are enough."
NO_ESTIMATE = "How long would it take you unaided? Pick a length, type one, or start without an estimate."
NO_SIZE = "How large is it against one of your own? Two keys; the coin falls after that."
NO_MODE = "No AI or AI? Choose how you will work."


class StartForm(QWidget):
    """The questions; the answers are kept until a session has started with them."""

    answered = Signal()  # an answer is another now

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing answered."""
        super().__init__(parent)
        self._entry = QuickEntry("")
        self._touched = False  # the person has chosen something that a prefill must not change
        self._last_mode: Mode | None = None
        self._decided: Mapping[str, Ownership] = {}  # what the person decided to own, by skill
        self._owned = False  # they said of this task how much of it to own
        self._proposed = False  # the mode is the last one, proposed with an open task, and not the person's choice
        self.task = TaskField()
        self.understood = paragraph("", Role.SMALL)
        self.as_new = Button("It is a new task", Role.LINK)
        self.kinds: PillRow[Kind] = PillRow("Kind", ((kind, _kind_words(kind)) for kind in KINDS))
        self.ownership: DropDown[Ownership] = DropDown(
            OWNERSHIP_NAME, theme, ((each, ownership_title(each)) for each in reversed(Ownership))
        )
        self.estimate = EstimateField(self)
        self.sizing = SizeField()
        self.coin = CoinField()
        self._experiment: Experiment | None = None
        self.skill, self.project = QLineEdit(), QLineEdit()
        self.labels = Button("", Role.LINK)
        self.mode = ModeRow("Mode", theme)
        self.advice = paragraph("", Role.ADVICE)
        self.length: PillRow[timedelta] = PillRow("Planned length", (*LENGTHS, (OPEN, "open")))
        self.of_new_task = self._questions_of_new_task()
        self._lay_out()
        self._connect()
        self.clear()

    def _lay_out(self) -> None:
        self.column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + HALF)
        layout.addWidget(self.task)
        layout.addLayout(self._understood_row())
        layout.addWidget(self.of_new_task)
        layout.addWidget(self.mode)
        layout.addWidget(self.advice)

    def _understood_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.understood, 1)
        row.addWidget(self.as_new)
        return row

    def _questions_of_new_task(self) -> QWidget:
        questions = QWidget()
        layout = QVBoxLayout(questions)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + HALF)
        layout.addWidget(self.kinds)
        layout.addLayout(self._ownership_and_estimate())
        layout.addWidget(self.estimate.wrong)
        layout.addWidget(self.estimate.choices)
        layout.addLayout(self._quiet_row())
        layout.addWidget(self.estimate.note)
        layout.addWidget(self.sizing)
        layout.addWidget(self.coin)
        layout.addLayout(self._label_fields())
        return questions

    def _ownership_and_estimate(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP - HALF)
        grid.setVerticalSpacing(HALF)
        grid.addWidget(label_for("Do I need to &own this skill?", self.ownership), 0, 0)
        grid.addWidget(self.ownership, 1, 0)
        grid.addWidget(label_for(f"&{ESTIMATE_NAME}", self.estimate.field), 0, 1)
        grid.addWidget(self.estimate.field, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _quiet_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.estimate.without)
        row.addStretch(1)
        row.addWidget(self.labels)
        return row

    def _label_fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP - HALF)
        for field, name in ((self.skill, "Skill, if you track one"), (self.project, "Project, if it has one")):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            row.addWidget(field)
        return row

    def _connect(self) -> None:
        self.task.read.connect(self._on_read)
        self.task.editingFinished.connect(self._take_own_kind)
        self.task.picked.connect(self._on_picked)
        self.as_new.clicked.connect(self.task.name_new)
        self.kinds.chosen.connect(self._on_touched)
        self.ownership.chosen.connect(self._on_owned)
        self.length.chosen.connect(self._on_touched)
        self.mode.chosen.connect(self._on_mode)
        self.estimate.changed.connect(self._update)
        self.sizing.changed.connect(self._on_sized)
        self.coin.changed.connect(self._update)
        self.labels.clicked.connect(self._show_labels)
        self.skill.textEdited.connect(self._own_as_decided)
        for field in (self.skill, self.project):
            field.textEdited.connect(self._on_touched)

    def clear(self) -> None:
        """Forget all answers, once a session has started with them."""
        self._touched = self._owned = False
        self.task.clear()
        self.estimate.clear()
        self.sizing.clear()
        self.coin.clear()
        self.kinds.choose(KINDS[0])
        self.ownership.choose(Ownership.CORE)
        self._choose_length(DEFAULT_LENGTH)
        self._choose_mode(None)
        self._show_label_fields(on=False)
        self._update()

    def offer(self, choices: StartChoices) -> None:
        """Complete from the open tasks, and begin like the last task and session."""
        self._last_mode = choices.last_session.mode if choices.last_session else None
        self._experiment = choices.experiment
        self._decided = choices.decided
        self.sizing.offer(choices.anchors)
        tasks = (*choices.open_tasks, *filter(None, (choices.last_task,)))
        for kind in dict.fromkeys(task.kind for task in tasks):
            self._offer_kind(kind)
        self.task.offer(choices.open_tasks)
        if not self._touched:
            self._begin_like(choices)
        self._update()

    def _begin_like(self, choices: StartChoices) -> None:
        if choices.last_session is not None:
            planned = choices.last_session.planned
            if planned is None or planned >= SHORTEST_USUAL:  # a trial of some seconds is nobody's habit
                self._choose_length(planned or OPEN)
        task = choices.last_task
        if task is not None:
            self.kinds.choose(task.kind)
            self.ownership.choose(task.ownership)
            self.skill.setText(task.skill or "")
            self.project.setText(task.project or "")
            self._own_as_decided()
        self._apply(QuickEntry(""), self.task.entry)

    def preselect(self, mode: Mode | None) -> None:
        """Choose the mode that was asked for beforehand; it wakes up with the estimate (Law 3)."""
        if mode is not None:
            self._choose_mode(mode)

    def _choose_mode(self, mode: Mode | None, *, proposed: bool = False) -> None:
        self._proposed = proposed
        self.mode.choose(mode)

    def take_focused_mode(self) -> None:
        """Choose the mode that the focus is on where none is chosen: Enter on it means it."""
        for pill in self.mode.pills:
            if self.mode.value is None and pill.hasFocus() and pill.isEnabled():
                pill.click()

    @Slot(object)
    def _on_mode(self, _mode: Mode) -> None:
        self._proposed = False
        self.answered.emit()

    @Slot(object)
    def _on_read(self, entry: QuickEntry) -> None:
        before, self._entry = self._entry, entry
        self._apply(before, entry)
        self._update()

    def _apply(self, before: QuickEntry, entry: QuickEntry) -> None:
        """Show what quick entry says that it did not say before; a later choice by hand stays."""
        if entry.kind in self.kinds.values and entry.kind != before.kind:
            self.kinds.choose(entry.kind)
        if entry.ownership is not None and entry.ownership != before.ownership:
            self.ownership.choose(entry.ownership)
        if entry.estimate_minutes is not None and entry.estimate_minutes != before.estimate_minutes:
            self.estimate.give(entry.estimate_minutes)

    @Slot()
    def _take_own_kind(self) -> None:
        """Take a kind of the person's own once its word is typed to the end."""
        kind = self._entry.kind
        if self.task.task is None and kind is not None and kind not in self.kinds.values:
            self._offer_kind(kind)
            self.kinds.choose(kind)

    @Slot(object)
    def _on_picked(self, task: Task | None) -> None:
        """Ask nothing of a task that goes on: all of it was said when it began."""
        # A line on its way to a longer title may name an open task for one key: no answer is changed
        # by that, and the mode that is proposed with the task goes with it (Law 3).
        if task is None and self._proposed:
            self._choose_mode(None)
        elif task is not None and self.mode.value is None:
            self._choose_mode(self._last_mode, proposed=True)
        self._update()

    @Slot()
    def _own_as_decided(self) -> None:
        """Propose what was decided of the skill, where the person has said nothing of this task."""
        decided = self._decided.get(self.skill.text().strip())
        if decided is not None and not self._owned and self._entry.ownership is None:
            self.ownership.choose(decided)

    @Slot(object)
    def _on_owned(self, answer: object) -> None:
        self._owned = True
        self._on_touched(answer)

    @Slot(object)
    def _on_touched(self, _answer: object) -> None:
        self._touched = True
        self._update()

    @Slot()
    def _show_labels(self) -> None:
        self._show_label_fields(on=True)
        self.skill.setFocus()

    def _show_label_fields(self, *, on: bool) -> None:
        for field in (self.skill, self.project):
            field.setVisible(on)
        self.labels.setVisible(not on)

    @Slot()
    def _update(self) -> None:
        """Show what follows from the answers."""
        task = self.task.task
        self.of_new_task.setVisible(task is None)
        self.coin.offer(self._experiment, self.kinds.value or KINDS[0])
        by_coin = task is None and self.coin.throws
        self.mode.setVisible(not by_coin)
        self.mode.setEnabled(task is not None or self.estimate.is_in)  # Law 3: the estimate comes first
        self.advice.setText(advice(task.ownership if task else self.ownership.chosen_value))
        self.labels.setText(" · ".join(filter(None, (self.skill.text(), self.project.text()))) or "Skill, project…")
        self.as_new.setVisible(task is not None)
        self.understood.setText(_going_on(task) if task else _understood(self._entry))
        self.understood.setVisible(bool(self.understood.text()))
        self.answered.emit()

    def _offer_kind(self, kind: Kind) -> None:
        if kind not in self.kinds.values:
            self.kinds.offer(kind, _kind_words(kind))

    def _choose_length(self, length: timedelta) -> None:
        if length not in self.length.values:
            self.length.offer(length, lengths(length // timedelta(microseconds=1)))
        self.length.choose(length)

    def missing(self) -> tuple[str, QWidget] | None:
        """Return what is still to be answered, as a sentence, and where; None when all is said."""
        if self.task.task is None:
            if not self.task.entry.title:
                return NO_TITLE, self.task
            if not self.estimate.is_in:
                return ("" if self.estimate.complain() else NO_ESTIMATE), self.estimate.field
            if (missing := self.coin.missing()) is not None:
                return missing
            if self.coin.throws:
                return self._missing_for_the_coin()
        if self.mode.value is None:
            return NO_MODE, self.mode
        return None

    def _missing_for_the_coin(self) -> tuple[str, QWidget] | None:
        """Return what the coin waits for: estimate and size come before it falls (Law 3)."""
        if self.estimate.minutes is None:
            return NO_ESTIMATE, self.estimate.field
        if self.sizing.isVisibleTo(self) and self.sizing.judged is None:
            return NO_SIZE, self.sizing.anchors
        return None

    @Slot()
    def _on_sized(self) -> None:
        self._touched = True
        self._update()

    @property
    def planned(self) -> timedelta | None:
        """Return the planned length, None where it is left open."""
        return self.length.value or None  # OPEN is falsy

    def request(self, mode: Mode) -> StartRequest:
        """Return what is to be started."""
        self._take_own_kind()
        planned = self.planned
        if self.task.task is not None:
            return StartRequest(mode, task_id=self.task.task.id, planned=planned)
        return StartRequest(
            mode,
            self.task.entry.title,
            kind=self.kinds.value or KINDS[0],
            ownership=self.ownership.chosen_value,
            estimate_minutes=self.estimate.minutes,
            planned=planned,
            skill=self.skill.text(),
            project=self.project.text(),
            size=self.sizing.judged,
            kept_out_because=self.coin.reason,
        )


def _kind_words(kind: Kind) -> str:
    return kind.capitalize()


def _going_on(task: Task) -> str:
    estimate = f", {lengths(task.estimate.minutes * MINUTE_US)} estimated" if task.estimate else ""
    return f"Goes on: {task.progress} % done{estimate}."


def _understood(entry: QuickEntry) -> str:
    """Return how quick entry was read, nothing where the whole line is the title."""
    said = (entry.kind, entry.ownership, entry.estimate_minutes and lengths(entry.estimate_minutes * MINUTE_US))
    words = [str(word) for word in said if word]
    return " · ".join((f"“{entry.title}”", *words)) if words else ""
