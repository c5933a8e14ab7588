"""Play a made-up history: the clock moves, the session is asked, and the truth is kept beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import assert_never

import pytest

from tests.support.clock import FakeClock
from tests.support.hands import Hands, Rules
from tests.support.histories import (
    Absent,
    Began,
    Decides,
    EndsAt,
    Extends,
    Killed,
    Move,
    Passes,
    Presses,
    Says,
    Sleeps,
    Told,
    Travels,
    WallSet,
    Writes,
)
from tests.support.telling import Telling
from tests.support.truth import Truth
from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.session import Mode, Session, SessionEvent, advance
from unaided.domain.trouble import SessionRuleError


class Play:
    """One session, its beats, one clock, one truth."""

    def __init__(self, clock: FakeClock, hands: Hands, truth: Truth) -> None:
        """Take a session that has just been started."""
        self.clock = clock
        self.truth = truth
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
            case Sleeps(length, noticed):
                self.clock.sleep(microseconds=length)
                self.truth.passes(length, asleep=True)
                if noticed:
                    self._write(Writes.CHECKPOINT)
            case WallSet(by):
                self.clock.set_wall(self.clock.wall + timedelta(microseconds=by))
                self.truth.wall_set(by)
            case Travels(zone):
                self.clock.travel(zone)
            case Writes() | Presses() | Extends() | Decides() | Killed():
                self._act(move)
            case Absent() | Told() | Says() | Began() | EndsAt():
                Telling(self.truth, self._hands, self.beat).do(move)
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
                worked = sum(piece.length for piece in self.truth.asked()) * share // 100
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
        self.beat()
        self.truth.beat()

    def beat(self) -> None:
        """Write a sign of life."""
        self._older_sign, self._sign = self._sign, self.clock.read()

    def _press(self, event: SessionEvent) -> None:
        if not self.truth.may(event):
            with pytest.raises(SessionRuleError):
                self._hands.press(event)
            return
        self._hands.press(event)
        self.beat()
        self.truth.press(event)

    def _extend(self, more: timedelta) -> None:
        try:
            self._hands.extend(more)
        except SessionRuleError:
            return  # open, ended or over a day long: asserted where those rules are tested
        self.beat()
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
        self.beat()

    def _surviving_sign(self, move: Killed) -> Reading | None:
        """Return what the beat file says: after a power cut nothing, or what it said before the last write."""
        if not move.beats_lost:
            return self._sign
        return self._older_sign if move.off % 2 and self._is_old(self._older_sign) else None

    def _is_old(self, reading: Reading) -> bool:
        seen = self.kept.seen
        return reading.boot_id != seen.boot_id or reading.boot_us < seen.boot_us


def play_by_rules(planned: int | None, *, watched: bool = True, mode: Mode = Mode.NO_AI) -> Play:
    """Return a session that starts now, played by the rules alone."""
    clock = FakeClock()
    rules = Rules(clock, planned, watched=watched, mode=mode)
    return Play(clock, rules, Truth(planned, watched, with_ai=mode is Mode.AI))
