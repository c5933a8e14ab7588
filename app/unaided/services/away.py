"""Away and back, and what that time was: break, work, or a bit of both."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from unaided.domain.away import come_back_from_away, note_away
from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.decision import decide, decide_span, undecide
from unaided.domain.frozen import note_frozen
from unaided.domain.interruption import leave
from unaided.domain.now import Now
from unaided.domain.session import Session
from unaided.domain.span import AwayNote, Sign
from unaided.services.going_on import GoingOn


class AwayVerbs(GoingOn):
    """Time away: told by the machine or announced by the person, and decided by the person alone (Law 2)."""

    def away(self, sign: Sign, since: Reading | timedelta) -> Now:
        """Note a sign that the person is away since a reading, or since so long ago; see `domain.away.note_away`.

        With no session, a pause, or time away that the person announced there is nothing to note.
        """

        def change(session: Session, reading: Reading) -> Session:
            return note_away(session, sign, since, reading)

        return self._note(change)

    def come_back_from_away(self) -> Now:
        """Go on after time away that the machine told of; other time away is the person's to end."""
        return self._note(come_back_from_away)

    def frozen(self, since: Reading) -> Now:
        """Note that the app gave no sign of life from this reading until now; see `domain.frozen.note_frozen`."""

        def change(session: Session, reading: Reading) -> Session:
            return note_frozen(session, since, reading)

        return self._note(change)

    def leave(self, note: AwayNote | None = None) -> Now:
        """Be away because the person says so, beforehand, with what for.

        Raises:
            SessionRuleError: none goes on, or it is away already and there is nothing new to note.
        """

        def change(session: Session, reading: Reading) -> Session:
            return leave(session, reading, note)

        return self._change(change)

    def decide(self, session_id: UUID, worked: timedelta) -> Now:
        """Say how much of a session's undecided time was work; the rest was a break (Law 2).

        Raises:
            SessionRuleError: there is no such session, or less undecided time than that.
        """

        def change(session: Session) -> Session:
            return decide(session, worked // MICROSECOND)

        return self._decide(session_id, change)

    def decide_span(self, session_id: UUID, position: int, worked: timedelta) -> Now:
        """Say how much of one span was work, anew where it was said before; `position` is that in `Session.spans`.

        Raises:
            SessionRuleError: there is no such session or span to ask about, or it is shorter than that.
        """

        def change(session: Session) -> Session:
            return decide_span(session, position, worked // MICROSECOND)

        return self._decide(session_id, change)

    def undecide(self, session_id: UUID, position: int | None = None) -> Now:
        """Take back what was said of one span, or of all where none is named: it is undecided again.

        Raises:
            SessionRuleError: there is no such session or span.
        """

        def change(session: Session) -> Session:
            return undecide(session, position)

        return self._decide(session_id, change)
