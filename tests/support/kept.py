"""The services over a real database in memory, a beat file in a test's folder and a fake clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from tests.support.clock import FakeClock
from tests.support.memory import memory_database
from unaided.bootstrap import Services, join
from unaided.domain.now import Now
from unaided.domain.session import Mode, Session, SessionEvent
from unaided.domain.task import Kind
from unaided.machine.ids import FreshIds
from unaided.services.explanation import ExplanationService
from unaided.services.session import SessionService, StartRequest
from unaided.storage.beats import BeatFile
from unaided.storage.database import Database
from unaided.storage.ledger import Ledger
from unaided.storage.settings import SettingsFile

RETRY = StartRequest(Mode.NO_AI, "Fix the retry", kind=Kind("debug"), estimate_minutes=90)


@dataclass(frozen=True)
class Kept:
    """What a test of the services holds: the clock to move, the services, and the parts to look into."""

    clock: FakeClock
    services: Services
    database: Database
    ledger: Ledger
    beats: BeatFile

    @property
    def session(self) -> SessionService:
        """Return the verbs of the running session."""
        return self.services.session

    @property
    def explanation(self) -> ExplanationService:
        """Return the moment after a session."""
        return self.services.explanation


@contextmanager
def joined(database: Database, folder: Path, clock: FakeClock | None = None) -> Iterator[Kept]:
    """Return the services over an open database, by a new clock unless one is given; the beat file is closed after."""
    clock, ledger = clock or FakeClock(), Ledger(database)
    with closing(BeatFile(folder)) as beats:
        services = join(ledger, beats, clock, FreshIds(), SettingsFile(folder), database.close)
        yield Kept(clock, services, database, ledger, beats)


@contextmanager
def kept_in_memory(folder: Path) -> Iterator[Kept]:
    """Return the services over a new, empty database that is gone with the test."""
    with closing(memory_database()) as database, joined(database, folder) as kept:
        yield kept


def running(now: Now) -> Session:
    """Return the session that goes on."""
    assert now.session is not None
    return now.session


def finished(kept: Kept, request: StartRequest = RETRY) -> UUID:
    """Work 25 minutes, stop, and return the session's id."""
    session = running(kept.session.start(request))
    kept.clock.pass_time(minutes=25)
    kept.session.act(SessionEvent.FINISH)
    return session.id
