"""Everything that comes once the tray shows: views, dialogs, notices, the socket, the session given back."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from unaided.bootstrap import Profile, Services
from unaided.desktop.about_to_end import AboutToEnd
from unaided.desktop.away_asking import AwayAsking, opens_inactive
from unaided.desktop.away_watches import AwayWatches
from unaided.desktop.block_reminder import BlockReminder
from unaided.desktop.bridge import Bridge
from unaided.desktop.chosen import Chosen
from unaided.desktop.commands import Answer, Commands
from unaided.desktop.crash import CrashGuard, keep_log
from unaided.desktop.desk import Desk
from unaided.desktop.doorbell import Doorbell
from unaided.desktop.end_dialogs import EndDialogs
from unaided.desktop.given_back import BackNotice
from unaided.desktop.hook_runner import HookRunner
from unaided.desktop.hooks import Hooks
from unaided.desktop.icon import STEPS, IconState, Kind, tray_icon
from unaided.desktop.mini_timers import MiniTimers
from unaided.desktop.planned_end import PlannedEnd
from unaided.desktop.platform.do_not_disturb import DoNotDisturb
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.platform.shortcuts import GlobalShortcuts
from unaided.desktop.platform.signals import EndSignals
from unaided.desktop.platform.tray_watch import TrayWatch
from unaided.desktop.quiet import Quiet
from unaided.desktop.quitting import Quitting
from unaided.desktop.reproduce_offer import ReproduceOffer
from unaided.desktop.shortcuts import Shortcuts
from unaided.desktop.small_questions import SmallQuestions
from unaided.desktop.telling import Telling
from unaided.desktop.theme import Theme
from unaided.desktop.tray import Tray
from unaided.domain.comeback import Comeback, comeback_words
from unaided.domain.now import Now
from unaided.domain.profile import socket_path
from unaided.domain.session import Mode
from unaided.domain.trouble import UnaidedError
from unaided.services.hindsight import GivenBack

PANEL_GRACE_MS = 2500
APP_ICON = IconState(Kind.RUNNING, STEPS * 3 // 4, mode=Mode.NO_AI)
NO_TRAY = (
    "This desktop has no tray, so Unaided keeps this small window instead. Closed, it waits minimised. "
    "The icon appears by itself once a tray does; every action is here, in the main window and in the terminal."
)

NO_SOCKET = (
    "The terminal cannot reach this Unaided: its socket could not be opened. Everything else works; "
    "see that XDG_RUNTIME_DIR is a folder you can write to, then start Unaided again."
)


class Settled(QObject):
    """The parts that the first paint can do without, joined."""

    def __init__(
        self, bridge: Bridge, tray: Tray, profile: Profile, answer: Answer, parent: QObject | None = None
    ) -> None:
        """Make them all and connect them."""
        super().__init__(parent)
        self._bridge = bridge
        self._tray = tray
        self._profile = profile
        self._in_tray, self._page = True, ""
        self._came_back = ""
        keep_log(profile.folder)
        self._theme = theme = Theme(self)
        self._chosen = Chosen(bridge, theme, self)
        QGuiApplication.setWindowIcon(tray_icon(APP_ICON))
        self._guard = CrashGuard(self)
        self._signals = EndSignals(self)
        self._desk = Desk(bridge, theme, profile.folder, self)
        self._dialogs = EndDialogs(bridge, theme, self)
        self._mini_timers = MiniTimers(bridge, theme, profile.folder, self)
        self._notifier = Notifier(self)
        self._telling = Telling(bridge, self._desk, self._notifier, self)
        self._make_notices(profile)
        self._again = ReproduceOffer(bridge, self)
        self._asking = AwayAsking(bridge, self._notifier, opens_inactive=opens_inactive(), parent=self)
        self._watches = AwayWatches(bridge, parent=self)
        self._shortcuts = Shortcuts(bridge, GlobalShortcuts(self), self)
        self._hook_runner = HookRunner(self)
        self._hooks = Hooks(bridge, self._hook_runner, profile.folder, self)
        self._questions = SmallQuestions(bridge, self)
        self._quitting = Quitting(bridge, self.end, self)
        self._host = TrayWatch(self)
        self._doorbell = Doorbell(Commands(bridge, answer, self).take, self)
        self._connect()

    def _make_notices(self, profile: Profile) -> None:
        """Make what shows notifications, and what keeps others away."""
        bridge = self._bridge
        self._quiet = Quiet(bridge, DoNotDisturb(parent=self), profile.folder, self)
        self._planned_end = PlannedEnd(bridge, self._notifier, self._quiet, self)
        self._about_to_end = AboutToEnd(bridge, self._notifier, self._quiet, self)
        self._block_reminder = BlockReminder(bridge, self._notifier, parent=self)
        self._back = BackNotice(bridge, self._notifier, self)

    def _connect(self) -> None:
        self._theme.system_changed.connect(self._on_system_changed)
        self._signals.asked_to_end.connect(self.end)
        self._host.changed.connect(self._on_host_changed)
        self._host.outdated.connect(self._tray.renew)
        self._dialogs.waits.connect(self._planned_end.remind)
        self._watches.about_to_sleep.connect(self._dialogs.keep)

    def begin(self, *, in_tray: bool, page: str = "") -> None:
        """Listen, open what is kept, and give a session back that was open (Law 12)."""
        self._in_tray, self._page = in_tray, page
        if not self._doorbell.listen(socket_path(os.environ, sys.platform)):
            self._bridge.told.emit(NO_SOCKET)
        # One right behind the other: what a terminal asks from now on comes after the session was given back.
        self._chosen.read(self._on_chosen, _leave_it)
        if (last := self._profile.resting()) is None:
            self._bridge.change(_give_back, self._on_given_back, self._on_cannot_open)
        else:
            self._tray.know_last(last)
            self._bridge.ask(_nothing, self._on_resting, self._on_cannot_open)

    def _on_chosen(self, complaint: str) -> None:
        self._came_back = complaint

    def _on_resting(self, _result: None) -> None:
        """Nothing waits, so nothing has been opened: SQLAlchemy loads with the first thing that is done."""
        self._bridge.know(Now())
        self._on_given_back(GivenBack(Now()))

    def _on_given_back(self, back: GivenBack) -> None:
        complaint = self._came_back
        self._came_back = f"{comeback_words(back.how, back.title)} {complaint}".strip()
        self._back.tell(back)
        if complaint:
            self._bridge.told.emit(self._came_back)
        if back.how is Comeback.ASKS:
            self._desk.show_panel()
        if not self._host.usable:
            # At log-in the panel often comes later than we do.
            QTimer.singleShot(PANEL_GRACE_MS if self._in_tray else 0, self._stand_in)
        elif self._page or (back.is_fresh and not self._in_tray):
            self._desk.show_window(self._page)
        if back.now.owed and back.now.session is None:  # Law 4: after a crash or a quit the app asks again
            self._bridge.explanation_asked.emit(back.now.owed[0].session_id, False)  # noqa: FBT003 (signals take no keywords)

    def _on_cannot_open(self, trouble: UnaidedError) -> None:
        """What is kept cannot be opened: say why where the app was started from, and end."""
        sys.stderr.write(f"unaided: {trouble.sentence}\n")
        # One job more: the terminals that asked before it get the same answer first.
        self._bridge.ask(_nothing, _ignore, _end_in_trouble)

    @Slot()
    def _on_system_changed(self) -> None:
        """Follow the panel's colours: they are the system's, whatever the person wants of our windows."""
        self._tray.show_on(dark=self._theme.system_dark)

    @Slot(bool)
    def _on_host_changed(self, usable: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        """Without a tray a small window takes its place; it is said once (Law 9)."""
        if usable:
            self._desk.stand_in.end()
            self._tray.show()
        else:
            self._stand_in()

    @Slot()
    def _stand_in(self) -> None:
        if not self._host.usable:
            self._desk.stand_in.begin()
            self._desk.show_panel()
            self._bridge.told.emit(f"{self._came_back} {NO_TRAY}".strip())  # a sentence takes the last one's place
            self._came_back = ""

    @Slot()
    def end(self) -> None:
        """End the app, whatever windows are open; what was typed is kept (Law 12)."""
        self._dialogs.keep()
        QCoreApplication.exit(0)  # `quit` would ask each window first, and one that is saving says no

    def close(self) -> None:
        """Take no more commands, and take windows and notifications away while all they speak to is still there."""
        self._desk.stand_in.end()
        for window in QApplication.topLevelWidgets():
            window.hide()
        self._doorbell.close()
        self._watches.close()
        self._asking.close()
        self._shortcuts.close()
        self._questions.close()
        self._block_reminder.stop()
        self._quiet.close()
        self._dialogs.close()
        self._notifier.close()
        self._hook_runner.close()
        self._signals.close()


def _give_back(services: Services) -> GivenBack:
    return services.session.give_back()


def _leave_it(_trouble: UnaidedError) -> None:
    """Say nothing: giving back is refused for the same reason, and says so."""


def _nothing(services: Services) -> None:
    """Do nothing with what could not be opened."""
    del services


def _ignore(_result: None) -> None:
    """Be content."""


def _end_in_trouble(_trouble: UnaidedError) -> None:
    QCoreApplication.exit(1)
