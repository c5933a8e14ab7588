"""The one small question after time away: a break, work, or a bit of both (Law 2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.question_frame import column_of
from unaided.desktop.theme import GRID
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.domain.away_words import question_head, split_words, when_and_why
from unaided.domain.session import MINUTE_US, SECOND_US, Session, undecided_us
from unaided.domain.trouble import UnaidedError

WIDTH: Final = 424  # px
KEYS: Final = "Keys: 1 or B, 2 or W, 3 or O. Esc leaves it undecided; the end of the session asks again."
SECONDS_BELOW: Final = 3 * MINUTE_US  # shorter time away is split by the second
Key = Qt.Key


class AwayQuestion(QDialog):
    """Three buttons that say what they do, and a slider for the third; Esc leaves it undecided (Law 7)."""

    keys = KEYS

    def __init__(self, bridge: Bridge, session: Session, title: str, parent: QWidget | None = None) -> None:
        """Ask about all undecided time of this session."""
        super().__init__(parent)
        self._bridge = bridge
        self.session_id: UUID = session.id
        self._whole_us = 0
        self._unit_us = MINUTE_US
        self.setWindowTitle("Time away")
        self.setAccessibleName("Time away")
        self.head = paragraph("", Role.SUBHEADING)
        self.task = paragraph(wrappable(title), Role.MUTED)
        self.why = paragraph("", Role.MUTED)
        self.a_break = Button("It was a &break")
        self.worked = Button("I &worked")
        self.both = Button("A bit of b&oth…")
        self.later = Button("Decide &later", Role.LINK)
        self.split = QWidget()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("How much of it was work")
        self.parts = paragraph("", Role.MUTED)
        self.keep = Button("&Keep this", Role.PRIMARY)
        self.trouble = paragraph("", Role.WRONG)
        self._lay_out()
        self._connect()
        self.ask(session)

    def _lay_out(self) -> None:
        layout = column_of(self, WIDTH)
        for line in (self.head, self.task, self.why):
            layout.addWidget(line)
        answers = QHBoxLayout()
        answers.setSpacing(GRID)
        for button in (self.a_break, self.worked, self.both):
            answers.addWidget(button)
        answers.addStretch(1)
        answers.addWidget(self.later)
        layout.addLayout(answers)
        self._lay_out_split()
        layout.addWidget(self.split)
        layout.addWidget(self.trouble)
        layout.addWidget(paragraph(self.keys, Role.SMALL))
        self.split.hide()
        self.trouble.hide()

    def _lay_out_split(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.slider, 1)
        row.addWidget(self.keep)
        layout = QVBoxLayout(self.split)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.parts)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.a_break.clicked.connect(self._on_break)
        self.worked.clicked.connect(self._on_worked)
        self.both.clicked.connect(self._on_both)
        self.later.clicked.connect(self._on_later)
        self.slider.valueChanged.connect(self._show_parts)
        self.keep.clicked.connect(self._on_keep)

    def ask(self, session: Session) -> None:
        """Ask about the undecided time there is now; more of it may have come while the question stood."""
        whole = undecided_us(session)
        self.head.setText(question_head(session))
        self.why.setText(when_and_why(session))
        self.setAccessibleDescription(f"{self.head.text()} {self.why.text()}")
        if whole != self._whole_us:
            self._measure(whole, whole // 2)

    def _measure(self, whole_us: int, worked_us: int) -> None:
        """Let the slider divide so much time, and begin with this much of it as work."""
        self._whole_us = whole_us
        self._unit_us = SECOND_US if whole_us < SECONDS_BELOW else MINUTE_US
        self.slider.setRange(0, whole_us // self._unit_us)
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        self.slider.setValue(min(worked_us // self._unit_us, self.slider.maximum()))
        self._show_parts()

    @property
    def _split_us(self) -> int:
        """Return how much was work as the slider has it; its end is all of it, to the last second."""
        at_end = self.slider.value() == self.slider.maximum()
        return self._whole_us if at_end else self.slider.value() * self._unit_us

    @Slot()
    def _show_parts(self) -> None:
        words = split_words(self._split_us, self._whole_us)
        self.parts.setText(words)
        self.slider.setAccessibleDescription(words)

    @Slot()
    def _on_break(self) -> None:
        self._decide(0)

    @Slot()
    def _on_worked(self) -> None:
        self._decide(self._whole_us)

    @Slot()
    def _on_both(self) -> None:
        self.split.show()
        self.slider.setFocus()

    @Slot()
    def _on_keep(self) -> None:
        self._decide(self._split_us)

    @Slot()
    def _on_later(self) -> None:
        self.reject()

    def _decide(self, worked_us: int) -> None:
        """Keep the answer; the question goes once nothing is undecided any more."""
        self._bridge.decide(self.session_id, timedelta(microseconds=worked_us), self._on_refused)

    def _on_refused(self, trouble: UnaidedError) -> None:
        self.trouble.setText(trouble.sentence)
        self.trouble.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by one key; Enter keeps what the slider shows."""
        key = Key(event.key())
        if key in {Key.Key_Return, Key.Key_Enter} and not self.split.isHidden():
            self.keep.click()
            return
        button = self._button_for(key)
        if button is not None and not event.modifiers():
            button.click()
        else:
            super().keyPressEvent(event)

    def _button_for(self, key: Qt.Key) -> Button | None:
        keys = {
            Key.Key_1: self.a_break,
            Key.Key_B: self.a_break,
            Key.Key_2: self.worked,
            Key.Key_W: self.worked,
            Key.Key_3: self.both,
            Key.Key_O: self.both,
        }
        return keys.get(key)
