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
    """The machine sleeps, with no reading."""

    length: int


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


Move = Passes | Sleeps | Writes | WallSet | Travels | Presses | Extends | Decides | Killed

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
_end = st.sampled_from((SessionEvent.FINISH, SessionEvent.DISCARD)).map(Presses)

planned_lengths = st.one_of(st.none(), st.integers(SECOND, DAY), st.just(25 * MINUTE))


def histories(*, kills: bool = True) -> st.SearchStrategy[list[Move]]:
    """Return made-up histories; without kills the app stays up from start to end."""
    world = _moves_of_the_world if kills else _moves_of_the_world[:-1]
    moves = st.lists(st.one_of(*_moves_awake, *world), min_size=1, max_size=25)
    return st.one_of(moves, st.builds(_ended, moves, _end, moves))


def _ended(before: list[Move], end: Move, after: list[Move]) -> list[Move]:
    return [*before, end, *after[:3]]
