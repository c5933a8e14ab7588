"""The small panel of the session that runs: how it stands, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from unaided.desktop.action_button import ActionButton, MoreButton
from unaided.desktop.away_line import AwayLine
from unaided.desktop.bridge import Bridge
from unaided.desktop.icon import IconState, icon_state, image
from unaided.desktop.reason_row import ReasonRow
from unaided.desktop.stand_in import can_minimize, ways_on
from unaided.desktop.theme import GAP, GRID, HALF, Theme, width_of
from unaided.desktop.verbs import Verbs
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.line_list import LineField
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import Mode, Session, SessionState
from unaided.domain.span import Cause
from unaided.domain.trouble import UnaidedError
from unaided.domain.words import apart_words, lengths, mode_name, time_words

RING = 5 * GRID  # px
WIDTH = 424
LINE_WAITS = "The session ended before the look-up you were typing was noted. Its words wait in the look-up line."
Key = Qt.Key


class Ring(QWidget):
    """The tray's icon, larger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._state: IconState | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: IconState) -> None:
        """Show this; it is painted anew only where it looks different."""
        if state != self._state:
            self._state = state
            self.update()

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(RING, RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        if self._state is not None:
            side = round(RING * self.devicePixelRatioF())
            painter = QPainter(self)
            painter.drawImage(QRectF(self.rect()), image(self._state, side))  # it wakes no other thread (Law 10)
            painter.end()


class RunningPanel(QDialog):
    """Time, pause, away, look-up or wait, five more, stop, and the rarer; Esc puts it away, nothing stops (Law 7)."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Take what runs, and the colours."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._was_open = False
        self._goes_after = False
        self.setWindowTitle("Unaided")
        self.setAccessibleName("What runs")
        can_minimize(self)
        self.ring = Ring()
        self.title = paragraph("", Role.SUBHEADING)
        self.time = paragraph("", Role.MUTED)
        self.apart = paragraph("", Role.SMALL)
        self.waits = paragraph("", Role.NOTICE)
        self.away = AwayLine(bridge, tells_wait=False)
        self.reason = ReasonRow(bridge)
        self.verbs = Verbs(bridge, self)
        self.look_up = Button("&Look-up")
        self.wait, self.wait_over = ActionButton(self.verbs.wait), ActionButton(self.verbs.wait_over)
        self.pause, self.resume = Button("&Pause"), Button("&Resume")
        self.leave = Button("I’m a&way")
        self.leave.setAccessibleName("I’m away / thinking on paper")
        self.more, self.stop = Button("+&5"), Button("&Stop")
        self.rarer = MoreButton(QMenu(self))
        self.verbs.fill_more(self.rarer.menu_below)
        self.more.setAccessibleName("5 more minutes")
        self.line = LineField("What did you look up?", "What did you look up? Enter notes it")
        self.trouble = paragraph("", Role.WRONG)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        frame = QVBoxLayout(self)
        frame.setContentsMargins(GAP, GAP, GAP, GAP)
        frame.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        body = QWidget()
        body.setFixedWidth(width_of(self, WIDTH))
        frame.addWidget(body)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + HALF)
        layout.addLayout(self._head())
        layout.addWidget(self.apart)
        layout.addWidget(self.waits)
        layout.addWidget(self.reason)
        layout.addWidget(self.away)
        layout.addWidget(self.line)
        layout.addWidget(self.trouble)
        layout.addLayout(self._buttons())
        layout.addLayout(ways_on(self, self._bridge))
        self.line.hide()
        self.trouble.hide()

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.time)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.ring)
        head.addLayout(words, 1)
        head.addWidget(self.look_up)
        head.addWidget(self.wait)
        head.addWidget(self.wait_over)
        return head

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.pause, self.resume, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.more)
        row.addWidget(self.stop)
        row.addWidget(self.rarer)
        return row

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.changed.connect(self._update)
        bridge.ticked.connect(self._update)
        self._theme.changed.connect(self._update)
        self.pause.clicked.connect(bridge.pause)
        self.resume.clicked.connect(bridge.resume)
        self.leave.clicked.connect(bridge.leave)
        self.more.clicked.connect(bridge.five_more)
        self.stop.clicked.connect(self._on_stop)
        self.look_up.clicked.connect(self._on_look_up)
        self.line.entered.connect(self._on_line)

    def open(self) -> None:
        """Show it, in front."""
        self._was_open = self.isVisible()
        self._update()
        self.show()
        self.raise_()
        self.activateWindow()

    def stand_by(self) -> None:
        """Show it minimised, where the desktop has no tray (Law 9)."""
        self._update()
        self.showMinimized()

    def ask_look_up(self) -> None:
        """Show the one line that takes a look-up and goes, and the panel with it unless it was open."""
        self._goes_after = not self._was_open
        self._show_line()

    @Slot()
    def _on_look_up(self) -> None:
        self._goes_after = False
        self._show_line()

    def _show_line(self) -> None:
        self.line.show()
        self.line.setFocus()

    @Slot(str)
    def _on_line(self, text: str) -> None:
        self.line.setReadOnly(True)
        self._bridge.look_up(text, self._on_noted, self._on_refused)

    def _on_noted(self) -> None:
        self.line.setReadOnly(False)
        self.line.clear()
        self._put_line_away()

    def _put_line_away(self) -> None:
        self.line.hide()
        self.trouble.hide()
        if self._goes_after:
            self._goes_after = False
            self.hide()
        else:
            self.look_up.setFocus()

    def _on_refused(self, trouble: UnaidedError) -> None:
        """Keep the words in the line: Enter tries again."""
        self.line.setReadOnly(False)
        self.trouble.setText(trouble.sentence)
        self.trouble.show()

    @Slot()
    def _on_stop(self) -> None:
        """Stop it now; a session that came back after a gap ends where it was."""
        if self.waits.text():
            self._bridge.finish_where_it_was()
        else:
            self._bridge.finish()

    @Slot()
    def _update(self) -> None:
        """Paint what is now; with nothing running there is nothing to show."""
        now = self._bridge.now
        session = now.session
        if session is None:
            if self.isVisible() and self.line.text().strip():
                self._bridge.told.emit(LINE_WAITS)
            self.hide()
            return
        self.ring.show_state(icon_state(now, dark=self._theme.dark))
        self.title.setText(wrappable(now.title))
        self.time.setText(f"{time_words(session)} · {mode_name(session.mode)}")
        self.reason.show_now()
        self.apart.setText(apart_words(session))
        self.apart.setVisible(bool(self.apart.text()))
        self.waits.setText(_waits(session))
        self.waits.setVisible(bool(self.waits.text()))
        self._show_moves(session)

    def _show_moves(self, session: Session) -> None:
        """Offer what the session's state has."""
        running, waits = session.state is SessionState.RUNNING, bool(self.waits.text())
        self.pause.setVisible(running)
        self.leave.setVisible(running)
        self.resume.setVisible(not running)
        self.resume.setText("&Go on" if waits else "&Resume")
        self.resume.setAccessibleName("Go on" if waits else "Resume")
        self.stop.setText("&Stop where it was" if waits else "&Stop")
        self.stop.setAccessibleName("Stop where it was" if waits else "Stop")
        self.more.setVisible(session.planned_us is not None and not waits)
        self.look_up.setVisible(session.mode is Mode.NO_AI and not waits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act by one key where nothing is typed into; Esc puts away the line, then the panel."""
        key = Key(event.key())
        if key is Key.Key_Escape and self.line.isVisible():
            self._put_line_away()
            return
        # A key typed on while the line is being noted comes here too, and is no command.
        button = None if self.line.hasFocus() else self._button_for(key)
        if button is not None and button.isVisible() and not event.modifiers():
            button.click()
        else:
            super().keyPressEvent(event)

    def _button_for(self, key: Qt.Key) -> Button | None:
        running = self.pause.isVisible()
        keys = {
            Key.Key_P: self.pause if running else self.resume,
            Key.Key_R: self.resume,
            Key.Key_G: self.resume,
            Key.Key_W: self.leave,
            Key.Key_L: self.look_up,
            Key.Key_A: self.wait_over if self.wait.isHidden() else self.wait,
            Key.Key_M: self.rarer,
            Key.Key_I: self.away.say,
            Key.Key_5: self.more,
            Key.Key_Plus: self.more,
            Key.Key_S: self.stop,
        }
        return keys.get(key)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that seconds are seen."""
        super().showEvent(event)
        self._bridge.shows_seconds(self, seen=not self.isMinimized())

    def changeEvent(self, event: QEvent) -> None:
        """Say whether seconds are seen when it is minimised and when it comes back (Law 10)."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.isVisible():
            self._bridge.shows_seconds(self, seen=not self.isMinimized())

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that they are not."""
        super().hideEvent(event)
        self._bridge.shows_seconds(self, seen=False)


def _waits(session: Session) -> str:
    """Return the question to a session that came back after a gap; nothing where none waits."""
    last = session.spans[-1] if session.spans else None
    if last is None or last.cause is not Cause.GONE or last.end_us is not None:
        return ""
    gone = lengths(last.length_us(session.elapsed_us))
    return f"Unaided was not running for {gone}. Go on, or stop where it was? Going on, you can say what that time was."
