"""Let the coin decide: what is said before it falls, or why it is not to fall (§4)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from unaided.desktop.theme import HALF
from unaided.desktop.widgets.labels import label_for, paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.experiment import Experiment, TargetUse
from unaided.domain.line import one_line
from unaided.domain.task import Kind, parse_estimate
from unaided.domain.trouble import TaskRuleError

WITH_AI = "With AI, it would take me"
DONE_MEANS = "It is done when"
BECAUSE = "I keep it out because"
NO_FORECAST = "How long would it take with AI? The coin falls after that."
NO_DONE = "When is it done? One line, before the coin falls."
NO_REASON = "Why should the coin not decide? A few words; they are counted."
USES = {
    TargetUse.MEASURED: "If it says AI: use it as a sounding board.",
    TargetUse.HEAVY: "If it says AI: delegate to it.",
}


@dataclass(frozen=True, slots=True)
class CoinAnswer:
    """What is said before the coin falls."""

    with_ai_minutes: int
    done_means: str


class CoinField(QWidget):
    """It shows while an experiment goes on that takes the new task."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it with no experiment."""
        super().__init__(parent)
        self._experiment: Experiment | None = None
        self.decides: PillRow[bool] = PillRow(
            "Who decides the mode", ((True, "Let the coin decide"), (False, "Keep it out"))
        )
        self.with_ai, self.done, self.because = QLineEdit(), QLineEdit(), QLineEdit()
        self.use = paragraph("", Role.SMALL)
        self.asked, self.kept_out = QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.decides)
        for group, fields in (
            (self.asked, ((WITH_AI, self.with_ai, "45, 90m, 1 h 30 min"), (DONE_MEANS, self.done, "its test passes"))),
            (self.kept_out, ((BECAUSE, self.because, "it has to be out today"),)),
        ):
            rows = QVBoxLayout(group)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(HALF)
            for words, field, hint in fields:
                field.setAccessibleName(words)
                field.setPlaceholderText(hint)
                rows.addWidget(label_for(words, field))
                rows.addWidget(field)
            column.addWidget(group)
        column.addWidget(self.use)

    def _connect(self) -> None:
        self.decides.chosen.connect(self._on_decides)
        for field in (self.with_ai, self.done, self.because):
            field.textEdited.connect(self._on_typed)

    def offer(self, experiment: Experiment | None, kind: Kind) -> None:
        """Ask where an experiment takes a task of this kind."""
        self._experiment = experiment if experiment is not None and experiment.takes(kind) else None
        self.setVisible(self._experiment is not None)
        if self._experiment is not None:
            self.use.setText(USES[self._experiment.use])
        self._show()

    @property
    def throws(self) -> bool:
        """Tell whether the coin is to decide."""
        return self._experiment is not None and self.decides.value is True

    @property
    def reason(self) -> str:
        """Return why the task is kept out, empty where it is not."""
        return one_line(self.because.text()) if self._experiment is not None and self.decides.value is False else ""

    @property
    def answer(self) -> CoinAnswer | None:
        """Return what is said before the coin falls, None where something is missing."""
        try:
            minutes = parse_estimate(self.with_ai.text())
        except TaskRuleError:
            return None
        done = one_line(self.done.text())
        return CoinAnswer(minutes, done) if done else None

    def missing(self) -> tuple[str, QWidget] | None:
        """Return what is still to be said, as a sentence, and where; None when all is."""
        if self._experiment is None:
            return None
        if self.decides.value is None:
            return "The coin, or kept out with a reason? Choose one.", self.decides
        if self.decides.value is False:
            return None if self.reason else (NO_REASON, self.because)
        if not one_line(self.with_ai.text()):
            return NO_FORECAST, self.with_ai
        try:
            parse_estimate(self.with_ai.text())
        except TaskRuleError as trouble:
            return trouble.sentence, self.with_ai
        return None if self.answer else (NO_DONE, self.done)

    def clear(self) -> None:
        """Say nothing."""
        self.decides.choose(None)
        for field in (self.with_ai, self.done, self.because):
            field.clear()
        self._show()

    @Slot(object)
    def _on_decides(self, coin: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._show()
        (self.with_ai if coin else self.because).setFocus()
        self.changed.emit()

    @Slot()
    def _on_typed(self) -> None:
        self.changed.emit()

    def _show(self) -> None:
        self.asked.setVisible(self.decides.value is True)
        self.kept_out.setVisible(self.decides.value is False)
        self.use.setVisible(self.decides.value is True)
