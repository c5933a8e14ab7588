"""A reminder of the weekly no-AI block: one timer to its next beginning, and none where it is off (Law 10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Slot

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.planned_end import STAYS, loudness
from unaided.desktop.platform.notice import Chosen
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.platform.sound import Sound, chime
from unaided.desktop.ticker import QtTicker, Ticker
from unaided.domain.clock import MICROSECOND
from unaided.domain.no_ai_block import BlockLook
from unaided.domain.settings import BlockSettings
from unaided.domain.trouble import UnaidedError

NO_AI_BLOCK = "no-ai-block"
LATER = timedelta(hours=2)
AGAIN = timedelta(minutes=15)  # after what is kept could not be read
MakeTicker = Callable[[Callable[[], None]], Ticker]


class Action(StrEnum):
    """What can be chosen on the reminder."""

    START = "start-block"
    LATER = "later-today"


class BlockReminder(QObject):
    """Says once that it is time, unless something runs or this week's block was kept; a missed one is never named.

    The moment is asked anew when the timer fires, when the clock is set, when the machine wakes and
    when the settings are others. One that passed meanwhile is still told of on its own day.
    """

    def __init__(
        self, bridge: Bridge, notifier: Notifier, make_ticker: MakeTicker | None = None, parent: QObject | None = None
    ) -> None:
        """Take the bridge, who shows notifications, and what makes the timer, where it is not Qt's."""
        super().__init__(parent)
        self._bridge = bridge
        self._notifier = notifier
        self._ticker: Ticker = make_ticker(self.look) if make_ticker else QtTicker(self.look, self)
        self._block = BlockSettings()
        self._due: datetime | None = None
        self._later: datetime | None = None
        self._shows_until: datetime | None = None
        bridge.settings_changed.connect(self._on_settings_changed)
        bridge.clock_changed.connect(self.look)
        bridge.changed.connect(self._on_changed)
        notifier.action_chosen.connect(self._on_action)
        self._on_settings_changed()

    def stop(self) -> None:
        """Wake no more."""
        self._ticker.cancel()
        self._block = BlockSettings()

    @Slot()
    def look(self) -> None:
        """See what this week says, remind if it is time, and sleep until it is."""
        if self._block.on:
            self._bridge.ask(partial(_look, self._block), partial(self._take, self._block), self._on_unknown)

    @Slot()
    def _on_settings_changed(self) -> None:
        """Follow another block; where it is off there is neither a timer nor a notice."""
        block = self._bridge.settings.block
        if block == self._block:
            return
        self._block, self._due, self._later = block, None, None
        self._ticker.cancel()
        self._withdraw()
        self.look()

    def _take(self, block: BlockSettings, look: BlockLook) -> None:
        if block != self._block:
            return  # asked before the settings were others
        now = look.at.wall
        if not _is_wanted(look) or (self._shows_until is not None and self._shows_until <= now):
            self._withdraw()  # its time is over, and not a word of it (Law 8)
        if self._due is not None and self._due <= now:
            if _is_same_day(look, self._due) and _is_wanted(look) and self._bridge.now.session is None:
                self._remind(now)
            self._later = None
        self._due = look.next_at if self._later is None else min(look.next_at, self._later)
        wakes = self._due if self._shows_until is None else min(self._due, self._shows_until)
        self._ticker.wake_in((wakes - now) // MICROSECOND)

    def _remind(self, now: datetime) -> None:
        """Notify for as long as the block would last."""
        self._shows_until = now + timedelta(minutes=self._block.minutes)
        chime(Sound.REMINDER, loudness(self._bridge.settings))
        actions = [(Action.START, "Start"), (Action.LATER, "Later today")]
        title = f"Your no-AI block: {self._block.minutes} minutes"
        self._notifier.notify(NO_AI_BLOCK, title, "On real work, with AI closed.", actions, STAYS)

    def _on_unknown(self, _trouble: UnaidedError) -> None:
        """What is kept cannot be read now, which others say; ask again in a while."""
        self._ticker.wake_in(AGAIN // MICROSECOND)

    @Slot()
    def _on_changed(self) -> None:
        """Take the notice away once a session runs."""
        if self._bridge.now.session is not None:
            self._withdraw()

    def _withdraw(self) -> None:
        if self._shows_until is not None:
            self._shows_until = None
            self._notifier.withdraw(NO_AI_BLOCK)

    @Slot(object)
    def _on_action(self, chosen: Chosen) -> None:
        if chosen.key != NO_AI_BLOCK:
            return
        self._shows_until = None
        if chosen.action == Action.START:
            self._bridge.ask_no_ai()
        elif chosen.action == Action.LATER and self._block.on:
            self._bridge.ask(partial(_look, self._block), partial(self._put_off, self._block), self._on_unknown)

    def _put_off(self, block: BlockSettings, look: BlockLook) -> None:
        """Remind again in two hours, if that is today still; else the next block comes by itself."""
        if block != self._block:
            return
        later = look.at.wall + LATER
        self._later = later if _is_same_day(look, later) else None
        self._take(block, look)


def _is_wanted(look: BlockLook) -> bool:
    """Tell whether anybody is to be reminded: not of a block that was kept, and not on leave."""
    return look.kept is None and look.leave is None


def _is_same_day(look: BlockLook, moment: datetime) -> bool:
    """Tell whether a moment is of the day it is now, by the clock on the wall."""
    return look.at.local(moment).date() == look.at.local(look.at.wall).date()


def _look(block: BlockSettings, services: Services) -> BlockLook:
    return services.no_ai_block.look(block)
