"""Planned looks: words are said at 16, 32 … 512 tasks are closed, so that looking often announces little (§4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from unaided.domain.measure.effect_fit import effect_of
from unaided.domain.measure.effect_rows import Compared
from unaided.domain.measure.effect_words import CANT_TELL, Ends, next_look

LOOKS: Final = (16, 32, 64, 128, 256, 512)  # closed tasks
LEAST_AT_A_LOOK: Final = 6  # finished, in each arm

Say = Callable[[Ends, Ends], str]  # from the 95 % range and the words range of the log effect


@dataclass(frozen=True, slots=True)
class Look:
    """Where the looks stand: the last reached (0 before the first), the next (None after the last), how far it is."""

    reached: int
    following: int | None
    missing: int

    def facts(self) -> dict[str, int | None]:
        """Return it as a report prints it."""
        return {"reached": self.reached, "next": self.following, "missing": self.missing}

    def sentence(self) -> str:
        """Return when there will be words again."""
        return next_look(self.following, self.missing)


def look_at(closed: int) -> Look:
    """Return how the looks stand with so many tasks closed."""
    reached = max((look for look in LOOKS if look <= closed), default=0)
    following = next((look for look in LOOKS if look > closed), None)
    return Look(reached, following, 0 if following is None else following - closed)


def words_at_look(tasks: Compared, say: Say) -> str:
    """Return what the last look reached said, of the tasks closed by then; empty before the first."""
    reached = look_at(len(tasks)).reached
    if not reached:
        return ""
    found = effect_of(tasks.first(reached), LEAST_AT_A_LOOK)
    return CANT_TELL if isinstance(found, str) else say(found.range(), found.words_range())
