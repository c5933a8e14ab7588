"""Whatever happens, a session that goes through the services and a real database has its true lengths."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.support import profiles
from tests.support.histories import Move, histories, planned_lengths
from tests.support.kept import Kept, kept_in_memory
from tests.support.play import Play
from unaided.domain.clock import Reading
from unaided.domain.comeback import Comeback
from unaided.domain.session import Mode, Session, SessionEvent, active_us, paused_us, undecided_us
from unaided.services.session import StartRequest

SOMEBODY_ELSE = UUID(int=7)


@dataclass(frozen=True)
class ServiceHands:
    """The services on a real database; the beat file says what the history lets survive."""

    opened: Kept
    session_id: UUID

    @property
    def kept(self) -> Session:
        """Return the session as the database has it."""
        with self.opened.ledger.read() as shelves:
            session = shelves.sessions.get(self.session_id)
        assert session is not None
        return session

    def press(self, event: SessionEvent) -> None:
        """Do what a person does."""
        self.opened.session.act(event)

    def extend(self, more: timedelta) -> None:
        """Move the planned end."""
        self.opened.session.extend(more)

    def decide(self, worked: timedelta) -> None:
        """Say how much of the undecided time was work."""
        self.opened.session.decide(self.session_id, worked)

    def checkpoint(self) -> None:
        """Keep the time so far."""
        self.opened.session.checkpoint()

    def come_back(self, sign: Reading | None, *, watched: bool) -> Comeback | None:
        """Let the beat file have this sign of life, then give the session back."""
        owner = self.session_id if sign else SOMEBODY_ELSE
        self.opened.beats.write(owner, sign or self.opened.clock.read())
        return self.opened.session.give_back(watched=watched).how


def begin(opened: Kept, planned: int | None, *, watched: bool) -> Play:
    """Start a session, and return it to be played through the services."""
    length = None if planned is None else timedelta(microseconds=planned)
    started = opened.session.start(StartRequest(Mode.NO_AI, "Fix the retry", planned=length, watched=watched)).session
    assert started is not None
    return Play(opened.clock, ServiceHands(opened, started.id), planned, watched=watched)


@profiles.one_in(10)
@given(history=histories(), planned=planned_lengths, watched=st.booleans())
def test_every_length_is_exactly_what_happened(history: list[Move], planned: int | None, *, watched: bool) -> None:
    with TemporaryDirectory() as folder, kept_in_memory(Path(folder)) as opened:
        played = begin(opened, planned, watched=watched)
        for move in history:
            played.do(move)
        now, truth = played.now(), played.truth
        assert active_us(now) == truth.total("active", "worked")
        assert (paused_us(now), undecided_us(now)) == (truth.total("paused"), truth.total("undecided"))
        assert (now.elapsed_us, now.state, now.planned_us) == (truth.total(), truth.state, truth.planned)
