"""Waiting until something is so: asked again and again until a deadline, never a blind sleep."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
PAUSE_SECONDS = 0.02


class NeverHappenedError(AssertionError):
    """What was waited for did not come in time."""


class Waiting:
    """Waits that call a witness (a screenshot, the logs) when they are in vain."""

    def __init__(self, witness: Callable[[str], str]) -> None:
        """Take the witness: given what was waited for, it tells what was to be seen instead."""
        self._witness = witness

    def __call__(
        self, condition: Callable[[], Found | None], seconds: float, what: str, *, pause: float = PAUSE_SECONDS
    ) -> Found:
        """Give the first true answer of the condition; raise NeverHappenedError if none comes before the deadline."""
        deadline = time.monotonic() + seconds
        while not (found := condition()):
            if time.monotonic() > deadline:
                message = f"{what}: not within {seconds:g} s\n{self._witness(what)}"
                raise NeverHappenedError(message)
            time.sleep(pause)
        return found
