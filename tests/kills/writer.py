"""A process to be killed: it keeps one thing after another, and says so only once it is kept.

    python writer.py FOLDER FIRST

Each number it says stands for a task, an ended session with two spans and a reflection, kept in one
transaction, and a beat.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from unaided.domain.clock import Reading
from unaided.domain.explanation import Reflection
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, Session, SessionState
from unaided.domain.span import Cause, Span
from unaided.domain.task import Kind, Task
from unaided.storage.beats import BeatFile
from unaided.storage.database import open_database
from unaided.storage.ledger import Ledger, Shelves
from unaided.storage.lock import ProfileLock

MINUTE = 60_000_000
START = datetime(2025, 3, 3, 8, tzinfo=UTC)
BEATING = UUID(int=1)


def reading(number: int) -> Reading:
    """Return the `number`th moment."""
    wall = START + timedelta(minutes=number)
    return Reading(wall, number * MINUTE, number * MINUTE, "boot", "Europe/Berlin", 60)


def session(number: int) -> Session:
    """Return the `number`th session."""
    begun = Session(UUID(int=number), UUID(int=number), Mode.NO_AI, None, reading(number), reading(number + 1))
    spans = (Span(Cause.PAUSED, 0, MINUTE // 4), Span(Cause.ASLEEP, MINUTE // 2, MINUTE))
    return replace(begun, elapsed_us=MINUTE, state=SessionState.FINISHED, spans=spans)


def reflection(number: int) -> Reflection:
    """Return the `number`th reflection."""
    return Reflection(UUID(int=number), number % 5 + 1, f"words {number} " * 200, START)


def keep(shelves: Shelves, number: int) -> None:
    """Keep the `number`th of everything."""
    shelves.tasks.add(Task(UUID(int=number), f"Task {number}", Kind("build"), Ownership.CORE, START))
    shelves.sessions.add(session(number), date(2025, 3, 3))
    shelves.explanations.add_reflection(reflection(number))


def main(folder: Path, first: int) -> None:
    """Go on until killed."""
    with ProfileLock(folder):
        ledger, beats = Ledger(open_database(folder)), BeatFile(folder)
        for number in count(first):
            with ledger.write() as shelves:
                keep(shelves, number)
            beats.write(BEATING, reading(number))
            print(number, flush=True)  # noqa: T201 (how the parent knows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
