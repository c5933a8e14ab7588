"""The mini timer: a small window above the others with task, ring and minutes; off unless it is wanted."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.icon import icon_state
from unaided.desktop.mini_place import areas_now, on_screen, remember, remembered, screens_now
from unaided.desktop.running_panel import Ring
from unaided.desktop.theme import GAP, GRID, HALF, Theme, width_of
from unaided.desktop.widgets.elided import Elided
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.line_list import LineField
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import MINUTE_US, Mode, Session, SessionState, left_us
from unaided.domain.trouble import UnaidedError
from unaided.domain.words import mode_name, time_words

WIDTH = 240
KEYS = "L look-up · P pause · + 5 more · W away · S stop · Esc hides it"
Key = Qt.Key


def flags(platform: str) -> Qt.WindowType:
    """Return what sort of window it is: on Wayland no program may keep one above the others."""
    above = Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool
    kind = Qt.WindowType.Window if platform.startswith("wayland") else above
    return kind | Qt.WindowType.FramelessWindowHint


class MiniTimer(QWidget):
    """What is left, in the corner of the eye: minutes, and seconds only in the last one (Law 10)."""

    def __init__(self, bridge: Bridge, theme: Theme, folder: Path) -> None:
        """Take what runs, the colours, and the profile's folder to remember its place in."""
        super().__init__(None, flags(QGuiApplication.platformName()))
        self._bridge = bridge
        self._theme = theme
        self._folder = folder
        self._pressed: QPoint | None = None
        self._held = QPoint()
        self._dragged = False
        self._said = ""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # Law 7
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle("Unaided mini timer")
        self.setAccessibleName("Mini timer")
        self.setToolTip(KEYS)
        self.ring = Ring()
        self.title = Elided(Role.SUBHEADING)
        self.time = label("", Role.MUTED)
        self.line = LineField("What did you look up?", "What did you look up? Enter notes it")
        self.trouble = label("", Role.WRONG)
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
        self.line.entered.connect(self._on_line)

    def appear(self) -> None:
        """Show it where it was on these screens, without taking the keyboard."""
        self.update_words()
        self.adjustSize()
        self.move(on_screen(remembered(self._folder, screens_now()), self.size(), areas_now()))
        self.show()

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
            self.setAccessibleDescription(f"{now.title}, {said}, {mode_name(session.mode)}")
        self._bridge.shows_seconds(self, seen=self.isVisible() and _in_last_minute(session))

    def sizeHint(self) -> QSize:
        """Return its size: as wide as it is fixed, as high as what it says."""
        return QSize(self.width(), self._rows.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and a thin edge, since there is no frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.surface)
        painter.setPen(self._theme.colours.edge)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def ask_look_up(self) -> None:
        """Show the one line that takes a look-up and goes; with AI there is none to note."""
        session = self._bridge.now.session
        if session is not None and session.mode is Mode.NO_AI:
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
        self.adjustSize()

    def _show_line(self, *, seen: bool) -> None:
        self.line.setVisible(seen)
        self.trouble.hide()
        self.setFocus()
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act by one key; Esc puts away the line, then the window, and nothing stops (Law 7)."""
        key = Key(event.key())
        if key is Key.Key_Escape:
            if self.line.isVisible():
                self._show_line(seen=False)
            else:
                self.hide()
        elif self.line.hasFocus() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self._act(key)

    def _act(self, key: Qt.Key) -> None:
        bridge = self._bridge
        acts = {
            Key.Key_L: self.ask_look_up,
            Key.Key_P: bridge.toggle,
            Key.Key_Space: bridge.toggle,
            Key.Key_Plus: bridge.five_more,
            Key.Key_5: bridge.five_more,
            Key.Key_W: bridge.leave,
            Key.Key_S: bridge.finish,
        }
        if key in acts:
            acts[key]()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same by the mouse."""
        menu = self.made_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def made_menu(self) -> QMenu:
        """Return the menu of the right button: what the session as it stands can do."""
        menu = QMenu(self)
        session, bridge = self._bridge.now.session, self._bridge
        if session is not None:
            running = session.state is SessionState.RUNNING
            menu.addAction("&Pause" if running else "&Resume").triggered.connect(bridge.toggle)
            if running:
                menu.addAction("I’m a&way / thinking on paper").triggered.connect(bridge.leave)
            if session.mode is Mode.NO_AI:
                menu.addAction("I &looked something up…").triggered.connect(self.ask_look_up)
            if session.planned_us is not None:
                menu.addAction("&5 more minutes").triggered.connect(bridge.five_more)
            menu.addAction("&Stop").triggered.connect(bridge.finish)
            menu.addSeparator()
        menu.addAction("&More…").triggered.connect(bridge.panel_asked)
        menu.addAction("&Open Unaided").triggered.connect(bridge.ask_window)
        menu.addAction("&Hide the mini timer").triggered.connect(self.hide)
        return menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the button went down: a drag moves the window, a click opens the panel."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.globalPosition().toPoint(), False
            self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer, once it is a drag; on Wayland only the compositor can move a window."""
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        if not self._dragged and (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._dragged = True
        if QGuiApplication.platformName().startswith("wayland"):
            self._pressed = None
            self.windowHandle().startSystemMove()
        else:
            self.move(at - self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember where it was put; where it was a click, open the panel of what runs."""
        if self._pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        if self._dragged:
            remember(self._folder, screens_now(), self.pos())
        else:
            self._bridge.panel_asked.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Say whether seconds are seen."""
        super().showEvent(event)
        self.update_words()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that they are not."""
        super().hideEvent(event)
        self._bridge.shows_seconds(self, seen=False)


class MiniTimers(QObject):
    """Shows the mini timer while a session goes on, where the person wants one."""

    def __init__(self, bridge: Bridge, theme: Theme, folder: Path, parent: QObject | None = None) -> None:
        """Take what it needs; the window is made when it is first shown."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._folder = folder
        self._timer: MiniTimer | None = None
        self._session_id: UUID | None = None
        self._is_new = True
        bridge.changed.connect(self._follow)
        bridge.settings_changed.connect(self._on_settings)

    @property
    def timer(self) -> MiniTimer | None:
        """Return the window, None while there is none."""
        return self._timer

    @Slot()
    def _on_settings(self) -> None:
        self._is_new = True
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Show it once for each session: one that was hidden stays so until the next begins."""
        session = self._bridge.now.session
        wanted = session is not None and self._bridge.settings.mini_timer
        session_id = session.id if session is not None and wanted else None
        if session_id == self._session_id and not self._is_new:
            return
        self._session_id, self._is_new = session_id, False
        if session_id is not None:
            self._made().appear()
        elif self._timer is not None:
            self._timer.hide()
            self._timer.deleteLater()
            self._timer = None

    def _made(self) -> MiniTimer:
        if self._timer is None:
            self._timer = MiniTimer(self._bridge, self._theme, self._folder)
        return self._timer


def _in_last_minute(session: Session) -> bool:
    left = left_us(session)
    return session.state is SessionState.RUNNING and left is not None and 0 < left <= MINUTE_US
