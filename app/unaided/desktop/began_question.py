"""When a session really began: some minutes earlier, or at a time of day (Law 3 keeps the original)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.question_frame import at_the_right, column_of
from unaided.desktop.widgets.buttons import ENTERS, Button
from unaided.desktop.widgets.labels import label_for, paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.away_words import local_time
from unaided.domain.clock import MICROSECOND
from unaided.domain.now import Now
from unaided.domain.session import Session
from unaided.domain.time_of_day import parse_time_of_day
from unaided.domain.trouble import SessionRuleError, UnaidedError

if TYPE_CHECKING:
    from unaided.bootstrap import Services

WIDTH = 376  # px
EARLIER = tuple((timedelta(minutes=minutes), f"{minutes} min earlier") for minutes in (5, 10, 15, 30))
BEGAN = "This session began at {at}. Did you begin earlier?"
NOTHING_SAID = "How much earlier? Choose a length, or type the time at which you began."

ENDED = "The session ended elsewhere meanwhile, so its start was not moved."


class BeganQuestion(QDialog):
    """A length earlier, or a time of day; Enter moves the start, Esc leaves it (Law 7)."""

    def __init__(self, bridge: Bridge, session: Session, parent: QWidget | None = None) -> None:
        """Ask about the session that goes on."""
        super().__init__(parent)
        self._bridge = bridge
        self._session = session
        self.session_id: UUID = session.id
        self.setWindowTitle("When did you begin?")
        self.setAccessibleName("When did you begin?")
        self.words = paragraph(BEGAN.format(at=local_time(session, 0)), Role.SUBHEADING)
        self.earlier: PillRow[timedelta] = PillRow("How much earlier", EARLIER)
        self.at = QLineEdit()
        self.at.setAccessibleName("Or at this time")
        self.at.setPlaceholderText("09:10")
        self.then = paragraph("", Role.MUTED)
        self.trouble = paragraph("", Role.WRONG)
        self.move_start = Button("&Move the start", Role.PRIMARY)
        self.leave = Button("&Leave it")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = column_of(self, WIDTH)
        layout.addWidget(self.words)
        layout.addWidget(self.earlier)
        layout.addWidget(label_for("or &at", self.at))
        layout.addWidget(self.at)
        layout.addWidget(self.then)
        layout.addWidget(self.trouble)
        layout.addLayout(at_the_right(self.leave, self.move_start))
        self.trouble.hide()

    def _connect(self) -> None:
        self.earlier.chosen.connect(self._on_chosen)
        self.at.textEdited.connect(self._on_typed)
        self.leave.clicked.connect(self.reject)
        self.move_start.clicked.connect(self._on_move)

    @Slot(object)
    def _on_chosen(self, earlier: timedelta) -> None:
        """Say what it comes to; the time that was typed before is meant no more."""
        self.at.clear()
        self.trouble.hide()
        self.then.setText(f"Then it began at {local_time(self._session, -(earlier // MICROSECOND))}.")

    @Slot()
    def _on_typed(self) -> None:
        self.earlier.choose(None)
        self.trouble.hide()
        self.then.clear()

    def end(self) -> None:
        """Stay with what was typed once the session ended elsewhere; where nothing was, go and say so."""
        if self.at.text():
            self.move_start.setEnabled(False)
            self._tell(ENDED)
        else:
            self._bridge.told.emit(ENDED)
            self.reject()

    @Slot()
    def _on_move(self) -> None:
        try:
            job = self._job()
        except SessionRuleError as refused:
            self._on_refused(refused)
        else:
            self._bridge.change(job, self._on_moved, self._on_refused)

    def _job(self) -> partial[Now]:
        """Return what moves the start.

        Raises:
            SessionRuleError: nothing is said, or what is typed is no time of day.
        """
        if self.earlier.value is not None:
            return partial(_move_by, self.earlier.value)
        if not self.at.text().strip():
            raise SessionRuleError(NOTHING_SAID)
        parse_time_of_day(self.at.text())
        return partial(_move_to, self.at.text())

    def _on_moved(self, _now: Now) -> None:
        self.accept()

    def _on_refused(self, trouble: UnaidedError) -> None:
        self._tell(trouble.sentence)

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the start by Enter from wherever the focus is."""
        if event.key() in ENTERS:
            self.move_start.click()
        else:
            super().keyPressEvent(event)


def _move_by(earlier: timedelta, services: Services) -> Now:
    session = services.session.now().session
    elapsed = timedelta(0) if session is None else session.elapsed_us * MICROSECOND
    return services.session.correct_start(elapsed + earlier)


def _move_to(at: str, services: Services) -> Now:
    return services.session.correct_start(services.session.ago(parse_time_of_day(at)))
