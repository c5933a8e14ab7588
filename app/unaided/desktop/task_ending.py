"""How an AI session left its task: done, or at a share; and once it is done, the guess without AI."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.explanation import ALL
from unaided.domain.task import parse_estimate
from unaided.domain.trouble import TaskRuleError

GUESS = "Without AI it would have taken"


class TaskEnding(QWidget):
    """`The task is: done / at … %`; the guess is asked only of a task that is done."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing said."""
        super().__init__(parent)
        self.done: PillRow[bool] = PillRow("The task is", ((True, "done"), (False, "at … %")))
        self.share = PercentScale("How much of the task is done", theme)
        self.guess = QLineEdit()
        self.guess.setAccessibleName(GUESS)
        self.guess.setPlaceholderText("45, 90m, 1 h 30 min")
        self._guess_label = label(GUESS, Role.SMALL)
        self._lay_out()
        self.done.chosen.connect(self._on_done)
        self.share.chosen.connect(self._on_share)
        self.guess.textEdited.connect(self.changed)
        self._show_what_follows()

    def _lay_out(self) -> None:
        guess = QHBoxLayout()
        guess.setSpacing(GRID)
        guess.addWidget(self._guess_label)
        guess.addWidget(self.guess)
        guess.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.done)
        layout.addWidget(self.share)
        layout.addLayout(guess)

    @property
    def is_done(self) -> bool:
        """Tell whether the task is said to be done."""
        return bool(self.done.value)

    @property
    def progress(self) -> int | None:
        """Return the task's share done in percent, None while that is not said."""
        return ALL if self.done.value else self.share.percent if self.done.value is False else None

    @property
    def guess_minutes(self) -> int | None:
        """Return the guess, None where none is asked, given or readable."""
        try:
            return parse_estimate(self.guess.text()) if self.done.value else None
        except TaskRuleError:
            return None

    @property
    def wrong(self) -> str:
        """Return the sentence that says why the guess cannot be read, nothing where it can or there is none."""
        if not self.done.value or not self.guess.text().strip():
            return ""
        try:
            parse_estimate(self.guess.text())
        except TaskRuleError as trouble:
            return trouble.sentence
        return ""

    def put(self, done: bool | None, progress: int | None, guess: str) -> None:  # noqa: FBT001 (None is a third answer)
        """Show these answers."""
        self.done.choose(done)
        self.share.choose(progress)
        self.guess.setText(guess)
        self._show_what_follows()

    @Slot(object)
    def _on_done(self, done: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._show_what_follows()
        (self.guess if done else self.share).setFocus()
        self.changed.emit()

    @Slot(int)
    def _on_share(self, percent: int) -> None:
        """Take all of it as done: the guess is asked then as well."""
        if percent == ALL:
            self.done.choose(True)  # noqa: FBT003 (a value of the row, no switch)
            self.share.choose(None)
            self._on_done(True)  # noqa: FBT003 (a slot's arguments have no keywords)
        else:
            self.changed.emit()

    def _show_what_follows(self) -> None:
        self.share.setVisible(self.done.value is False)
        for widget in (self.guess, self._guess_label):
            widget.setVisible(bool(self.done.value))
