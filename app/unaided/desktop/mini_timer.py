"""The mini timer: task, ring and minutes of the session that goes on, and one key for each verb."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from unaided.desktop.bridge import Bridge
from unaided.desktop.icon import icon_state
from unaided.desktop.mini_menu import MiniMenu, stop
from unaided.desktop.mini_window import MiniWindow
from unaided.desktop.running_panel import Ring
from unaided.desktop.theme import GAP, GRID, HALF, Theme, width_of
from unaided.desktop.widgets.elided import Elided
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.line_list import LineField
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import MINUTE_US, Mode, Session, SessionState, left_us
from unaided.domain.trouble import UnaidedError
from unaided.domain.words import mode_name, time_words

WIDTH = 256
KEYS = {
    Mode.NO_AI: "Drag to move, click for more\nL look-up · P pause · + 5 more · W away · S stop · Esc hides it",
    Mode.AI: "Drag to move, click for more\nP pause · + 5 more · W away · S stop · Esc hides it",
}
PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier  # where + may be
Key = Qt.Key


class MiniTimer(MiniWindow):
    """What is left, in the corner of the eye: minutes, and seconds only in the last one (Law 10)."""

    def __init__(self, bridge: Bridge, theme: Theme, folder: Path) -> None:
        """Take what runs, the colours, and the profile's folder to remember its place in."""
        super().__init__(folder)
        self._bridge = bridge
        self._theme = theme
        self._said = ""
        self.setWindowTitle("Unaided mini timer")
        self.setAccessibleName("Mini timer")
        self.ring = Ring()
        self.title = Elided(Role.SUBHEADING)
        self.time = label("", Role.MUTED)
        self.line = LineField("What did you look up?", "What did you look up?")
        self.trouble = label("", Role.WRONG)
        self.trouble.setWordWrap(True)
        self.menu = MiniMenu(bridge, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.time)
        head = QHBoxLayout()
        head.setSpacing(GRID + HALF)
        head.addWidget(self.ring)
        head.addLayout(words, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # size and place go together
        self._rows.setContentsMargins(GRID + HALF, GRID, GAP, GRID)
        self._rows.setSpacing(GRID)
        self._rows.addLayout(head)
        self._rows.addWidget(self.line)
        self._rows.addWidget(self.trouble)
        self.line.hide()
        self.trouble.hide()
        self.setFixedWidth(width_of(self, WIDTH))

    def _connect(self) -> None:
        self._bridge.changed.connect(self.update_words)
        self._bridge.ticked.connect(self.update_words)
        self._theme.changed.connect(self.update_words)
        self.clicked.connect(self._bridge.panel_asked)
        self.line.entered.connect(self._on_line)
        self.menu.look_up_wanted.connect(self.ask_look_up)
        self.menu.hide_wanted.connect(self.hide)

    @Slot()
    def update_words(self) -> None:
        """Say what is now; nothing is painted anew where it reads the same."""
        now = self._bridge.now
        session = now.session
        if session is None:
            return
        self.ring.show_state(icon_state(now, dark=self._theme.dark))
        self.title.tell(now.title)
        said = time_words(session)
        if said != self._said:
            self._said = said
            self.time.setText(said)
            spoken = time_words(session, seconds=False)
            self.setAccessibleDescription(f"{now.title}, {spoken}, {mode_name(session.mode)}")
            self.setToolTip(KEYS[session.mode])
        self._bridge.shows_seconds(self, seen=self.isVisible() and _in_last_minute(session))

    def sizeHint(self) -> QSize:
        """Return its size: as wide as it is fixed, as high as what it says."""
        rows, width = self._rows, self.width()
        if rows.hasHeightForWidth():  # a sentence of trouble is on it
            return QSize(width, rows.totalHeightForWidth(width))
        return QSize(width, rows.totalSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and a thin edge, since there is no frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.edge)
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), self._theme.colours.surface)
        painter.end()

    @Slot()
    def ask_look_up(self) -> None:
        """Show the one line that takes a look-up and goes; with AI there is none to note."""
        session = self._bridge.now.session
        if session is not None and session.mode is Mode.NO_AI:
            self.take_keyboard()
            self._show_line(seen=True)
            self.line.setFocus()

    @Slot(str)
    def _on_line(self, text: str) -> None:
        self.line.setReadOnly(True)
        self._bridge.look_up(text, self._on_noted, self._on_refused)

    def _on_noted(self) -> None:
        self.line.setReadOnly(False)
        self.line.clear()
        self._show_line(seen=False)

    def _on_refused(self, trouble: UnaidedError) -> None:
        """Keep the words in the line: Enter tries again."""
        self.line.setReadOnly(False)
        self.trouble.setText(trouble.sentence)
        self.trouble.show()
        self.arrange()

    def _show_line(self, *, seen: bool) -> None:
        self.line.setVisible(seen)
        self.trouble.hide()
        self.setFocus()
        self.arrange()

    def keeps_keyboard(self) -> bool:
        """Tell whether a line is being written: who comes back to it goes on writing."""
        return self.line.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act by one key; Esc puts away the line, then the window, and nothing stops (Law 7)."""
        key = Key(event.key())
        if key is Key.Key_Escape:
            if self.line.isVisible():
                self._show_line(seen=False)
            else:
                self.hide()
        elif self.line.hasFocus() or event.modifiers() & ~PLAIN or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif self.has_keyboard:
            self._act(key)

    def _act(self, key: Qt.Key) -> None:
        bridge = self._bridge
        acts: dict[Qt.Key, Callable[[], None]] = {
            Key.Key_L: self.ask_look_up,
            Key.Key_P: bridge.toggle,
            Key.Key_Space: bridge.toggle,
            Key.Key_Plus: bridge.five_more,
            Key.Key_5: bridge.five_more,
            Key.Key_W: bridge.leave,
            Key.Key_S: partial(stop, bridge),
        }
        if key in acts:
            acts[key]()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same by the mouse."""
        self.menu.popup(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        """Say whether seconds are seen."""
        super().showEvent(event)
        self.update_words()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that they are not."""
        super().hideEvent(event)
        self._bridge.shows_seconds(self, seen=False)


def _in_last_minute(session: Session) -> bool:
    left = left_us(session)
    return session.state is SessionState.RUNNING and left is not None and 0 < left <= MINUTE_US
