"""The tray icon and its menu; everything in it is also in the window and the terminal (Law 9)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from unaided.desktop.bridge import Bridge
from unaided.desktop.icon import IconState, icon_state, tray_icon
from unaided.desktop.verbs import Verbs
from unaided.domain.now import Last, Now
from unaided.domain.session import Mode, SessionState
from unaided.domain.words import elided, lengths, mode_mark, session_line

if TYPE_CHECKING:  # not before the tray shows
    from unaided.bootstrap import Services
    from unaided.services.session import StartChoices

MIDDLE = 128  # of a colour's lightness, 0 to 255
Reason = QSystemTrayIcon.ActivationReason


class Tray(QObject):
    """One icon: a progress ring whose shape tells the mode, a tooltip, a menu."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Make the icon and its menu; `show` shows them."""
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[IconState, str] | None = None
        self._is_dark = QGuiApplication.palette().window().color().lightness() < MIDDLE
        self._again_words = ""
        self._asks_first = True
        self._menu = QMenu()
        self._verbs = Verbs(bridge, self)
        self._make_actions()
        self._connect()
        self._icon = self._made_icon()
        self.update()

    def _made_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        return icon

    def _make_actions(self) -> None:
        add = self._menu.addAction
        self._head = add("")
        self._head.setEnabled(False)
        self._after_head = self._menu.addSeparator()
        self._start_no_ai = add("Start &no-AI…")
        self._start_ai = add("Start &AI…")
        self._again = add("&Last again")
        self._menu.addAction(self._verbs.undo)
        self._pause = add("&Pause")
        self._menu.addMenu(self._verbs.pause_for)
        self._resume = add("&Resume")
        self._leave = add("I'm a&way / thinking on paper")
        self._menu.addMenu(self._verbs.away_for)
        self._menu.addAction(self._verbs.say)
        self._look_up = add("I &looked something up…")
        self._menu.addAction(self._verbs.wait)
        self._menu.addAction(self._verbs.wait_over)
        self._more = add("&5 more minutes")
        self._menu.addAction(self._verbs.switch)
        self._stop = add("&Stop")
        self._rarer = self._menu.addMenu("&More")
        self._verbs.fill_rarer(self._rarer)
        self._menu.addSeparator()
        self._explain = add("&Explain now")
        self._open = add("&Open Unaided")
        self._quit = add("&Quit")

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.changed.connect(self._on_changed)
        bridge.history_changed.connect(self._ask_for_last)
        bridge.ticked.connect(self.update)
        self._menu.aboutToShow.connect(self._update_menu)
        self._start_no_ai.triggered.connect(bridge.ask_no_ai)
        self._start_ai.triggered.connect(bridge.ask_ai)
        self._again.triggered.connect(bridge.again_asked)
        self._pause.triggered.connect(bridge.pause)
        self._resume.triggered.connect(bridge.resume)
        self._leave.triggered.connect(bridge.leave)
        self._look_up.triggered.connect(bridge.look_up_asked)
        self._more.triggered.connect(bridge.five_more)
        self._stop.triggered.connect(bridge.finish)
        self._explain.triggered.connect(bridge.explain_now)
        self._open.triggered.connect(bridge.ask_window)
        self._quit.triggered.connect(bridge.quit_asked)

    def show(self) -> None:
        """Show the icon; where no host is there yet it appears when one comes."""
        self._icon.show()

    def show_on(self, *, dark: bool) -> None:
        """Paint for a dark or a light panel from now on."""
        self._is_dark = dark
        self.update()

    @Slot()
    def renew(self) -> None:
        """Drop the icon and show another: Qt chooses once, for good, which sort of host an icon speaks to."""
        self._icon.hide()
        self._icon.deleteLater()
        self._icon = self._made_icon()
        self._shown = None
        self.update()
        self.show()

    @Slot()
    def update(self) -> None:
        """Paint what is now; icon and tooltip are set only where they differ from what shows (Law 10)."""
        now = self._bridge.now
        shown = (icon_state(now, dark=self._is_dark), tooltip(now))
        if shown == self._shown:
            return
        if self._shown is None or shown[0] != self._shown[0]:
            self._icon.setIcon(tray_icon(shown[0]))
        if self._shown is None or shown[1] != self._shown[1]:
            self._icon.setToolTip(shown[1])
        if self._shown is None or shown[0].kind != self._shown[0].kind:
            self._update_menu()
        self._shown = shown

    @Slot()
    def _update_menu(self) -> None:
        now = self._bridge.now
        state = now.session.state if now.session else None
        self._verbs.update()
        self._head.setText(_escaped(session_line(_short(now))))
        self._head.setVisible(state is not None)
        self._after_head.setVisible(state is not None)
        for action in (self._start_no_ai, self._start_ai):
            action.setVisible(state is None)
        self._again.setText(self._again_words)
        self._again.setVisible(state is None and bool(self._again_words))
        self._pause.setVisible(state is SessionState.RUNNING)
        self._resume.setVisible(state in {SessionState.PAUSED, SessionState.AWAY})
        self._leave.setVisible(state is SessionState.RUNNING)
        self._look_up.setVisible(now.mode is Mode.NO_AI)
        self._more.setVisible(now.session is not None and now.session.planned_us is not None)
        self._stop.setVisible(state is not None)
        self._rarer.menuAction().setVisible(state is not None)
        self._explain.setEnabled(now.something_owed)

    @Slot()
    def _on_changed(self) -> None:
        if self._asks_first:
            self._asks_first = False
            self._ask_for_last()
        self.update()

    @Slot()
    def _ask_for_last(self) -> None:
        self._bridge.ask(_choices, self._take_choices)

    def _take_choices(self, choices: StartChoices) -> None:
        self.know_last(last_of(choices))

    def know_last(self, last: Last | None) -> None:
        """Offer to start the last one again, where there is one."""
        self._asks_first = False
        self._again_words = again_words(last)
        self._update_menu()

    @Slot(Reason)
    def _on_activated(self, reason: Reason) -> None:
        if reason is Reason.Trigger:
            self._bridge.panel_asked.emit()
        elif reason is Reason.MiddleClick:
            self._bridge.toggle()


def last_of(choices: StartChoices) -> Last | None:
    """Return what starting the last one again would start, None where there is none."""
    task, session = choices.last_task, choices.last_session
    return None if task is None or session is None else Last(task.title, session.mode, session.planned_us)


def again_words(last: Last | None) -> str:
    """Return the entry that starts the last one again, empty where there is none to start."""
    if last is None:
        return ""
    length = "open" if last.planned_us is None else lengths(last.planned_us)
    return f"&Last again: {mode_mark(last.mode)} {_escaped(elided(last.title))}, {length}"


def _choices(services: Services) -> StartChoices:
    return services.session.choices()


def tooltip(now: Now) -> str:
    """Return what runs, how long, and how much is left; else what is owed."""
    if now.session is not None:
        return session_line(_short(now), seconds=False)  # each new tooltip wakes up the panel too (Law 10)
    if now.something_owed:
        return "Unaided · something to explain"
    return "Unaided · nothing is running"


def _short(now: Now) -> Now:
    """Return the same with a title that leaves the time in sight."""
    return replace(now, title=elided(now.title))


def _escaped(text: str) -> str:
    """Return a text in which no letter becomes a menu's mnemonic."""
    return text.replace("&", "&&")
