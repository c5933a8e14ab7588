"""A word two minutes before the planned end, for whoever asked for it; the planned end's own takes its place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.planned_end import PLANNED_END, Action, loudness
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.platform.sound import Sound, chime
from unaided.desktop.quiet import Quiet
from unaided.domain.session import MINUTE_US, Session, left_us
from unaided.domain.wake import is_near_its_end


class AboutToEnd(QObject):
    """One notification under the planned end's key, so that the two never stack; off unless switched on."""

    def __init__(self, bridge: Bridge, notifier: Notifier, quiet: Quiet, parent: QObject | None = None) -> None:
        """Take the bridge, who shows notifications, and who lifts our own do-not-disturb before one."""
        super().__init__(parent)
        self._bridge = bridge
        self._notifier = notifier
        self._quiet = quiet
        self._shows = False
        bridge.about_to_end.connect(self._on_about_to_end)
        bridge.planned_end.connect(self._give_way)
        bridge.changed.connect(self._on_changed)

    @Slot()
    def _on_about_to_end(self) -> None:
        if self._bridge.settings.about_to_end:
            self._quiet.after_lifting(self._say)

    def _say(self) -> None:
        """Say how much is left as of now: lifting do-not-disturb may have taken a moment."""
        now = self._bridge.now
        if now.session is None or not is_near_its_end(now.session):
            return
        self._shows = True
        chime(Sound.REMINDER, loudness(self._bridge.settings))
        actions = [(Action.MORE, "5 more minutes")]
        self._notifier.notify(PLANNED_END, left_words(now.session), now.title, actions)

    @Slot()
    def _give_way(self) -> None:
        """The planned end's notification stands in its place from now on, and is not ours to take away."""
        self._shows = False

    @Slot()
    def _on_changed(self) -> None:
        """Take it away once it is no longer true: stopped, paused, or extended."""
        session = self._bridge.now.session
        if self._shows and (session is None or not (is_near_its_end(session) or left_us(session) == 0)):
            self._shows = False
            self._notifier.withdraw(PLANNED_END)


def left_words(session: Session) -> str:
    """Return how long it is until the planned end, in minutes begun."""
    minutes = -(-(left_us(session) or 0) // MINUTE_US)
    return "1 minute left" if minutes == 1 else f"{minutes} minutes left"
