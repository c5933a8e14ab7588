"""What really happened in a made-up history, kept by whoever makes it happen.

It writes stretches of time on a tape as they pass and calls nothing of the code under test, so that
it can be held against it. Lengths and places are microseconds from the session's start.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.support.piece import Piece

MINUTE = 60 * 1_000_000
DAY = 24 * 60 * MINUTE
KIND_OF = {"paused": "paused", "away": "left"}  # what passes in a state that the person brought about


@dataclass
class Truth:
    """The tape, how much of it the database and the beat file have, and when the agent was waited on.

    A kill loses what was in memory only, and a power cut also what the beat file had.
    """

    planned: int | None
    watched: bool  # whether an app times the session
    with_ai: bool = False
    state: str = "running"
    tape: list[Piece] = field(default_factory=list)
    waits: list[list[int]] = field(default_factory=list)  # start and end, the end left out while it goes on
    kept: int = 0  # how far the database's tape goes
    beaten: int = 0  # how far the beat file's goes
    beaten_shift: int = 0  # how far the wall clock was set since the layer below
    loose_shift: int = 0
    since_end: int = 0
    across_boots: bool = False  # whether the machine was restarted since the end: then the wall clock alone tells

    @property
    def ended(self) -> bool:
        """Tell whether the session is over."""
        return self.state in {"finished", "discarded"}

    @property
    def length(self) -> int:
        """Return all the time there is on the tape."""
        return sum(piece.length for piece in self.tape)

    @property
    def is_open(self) -> bool:
        """Tell whether the last piece is a pause or time away that is not over."""
        return self.state in {"paused", "away"}

    @property
    def waiting(self) -> bool:
        """Tell whether the agent is waited on."""
        return not self.ended and bool(self.waits) and len(self.waits[-1]) == 1

    def of(self, kind: str) -> int:
        """Return the time of a kind: `active` with what was said to be work, `paused`, `undecided`, `waiting`."""
        if kind == "active":
            return sum(piece.length if piece.kind == "active" else piece.worked or 0 for piece in self.tape)
        if kind == "paused":
            return sum(piece.length for piece in self.tape if piece.kind == "paused")
        if kind == "waiting":
            return sum(self._shared(start, start + piece.length) for start, piece in self._active())
        over = self.tape[:-1] if self.is_open else self.tape
        return sum(piece.length for piece in over if piece.kind not in {"active", "paused"} and piece.worked is None)

    def _active(self) -> list[tuple[int, Piece]]:
        return [(start, piece) for start, piece in self.placed() if piece.kind == "active"]

    def _shared(self, start: int, end: int) -> int:
        ends = [(wait[0], wait[1] if len(wait) > 1 else self.length) for wait in self.waits]
        return sum(max(0, min(end, there) - max(start, here)) for here, there in ends)

    def placed(self) -> list[tuple[int, Piece]]:
        """Return the pieces with the places where they start."""
        found, at = [], 0
        for piece in self.tape:
            found.append((at, piece))
            at += piece.length
        return found

    def passes(self, length: int, *, asleep: bool = False) -> None:
        """Let time pass."""
        if self.ended:
            self.since_end += length
        elif self.is_open:
            self.tape[-1].length += length
        elif not self.watched:
            self._add("unwatched", length)
        else:
            self._add("absent" if asleep else "active", length)

    def _add(self, kind: str, length: int) -> None:
        last = self.tape[-1] if self.tape else None
        if last and last.kind == kind and last.worked is None:
            last.length += length
        elif length:
            self.tape.append(Piece(kind, length))

    def wall_set(self, by: int) -> None:
        """Note that the wall clock was set: only a restart makes it matter."""
        self.loose_shift += by
        if self.across_boots:
            self.since_end += by

    def beat(self) -> None:
        """Note a beat."""
        self.beaten = self.length
        self.beaten_shift += self.loose_shift
        self.loose_shift = 0

    def checkpoint(self) -> None:
        """Note a write into the database."""
        self.beat()
        self.kept, self.beaten_shift = self.length, 0

    def may(self, event: str) -> bool:
        """Tell whether a person can do this now."""
        same = {"pause": "paused", "leave": "away", "resume": "running"}
        return not self.ended and same.get(event) != self.state

    def press(self, event: str) -> None:
        """Do what a person can do."""
        self.checkpoint()
        moves = {"pause": "paused", "leave": "away", "resume": "running", "finish": "finished"}
        self.state = moves.get(event, "discarded")
        if self.is_open:
            self.tape.append(Piece(KIND_OF[self.state], 0))
        if self.ended:
            self.since_end = 0
            self._end_wait()

    def _end_wait(self) -> None:
        if self.waits and len(self.waits[-1]) == 1:
            self.waits[-1].append(self.length)

    def extend(self, more: int) -> None:
        """Move the planned end."""
        self.checkpoint()
        if self.planned is not None:
            self.planned = max(self.planned, self.of("active")) + more

    def sign(self, ago: int, *, idle: bool) -> None:
        """The machine tells that nobody is there, since so long ago."""
        if self.ended:
            return
        self.checkpoint()
        by_sign = self.state == "away" and self.tape[-1].is_absence
        if (self.state != "running" and not by_sign) or (idle and self.waiting):
            return
        start, now = self._grown(max(0, self.length - ago)), self.length
        while self.tape and self.tape[-1].may_be_absent and self.length - self.tape[-1].length >= start:
            self.tape.pop()
        if self.length > start:
            self.tape[-1].length -= self.length - start
        self.tape.append(Piece("absent", now - start))
        self.state = "away"

    def _grown(self, start: int) -> int:
        """Return where an absence that begins here begins: after what stands apart, before what it touches."""
        for at, piece in reversed(self.placed()):
            if not piece.may_be_absent:
                return max(start, at + piece.length)
            if piece.is_absence and at + piece.length >= start:
                start = min(start, at)
        return start

    def seen_again(self) -> None:
        """The person is seen again: that ends an absence that only the machine told of."""
        if self.ended:
            return
        self.checkpoint()
        if self.state == "away" and self.tape[-1].is_absence:
            self.state = "running"

    def asked(self) -> list[Piece]:
        """Return the undecided pieces that the database knows and that are over."""
        self._split(self.kept)
        over = [piece for at, piece in self.placed() if at + piece.length <= self.kept]
        if self.is_open and over and over[-1] is self.tape[-1]:
            over.pop()
        return [piece for piece in over if piece.kind not in {"active", "paused"} and piece.worked is None]

    def decide(self, worked: int) -> None:
        """Say how much of the undecided time that the database knows was work."""
        for piece in self.asked():
            piece.worked = min(worked, piece.length)
            worked -= piece.worked

    def say(self, start: int, end: int, worked: int | None) -> None:
        """Say of one stretch how much of it was work, or take that back."""
        self._split(start)
        self._split(end)
        inside = [piece for at, piece in self.placed() if start <= at < end and piece.length]
        assert {piece.kind for piece in inside} & {"active", "paused"} == set()
        inside[0].length, inside[0].worked = end - start, worked
        self.tape = [piece for piece in self.tape if piece is inside[0] or all(piece is not one for one in inside)]

    def _split(self, place: int) -> None:
        """Cut the piece at this place in two, where time passed since that nobody has read."""
        for number, (at, piece) in enumerate(self.placed()):
            if at < place < at + piece.length and not (self.is_open and piece is self.tape[-1]):
                rest = Piece(piece.kind, at + piece.length - place, piece.worked)
                piece.length = place - at
                self.tape.insert(number + 1, rest)
                return

    def wait(self, *, on: bool) -> None:
        """Begin or end waiting on the agent."""
        self.checkpoint()
        if on and not self.waiting:
            self.waits.append([self.length])
        elif not on:
            self._end_wait()

    def may_begin(self, ago: int) -> bool:
        """Tell whether the session can be said to have begun so long ago."""
        return not self.ended and self.length < ago <= DAY

    def begin(self, ago: int) -> None:
        """Say that the session began so long ago."""
        by = ago - self.length
        self.tape.insert(0, Piece("active", by))
        self.waits = [[place + by for place in wait] for wait in self.waits]
        self.checkpoint()

    def gap_at(self) -> int | None:
        """Return where the app was gone and nothing but work came after, None where it was not or that is decided."""
        last = next(((at, piece) for at, piece in reversed(self.placed()) if piece.kind != "active"), None)
        if self.ended or last is None or last[1].kind != "gone" or last[1].worked is not None:
            return None
        return last[0]

    def end_at(self, place: int) -> None:
        """Say that it ended at this place of its tape."""
        self.press("finish")
        self.since_end = self.length - place
        self.tape = [piece for at, piece in self.placed() if at < place]
        if self.length > place:
            last = self.tape[-1]
            last.length -= self.length - place
            last.worked = None if last.worked is None else min(last.worked, last.length)
        self.waits = [[min(at, place) for at in wait] for wait in self.waits if wait[0] < place]
        self.checkpoint()

    def taken_up(self, *, watched: bool) -> None:
        """Go on after an end, in the state of its last moment."""
        gap, self.state, self.across_boots = max(0, self.since_end), "running", False
        last = self.tape[-1] if self.tape and self.tape[-1].length else None
        if not self.watched:
            self._add("unwatched", gap)
        elif last and last.kind in {"paused", "left", "gone"} and last.worked is None:
            last.length += gap
            self.state = "paused" if last.kind == "paused" else "away"
        else:
            self._add("ended", gap)
        self.watched = watched
        self.checkpoint()

    def gone(self, *, rebooted: bool, beats_lost: bool, watched: bool) -> str:
        """Lose what a kill or power cut loses, then give back what is left; return how.

        `watched` tells whether an app is there from then on.
        """
        survives, shift = self.beaten, self.loose_shift
        if beats_lost or not self.watched:  # no app, no beats
            survives, shift = self.kept, shift + self.beaten_shift
        gap = self.length - survives
        self._lose(gap)
        self.loose_shift = self.beaten_shift = 0
        if rebooted:  # only the wall clock bridges it, right or wrong
            gap = max(0, gap + shift)
        how = self._given_back(gap, interrupted=self.watched)
        if not self.ended:
            self.watched = watched
        self.across_boots = rebooted and self.ended
        self.checkpoint()
        return how

    def _lose(self, length: int) -> None:
        while length:
            taken = min(length, self.tape[-1].length)
            self.tape[-1].length -= taken
            length -= taken
            if not self.tape[-1].length and not self.is_open:
                self.tape.pop()

    def _given_back(self, gap: int, *, interrupted: bool) -> str:
        if interrupted and gap > 60 * MINUTE:
            self.press("finish")
            self.since_end = gap
            return "closed"
        if interrupted and self.state == "running" and gap > 10 * MINUTE:
            self.state = "away"
            self.tape.append(Piece("gone", gap))
            return "asks"
        if self.is_open:
            self.tape[-1].length += gap
        else:
            self._add("gone" if interrupted else "unwatched", gap)
        return "goes-on"
