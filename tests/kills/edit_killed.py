"""A process to be killed in the middle of an edit, by itself: it merges the two sessions of a profile.

    python edit_killed.py FOLDER WRITES

It is gone after so many writes to the file; where the edit makes fewer, once it says that all is kept.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count

from sqlalchemy import Engine, event

from tests.support.clock import FakeClock
from unaided.bootstrap import open_profile
from unaided.domain.editing import Merge
from unaided.domain.history import SessionFilter

WRITES = ("INSERT", "UPDATE", "DELETE")


def main(folder: str, writes: int) -> None:
    """Merge, and be killed."""
    numbers = count(1)

    def kill(*asked: object) -> None:
        if str(asked[2]).lstrip().upper().startswith(WRITES) and next(numbers) == writes:
            os.kill(os.getpid(), signal.SIGKILL)

    services = open_profile({"UNAIDED_HOME": folder}).open_services(FakeClock())
    later, earlier = (row.session.id for row in services.history.rows(SessionFilter(), 2))
    event.listen(Engine, "after_cursor_execute", kill)
    services.editing.apply(Merge(earlier, later))
    sys.stdout.write("kept\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
