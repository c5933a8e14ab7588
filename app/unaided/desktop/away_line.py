"""The quiet line about away time, in the running panel and on Today: what is undecided, and what nobody can tell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import GRID, HALF
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.away_words import IDLE_UNKNOWN, answer_words, away_length
from unaided.domain.comeback import last_gap
from unaided.domain.decision import answered
from unaided.domain.session import Session, undecided_us

UNDECIDED: Final = "{length} away, undecided: counted nowhere until you say what it was."
WENT_ON: Final = "It went on by itself after {length} in which Unaided was not running."
WAITS: Final = "It waits: Unaided was not running for {length}."


class AwayLine(QWidget):
    """Says it, and offers to decide it or to stop the session where it was; with nothing to say it is not there."""

    def __init__(self, bridge: Bridge, *, tells_wait: bool, parent: QWidget | None = None) -> None:
        """Take what runs; `tells_wait` also says that a session waits to be taken up again after a gap."""
        super().__init__(parent)
        self._bridge = bridge
        self._tells_wait = tells_wait
        self.setAccessibleName("Time away")
        self.words = paragraph("", Role.NOTICE)
        self.say = Button("Say what &it was…")
        self.stop = Button("Stop where it was")
        self.answer = paragraph("", Role.SMALL)
        self.change = Button("C&hange…", Role.LINK)
        self.change.setAccessibleName("Change what time away was")
        self.unknown = paragraph(IDLE_UNKNOWN, Role.SMALL)
        self._lay_out()
        self.say.clicked.connect(self._on_say)
        self.change.clicked.connect(self._on_change)
        self.stop.clicked.connect(bridge.finish_where_it_was)
        bridge.changed.connect(self.show_now)
        bridge.ticked.connect(self.show_now)
        self.show_now()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.say)
        row.addWidget(self.stop)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(HALF)
        layout.addWidget(self.words)
        layout.addLayout(row)
        said = QHBoxLayout()
        said.setSpacing(GRID)
        said.addWidget(self.answer, 1)
        said.addWidget(self.change)
        layout.addLayout(said)
        layout.addWidget(self.unknown)

    @Slot()
    def show_now(self) -> None:
        """Show what is so now."""
        session = self._bridge.now.session
        words = self._words(session)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.say.setVisible(session is not None and undecided_us(session) > 0)
        self.stop.setVisible(bool(words) and session is not None and last_gap(session) is not None)
        self.unknown.setVisible(session is not None and self._bridge.idle_unknown)
        self.setVisible(self._show_answer(session) or bool(words) or not self.unknown.isHidden())

    def _show_answer(self, session: Session | None) -> bool:
        """Show what was said last of time away, and tell whether anything was."""
        answers = () if session is None else answered(session)
        self.answer.setText(answer_words(session, answers[-1]) if session is not None and answers else "")
        for one in (self.answer, self.change):
            one.setVisible(bool(answers))
        return bool(answers)

    def _words(self, session: Session | None) -> str:
        if session is None:
            return ""
        undecided, gap = undecided_us(session), last_gap(session)
        if gap is not None and gap.end_us is None:
            return WAITS.format(length=away_length(gap.length_us(session.elapsed_us))) if self._tells_wait else ""
        if not undecided:
            return ""
        told = UNDECIDED.format(length=away_length(undecided))
        if gap is None:
            return told
        return f"{WENT_ON.format(length=away_length(gap.length_us(session.elapsed_us)))} {told}"

    @Slot()
    def _on_change(self) -> None:
        """Ask anew about what was answered last; an earlier answer is changed from a menu."""
        session = self._bridge.now.session
        if session is not None and (answers := answered(session)):
            self._bridge.away_change_asked.emit(answers[-1])

    @Slot()
    def _on_say(self) -> None:
        self._bridge.away_asked.emit(True)  # noqa: FBT003 (signals take no keywords)
