"""The statements of the stage self-check, one at a time; each answer is kept at once, and Esc leaves (Law 7)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import GRID
from unaided.desktop.widgets.buttons import ENTERS, Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.stage import ANSWER_WORDS, WORDS, Answer, StageCheck, answered
from unaided.domain.trouble import UnaidedError

HINT = "1 to 5 answers, Enter goes on, Esc leaves: what you answered is kept."
LATER = "&Later"


class StageQuestions(QWidget):
    """A statement without the name of its stage, five answers, and the way back and on."""

    left = Signal()  # the person goes; what was answered is kept
    finished = Signal()  # the answers are locked

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Make it about no check yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._check: StageCheck | None = None
        self._place = 0
        self.place = paragraph("", Role.MUTED)
        self.statement = paragraph("", Role.SUBHEADING)
        self.answers: PillRow[Answer] = PillRow("How often it held in the last 4 weeks", ANSWER_WORDS.items())
        self.back = Button("&Back")
        self.on = Button("&Next", Role.PRIMARY)
        self.later = Button(LATER, Role.LINK)
        self._lay_out()
        self.answers.chosen.connect(self._on_chosen)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self.later.clicked.connect(self.left)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for button in (self.back, self.on, self.later):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.place, self.statement, self.answers):
            column.addWidget(part)
        column.addLayout(foot)
        column.addWidget(paragraph(HINT, Role.SMALL))

    def show_check(self, check: StageCheck) -> None:
        """Ask what this check has no answer to yet."""
        self._check = check
        self._place = check.first_open
        self._show()

    def begin(self) -> None:
        """Give the answers the keyboard."""
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        check = self._check
        if check is None:
            return
        statement, last = check.order[self._place], len(check.order) - 1
        self.place.setText(f"Statement {self._place + 1} of {last + 1}, about the last 4 weeks")
        self.statement.setText(WORDS[statement])
        self.answers.setAccessibleDescription(WORDS[statement])
        self.answers.choose(check.answers.get(statement))
        self.back.setEnabled(self._place > 0)
        self.on.setText("&Show the result" if self._place == last else "&Next")
        self.on.setAccessibleName(self.on.text().replace("&", ""))
        self.on.setEnabled(statement in check.answers if self._place < last else check.is_answered)

    @Slot(object)
    def _on_chosen(self, answer: Answer) -> None:
        if self._check is not None:
            statement = self._check.order[self._place]
            self._check = answered(self._check, statement, answer)
            self._bridge.ask(partial(_answer, self._check, self._place, answer), _rest)
            self._show()

    @Slot()
    def _on_back(self) -> None:
        self._place = max(0, self._place - 1)
        self._show()
        self.begin()

    @Slot()
    def _on_on(self) -> None:
        if self._check is None:
            return
        if self._place < len(self._check.order) - 1:
            self._place += 1
            self._show()
            self.begin()
        else:
            self._bridge.ask(partial(_finish, self._check), self._on_finished, self._refused)

    def _on_finished(self, _check: StageCheck) -> None:
        self._check = None
        self.finished.emit()

    def _refused(self, trouble: UnaidedError) -> None:
        self._bridge.told.emit(trouble.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, and leave with Esc: every answer is kept already."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key in ENTERS and self.on.isEnabled():
            self._on_on()
        else:
            super().keyPressEvent(event)


def _answer(check: StageCheck, place: int, answer: Answer, services: Services) -> StageCheck:
    return services.stage.answer(check.id, check.order[place], answer)


def _finish(check: StageCheck, services: Services) -> StageCheck:
    return services.stage.finish(check.id)


def _rest(_check: StageCheck) -> None:
    """Do nothing: the answer shows already."""
