"""What the coin said: start so, or decline with a reason that is counted (§4). There is no second throw."""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from unaided.desktop.theme import GRID
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.experiment import Draw
from unaided.domain.line import one_line
from unaided.domain.session import Mode
from unaided.domain.words import mode_mark, mode_name

BECAUSE = "I decline because"
STAYS = "The task stays in the arm it was drawn for, whatever you do: that keeps the comparison fair."


class CoinSays(QWidget):
    """The mode that was drawn."""

    follow = Signal(object, object)  # UUID of the task, Mode to start in
    declined = Signal(object, object, str)  # UUID of the task, Mode to start in instead, the reason

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._task_id: UUID | None = None
        self._mode = Mode.NO_AI
        self.words = paragraph("", Role.SUBHEADING)
        self.start = Button("", Role.PRIMARY)
        self.decline = Button("&Decline…", Role.LINK)
        self.because = QLineEdit()
        self.because.setAccessibleName(BECAUSE)
        self.because.setPlaceholderText(f"{BECAUSE} …")
        self.otherwise = Button("")
        self.stays = paragraph(STAYS, Role.SMALL)
        self._lay_out()
        self.start.clicked.connect(self.go)
        self.decline.clicked.connect(self._on_decline)
        self.otherwise.clicked.connect(self._on_otherwise)
        self.because.textChanged.connect(self._on_typed)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.decline)
        row.addStretch(1)
        row.addWidget(self.start)
        column.addLayout(row)
        column.addWidget(self.because)
        column.addWidget(self.stays)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.otherwise)
        column.addLayout(last)

    def tell(self, draw: Draw) -> None:
        """Say what was drawn."""
        self._task_id, self._mode = draw.task_id, draw.arm
        self.words.setText(f"The coin says: {mode_mark(draw.arm)} {mode_name(draw.arm)}")
        self.start.setText(f"&Start {_so(draw.arm)}  ⏎")
        self.start.setAccessibleName(f"Start {_so(draw.arm)}")
        self.otherwise.setText(f"Start {_so(_other(draw.arm))}")
        self.because.clear()
        self._show_decline(on=False)
        self.show()
        self.start.setFocus()

    @Slot()
    def go(self) -> None:
        """Start as the coin said."""
        if self._task_id is not None:
            self.follow.emit(self._task_id, self._mode)

    @Slot()
    def _on_decline(self) -> None:
        self._show_decline(on=True)
        self.because.setFocus()

    @Slot()
    def _on_otherwise(self) -> None:
        reason = one_line(self.because.text())
        if self._task_id is not None and reason:
            self.declined.emit(self._task_id, _other(self._mode), reason)

    @Slot()
    def _on_typed(self) -> None:
        self.otherwise.setEnabled(bool(one_line(self.because.text())))

    def _show_decline(self, *, on: bool) -> None:
        for widget in (self.because, self.stays, self.otherwise):
            widget.setVisible(on)
        self.decline.setVisible(not on)
        self._on_typed()


def _so(mode: Mode) -> str:
    match mode:
        case Mode.NO_AI:
            return "without AI"
        case Mode.AI:
            return "with AI"
        case _:
            assert_never(mode)


def _other(mode: Mode) -> Mode:
    match mode:
        case Mode.NO_AI:
            return Mode.AI
        case Mode.AI:
            return Mode.NO_AI
        case _:
            assert_never(mode)
