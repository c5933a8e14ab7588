"""How long it would take unaided: one key, or typed, or left out on purpose (Law 3)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import MINUTE_US
from unaided.domain.task import parse_estimate
from unaided.domain.trouble import TaskRuleError
from unaided.domain.words import lengths

NAME = "Unaided, it would take me"
CHOICES = ((15, "15"), (30, "30"), (60, "60"), (90, "90 min"), (120, "2 h"), (240, "4 h"))
WITHOUT = "Start without an estimate"
LEFT_OUT = "Without an estimate this session is left out of the figures, and counted as left out."


class EstimateField(QObject):
    """The field, its one-key choices, and the way around it; the panel sets them in their places."""

    changed = Signal()  # the estimate is another now, or left out

    def __init__(self, parent: QObject | None = None) -> None:
        """Make them empty."""
        super().__init__(parent)
        self._skipped = False
        self.field = QLineEdit()
        self.field.setAccessibleName(NAME)
        self.field.setPlaceholderText("45, 90m, 1 h 30 min")
        self.choices: PillRow[int] = PillRow(f"{NAME}: one key", CHOICES)
        self.without = Button(WITHOUT, Role.LINK)
        self.wrong = paragraph("", Role.WRONG)
        self.wrong.hide()
        self.note = paragraph(LEFT_OUT, Role.SMALL)
        self.note.hide()
        self._connect()

    def _connect(self) -> None:
        self.choices.chosen.connect(self._on_chosen)
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self.complain)
        self.without.clicked.connect(self._on_without)

    @property
    def minutes(self) -> int | None:
        """Return the estimate, None where there is none or it cannot be read."""
        try:
            return parse_estimate(self.field.text())
        except TaskRuleError:
            return None

    @property
    def is_in(self) -> bool:
        """Tell whether the estimate is given, or left out on purpose."""
        return self._skipped or self.minutes is not None

    def give(self, minutes: int) -> None:
        """Show this estimate."""
        self.field.setText(lengths(minutes * MINUTE_US))
        self._set(skipped=False)

    def clear(self) -> None:
        """Show none."""
        self.field.clear()
        self._set(skipped=False)

    @Slot()
    def complain(self) -> bool:
        """Say what is wrong with what was typed, if anything; nothing typed is not wrong."""
        text = self.field.text()
        words = ""
        if text.strip():
            try:
                parse_estimate(text)
            except TaskRuleError as trouble:
                words = trouble.sentence
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        return bool(words)

    @Slot(object)
    def _on_chosen(self, minutes: int) -> None:
        self.give(minutes)

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._set(skipped=False)

    @Slot()
    def _on_without(self) -> None:
        self.field.clear()
        self._set(skipped=True)

    def _set(self, *, skipped: bool) -> None:
        self._skipped = skipped
        self.choices.choose(self.minutes)
        self.wrong.hide()
        self.note.setVisible(skipped)
        self.changed.emit()
