"""Made-up people: histories of sessions as real rows, written through the ledger."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from tests.support.clock import FakeClock
from unaided.domain.explanation import AiUse, Explanation, LookUp, LookUpSource, Reflection
from unaided.domain.history import SessionFilter
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, Session, SessionEvent, begin, step
from unaided.domain.task import KINDS, Estimate, Task, progressed
from unaided.machine.ids import FreshIds
from unaided.services.ports.ledger import Shelves
from unaided.storage.database import open_database
from unaided.storage.ledger import Ledger

EVERY = SessionFilter()
TITLES = (
    "Fix the retry of the importer",
    "Add paging to the invoice list",
    "Speed up the nightly report",
    "Review the new cache layer",
    "Design the audit trail",
    "Make the upload resume",
    "Find why the queue stalls",
    "Split the billing module",
    "Write the migration for tags",
    "Tame the flaky login test",
)


@dataclass(frozen=True)
class Sat:
    """One sitting as it is to be written; lengths are minutes."""

    minutes: float
    mode: Mode = Mode.NO_AI
    after: int | None = 100
    planned: float | None = 50
    left: float = 0
    answered: bool = True


class Diary:
    """Write tasks and their sittings into one transaction."""

    def __init__(self, shelves: Shelves) -> None:
        """Take the transaction."""
        self._shelves = shelves
        self._ids = FreshIds()

    def task(self, title: str, at: datetime, *sittings: Sat, estimate: int | None = 60, kind: str = "debug") -> UUID:
        """Write a task first worked on at this UTC moment, one sitting a day, and return its id."""
        given = None if estimate is None else Estimate(estimate, at)
        kept = Task(
            self._ids.new(at), title, next(k for k in KINDS if k == kind), Ownership.CORE, at, given, project="Shop"
        )
        self._shelves.tasks.add(kept)
        for day, sat in enumerate(sittings):
            kept = self._sit(kept, at + timedelta(days=day), sat)
        self._shelves.tasks.put(kept)
        return kept.id

    def _sit(self, task: Task, at: datetime, sat: Sat) -> Task:
        clock = FakeClock(at)
        planned = None if sat.planned is None else timedelta(minutes=sat.planned)
        opening = begin(self._ids.new(at), task.id, sat.mode, planned, clock.read(), progress_before=task.progress)
        self._shelves.sessions.add(opening, clock.read().local_date())
        clock.pass_time(minutes=sat.minutes)
        session = opening
        if sat.left:
            session = step(session, SessionEvent.LEAVE, clock.read())
            clock.pass_time(minutes=sat.left)
        session = step(session, SessionEvent.FINISH, clock.read())
        self._shelves.sessions.put(session, sat.after)
        if sat.answered:
            self._answer(session, clock.read().wall)
        return task if sat.after is None else progressed(task, sat.after, clock.read().wall)

    def _answer(self, session: Session, at: datetime) -> None:
        if session.mode is Mode.AI:
            answers = ("A retry with a growing wait.", "Turned down a queue: too much for this.", "Clock skew.")
            use = AiUse.GENERATED_THEN_UNDERSTOOD
            self._shelves.explanations.add_explanation(
                Explanation(session.id, 70, answers, 55, use, ai_closed=True, guess_minutes=90, written_at=at)
            )
            return
        self._shelves.explanations.add_look_up(
            LookUp(self._ids.new(at), session.id, "signature of urllib3's Retry", LookUpSource.DOCS, at)
        )
        self._shelves.explanations.add_reflection(Reflection(session.id, 4, "The lock was held across the sleep.", at))


def write(folder: Path, person: Callable[[Diary], None]) -> None:
    """Open the profile in this folder, write a person into it, and close it."""
    database = open_database(folder)
    try:
        with Ledger(database).write() as shelves:
            person(Diary(shelves))
    finally:
        database.close()


def young(diary: Diary) -> None:
    """Write a person of two months: five finished tasks, one under way, three sessions that cannot be counted."""
    day = datetime(2025, 1, 14, 9, 30, tzinfo=UTC)
    for number, (estimate, minutes) in enumerate(((60, 75), (30, 28), (90, 120), (45, 45), (60, 50))):
        diary.task(TITLES[number], day + timedelta(days=9 * number), Sat(minutes), estimate=estimate)
    diary.task(TITLES[5], datetime(2025, 2, 26, 8, 0, tzinfo=UTC), Sat(50, after=40), estimate=120, kind="build")
    diary.task(TITLES[6], datetime(2025, 2, 27, 8, 0, tzinfo=UTC), Sat(30), estimate=None)
    diary.task(TITLES[7], datetime(2025, 2, 28, 8, 0, tzinfo=UTC), Sat(30, left=12))
    diary.task(TITLES[8], datetime(2025, 3, 3, 6, 0, tzinfo=UTC), Sat(40, Mode.AI, after=60), kind="build")
    diary.task(TITLES[9], datetime(2025, 3, 3, 7, 0, tzinfo=UTC), Sat(30, after=None, answered=False), kind="review")


def long(diary: Diary, months: int = 24, a_month: int = 6, seed: int = 7) -> None:
    """Write a person of many months up to March 2025, some of them without a session; drawn from a seed."""
    draw = Random(seed)  # noqa: S311 (a made-up history, not a secret)
    for ago in range(months, 0, -1):
        if ago in {5, 13}:
            continue
        for _ in range(draw.randint(max(1, a_month - 3), a_month + 3)):
            at = datetime(2025, 3, 1, tzinfo=UTC) - timedelta(days=30.4375 * ago - draw.uniform(0, 28))
            at = at.replace(hour=draw.randint(7, 16), minute=draw.randint(0, 59))
            _one_task(diary, draw, at)


def _one_task(diary: Diary, draw: Random, at: datetime) -> None:
    estimate = draw.choice((30, 45, 60, 90, 120))
    minutes = max(6.0, estimate * math.exp(draw.gauss(0.1, 0.45)))
    title, kind = draw.choice(TITLES), draw.choice(KINDS[:5])
    if draw.random() < 0.35:
        diary.task(title, at, Sat(minutes * 0.7, Mode.AI), estimate=estimate, kind=kind)
    elif draw.random() < 0.3:
        half = Sat(minutes / 2, after=50)
        diary.task(title, at, half, replace(half, after=100), estimate=estimate, kind=kind)
    else:
        end = Sat(minutes, after=draw.choice((100, 100, 100, 60)))
        diary.task(title, at, end, estimate=None if draw.random() < 0.06 else estimate, kind=kind)
