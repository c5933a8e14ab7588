"""The mini timer's menu: the verbs of the tray for the session that goes on, and a way to hide it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.verbs import Verbs
from unaided.domain.comeback import waits_for_answer
from unaided.domain.session import Mode, Session, SessionState


class MiniMenu(QMenu):
    """What the session as it stands can do; what the state has no move for does not show."""

    look_up_wanted = Signal()  # the line for a look-up
    hide_wanted = Signal()  # until the next session

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        """Make it for this window; it says what is now each time it opens."""
        super().__init__(parent)
        self._bridge = bridge
        self._verbs = Verbs(bridge, self)
        self._make_actions()
        self._connect()
        self.update_moves()

    def _make_actions(self) -> None:
        add = self.addAction
        self._pause = add("&Pause")
        self.addMenu(self._verbs.pause_for)
        self._resume = add("&Resume")
        self._leave = add("I’m a&way / thinking on paper")
        self.addMenu(self._verbs.away_for)
        self.addAction(self._verbs.say)
        self._look_up = add("I &looked something up…")
        self.addAction(self._verbs.wait)
        self.addAction(self._verbs.wait_over)
        self._more = add("&5 more minutes")
        self.addAction(self._verbs.switch)
        self._stop = add("&Stop")
        self._rarer = self.addMenu("&More")
        self._verbs.fill_rarer(self._rarer)
        self.addSeparator()
        self._open = add("&Open Unaided")
        self._hide = add("&Hide the mini timer")

    def _connect(self) -> None:
        bridge = self._bridge
        self.aboutToShow.connect(self.update_moves)
        self._pause.triggered.connect(bridge.pause)
        self._resume.triggered.connect(bridge.resume)
        self._leave.triggered.connect(bridge.leave)
        self._look_up.triggered.connect(self.look_up_wanted)
        self._more.triggered.connect(bridge.five_more)
        self._stop.triggered.connect(self._on_stop)
        self._open.triggered.connect(bridge.ask_window)
        self._hide.triggered.connect(self.hide_wanted)

    @Slot()
    def update_moves(self) -> None:
        """Offer what the session's state has."""
        session = self._bridge.now.session
        state = session.state if session else None
        waits = session is not None and waits_for_answer(session)
        self._pause.setVisible(state is SessionState.RUNNING)
        self._leave.setVisible(state is SessionState.RUNNING)
        self._resume.setVisible(state in {SessionState.PAUSED, SessionState.AWAY})
        self._resume.setText("&Go on" if waits else "&Resume")
        self._stop.setText("&Stop where it was" if waits else "&Stop")
        self._look_up.setVisible(_takes_look_ups(session))
        self._more.setVisible(session is not None and session.planned_us is not None and not waits)

    @Slot()
    def _on_stop(self) -> None:
        stop(self._bridge)


def stop(bridge: Bridge) -> None:
    """Stop it now; a session that came back after a gap ends where it was."""
    session = bridge.now.session
    if session is not None and waits_for_answer(session):
        bridge.finish_where_it_was()
    else:
        bridge.finish()


def _takes_look_ups(session: Session | None) -> bool:
    return session is not None and session.mode is Mode.NO_AI and not waits_for_answer(session)
