"""The planned end and other notices: a chime and a notification, never a wall; overtime counts on."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import QObject, Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.platform.notice import Chosen, Manner
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.platform.sound import Sound, chime
from unaided.desktop.quiet import Quiet
from unaided.domain.clock import Reading, passed
from unaided.domain.explanation import Owed
from unaided.domain.now import Now
from unaided.domain.session import MINUTE_US, Mode, left_us
from unaided.domain.settings import Settings

PLANNED_END = "planned-end"
OWED = "owed"
HOUR_US = 60 * MINUTE_US
STAYS = Manner(timeout_ms=0)


class Action(StrEnum):
    """What can be chosen on our notifications."""

    FINISH = "finish"
    MORE = "more"
    EXPLAIN = "explain"


class PlannedEnd(QObject):
    """Say once that the planned length is worked, and do what the person answers."""

    def __init__(self, bridge: Bridge, notifier: Notifier, quiet: Quiet, parent: QObject | None = None) -> None:
        """Take the bridge, who shows notifications, and who lifts our own do-not-disturb before one."""
        super().__init__(parent)
        self._quiet = quiet
        self._bridge = bridge
        self._notifier = notifier
        self._shows = False
        self._reminded: Reading | None = None
        bridge.planned_end.connect(self.announce)
        bridge.changed.connect(self._on_changed)
        notifier.action_chosen.connect(self._on_action)

    @Slot()
    def announce(self) -> None:
        """Chime and notify, normally urgent: do-not-disturb of our own is lifted, the person's is obeyed."""
        if self._bridge.now.session is not None:
            chime(Sound.PLANNED_END, loudness(self._bridge.settings))
            self._quiet.after_lifting(self._say)

    def _say(self) -> None:
        """Notify, if it is still true; the title may show, what the person writes never (Law 5)."""
        now = self._bridge.now
        if now.session is None or left_us(now.session) != 0:
            return
        self._shows = True
        actions = [(Action.FINISH, finish_words(now.session.mode)), (Action.MORE, "5 more minutes")]
        body = f"{now.title} · it counts on until you stop"
        self._notifier.notify(PLANNED_END, "The planned time is over", body, actions, STAYS)

    @Slot(object)
    def remind(self, _session_id: object) -> None:
        """Say that something is to be answered, where no dialog may open by itself (Law 7): once an hour at most."""
        reading = self._bridge.reading()
        if self._reminded is not None and passed(self._reminded, reading).elapsed_us < HOUR_US:
            return
        self._reminded = reading
        actions = [(Action.EXPLAIN, "Answer now")]
        self._notifier.notify(OWED, "The session has ended", owed_words(self._bridge.now), actions)

    @Slot()
    def _on_changed(self) -> None:
        """Take the notification away once it is no longer true."""
        session = self._bridge.now.session
        if self._shows and (session is None or left_us(session)):
            self._shows = False
            self._notifier.withdraw(PLANNED_END)

    @Slot(object)
    def _on_action(self, chosen: Chosen) -> None:
        if chosen.action not in set(Action):
            return  # a click beside our buttons
        action = Action(chosen.action)
        match action:
            case Action.FINISH:
                self._bridge.finish()
            case Action.MORE:
                self._bridge.five_more()
            case Action.EXPLAIN:
                self._bridge.explain_now()
            case _:
                assert_never(action)


def loudness(settings: Settings) -> int:
    """Return how loud our sounds are to be in percent, 0 where they are off."""
    return settings.volume if settings.chime else 0


def finish_words(mode: Mode) -> str:
    """Return what ends the session from its notification."""
    match mode:
        case Mode.AI:
            return "Explain now"
        case Mode.NO_AI:
            return "Stop and reflect"
        case _:
            assert_never(mode)


def owed_words(now: Now) -> str:
    """Return which task is to be answered, and how much that asks."""
    return f"{now.owed[0].title} · {_asks(now.owed[0])}" if now.owed else ""


def _asks(owed: Owed) -> str:
    if owed.mode is Mode.NO_AI:
        return "how was it without AI?"
    return "one sentence before you move on" if owed.goes_on else "explain it before you move on"
