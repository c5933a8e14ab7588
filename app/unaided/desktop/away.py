"""Away time: the signs of it joined, the session taken out of the count and back, one question on return."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from unaided.bootstrap import Services
from unaided.desktop.away_signs import fresh
from unaided.desktop.bridge import Bridge
from unaided.domain.agent import is_waiting
from unaided.domain.away import is_away_by_sign, is_brief
from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.now import Now
from unaided.domain.session import Session, SessionState
from unaided.domain.settings import AwaySettings, Policy
from unaided.domain.span import Cause, Sign, Span
from unaided.domain.trouble import SessionRuleError, UnaidedError
from unaided.domain.wake import BEAT_US

AT_ONCE = timedelta(0)


class Away(QObject):
    """Away from the earliest sign until the last one ends; what then is undecided is asked about once (Law 2).

    A locker that never tells of its end must not hold a session (Law 7). So a person who starts or
    resumes is here, whatever the signs say; and so is one who is not idle for as long as makes idle
    while the screen counts as locked: nobody types a password for so long. Should it have been a
    touch in passing, idleness is told in turn, and joins what it belongs to.
    """

    may_sleep = Signal()  # all that was worked so far is kept
    here = Signal()  # the person is at work: a screen that still counts as locked is not

    def __init__(self, bridge: Bridge, settings: AwaySettings, parent: QObject | None = None) -> None:
        """Take the bridge, and what the person wants done about each sign."""
        super().__init__(parent)
        self._bridge = bridge
        self._settings = settings
        self._signs: set[Sign] = set()
        self._is_idle = False
        self._touched: Reading | None = None  # since when the screen is locked and yet nobody idle
        self._ran: UUID | None = None  # the session that ran when we looked last
        self._moves = 0  # changes of ours that are under way
        self._session: UUID | None = None
        self._asked_us = 0  # up to this place of its timeline nothing is asked again
        bridge.changed.connect(self._settle)
        bridge.ticked.connect(self._doubt_the_lock)
        bridge.ticked.connect(self._look)
        bridge.clock_changed.connect(self._look)

    def take(self, settings: AwaySettings) -> None:
        """Do from now on what these settings say about each sign."""
        self._settings = settings

    @Slot()
    def about_to_sleep(self) -> None:
        """Keep everything, then let the machine sleep (Law 12)."""
        if self._bridge.now.session is None:
            self.may_sleep.emit()
            return
        self._begin(Cause.ASLEEP)
        self._bridge.ask(_checkpoint, self._saved, self._not_saved)

    @Slot()
    def woke(self) -> None:
        """Take note that the machine is awake again."""
        self._end(Cause.ASLEEP)

    @Slot(bool)
    def lock(self, locked: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        """Take note that the screen was locked, or unlocked."""
        if locked:
            self._begin(Cause.LOCKED)
            self._note_touch()
        else:
            self._end(Cause.LOCKED)

    @Slot(bool)
    def idle(self, idle: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        """Take note that nothing was touched for the time that makes idle, or that something was again."""
        self._is_idle = idle
        self._note_touch()
        if idle:
            self._begin(Cause.IDLE, self._settings.idle_after)
        else:
            self._end(Cause.IDLE)

    def _note_touch(self) -> None:
        session = self._bridge.now.session
        self._touched = None if self._is_idle or session is None else session.seen

    @Slot()
    def _doubt_the_lock(self) -> None:
        """End a lock under which somebody has been at work for a while, where it is known who is idle (Law 2).

        Awake time counts: what tells of idleness stands still in sleep, too.
        """
        session = self._bridge.now.session
        if session is None or Cause.LOCKED not in self._signs or self._touched is None or not self._bridge.idle_teller:
            return
        awake_us = session.seen.awake_us - self._touched.awake_us
        if awake_us > self._settings.idle_after // MICROSECOND + BEAT_US:  # idleness would have been told by now
            self._end(Cause.LOCKED)

    def _begin(self, cause: Sign, ago: timedelta = AT_ONCE) -> None:
        session = self._bridge.now.session
        if session is None or self._settings.policy(cause) is Policy.IGNORE or not _counts(session, cause):
            return
        self._signs.add(cause)
        self._move(partial(_leave, cause, session.seen.earlier(ago // MICROSECOND)))

    def _end(self, cause: Sign) -> None:
        self._signs.discard(cause)
        self._settle()

    def _move(self, job: Callable[[Services], Now]) -> None:
        self._moves += 1
        self._bridge.change(job, self._moved, self._not_moved)

    def _moved(self, _now: Now) -> None:
        self._moves -= 1
        self._settle()

    def _not_moved(self, trouble: UnaidedError) -> None:
        """Tell of what could not be kept; that the session has moved by itself meanwhile is no trouble."""
        self._moves -= 1
        if not isinstance(trouble, SessionRuleError):
            self._bridge.told.emit(trouble.sentence)

    @Slot()
    def _settle(self) -> None:
        """Bring the session and the signs together: after each change of either."""
        session = self._bridge.now.session
        if self._moves:
            return
        if session is None:
            self._session = self._ran = None
            self._signs.clear()
            return
        if session.id != self._session:
            self._session, self._asked_us = session.id, session.elapsed_us
        runs = session.id if session.state is SessionState.RUNNING else None
        ran, self._ran = self._ran, runs
        if runs is not None:
            if runs != ran:
                self.here.emit()
            self._signs.clear()
            self._look()
        elif is_away_by_sign(session) and not self._signs:
            self._move(_come_back)

    @Slot()
    def _look(self) -> None:
        """Find time that is undecided now and was not asked about, also sleep that nobody announced."""
        session = self._bridge.now.session
        if self._moves or session is None or session.id != self._session:
            return
        if session.state is SessionState.RUNNING and fresh(session, self._asked_us):
            self._moves += 1
            # Kept first: sleep that only the clocks tell of must be there before it can be decided.
            self._bridge.change(_checkpoint, self._ask, self._not_moved)

    def _ask(self, now: Now) -> None:
        self._moves -= 1
        session = now.session
        if session is None or session.id != self._session:
            return
        policies = {at: self._policy_of(span) for at, span in fresh(session, self._asked_us).items()}
        self._asked_us = session.elapsed_us
        for at, policy in policies.items():
            if policy is Policy.PAUSE:
                self._move(partial(_call_a_break, session.id, at))
        if Policy.ASK in policies.values():
            self._bridge.away_asked.emit(False)  # noqa: FBT003 (signals take no keywords)

    def _policy_of(self, span: Span) -> Policy:
        policy = self._settings.policy_of(span)
        return Policy.PAUSE if policy is Policy.ASK and is_brief(span) else policy

    def _saved(self, _now: Now) -> None:
        self.may_sleep.emit()

    def _not_saved(self, trouble: UnaidedError) -> None:
        """Sleep comes all the same; what is in the way is told."""
        self._bridge.told.emit(trouble.sentence)
        self.may_sleep.emit()


def _counts(session: Session, cause: Sign) -> bool:
    """Tell whether a sign says anything of this session: it runs, or an earlier sign holds it already."""
    if cause is Cause.IDLE and is_waiting(session):
        return False
    return session.state is SessionState.RUNNING or is_away_by_sign(session)


def _leave(cause: Sign, since: Reading, services: Services) -> Now:
    return services.session.away(cause, since)


def _come_back(services: Services) -> Now:
    return services.session.come_back_from_away()


def _checkpoint(services: Services) -> Now:
    return services.session.checkpoint()


def _call_a_break(session_id: UUID, position: int, services: Services) -> Now:
    return services.session.decide_span(session_id, position, timedelta(0))
