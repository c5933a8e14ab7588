"""The card of what runs: its ring, its time and its verbs; without a session, the ways to start one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from unaided.desktop.action_button import ActionButton, MoreButton
from unaided.desktop.away_line import AwayLine
from unaided.desktop.bridge import Bridge
from unaided.desktop.icon import IconState, icon_state, tray_icon
from unaided.desktop.reason_row import ReasonRow
from unaided.desktop.theme import GAP, GRID, HALF, Theme
from unaided.desktop.verbs import Verbs
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.marks import accent, mark_icon
from unaided.desktop.widgets.roles import Role
from unaided.domain.now import Now
from unaided.domain.session import Mode, SessionState
from unaided.domain.words import apart_words, mode_name, time_words

RING = 48
MARK = 12  # px


class RunningCard(Card):
    """What goes on now, and what can be done with it."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; it follows the bridge by itself."""
        super().__init__(parent=parent)
        self._bridge = bridge
        self._theme = theme
        self.setAccessibleName("Now")
        self._has_past = False
        self._icon: IconState | None = None
        self.ring = QLabel()
        self.title = paragraph("", Role.HEADING)
        self.line = paragraph("", Role.MUTED)
        self.apart = paragraph("", Role.SMALL)
        self.reason = ReasonRow(bridge)
        self.away = AwayLine(bridge, tells_wait=True)
        self.verbs = Verbs(bridge, self)
        self.undo = ActionButton(self.verbs.undo)
        self.wait, self.wait_over = ActionButton(self.verbs.wait), ActionButton(self.verbs.wait_over)
        self.rarer = MoreButton(QMenu(self))
        self.verbs.fill_more(self.rarer.menu_below)
        self.start_no_ai = Button("Start &no-AI…")
        self.start_ai = Button("Start &AI…")
        self.again = Button("&Last again")
        self.pause = Button("&Pause")
        self.resume = Button("&Resume", Role.PRIMARY)
        self.leave = Button("I’m a&way")
        self.look_up = Button("I &looked something up…")
        self.more = Button("&5 more minutes")
        self.stop = Button("&Stop")
        self._lay_out()
        self._connect()
        self._paint()

    def _lay_out(self) -> None:
        self.leave.setAccessibleName("I’m away / thinking on paper")
        texts = QVBoxLayout()
        texts.setSpacing(HALF)
        texts.addWidget(self.title)
        texts.addWidget(self.line)
        texts.addWidget(self.apart)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.ring)
        head.addLayout(texts, 1)
        verbs = FlowLayout(spacing=GRID)
        for one in self._starts() + self._verbs():
            verbs.addWidget(one)
        self.body.addLayout(head)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.away)
        self.body.addLayout(verbs)

    def _starts(self) -> tuple[QPushButton, ...]:
        return (self.start_no_ai, self.start_ai, self.again, self.undo)

    def _verbs(self) -> tuple[QPushButton, ...]:
        stays = (self.pause, self.resume, self.leave, self.look_up, self.wait, self.wait_over)
        return (*stays, self.more, self.stop, self.rarer)

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.changed.connect(self.show_now)
        bridge.ticked.connect(self.show_now)
        self._theme.changed.connect(self._paint)
        self.start_no_ai.clicked.connect(bridge.ask_no_ai)
        self.start_ai.clicked.connect(bridge.ask_ai)
        self.again.clicked.connect(bridge.again_asked)
        self.pause.clicked.connect(bridge.pause)
        self.resume.clicked.connect(bridge.resume)
        self.leave.clicked.connect(bridge.leave)
        self.look_up.clicked.connect(bridge.look_up_asked)
        self.more.clicked.connect(bridge.five_more)
        self.stop.clicked.connect(bridge.finish)

    def know_past(self, *, any_session: bool) -> None:
        """Offer the last session again only where there is one."""
        self._has_past = any_session
        self.show_now()

    @Slot()
    def show_now(self) -> None:
        """Show this moment."""
        now = self._bridge.now
        state = now.session.state if now.session else None
        self.title.setText(wrappable(now.title) if now.session else "Nothing is running")
        self.line.setText(now_words(now))
        self.reason.show_now()
        self.apart.setText(apart_words(now.session) if now.session else "")
        self.apart.setVisible(bool(self.apart.text()))
        self._show_ring(icon_state(now, dark=self._theme.dark))
        for one in (self.start_no_ai, self.start_ai):
            one.setVisible(state is None)
        self.again.setVisible(state is None and self._has_past)
        self.pause.setVisible(state is SessionState.RUNNING)
        self.leave.setVisible(state is SessionState.RUNNING)
        self.resume.setVisible(state in {SessionState.PAUSED, SessionState.AWAY})
        self.look_up.setVisible(now.mode is Mode.NO_AI)
        self.rarer.setVisible(state is not None)
        self.more.setVisible(now.session is not None and now.session.planned_us is not None)
        self.stop.setVisible(state is not None)

    def _show_ring(self, icon: IconState) -> None:
        if icon != self._icon:
            self._icon = icon
            self.ring.setPixmap(tray_icon(icon).pixmap(RING, RING))

    @Slot()
    def _paint(self) -> None:
        for one, mode in ((self.start_no_ai, Mode.NO_AI), (self.start_ai, Mode.AI)):
            one.setIcon(mark_icon(mode, accent(self._theme, mode)))
            one.setIconSize(QSize(MARK + HALF, MARK))  # no higher than the button beside them without an icon
        self.show_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that seconds are seen."""
        self._bridge.shows_seconds(self, seen=True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that they are not."""
        self._bridge.shows_seconds(self, seen=False)
        super().hideEvent(event)


def now_words(now: Now) -> str:
    """Return one line about what runs, or how to begin."""
    if now.session is None:
        return "Choose the mode you will work in; the estimate comes first."
    return f"{mode_name(now.session.mode)} · {time_words(now.session)}"
