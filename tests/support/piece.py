"""A stretch of what really happened, as the tape of a made-up history has it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Piece:
    """A stretch of one kind.

    The kinds are `active`; `paused`; `absent`: the machine told that nobody was there; and `left`, `gone`,
    `unwatched`, `ended`, which stand apart. `worked` is what the person said of it, None before.
    """

    kind: str
    length: int
    worked: int | None = None

    @property
    def is_absence(self) -> bool:
        """Tell whether it may grow together with what it touches."""
        return self.kind == "absent" and self.worked is None

    @property
    def may_be_absent(self) -> bool:
        """Tell whether a sign that began earlier may turn it into absence."""
        return self.kind == "active" or self.is_absence
