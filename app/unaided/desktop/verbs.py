"""The rarer things a person can do with the session, as entries for the tray and for “More” alike (Law 9)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from unaided.desktop.bridge import Bridge
from unaided.desktop.undo_discard import UndoDiscard
from unaided.domain.agent import is_waiting
from unaided.domain.away_words import answer_words, away_length
from unaided.domain.comeback import waits_for_answer
from unaided.domain.decision import answered
from unaided.domain.interruption import is_left
from unaided.domain.now import Now
from unaided.domain.session import Mode, Session, SessionState, undecided_us
from unaided.domain.span import AwayNote, PauseReason

if TYPE_CHECKING:  # not before the tray shows
    from unaided.bootstrap import Services

REASONS: Final = (
    (PauseReason.BREAK, "A &break"),
    (PauseReason.CALL, "A &call"),
    (PauseReason.INTERRUPTED, "An &interruption"),
    (PauseReason.OTHER, "&Something else"),
)
NOTES: Final = (
    (AwayNote.PAPER, "&Thinking on paper"),
    (AwayNote.CALL, "A &call"),
    (AwayNote.OTHER, "&Something else"),
)
FIFTEEN_MINUTES: Final = timedelta(minutes=15)
SAY: Final = "Say w&hat {length} away were…"


class Verbs(QObject):
    """The entries; each shows only where the session as it stands has that move."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Make them for this session; they follow it by themselves."""
        super().__init__(parent)
        self._bridge = bridge
        self._answers: tuple[tuple[int, str], ...] = ()
        self.pause_for = _choices("Pause &for", REASONS)
        self.away_for = _choices("Awa&y for", NOTES)
        self.change = QMenu("&Change time away")
        self.fifteen = QAction("&15 more minutes", self)
        # Two entries: hosts of a tray are known to read an entry's first words aloud for good.
        self.wait = QAction("Wait on the a&gent", self)
        self.wait_over = QAction("The a&gent is done", self)
        self.switch = QAction("Switch &task…", self)
        self.began = QAction("I &began earlier…", self)
        self.say = QAction("", self)
        self.discard = QAction("&Discard…", self)
        self.undo = UndoDiscard(bridge, self)
        self._connect()
        self.update()

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.changed.connect(self.update)
        self.pause_for.triggered.connect(self._on_reason)
        self.away_for.triggered.connect(self._on_note)
        self.change.triggered.connect(self._on_change)
        self.fifteen.triggered.connect(self._on_fifteen)
        self.wait.triggered.connect(self._on_wait)
        self.wait_over.triggered.connect(self._on_wait_over)
        self.switch.triggered.connect(bridge.switch_asked)
        self.began.triggered.connect(bridge.began_asked)
        self.say.triggered.connect(self._on_say)
        self.discard.triggered.connect(bridge.discard_asked)

    def fill_more(self, menu: QMenu) -> None:
        """Put what a panel has no button for into its menu."""
        menu.addMenu(self.pause_for)
        menu.addMenu(self.away_for)
        menu.addAction(self.switch)
        self.fill_rarer(menu)

    def fill_rarer(self, menu: QMenu) -> None:
        """Put the rarest into this menu; the way out comes last."""
        menu.addAction(self.fifteen)
        menu.addAction(self.began)
        menu.addMenu(self.change)
        menu.addSeparator()
        menu.addAction(self.discard)

    @Slot()
    def update(self) -> None:
        """Offer what the session's state has."""
        session = self._bridge.now.session
        # One that came back after a gap asks first whether it goes on at all.
        state = None if session is None or waits_for_answer(session) else session.state
        self._show_reasons(session, state)
        for action in (self.began, self.switch):
            action.setVisible(state is not None)
        self.discard.setVisible(session is not None)
        self.fifteen.setVisible(state is not None and session is not None and session.planned_us is not None)
        self._show_waiting(session, state)
        undecided = undecided_us(session) if session else 0
        self.say.setText(SAY.format(length=away_length(undecided)))
        self.say.setVisible(undecided > 0)
        self._offer_answers(session)

    def _show_reasons(self, session: Session | None, state: SessionState | None) -> None:
        last = session.spans[-1] if session is not None and session.spans else None
        paused = state is SessionState.PAUSED
        self.pause_for.setTitle("Paused &for" if paused else "Pause &for")
        self.pause_for.menuAction().setVisible(state in {SessionState.RUNNING, SessionState.PAUSED})
        _show_said(self.pause_for, last.reason if last and paused else None)
        left = session is not None and is_left(session)
        self.away_for.menuAction().setVisible(state is SessionState.RUNNING or (left and state is not None))
        _show_said(self.away_for, last.note if last and left else None)

    def _show_waiting(self, session: Session | None, state: SessionState | None) -> None:
        """Offer the wait where there is an agent; one that is on can be ended in a pause too."""
        waits = session is not None and is_waiting(session)
        self.wait_over.setVisible(waits)
        runs_with_ai = session is not None and session.mode is Mode.AI and state is SessionState.RUNNING
        self.wait.setVisible(runs_with_ai and not waits)

    def _offer_answers(self, session: Session | None) -> None:
        """List what was said of time away; the list is made anew only where it is another one."""
        answers = () if session is None else tuple((at, answer_words(session, at)) for at in answered(session))
        if answers != self._answers:
            self._answers = answers
            self.change.clear()
            for at, words in answers:
                self.change.addAction(f"{words}…").setData(at)
        self.change.menuAction().setVisible(bool(answers))

    @Slot(QAction)
    def _on_reason(self, chosen: QAction) -> None:
        pause_for(self._bridge, PauseReason(chosen.data()))

    @Slot(QAction)
    def _on_note(self, chosen: QAction) -> None:
        self._bridge.change(partial(_leave, AwayNote(chosen.data())))

    @Slot(QAction)
    def _on_change(self, chosen: QAction) -> None:
        self._bridge.away_change_asked.emit(chosen.data())

    @Slot()
    def _on_fifteen(self) -> None:
        self._bridge.change(_fifteen_more)

    @Slot()
    def _on_wait(self) -> None:
        self._bridge.change(partial(_wait, on=True))

    @Slot()
    def _on_wait_over(self) -> None:
        self._bridge.change(partial(_wait, on=False))

    @Slot()
    def _on_say(self) -> None:
        self._bridge.away_asked.emit(True)  # noqa: FBT003 (signals take no keywords)


def pause_for(bridge: Bridge, reason: PauseReason) -> None:
    """Pause for this reason, or say that a pause which lasts is for it."""
    bridge.change(partial(_pause, reason))


def _choices(title: str, choices: tuple[tuple[PauseReason | AwayNote, str], ...]) -> QMenu:
    menu = QMenu(title)
    for value, words in choices:
        action = menu.addAction(words)
        action.setData(str(value))
    return menu


def _show_said(menu: QMenu, value: PauseReason | AwayNote | None) -> None:
    """Check what was said; where nothing was there is no box to check."""
    for action in menu.actions():
        action.setCheckable(value is not None)
        action.setChecked(action.data() == value)


def _pause(reason: PauseReason, services: Services) -> Now:
    return services.session.pause(reason)


def _leave(note: AwayNote, services: Services) -> Now:
    return services.session.leave(note)


def _wait(services: Services, *, on: bool) -> Now:
    return services.session.wait_on_agent(on=on)


def _fifteen_more(services: Services) -> Now:
    return services.session.extend(FIFTEEN_MINUTES)
