"""Made-up histories of a session: what happens to machine, app and person, one move after another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hypothesis import strategies as st

from unaided.domain.session import SessionEvent

SECOND = 1_000_000
MINUTE = 60 * SECOND
DAY = 24 * 60 * MINUTE
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Pacific/Marquesas")


@dataclass(frozen=True)
class Passes:
    """Time passes awake, with no reading."""

    length: int


@dataclass(frozen=True)
class Sleeps:
    """The machine sleeps; `noticed` tells whether the app reads its clocks as soon as it wakes."""

    length: int
    noticed: bool = False


class Writes(Enum):
    """The app writes down where it is."""

    BEAT = "beat"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True)
class WallSet:
    """The wall clock is set by this much."""

    by: int


@dataclass(frozen=True)
class Travels:
    """The machine comes to another zone."""

    zone: str


@dataclass(frozen=True)
class Presses:
    """The person does something; it may be impossible now."""

    event: SessionEvent


@dataclass(frozen=True)
class Extends:
    """The person moves the planned end."""

    minutes: int


@dataclass(frozen=True)
class Decides:
    """The person says how much of the undecided time was work, in percent."""

    share: int


@dataclass(frozen=True)
class Killed:
    """The app is killed, or the power cut; after `off` it starts again, or only the terminal looks in."""

    off: int
    reboot: bool
    beats_lost: bool
    terminal_only: bool


@dataclass(frozen=True)
class Absent:
    """The machine tells that nobody is there, since so long ago."""

    ago: int
    idle: bool


class Told(Enum):
    """What is told of the session in one word."""

    SEEN_AGAIN = "seen-again"  # the machine tells that somebody is there
    WAITS = "waits"  # the person waits on the agent
    WAITS_NO_MORE = "waits-no-more"
    ENDED_WHERE_IT_WAS = "ended-where-it-was"
    TAKEN_UP = "taken-up"  # the end was not the end, says the person in the app
    TAKEN_UP_UNWATCHED = "taken-up-unwatched"  # or in the terminal alone


@dataclass(frozen=True)
class Says:
    """The person says of one absence, counted from any, how much of it was work in percent; None takes it back."""

    which: int
    share: int | None


@dataclass(frozen=True)
class Began:
    """The person says that it began so long before its start; it may be too long."""

    before: int


@dataclass(frozen=True)
class EndsAt:
    """The person says that it ended at this share of its length, in percent."""

    share: int


Hindsight = Absent | Told | Says | Began | EndsAt
Move = Passes | Sleeps | Writes | WallSet | Travels | Presses | Extends | Decides | Killed | Hindsight

_stretch = st.one_of(
    st.integers(0, 90 * SECOND),
    st.integers(0, 90 * MINUTE),
    st.sampled_from((0, 1, SECOND, 15 * SECOND, MINUTE, 25 * MINUTE, 26 * 60 * MINUTE)),
)
_nap = st.one_of(st.integers(2 * SECOND, 20 * MINUTE), st.integers(2 * SECOND, 30 * 60 * MINUTE))
_off = st.one_of(
    st.integers(0, 15 * MINUTE),
    st.integers(0, 90 * MINUTE),
    st.sampled_from((0, 10 * MINUTE, 10 * MINUTE + 1, 60 * MINUTE, 60 * MINUTE + 1, 3 * DAY)),
)
_wall = st.one_of(
    st.integers(-5 * SECOND, 5 * SECOND),
    st.sampled_from((-365 * DAY, DAY, 60 * MINUTE, -60 * MINUTE)),
)
_moves_awake = (
    st.builds(Passes, _stretch),
    st.builds(Passes, _stretch),
    st.sampled_from(Writes),
    st.sampled_from(Writes),
    st.builds(Presses, st.sampled_from((SessionEvent.PAUSE, SessionEvent.RESUME, SessionEvent.LEAVE))),
    st.builds(Extends, st.integers(1, 30)),
    st.builds(Decides, st.integers(0, 100)),
)
_moves_of_the_world = (
    st.builds(Sleeps, _nap),
    st.builds(WallSet, _wall),
    st.builds(Travels, st.sampled_from(ZONES)),
    st.builds(Killed, _off, st.booleans(), st.booleans(), st.sampled_from((False, False, False, True))),
)
_ago = st.one_of(st.integers(0, 20 * MINUTE), st.sampled_from((0, 5 * MINUTE, 3 * 60 * MINUTE)))
_moves_of_hindsight = (
    st.builds(Absent, _ago, st.booleans()),
    st.builds(Absent, _ago, st.booleans()),
    st.sampled_from((*Told, Told.SEEN_AGAIN, Told.WAITS)),
    st.builds(Says, st.integers(0, 30), st.none() | st.integers(0, 100)),
    st.builds(Began, st.one_of(st.integers(-MINUTE, 20 * MINUTE), st.sampled_from((0, DAY)))),
)
_end = st.sampled_from((SessionEvent.FINISH, SessionEvent.DISCARD)).map(Presses)

planned_lengths = st.one_of(st.none(), st.integers(SECOND, DAY), st.just(25 * MINUTE))


def histories(*, kills: bool = True) -> st.SearchStrategy[list[Move]]:
    """Return made-up histories; without kills the app stays up from start to end."""
    world = _moves_of_the_world if kills else _moves_of_the_world[:-1]
    moves = st.lists(st.one_of(*_moves_awake, *world), min_size=1, max_size=25)
    return st.one_of(moves, st.builds(_ended, moves, _end, moves))


def told_histories() -> st.SearchStrategy[list[Move]]:
    """Return made-up histories in which machine and person also tell what was: away, waiting, begun, ended, not ended.

    Where in a gap the machine slept is not to be told from clocks alone, so each sleep is noticed as it ends.
    """
    world = (st.builds(Sleeps, _nap, st.just(value=True)), *_moves_of_the_world[1:])
    moves = st.lists(st.one_of(*_moves_awake, *_moves_of_hindsight, *_moves_of_hindsight, *world), max_size=30)
    ends = st.one_of(_end, st.builds(EndsAt, st.integers(0, 100)), st.just(Told.ENDED_WHERE_IT_WAS))
    again = st.sampled_from((Told.TAKEN_UP, Told.TAKEN_UP_UNWATCHED)).map(_alone)
    return st.builds(_joined, moves, ends.map(_alone), st.lists(st.builds(Passes, _stretch), max_size=2), again, moves)


def _ended(before: list[Move], end: Move, after: list[Move]) -> list[Move]:
    return [*before, end, *after[:3]]


def _alone(move: Move) -> list[Move]:
    return [move]


def _joined(*parts: list[Move]) -> list[Move]:
    return [move for part in parts for move in part]
