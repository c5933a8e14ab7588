"""The one session that goes on: found, changed and kept in one transaction, with a sign of life after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from unaided.domain.clock import Clock, Reading
from unaided.domain.explanation import Owed
from unaided.domain.now import Now
from unaided.domain.owing import owed
from unaided.domain.session import Session
from unaided.domain.trouble import SessionRuleError
from unaided.services.ports.beats import Beats
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves

Change = Callable[[Session, Reading], Session]


class GoingOn:
    """What all verbs of a session share."""

    def __init__(self, ledger: Ledger, beats: Beats, clock: Clock, ids: Ids, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._beats = beats
        self._clock = clock
        self._ids = ids
        self._chosen = chosen

    @property
    def _day_begins(self) -> timedelta:
        """Return how long after midnight a day begins."""
        return self._chosen.load().day_begins

    def _today(self, reading: Reading) -> date:
        """Return the local day that this moment belongs to."""
        return reading.local_date(self._day_begins)

    def _change(self, change: Change) -> Now:
        """Change the session that goes on.

        Raises:
            SessionRuleError: none goes on, or the change is none that it can have.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = change(going_on(shelves), reading)
            shelves.sessions.put(session)
            now = now_of(shelves, self._today(reading))
        self._beats.write(session.id, reading)  # after it is kept: a beat ahead of it would pass a gap off as work
        return now

    def _note(self, change: Change) -> Now:
        """Change the session that goes on by what the machine tells; without one there is nothing to change."""
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = shelves.sessions.open()
            if session is None:
                return now_of(shelves, self._today(reading))
            shelves.sessions.put(change(session, reading))
            now = now_of(shelves, self._today(reading))
        self._beats.write(session.id, reading)
        return now

    def _decide(self, session_id: UUID, change: Callable[[Session], Session]) -> Now:
        """Change what is said of a session, whether or not it goes on.

        Raises:
            SessionRuleError: there is no such session, or the change is none that it can have.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = shelves.sessions.get(session_id)
            if session is None:
                raise SessionRuleError("This session is not there any more. History shows those that are.")
            shelves.sessions.put(change(session))
            return now_of(shelves, self._today(reading))


def going_on(shelves: Shelves) -> Session:
    """Return the session that goes on.

    Raises:
        SessionRuleError: there is none.
    """
    session = shelves.sessions.open()
    if session is None:
        raise SessionRuleError("No session is running. Start one from the tray, or with `unaided start`.")
    return session


def check_none_goes_on(shelves: Shelves) -> None:
    """Check that no session goes on.

    Raises:
        SessionRuleError: one does.
    """
    if running := shelves.sessions.open():
        title = title_of(shelves, running)
        raise SessionRuleError(f"A session on “{title}” goes on already. Stop it first, or go on with it.")


def title_of(shelves: Shelves, session: Session) -> str:
    """Return the title of a session's task."""
    task = shelves.tasks.get(session.task_id)
    return task.title if task else ""


def now_of(shelves: Shelves, today: date) -> Now:
    """Return what goes on and what is owed on this local day, as it is kept."""
    session = shelves.sessions.open()
    title = title_of(shelves, session) if session else ""
    return Now(session, title, owed_now(shelves, today))


def owed_now(shelves: Shelves, today: date) -> tuple[Owed, ...]:
    """Return what is owed on this local day, the latest end first (Law 4)."""
    return owed(shelves.explanations.unsettled(), today)
