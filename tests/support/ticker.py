"""A timer that a test moves."""

from __future__ import annotations

from collections.abc import Callable


class FakeTicker:
    """Wakes when the test's time has come to it."""

    def __init__(self, woken: Callable[[], None]) -> None:
        """Take whom to wake."""
        self.woken = woken
        self.due_us: int | None = None
        self.waited_us = 0  # by a clock of its own: a test says where it stood still with the machine awake

    def wake_in(self, microseconds: int) -> None:
        """Be due after this long."""
        self.due_us = microseconds

    def cancel(self) -> None:
        """Be due no more."""
        self.due_us = None
