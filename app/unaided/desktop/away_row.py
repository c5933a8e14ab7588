"""What the undecided time of a session was: a break, work, or both (Law 2)."""

from __future__ import annotations

from datetime import timedelta
from typing import assert_never

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from unaided.desktop.draft import AwayChoice, AwayDraft
from unaided.desktop.theme import GRID, HALF
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.away_words import away_length
from unaided.domain.session import MINUTE_US

WORDS = tuple((choice, str(choice)) for choice in AwayChoice)


class AwayRow(QWidget):
    """`4 min away, undecided: break · worked · both`; nothing has to be answered."""

    changed = Signal()

    def __init__(self, undecided_us: int, parent: QWidget | None = None) -> None:
        """Ask about this many microseconds; with none there is nothing to ask and nothing to see."""
        super().__init__(parent)
        self._undecided_us = undecided_us
        question = f"{away_length(undecided_us)} away, undecided:"
        self.choice: PillRow[AwayChoice] = PillRow(question, WORDS)
        self.minutes = QSpinBox()
        self.minutes.setRange(0, -(-undecided_us // MINUTE_US))
        self.minutes.setSuffix(" min worked")
        self.minutes.setMinimumHeight(3 * GRID + HALF)
        self.minutes.setSpecialValueText("how many min worked?")  # none at all is a break
        self.minutes.setAccessibleName("Minutes of it that were work")
        self.minutes.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(label(question, Role.MUTED))
        layout.addWidget(self.choice)
        layout.addWidget(self.minutes)
        layout.addStretch(1)
        self.choice.chosen.connect(self._on_chosen)
        self.minutes.valueChanged.connect(self.changed)
        self.setVisible(undecided_us > 0)

    @property
    def worked(self) -> timedelta | None:
        """Return how much of it was work, None while that is not said."""
        choice = self.choice.value
        match choice:
            case None:
                return None
            case AwayChoice.BREAK:
                return timedelta(0)
            case AwayChoice.WORKED:
                return timedelta(microseconds=self._undecided_us)
            case AwayChoice.BOTH:
                worked_us = min(self._undecided_us, self.minutes.value() * MINUTE_US)
                return timedelta(microseconds=worked_us) if worked_us else None  # how much is not said yet
            case _:
                assert_never(choice)

    @property
    def draft(self) -> AwayDraft:
        """Return the answer as it stands."""
        return AwayDraft(self.choice.value, self.minutes.value())

    def put(self, draft: AwayDraft) -> None:
        """Show an answer; nobody is told."""
        self.choice.choose(AwayChoice(draft.choice) if draft.choice in set(AwayChoice) else None)
        with QSignalBlocker(self.minutes):
            self.minutes.setValue(draft.minutes)
        self.minutes.setVisible(self.choice.value is AwayChoice.BOTH)

    @Slot(object)
    def _on_chosen(self, choice: AwayChoice) -> None:
        self.minutes.setVisible(choice is AwayChoice.BOTH)
        if choice is AwayChoice.BOTH:
            self.minutes.setFocus()
            self.minutes.selectAll()  # what is typed now is the number
        self.changed.emit()
