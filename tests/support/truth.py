"""What really happened in a made-up history, kept by whoever makes it happen.

It adds up stretches of time as they pass and calls nothing of the code under test, so that it can
be held against it. Lengths are microseconds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MINUTE = 60 * 1_000_000


@dataclass
class Truth:
    """Where each microsecond went: `active`, `worked`, `break`, `paused`, `open` (away), `undecided`.

    There are three layers, for a kill loses what was in memory only and a power cut also what the
    beat file had: `kept` in the database, `beaten` up to the last beat, `loose` since then.
    """

    planned: int | None
    watched: bool
    state: str = "running"
    kept: Counter[str] = field(default_factory=Counter)
    beaten: Counter[str] = field(default_factory=Counter)
    loose: Counter[str] = field(default_factory=Counter)
    beaten_shift: int = 0  # how far the wall clock was set since the layer below
    loose_shift: int = 0

    @property
    def ended(self) -> bool:
        """Tell whether the session is over."""
        return self.state in {"finished", "discarded"}

    def total(self, *kinds: str) -> int:
        """Return all the time of these kinds, of every kind without one."""
        layers = (self.kept, self.beaten, self.loose)
        return sum(layer[kind] for layer in layers for kind in (kinds or tuple(layer)))

    def passes(self, length: int, *, asleep: bool = False) -> None:
        """Let time pass."""
        if self.ended:
            return
        running = "undecided" if asleep or not self.watched else "active"
        self.loose[{"running": running, "paused": "paused", "away": "open"}[self.state]] += length

    def wall_set(self, by: int) -> None:
        """Note that the wall clock was set: only a restart makes it matter."""
        self.loose_shift += by

    def beat(self) -> None:
        """Note a beat."""
        self.beaten += self.loose
        self.beaten_shift += self.loose_shift
        self.loose, self.loose_shift = Counter(), 0

    def checkpoint(self) -> None:
        """Note a write into the database."""
        self.beat()
        self.kept += self.beaten
        self.beaten, self.beaten_shift = Counter(), 0

    def may(self, event: str) -> bool:
        """Tell whether a person can do this now."""
        same = {"pause": "paused", "leave": "away", "resume": "running"}
        return not self.ended and same.get(event) != self.state

    def press(self, event: str) -> None:
        """Do what a person can do."""
        self.checkpoint()
        self.kept["undecided"] += self.kept.pop("open", 0)
        moves = {"pause": "paused", "leave": "away", "resume": "running", "finish": "finished"}
        self.state = moves.get(event, "discarded")

    def extend(self, more: int) -> None:
        """Move the planned end."""
        self.checkpoint()
        if self.planned is not None:
            self.planned = max(self.planned, self.total("active", "worked")) + more

    def decide(self, worked: int) -> None:
        """Say how much of the undecided time that the database knows was work."""
        self.kept["worked"] += worked
        self.kept["break"] += self.kept.pop("undecided", 0) - worked

    def gone(self, *, rebooted: bool, beats_lost: bool, watched: bool) -> str:
        """Lose what a kill or power cut loses, then give back what is left; return how.

        `watched` tells whether an app is there from then on.
        """
        lost, shift = self.loose, self.loose_shift
        if beats_lost or not self.watched:  # no app, no beats
            lost, shift = lost + self.beaten, shift + self.beaten_shift
        else:
            self.kept += self.beaten
        self.loose, self.beaten, self.loose_shift, self.beaten_shift = Counter(), Counter(), 0, 0
        gap = lost.total()
        if rebooted:  # only the wall clock bridges it, right or wrong
            gap = max(0, gap + shift)
        interrupted, self.watched = self.watched, watched
        return self._given_back(gap, interrupted=interrupted)

    def _given_back(self, gap: int, *, interrupted: bool) -> str:
        if interrupted and gap > 60 * MINUTE:
            self.press("finish")
            return "closed"
        if interrupted and self.state == "running" and gap > 10 * MINUTE:
            self.state = "away"
            self.kept["open"] += gap
            return "asks"
        self.kept[{"running": "undecided", "paused": "paused", "away": "open"}[self.state]] += gap
        return "goes-on"
