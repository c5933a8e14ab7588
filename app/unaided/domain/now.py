"""What goes on at this moment: the running session, its task, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unaided.domain.agent import is_waiting, waiting_us
from unaided.domain.clock import Reading
from unaided.domain.session import (
    SECOND_US,
    Mode,
    Session,
    SessionState,
    active_us,
    advance,
    left_us,
    overtime_us,
    undecided_us,
)

if TYPE_CHECKING:
    from unaided.domain.explanation import Owed  # the tray shows before anything else is needed

STATUS_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Last:
    """What starting the last session again would start: the task's title, the mode, the length, None where open."""

    title: str
    mode: Mode
    planned_us: int | None


@dataclass(frozen=True, slots=True)
class Now:
    """What tray, panels, Today and `status` all show. `session` is the open one, None when idle.

    `owed_glimpsed` stands in for `owed` until what is kept has been opened: only that some are.
    """

    session: Session | None = None
    title: str = ""
    owed: tuple[Owed, ...] = ()
    owed_glimpsed: bool = False

    @property
    def something_owed(self) -> bool:
        """Tell whether any explanation or reflection is owed."""
        return bool(self.owed) or self.owed_glimpsed

    @property
    def mode(self) -> Mode | None:
        """Return the running session's mode."""
        return self.session.mode if self.session else None

    def at(self, reading: Reading) -> Now:
        """Return the same as it stands at this moment; nothing is stored."""
        if self.session is None:
            return self
        return replace(self, session=advance(self.session, reading))


def discarded_since(before: Now, now: Now, known: str) -> str:
    """Return the title of what was discarded last and can be brought back, empty where a session goes on since.

    `known` is what it was before. A finished session is owed an answer at first; one that only went was discarded.
    """
    if now.session is not None:
        return ""
    if before.session is None:
        return known
    return "" if any(owed.session_id == before.session.id for owed in now.owed) else before.title


def status_dict(now: Now) -> dict[str, object]:
    """Return what `status --json` says; lengths in seconds, `left_seconds` null where the length is open."""
    session = now.session
    if session is None:
        head: dict[str, object] = {"state": "owed" if now.owed else "idle"}
        return {"schema": STATUS_SCHEMA, **head, **_NOTHING_RUNS, "owed": len(now.owed), **_NOTHING_MORE}
    head = {
        "state": str(session.state),
        "mode": str(session.mode),
        "task": now.title,
        "started_at": session.started.wall.isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
    return {"schema": STATUS_SCHEMA, **head, **_lengths(session), "owed": len(now.owed), **_more(session)}


_NOTHING_RUNS: dict[str, object] = {
    "mode": None,
    "task": None,
    "started_at": None,
    "active_seconds": 0,
    "left_seconds": None,
    "overtime_seconds": 0,
}
_NOTHING_MORE: dict[str, object] = {"reason": None, "waiting": False, "waiting_seconds": 0, "undecided_seconds": 0}


def _lengths(session: Session) -> dict[str, object]:
    left = left_us(session)
    return {
        "active_seconds": active_us(session) // SECOND_US,
        "left_seconds": None if left is None else -(-left // SECOND_US),
        "overtime_seconds": overtime_us(session) // SECOND_US,
    }


def _more(session: Session) -> dict[str, object]:
    last = session.spans[-1] if session.spans and session.state is not SessionState.RUNNING else None
    return {
        "reason": (last.reason or last.note) if last else None,
        "waiting": is_waiting(session),
        "waiting_seconds": waiting_us(session) // SECOND_US,
        "undecided_seconds": undecided_us(session) // SECOND_US,
    }
