"""Whoever does to a session what a made-up history says: the rules alone, or the services on a database."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, started
from unaided.domain.agent import wait_on_agent
from unaided.domain.away import come_back_from_away, note_away
from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.comeback import Comeback, come_back, finish_where_it_was
from unaided.domain.correction import begin_earlier
from unaided.domain.decision import decide, decide_span, undecide
from unaided.domain.hindsight import finish_at, take_up_again
from unaided.domain.session import Mode, Session, SessionEvent, advance, extend, step
from unaided.domain.span import Sign


class Hands(Protocol):
    """Whoever does to the session what a history says: the rules alone, or the services on a database."""

    @property
    def kept(self) -> Session: ...
    def press(self, event: SessionEvent) -> None: ...
    def extend(self, more: timedelta) -> None: ...
    def decide(self, worked: timedelta) -> None: ...
    def checkpoint(self) -> None: ...
    def come_back(self, sign: Reading | None, *, watched: bool) -> Comeback | None: ...
    def absent(self, sign: Sign, ago: timedelta) -> None: ...
    def seen_again(self) -> None: ...
    def wait(self, *, on: bool) -> None: ...
    def say(self, position: int, worked: timedelta | None) -> None: ...
    def begin(self, ago: timedelta) -> None: ...
    def end_at(self, into: timedelta) -> None: ...
    def end_where_it_was(self) -> None: ...
    def take_up(self, *, watched: bool) -> None: ...


class Rules:
    """The rules alone; what is kept is a variable."""

    def __init__(self, clock: FakeClock, planned: int | None, *, watched: bool, mode: Mode) -> None:
        """Start the session."""
        self._clock = clock
        length = None if planned is None else planned / MINUTE
        self.kept = started(clock, minutes=length, watched=watched, mode=mode)

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

    def absent(self, sign: Sign, ago: timedelta) -> None:
        """Tell that nobody is there."""
        self.kept = note_away(self.kept, sign, ago, self._clock.read())

    def seen_again(self) -> None:
        """Tell that somebody is there."""
        self.kept = come_back_from_away(self.kept, self._clock.read())

    def wait(self, *, on: bool) -> None:
        """Begin or end waiting on the agent."""
        self.kept = wait_on_agent(self.kept, self._clock.read(), on=on)

    def say(self, position: int, worked: timedelta | None) -> None:
        """Say what one absence was, or take it back."""
        if worked is None:
            self.kept = undecide(self.kept, position)
        else:
            self.kept = decide_span(self.kept, position, worked // MICROSECOND)

    def begin(self, ago: timedelta) -> None:
        """Say that it began so long ago."""
        self.kept = begin_earlier(self.kept, ago, self._clock.read())

    def end_at(self, into: timedelta) -> None:
        """Say when it ended."""
        self.kept = finish_at(self.kept, into // MICROSECOND, self._clock.read())

    def end_where_it_was(self) -> None:
        """End a session that asks at the last sign of life."""
        self.kept = finish_where_it_was(self.kept, self._clock.read())

    def take_up(self, *, watched: bool) -> None:
        """Go on after all."""
        self.kept = take_up_again(self.kept, self._clock.read(), watched=watched)
