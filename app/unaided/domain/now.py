"""What goes on at this moment: the running session, its task, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unaided.domain.clock import Reading
from unaided.domain.session import Mode, Session, active_us, advance, left_us, overtime_us

if TYPE_CHECKING:
    from unaided.domain.explanation import Owed  # the tray shows before anything else is needed

STATUS_SCHEMA = 1


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


def status_dict(now: Now) -> dict[str, object]:
    """Return what `status --json` says; lengths in seconds, `left_seconds` null where the length is open."""
    session = now.session
    if session is None:
        state = "owed" if now.owed else "idle"
        lengths: dict[str, object] = {"active_seconds": 0, "left_seconds": None, "overtime_seconds": 0}
        head: dict[str, object] = {"state": state, "mode": None, "task": None, "started_at": None}
    else:
        left = left_us(session)
        lengths = {
            "active_seconds": active_us(session) // 1_000_000,
            "left_seconds": None if left is None else -(-left // 1_000_000),
            "overtime_seconds": overtime_us(session) // 1_000_000,
        }
        head = {
            "state": str(session.state),
            "mode": str(session.mode),
            "task": now.title,
            "started_at": session.started.wall.isoformat(timespec="seconds").replace("+00:00", "Z"),
        }
    return {"schema": STATUS_SCHEMA, **head, **lengths, "owed": len(now.owed)}
