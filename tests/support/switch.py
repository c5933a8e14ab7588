"""A desktop's do-not-disturb for tests: it answers at once, or hangs until told to go on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from unaided.desktop.platform.do_not_disturb import Done, Found, Told, Way


class FakeSwitch:
    """A desktop with one way, or none; a test may switch it by hand as a person does."""

    def __init__(self, way: Way | None = Way.DUNST, *, on: bool = False) -> None:
        """Take the way there is, and whether the person has it on."""
        self.way = way
        self.on = on
        self.hangs = False
        self.refuses = False
        self.closed = False
        self._unanswered: list[Callable[[], None]] = []

    def quiets(self) -> bool:
        """Tell whether notifications are held back."""
        return self.on

    def find(self, found: Found) -> None:
        """Tell the way."""
        self._do(partial(self._tell_way, found))

    def is_on(self, way: Way, told: Told) -> None:
        """Tell whether it is on."""
        self._do(partial(self._tell_on, told), way)

    def turn(self, way: Way, done: Done, *, on: bool) -> None:
        """Switch it."""
        self._do(partial(self._turn, done, on=on), way)

    def close(self) -> None:
        """Be left alone."""
        self.closed = True

    def go_on(self) -> None:
        """Answer what was left unanswered, and everything from now on."""
        self.hangs = False
        unanswered, self._unanswered = self._unanswered, []
        for answer in unanswered:
            answer()

    def _do(self, answer: Callable[[], None], way: Way | None = None) -> None:
        assert not self.closed
        assert way in {None, self.way}
        if self.hangs:
            self._unanswered.append(answer)
        else:
            answer()

    def _tell_way(self, found: Found) -> None:
        found(self.way)

    def _tell_on(self, told: Told) -> None:
        told(self.on)

    def _turn(self, done: Done, *, on: bool) -> None:
        if not self.refuses:
            self.on = on
        done(not self.refuses)
