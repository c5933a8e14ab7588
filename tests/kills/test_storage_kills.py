"""Whatever was said to be kept is there after kill -9, whole, and the profile opens at once (Law 12)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

from tests.kills import writer
from unaided.storage.beats import BeatFile
from unaided.storage.database import open_database
from unaided.storage.glance import glance
from unaided.storage.ledger import Ledger
from unaided.storage.lock import ProfileLock

KILLS = 10


def write_and_be_killed(folder: Path, first: int, acknowledged: int) -> int:
    """Let a process keep things from this number on, kill it while it goes on, and return the last it spoke of."""
    command = [sys.executable, writer.__file__, str(folder), str(first)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(  # noqa: S603 (our own interpreter)
        command, stdout=subprocess.PIPE, text=True, env=environ
    ) as process:
        assert process.stdout is not None
        for _ in range(acknowledged):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        said = process.stdout.read().split()  # what it managed to say before it died
    assert process.returncode == -signal.SIGKILL
    return int(said[-1]) if said else first + acknowledged - 1


def numbers_kept(folder: Path) -> list[int]:
    """Open a profile as the app does, see that each thing in it is whole, and return their numbers."""
    with ProfileLock(folder):
        assert glance(folder) is not None
        database = open_database(folder)  # looks through the whole file, since nobody closed it
        with Ledger(database).read() as shelves:
            numbers = [task.id.int for task in shelves.tasks.every()]
            assert list(shelves.sessions.every()) == [writer.session(number) for number in numbers]
            for number in numbers:
                assert shelves.explanations.reflection(UUID(int=number)) == writer.reflection(number)
        database.close()
    return numbers


def test_no_kept_word_is_lost_to_a_kill(tmp_path: Path) -> None:
    folder, last = tmp_path / "profile", 0
    for kill in range(KILLS):
        said = write_and_be_killed(folder, last + 1, acknowledged=1 + 3 * kill)
        numbers = numbers_kept(folder)
        last = numbers[-1]
        assert numbers == list(range(1, last + 1))
        assert last in {said, said + 1}, "all it spoke of, and at most one more that it had no time to speak of"
        beats = BeatFile(folder)
        assert beats.read(writer.BEATING) in (writer.reading(said), writer.reading(said + 1))
        beats.close()
