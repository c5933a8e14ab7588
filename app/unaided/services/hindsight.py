"""What is said afterwards: a session given back, stopped where it was, taken up again, begun earlier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta

from unaided.domain.clock import Reading, passed
from unaided.domain.comeback import ASKS_WITHIN_US, Comeback, come_back, finish_where_it_was
from unaided.domain.correction import StartCorrection, begin_earlier
from unaided.domain.editing import What, Who
from unaided.domain.hindsight import finish_at, take_up_again
from unaided.domain.now import Now
from unaided.domain.session import Session
from unaided.domain.time_of_day import ago
from unaided.domain.trail import Mark, change_entry
from unaided.domain.trouble import SessionRuleError
from unaided.services.going_on import GoingOn, check_none_goes_on, going_on, now_of, title_of
from unaided.services.ports.ledger import Shelves


@dataclass(frozen=True, slots=True)
class GivenBack:
    """How the session that was open at start-up came back; `how` is None where there was none.

    `is_fresh` tells whether the profile has never had a session.
    """

    now: Now
    how: Comeback | None = None
    title: str = ""
    is_fresh: bool = False


class HindsightVerbs(GoingOn):
    """What a person, or a start-up, says of a session after the fact."""

    def look(self) -> Now:
        """Return what goes on as it stands where no app runs: what `give_back` would say, with nothing stored.

        Time in which nothing timed the session is not taken for work (Law 2), and a glance changes nothing.
        """
        reading = self._clock.read()
        with self._ledger.read() as shelves:
            now = now_of(shelves, self._today(reading))
            if now.session is None:
                return now
            back, _ = come_back(now.session, self._beats.read(now.session.id), reading, watched=False)
            return replace(now, session=back if back.is_open else None)

    def give_back(self, *, watched: bool = True) -> GivenBack:
        """Give an open session back after the app was gone, with its time up to the last beat (Law 12).

        The app does so as it starts; the terminal, where no app runs, before each verb and with
        `watched` false: hours in which nothing timed the session are never taken for work (Law 2).
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = shelves.sessions.open()
            if session is None:
                return GivenBack(now_of(shelves, self._today(reading)), is_fresh=shelves.sessions.last() is None)
            title = title_of(shelves, session)
            back, how = come_back(session, self._beats.read(session.id), reading, watched=watched)
            self._note_gap(shelves, back, reading)
            shelves.sessions.put(back)
            given = GivenBack(now_of(shelves, self._today(reading)), how, title)
        self._beats.write(back.id, reading)
        return given

    def _note_gap(self, shelves: Shelves, back: Session, reading: Reading) -> None:
        """Write on the trail what the app makes of a gap: that the session ended, or that time in it is undecided."""
        before = shelves.edits.standing(back.id)
        if before is None or (before.session.state, before.session.spans) == (back.state, back.spans):
            return
        entry = change_entry(
            before,
            replace(before, session=back),
            Mark(self._ids.new(reading.wall), reading.wall, Who.APP, What.GIVE_BACK),
        )
        shelves.edits.trail.add(entry)

    def finish_where_it_was(self) -> Now:
        """Finish a session that came back and asks, at the last moment the app was running.

        Raises:
            SessionRuleError: none goes on, or it does not wait for that answer.
        """
        return self._change(finish_where_it_was)

    def finish_at(self, into: timedelta) -> Now:
        """Finish the session that goes on, so long after its start: what came later is no part of it.

        Raises:
            SessionRuleError: none goes on, or that moment is not on its timeline.
        """

        def change(session: Session, reading: Reading) -> Session:
            return finish_at(session, into // timedelta(microseconds=1), reading)

        return self._change(change)

    def ago(self, at: time) -> timedelta:
        """Return how long ago it was last this time of day where the person is.

        Raises:
            SessionRuleError: that was more than 12 hours ago.
        """
        return ago(self._clock.read(), at)

    def correct_start(self, ago: timedelta) -> Now:
        """Move the start of the session that goes on back to so long ago; the original is kept beside it (Law 3).

        Raises:
            SessionRuleError: none goes on, it began no later than that, that is more than 24 hours ago,
                or it would overlap the finished session before it.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            session = moved_back(shelves, going_on(shelves), ago, reading, self._day_begins)
            now = now_of(shelves, self._today(reading))
        self._beats.write(session.id, reading)
        return now

    def restore(self, *, watched: bool = True) -> Now:
        """Undo the last discard: within the hour the session goes on, the gap undecided; later it ends where it was.

        It also ends where it was when another session has been started since: two never overlap. `watched`
        tells whether an app is there to time it.

        Raises:
            SessionRuleError: another session goes on or has its time by now, or none is discarded.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            check_none_goes_on(shelves)
            session = shelves.sessions.last_discarded()
            if session is None:
                raise SessionRuleError("No session is discarded, so there is none to bring back.")
            if shelves.sessions.overlaps(session):
                raise SessionRuleError(
                    "The discarded session's time belongs to another one by now, so it stays discarded."
                )
            gone_us = passed(session.seen, reading).elapsed_us
            goes_on = gone_us <= ASKS_WITHIN_US and not _began_since(shelves, session)
            restored = take_up_again(session, reading, watched=watched) if goes_on else _as_finished(session)
            shelves.sessions.put(restored)
            now = now_of(shelves, self._today(reading))
        if restored.is_open:
            self._beats.write(restored.id, reading)
        return now

    def reopen(self, *, watched: bool = True) -> Now:
        """Go on with the session that ended last after all, the gap undecided: it was closed too early.

        `watched` tells whether an app is there to time it.

        Raises:
            SessionRuleError: another session goes on or was started since, or its answer is given.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            check_none_goes_on(shelves)
            session = shelves.sessions.last()
            if session is None or all(
                one.session_id != session.id or one.said for one in shelves.explanations.unsettled()
            ):
                raise SessionRuleError(
                    "The last session is explained or skipped already. Start a new one to go on with its task."
                )
            shelves.sessions.put(take_up_again(session, reading, watched=watched))
            now = now_of(shelves, self._today(reading))
        self._beats.write(session.id, reading)
        return now


def moved_back(shelves: Shelves, session: Session, ago: timedelta, reading: Reading, day_begins: timedelta) -> Session:
    """Return a kept session as begun so long ago, and keep that beside the original (Law 3).

    `day_begins` is how long after midnight a day begins: the session may belong to an earlier one now.

    Raises:
        SessionRuleError: see `domain.correction.begin_earlier`.
    """
    before = shelves.sessions.end_before(session)
    moved = begin_earlier(session, ago, reading, before)
    shelves.sessions.put(moved, local_date=moved.started.local_date(day_begins))
    correction = StartCorrection(session.id, reading.wall, session.started.wall, moved.started.wall)
    shelves.sessions.add_start_correction(correction)
    return moved


def _began_since(shelves: Shelves, session: Session) -> bool:
    last = shelves.sessions.last()
    return last is not None and last.started.wall > session.started.wall


def _as_finished(session: Session) -> Session:
    """Return a discarded session as if it had been stopped at that moment."""
    return finish_at(take_up_again(session, session.seen), session.elapsed_us, session.seen)
