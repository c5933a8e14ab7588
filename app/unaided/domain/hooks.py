"""When a person's own commands are run: what of them a change of the session calls for."""

from __future__ import annotations

from enum import StrEnum

from unaided.domain.session import Session, SessionState


class Hook(StrEnum):
    """The moments a person can hang a command on."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"


def hooks_between(before: Session | None, after: Session | None) -> tuple[Hook, ...]:
    """Return the moments that lie between two states of what goes on, in their order.

    A switch ends one session and starts the next. A pause and time away are one to a command.
    """
    if before is not None and after is not None and before.id == after.id:
        ran, runs = _is_running(before), _is_running(after)
        return () if ran is runs else (Hook.RESUME if runs else Hook.PAUSE,)
    ended = () if before is None else (Hook.END,)
    return ended if after is None else (*ended, Hook.START)


def _is_running(session: Session) -> bool:
    return session.state is SessionState.RUNNING
