"""The line about a finished session at the head of its dialog."""

from __future__ import annotations

from unaided.domain.session import MINUTE_US, Session, active_us, overtime_us
from unaided.domain.words import lengths


def explanation_head(session: Session, *, worked: bool) -> str:
    """Return what an AI session's dialog may say; `worked` adds the minutes, once they can sway no guess."""
    parts = ["AI session", _interruptions(len(session.spans)), f"ended {_ended(session)}"]
    if worked:
        parts.insert(1, _work(session))
    return " · ".join(parts)


def reflection_head(session: Session) -> str:
    """Return what a no-AI session's dialog says."""
    return f"No-AI session · {_work(session)} · ended {_ended(session)}"


def _work(session: Session) -> str:
    over = overtime_us(session)
    if over < MINUTE_US:
        return f"{lengths(active_us(session))} of work"
    return f"{lengths(active_us(session) - over)} of work + {lengths(over)} overtime"


def _interruptions(count: int) -> str:
    return {0: "no interruptions", 1: "1 interruption"}.get(count, f"{count} interruptions")


def _ended(session: Session) -> str:
    """Return the time of day of its end where the person was; a session that goes on has none."""
    return f"{session.seen.local(session.ended_at):%H:%M}" if session.ended_at else ""
