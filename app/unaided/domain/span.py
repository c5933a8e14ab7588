"""Stretches of a session's timeline that are not plainly work, and those spent waiting on an agent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, TypeAlias


class Cause(StrEnum):
    """Why a span of a session is not plainly work."""

    PAUSED = "paused"  # the person pressed pause: never active time
    LEFT = "left"  # the person said "I'm away / thinking on paper"
    ASLEEP = "asleep"  # the machine slept
    LOCKED = "locked"  # the screen was locked
    IDLE = "idle"  # nothing was typed or moved
    GONE = "gone"  # the app was not running: killed, crashed, no power
    UNWATCHED = "unwatched"  # started from a terminal with no app to watch it
    ENDED = "ended"  # it had been stopped or discarded, and was taken up again


Sign: TypeAlias = Literal[Cause.ASLEEP, Cause.LOCKED, Cause.IDLE]
SIGNS = frozenset({Cause.ASLEEP, Cause.LOCKED, Cause.IDLE})  # what the machine tells of one and the same absence


class PauseReason(StrEnum):
    """What a pause is for."""

    BREAK = "break"
    CALL = "call"
    INTERRUPTED = "interrupted"
    OTHER = "other"


class AwayNote(StrEnum):
    """What the person said beforehand that they would do away from the keyboard."""

    PAPER = "paper"
    CALL = "call"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a session's timeline, microseconds from its start; open while `end_us` is None.

    `worked_us` is how much of it the person says was work: None while undecided (Law 2). `cause` is
    the earliest sign, `also` has those that came while it lasted. `reason` is a pause's, `note` that
    of time away which the person announced.
    """

    cause: Cause
    start_us: int
    end_us: int | None = None
    worked_us: int | None = None
    also: frozenset[Cause] = frozenset()
    reason: PauseReason | None = None
    note: AwayNote | None = None

    def length_us(self, elapsed_us: int) -> int:
        """Return its length, up to now where it is open."""
        return (elapsed_us if self.end_us is None else self.end_us) - self.start_us

    @property
    def undecided(self) -> bool:
        """Tell whether the person still has to say what this time was."""
        return self.cause is not Cause.PAUSED and self.worked_us is None

    @property
    def signs(self) -> frozenset[Cause]:
        """Return all that was seen of it."""
        return self.also | {self.cause}

    @property
    def is_absence(self) -> bool:
        """Tell whether it is undecided and only the machine told of it: such spans merge where they touch."""
        return self.undecided and self.cause in SIGNS

    def seen_too(self, *signs: Cause) -> Span:
        """Return the span with these signs seen as well."""
        return replace(self, also=self.signs.union(signs) - {self.cause})

    def moved(self, by_us: int) -> Span:
        """Return the span so much later on the timeline."""
        return replace(self, start_us=self.start_us + by_us, end_us=_later(self.end_us, by_us))


@dataclass(frozen=True, slots=True)
class Wait:
    """A stretch spent waiting on the agent, microseconds from the session's start; open while `end_us` is None."""

    start_us: int
    end_us: int | None = None

    def moved(self, by_us: int) -> Wait:
        """Return the stretch so much later on the timeline."""
        return Wait(self.start_us + by_us, _later(self.end_us, by_us))


def _later(at_us: int | None, by_us: int) -> int | None:
    return None if at_us is None else at_us + by_us
