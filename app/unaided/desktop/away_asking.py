"""Where the question about time away is asked: a small window, or a notification and a badge (Law 7)."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final, assert_never

from PySide6.QtCore import QMargins, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from unaided.desktop.away_change import AwayChange
from unaided.desktop.away_question import AwayQuestion
from unaided.desktop.bridge import Bridge
from unaided.desktop.platform.notice import Chosen, Manner
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.theme import GRID
from unaided.domain.away_words import question_head, when_and_why
from unaided.domain.session import Session, undecided_us
from unaided.domain.trouble import UnaidedError

AWAY: Final = "away"
FRAME: Final = 5 * GRID  # px; room for the frame and title that the window manager adds
STAYS: Final = Manner(timeout_ms=0)


class Answer(StrEnum):
    """What can be answered on the notification."""

    BREAK = "away-break"
    WORKED = "away-worked"
    BOTH = "away-both"


CHOICES: Final = (
    (Answer.BREAK, "It was a break"),
    (Answer.WORKED, "I worked"),
    (Answer.BOTH, "A bit of both…"),
)


class AwayAsking(QObject):
    """One question at most; it follows what is undecided, and goes when nothing is."""

    def __init__(
        self, bridge: Bridge, notifier: Notifier, *, opens_inactive: bool, parent: QObject | None = None
    ) -> None:
        """Take the bridge, who shows notifications, and whether a window can open without taking the keyboard."""
        super().__init__(parent)
        self._bridge = bridge
        self._opens_inactive = opens_inactive
        self._notifier = notifier
        self._question: AwayQuestion | None = None
        self._changing: AwayChange | None = None
        self._notified = False
        bridge.away_asked.connect(self.ask)
        bridge.away_change_asked.connect(self.ask_anew)
        bridge.changed.connect(self._follow)
        notifier.action_chosen.connect(self._on_action)

    @Slot(bool)
    def ask(self, invited: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        """Ask what the undecided time was; uninvited it never takes the keyboard."""
        session = self._to_decide()
        if session is None:
            return
        if self._question is not None:
            self._question.ask(session)
        elif invited or self._opens_inactive:
            self._open(session, invited=invited)
        else:
            self._notify(session)
        if invited and self._question is not None:
            self._question.raise_()
            self._question.activateWindow()

    @Slot(int)
    def ask_anew(self, position: int) -> None:
        """Ask again about a span that was answered, because the person wants another answer."""
        session = self._bridge.now.session
        if session is None:
            return
        self._put_change_away()
        self._changing = AwayChange(self._bridge, session, position, self._bridge.now.title)
        self._changing.finished.connect(self._on_change_closed)
        self._changing.show()
        self._changing.raise_()
        self._changing.activateWindow()

    @Slot()
    def _on_change_closed(self) -> None:
        if self._changing is not None:
            self._changing.deleteLater()
            self._changing = None

    def _put_change_away(self) -> None:
        if self._changing is not None:
            self._changing.reject()

    def _to_decide(self) -> Session | None:
        session = self._bridge.now.session
        return session if session is not None and undecided_us(session) else None

    def _open(self, session: Session, *, invited: bool) -> None:
        question = AwayQuestion(self._bridge, session, self._bridge.now.title)
        question.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not invited)
        question.finished.connect(self._on_closed)
        self._question = question
        if not invited:
            _put_aside(question)
        question.show()

    def _notify(self, session: Session) -> None:
        self._notified = True
        body = f"{self._bridge.now.title} · {when_and_why(session)}"
        self._notifier.notify(AWAY, question_head(session), body, CHOICES, STAYS)

    @Slot()
    def _follow(self) -> None:
        """Ask about what is undecided now; with nothing undecided there is nothing to ask."""
        session = self._to_decide()
        if self._changing is not None and not self._changing.is_about(self._bridge.now.session):
            self._put_change_away()
        if self._question is not None:
            if session is None or session.id != self._question.session_id:
                self._question.accept()
            else:
                self._question.ask(session)
        if self._notified and session is None:
            self._notified = False
            self._notifier.withdraw(AWAY)

    @Slot()
    def _on_closed(self) -> None:
        if self._question is not None:
            self._question.deleteLater()
            self._question = None

    @Slot(object)
    def _on_action(self, chosen: Chosen) -> None:
        session = self._to_decide()
        if chosen.action not in set(Answer) or session is None:
            return
        answer = Answer(chosen.action)
        match answer:
            case Answer.BREAK:
                self._bridge.decide(session.id, timedelta(0), self._on_refused)
            case Answer.WORKED:
                self._bridge.decide(session.id, timedelta(microseconds=undecided_us(session)), self._on_refused)
            case Answer.BOTH:
                self.ask(True)  # noqa: FBT003 (a slot's arguments have no keywords)
                if self._question is not None:
                    self._question.both.click()
            case _:
                assert_never(answer)

    def _on_refused(self, trouble: UnaidedError) -> None:
        self._bridge.told.emit(trouble.sentence)

    def close(self) -> None:
        """Put the question away, at the end of the app."""
        self._put_change_away()
        if self._question is not None:
            self._question.reject()


def _put_aside(question: AwayQuestion) -> None:
    """Put what nobody asked for into a corner: the person works in the middle."""
    question.adjustSize()
    place = question.screen().availableGeometry().marginsRemoved(QMargins(FRAME, FRAME, FRAME, FRAME))
    question.move(place.bottomRight() - question.rect().bottomRight())


def opens_inactive() -> bool:
    """Tell whether a window can open here without taking the keyboard (not on Wayland: Law 7)."""
    return QGuiApplication.platformName() != "wayland"
