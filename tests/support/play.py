"""Play a made-up history: the clock moves, the session is asked, and the truth is kept beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol, assert_never

import pytest

from tests.support.clock import FakeClock
from tests.support.histories import (
    Decides,
    Extends,
    Killed,
    Move,
    Passes,
    Presses,
    Sleeps,
    Travels,
    WallSet,
    Writes,
)
from tests.support.sessions import MINUTE, started
from tests.support.truth import Truth
from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.comeback import Comeback, come_back
from unaided.domain.decision import decide
from unaided.domain.session import Session, SessionEvent, advance, extend, step
from unaided.domain.trouble import SessionRuleError


class Hands(Protocol):
    """Whoever does to the session what a history says: the rules alone, or the services on a database."""

    @property
    def kept(self) -> Session: ...
    def press(self, event: SessionEvent) -> None: ...
    def extend(self, more: timedelta) -> None: ...
    def decide(self, worked: timedelta) -> None: ...
    def checkpoint(self) -> None: ...
    def come_back(self, sign: Reading | None, *, watched: bool) -> Comeback | None: ...


class Rules:
    """The rules alone; what is kept is a variable."""

    def __init__(self, clock: FakeClock, planned: int | None, *, watched: bool) -> None:
        """Start the session."""
        self._clock = clock
        self.kept = started(clock, minutes=None if planned is None else planned / MINUTE, watched=watched)

    def press(self, event: SessionEvent) -> None:
        """Do what a person does."""
        self.kept = step(self.kept, event, self._clock.read())

    def extend(self, more: timedelta) -> None:
        """Move the planned end."""
        self.kept = extend(advance(self.kept, self._clock.read()), more)

    def decide(self, worked: timedelta) -> None:
        """Say how much of the undecided time was work."""
        self.kept = decide(self.kept, worked // MICROSECOND)

    def checkpoint(self) -> None:
        """Keep the time so far."""
        self.kept = advance(self.kept, self._clock.read())

    def come_back(self, sign: Reading | None, *, watched: bool) -> Comeback | None:
        """Give the session back."""
        self.kept, how = come_back(self.kept, sign, self._clock.read(), watched=watched)
        return how


class Play:
    """One session, its beats, one clock, one truth."""

    def __init__(self, clock: FakeClock, hands: Hands, planned: int | None, *, watched: bool = True) -> None:
        """Take a session that has just been started."""
        self.clock = clock
        self.truth = Truth(planned, watched)
        self._hands = hands
        self._sign = self._older_sign = clock.read()

    @property
    def kept(self) -> Session:
        """Return the session as it was kept last."""
        return self._hands.kept

    def now(self) -> Session:
        """Return the session as it stands; nothing is kept."""
        return advance(self.kept, self.clock.read())

    def do(self, move: Move) -> None:
        """Let one thing happen."""
        match move:
            case Passes(length):
                self.clock.pass_time(microseconds=length)
                self.truth.passes(length)
            case Sleeps(length):
                self.clock.sleep(microseconds=length)
                self.truth.passes(length, asleep=True)
            case WallSet(by):
                self.clock.set_wall(self.clock.wall + timedelta(microseconds=by))
                self.truth.wall_set(by)
            case Travels(zone):
                self.clock.travel(zone)
            case Writes() | Presses() | Extends() | Decides() | Killed():
                self._act(move)
            case _:
                assert_never(move)

    def _act(self, move: Writes | Presses | Extends | Decides | Killed) -> None:
        match move:
            case Writes():
                self._write(move)
            case Presses(event):
                self._press(event)
            case Extends(minutes):
                self._extend(timedelta(minutes=minutes))
            case Decides(share):
                worked = self.truth.kept["undecided"] * share // 100
                self._hands.decide(timedelta(microseconds=worked))
                self.truth.decide(worked)
            case Killed():
                self._kill(move)
            case _:
                assert_never(move)

    def _write(self, move: Writes) -> None:
        if self.truth.ended:
            return
        if move is Writes.CHECKPOINT:
            self._hands.checkpoint()
            self.truth.checkpoint()
        self._beat()
        self.truth.beat()

    def _beat(self) -> None:
        self._older_sign, self._sign = self._sign, self.clock.read()

    def _press(self, event: SessionEvent) -> None:
        if not self.truth.may(event):
            with pytest.raises(SessionRuleError):
                self._hands.press(event)
            return
        self._hands.press(event)
        self._beat()
        self.truth.press(event)

    def _extend(self, more: timedelta) -> None:
        try:
            self._hands.extend(more)
        except SessionRuleError:
            return  # open, ended or over a day long: asserted where those rules are tested
        self._beat()
        self.truth.extend(more // MICROSECOND)

    def _kill(self, move: Killed) -> None:
        if self.truth.ended:
            return
        watched = not move.terminal_only
        if move.reboot:
            self.clock.reboot(after=timedelta(microseconds=move.off))
        else:
            self.clock.pass_time(microseconds=move.off)
        self.truth.passes(move.off)
        sign = self._surviving_sign(move)
        expected = self.truth.gone(rebooted=move.reboot, beats_lost=move.beats_lost, watched=watched)
        assert self._hands.come_back(sign, watched=watched) == expected
        self._beat()

    def _surviving_sign(self, move: Killed) -> Reading | None:
        """Return what the beat file says: after a power cut nothing, or what it said before the last write."""
        if not move.beats_lost:
            return self._sign
        return self._older_sign if move.off % 2 and self._is_old(self._older_sign) else None

    def _is_old(self, reading: Reading) -> bool:
        seen = self.kept.seen
        return reading.boot_id != seen.boot_id or reading.boot_us < seen.boot_us


def play_by_rules(planned: int | None, *, watched: bool = True) -> Play:
    """Return a session that starts now, played by the rules alone."""
    clock = FakeClock()
    return Play(clock, Rules(clock, planned, watched=watched), planned, watched=watched)
