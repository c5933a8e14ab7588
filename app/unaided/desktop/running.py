"""Keep time while a session runs: one timer for beat, minute and planned end together (Laws 10, 12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from unaided.desktop.bridge import Bridge
from unaided.desktop.garbage import collect_if_due
from unaided.desktop.ticker import QtTicker, Ticker
from unaided.domain.clock import Reading
from unaided.domain.frozen import LONGEST_SILENCE_US, was_frozen
from unaided.domain.now import Now
from unaided.domain.session import MINUTE_US, Session, SessionState, active_us, left_us
from unaided.domain.trouble import UnaidedError
from unaided.domain.wake import is_near_its_end, keeps_time_now, next_wake_us
from unaided.domain.words import time_words

if TYPE_CHECKING:  # nothing of these before the tray shows
    from unaided.bootstrap import Services

Beat = Callable[[UUID, Reading], None]
MakeTicker = Callable[[Callable[[], None]], Ticker]


class Running(QObject):
    """Wake up when something is due, say what, and remember a sign of life."""

    def __init__(
        self, bridge: Bridge, beat: Beat, make_ticker: MakeTicker | None = None, parent: QObject | None = None
    ) -> None:
        """Take the bridge, who writes a beat, and what makes the timer, where it is not Qt's."""
        super().__init__(parent)
        self._bridge = bridge
        self._beat = beat
        self._ticker: Ticker = make_ticker(self.wake) if make_ticker else QtTicker(self.wake, self)
        self._seen = False
        self._is_given_back = False
        self._announced: tuple[UUID, int | None] | None = None
        self._warned: tuple[UUID, int | None] | None = None
        self._kept_us = 0
        self._looks: tuple[object, ...] = ()
        self._alive: tuple[UUID, Reading] | None = None  # our last sign of life in this session
        bridge.changed.connect(self._on_changed)
        bridge.seconds_seen.connect(self._on_seconds_seen)
        bridge.clock_changed.connect(self.wake)

    @Slot(bool)
    def _on_seconds_seen(self, seen: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._seen = seen
        if self._is_given_back:
            self._plan(self._bridge.now.session)

    def wake(self) -> None:
        """Do what is due at this moment, then sleep until the next; asked anew whenever the clock is set.

        Nothing is due before the session is given back: a beat of now would pass the gap off as work.
        """
        session = self._bridge.now.session
        if session is None or not self._is_given_back:
            return
        if self._take_note_if_frozen(session):
            return  # no beat before that is kept: it would pass the gap off as work. `changed` goes on from there
        self._show_life(session)
        self._tick(session)
        self._announce_end(session)
        self._plan(session)
        collect_if_due()
        self._keep_time(session)  # last, so that the worker finds this thread done

    def stop(self) -> None:
        """Write a last sign of life and wake no more."""
        self.wake()
        self._ticker.cancel()
        self._bridge.changed.disconnect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self._is_given_back = True
        session = self._bridge.now.session
        if session is not None:
            if self._take_note_if_frozen(session):
                return
            self._show_life(session)  # Law 12: the next is planned from now, not from when it was kept
            self._kept_us = session.elapsed_us  # what changed was kept with its time
            self._looks = _looks(session)  # and is shown by whoever heard of it
            self._announce_end(session)
        self._plan(session)

    def _tick(self, session: Session) -> None:
        """Have painted anew what reads otherwise now, the icon with it: most beats change nothing to be seen."""
        looks = _looks(session)
        if looks != self._looks or self._seen:
            self._looks = looks
            self._bridge.ticked.emit()

    def _keep_time(self, session: Session) -> None:
        if keeps_time_now(session, self._kept_us, seen=self._seen):
            self._kept_us = session.elapsed_us
            self._bridge.keep_time()

    def _show_life(self, session: Session) -> None:
        self._alive = session.id, session.seen
        self._beat(session.id, session.seen)

    def _take_note_if_frozen(self, session: Session) -> bool:
        """Have the time undecided in which we did not run though the machine was awake, and tell whether there was any.

        The rule is here, not in the session's arithmetic: there a reading may come as late as it likes and is
        exact. Only this timer knows that one was due within 15 s, and its own clock has to agree that none came:
        then nobody watched for a lock or idleness either, and what went on is for the person to say (Law 2).
        """
        before, self._alive = self._alive, (session.id, session.seen)
        if before is None or before[0] != session.id or self._ticker.waited_us <= LONGEST_SILENCE_US:
            return False
        if not was_frozen(before[1], session.seen):
            return False
        self._bridge.change(partial(_frozen, before[1]), refused=self._on_not_noted)
        return True

    def _on_not_noted(self, trouble: UnaidedError) -> None:
        """Go on all the same: a full disk must not stop the beats."""
        self._bridge.told.emit(trouble.sentence)
        self.wake()

    def _announce_end(self, session: Session) -> None:
        """Say once that the planned length is nearly worked, once that it is; a new planned length is said anew."""
        planned = (session.id, session.planned_us)
        if is_near_its_end(session) and self._warned != planned:
            self._warned = planned
            self._bridge.about_to_end.emit()
        if session.state is SessionState.RUNNING and left_us(session) == 0 and self._announced != planned:
            self._announced = planned
            self._bridge.planned_end.emit()

    def _plan(self, session: Session | None) -> None:
        wait = next_wake_us(session, seen=self._seen)
        if wait is None:
            self._ticker.cancel()
        else:
            self._ticker.wake_in(wait)


def _looks(session: Session) -> tuple[object, ...]:
    """Return all of a session that changes by itself and can be seen, seconds left out."""
    return time_words(session), active_us(session) // MINUTE_US, session.spans


def _frozen(since: Reading, services: Services) -> Now:
    return services.session.frozen(since)
