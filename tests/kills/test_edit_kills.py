"""A kill in the middle of an edit leaves everything as it was before or as it is after, never half of it (Law 12)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.kills import edit_killed
from tests.support.clock import FakeClock
from unaided.bootstrap import open_profile
from unaided.domain.history import SessionFilter
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Ending, ReflectionAnswer
from unaided.services.session import StartRequest

MIDDLE, NEVER = 4, 1000


def begin(folder: Path) -> dict[str, Any]:
    """Keep two sittings of one task with words about each, and return all that is kept."""
    clock = FakeClock()
    clock.pass_time(minutes=-90)  # the process that is killed has the clock of the start
    profile = open_profile({"UNAIDED_HOME": str(folder)})
    services = profile.open_services(clock)
    request = StartRequest(Mode.NO_AI, "Fix the retry", estimate_minutes=60)
    for surprise in ("The lock", "The cursor"):
        session = services.session.start(request).session
        assert session is not None
        services.session.look_up("row locks")
        clock.pass_time(minutes=30)
        services.session.act(SessionEvent.FINISH)
        services.explanation.reflect(session.id, ReflectionAnswer(4, surprise, Ending(progress=40)))
        clock.pass_time(minutes=10)
        request = StartRequest(Mode.NO_AI, task_id=session.task_id)
    services.close()
    profile.release()
    return kept(folder)


def kept(folder: Path) -> dict[str, Any]:
    """Open the profile as the app does and return all that is kept in it."""
    profile = open_profile({"UNAIDED_HOME": str(folder)})
    services = profile.open_services(FakeClock())
    export: dict[str, Any] = json.loads(json.dumps(services.history.export()))
    export["listed"] = [str(row.session.id) for row in services.history.rows(SessionFilter(), 9)]
    services.close()
    profile.release()
    return export


def kill_after(folder: Path, writes: int) -> str:
    """Let a process merge the sessions and be killed after so many writes; return what it said."""
    command = [sys.executable, edit_killed.__file__, str(folder), str(writes)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)  # noqa: S603 (our own interpreter)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout


def test_an_edit_that_was_killed_is_whole_or_was_never_made(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    before = begin(folder)
    assert kill_after(folder, MIDDLE) == ""
    assert kept(folder) == before
    assert kill_after(folder, NEVER) == "kept\n"
    after = kept(folder)
    assert (len(before["listed"]), len(after["listed"])) == (2, 1)
    assert [one["surprise"] for one in after["reflections"]][-1] == "The lock\n\nThe cursor"
    assert {one["session_id"] for one in after["look_ups"]} == set(after["listed"])
    assert len({one["batch"] for one in after["session_edits"]}) == 1
