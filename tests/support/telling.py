"""What machine and person tell of a session beside the plain verbs, done and written on the truth's tape."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import assert_never

import pytest

from tests.support.hands import Hands
from tests.support.histories import MINUTE, Absent, Began, EndsAt, Hindsight, Says, Told
from tests.support.truth import Truth
from unaided.domain.span import Cause
from unaided.domain.trouble import SessionRuleError

HOUR = 60 * MINUTE


class Telling:
    """What machine and person tell of a session beside the plain verbs."""

    def __init__(self, truth: Truth, hands: Hands, beat: Callable[[], None]) -> None:
        """Take what really happens, who does it, and how a sign of life is written."""
        self._truth = truth
        self._hands = hands
        self._beat = beat

    def do(self, move: Hindsight) -> None:
        """Tell one thing."""
        match move:
            case Absent(ago, idle):
                self._hands.absent(Cause.IDLE if idle else Cause.LOCKED, timedelta(microseconds=ago))
                self._truth.sign(ago, idle=idle)
                self._beat_if_open()
            case Says():
                self._say(move)
            case Began(before):
                self._begin(self._truth.length + before)
            case EndsAt(share):
                self._end_at(self._truth.length * share // 100)
            case Told():
                self._tell(move)
            case _:
                assert_never(move)

    def _tell(self, told: Told) -> None:
        match told:
            case Told.SEEN_AGAIN:
                self._hands.seen_again()
                self._truth.seen_again()
                self._beat_if_open()
            case Told.WAITS | Told.WAITS_NO_MORE:
                self._wait(on=told is Told.WAITS)
            case Told.ENDED_WHERE_IT_WAS:
                self._end_where_it_was()
            case Told.TAKEN_UP | Told.TAKEN_UP_UNWATCHED:
                self._take_up(watched=told is Told.TAKEN_UP)
            case _:
                assert_never(told)

    def _beat_if_open(self) -> None:
        if not self._truth.ended:
            self._beat()

    def _wait(self, *, on: bool) -> None:
        if self._truth.ended or not self._truth.with_ai:
            with pytest.raises(SessionRuleError):
                self._hands.wait(on=on)
            return
        self._hands.wait(on=on)
        self._truth.wait(on=on)
        self._beat()

    def _say(self, move: Says) -> None:
        session = self._hands.kept
        spans = [(at, span) for at, span in enumerate(session.spans) if span.cause is not Cause.PAUSED and span.end_us]
        over = [(at, span) for at, span in spans if span.length_us(session.elapsed_us)]
        if not over:
            return
        position, span = over[move.which % len(over)]
        assert span.end_us is not None
        worked = None if move.share is None else (span.end_us - span.start_us) * move.share // 100
        self._hands.say(position, None if worked is None else timedelta(microseconds=worked))
        self._truth.say(span.start_us, span.end_us, worked)

    def _begin(self, ago: int) -> None:
        if not self._truth.may_begin(ago):
            with pytest.raises(SessionRuleError):
                self._hands.begin(timedelta(microseconds=ago))
            return
        self._hands.begin(timedelta(microseconds=ago))
        self._truth.begin(ago)
        self._beat()

    def _end_at(self, place: int) -> None:
        if self._truth.ended:
            return
        self._hands.end_at(timedelta(microseconds=place))
        self._truth.end_at(place)

    def _end_where_it_was(self) -> None:
        place = self._truth.gap_at()
        if place is None:
            with pytest.raises(SessionRuleError):
                self._hands.end_where_it_was()
            return
        self._hands.end_where_it_was()
        self._truth.end_at(place)

    def _take_up(self, *, watched: bool) -> None:
        late = self._truth.state == "discarded" and self._truth.since_end > HOUR
        if not self._truth.ended or late:  # a service's matter, tested where services are
            return
        self._hands.take_up(watched=watched)
        self._truth.taken_up(watched=watched)
        self._beat()
