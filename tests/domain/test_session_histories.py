"""Whatever machine, app and person do, the figures of a session are what truly happened (Laws 1, 2, 12).

The truth is added up by `tests.support.truth`, which knows nothing of the code under test.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import FakeClock
from tests.support.histories import (
    MINUTE,
    Began,
    Move,
    Passes,
    Sleeps,
    Travels,
    WallSet,
    histories,
    planned_lengths,
    told_histories,
)
from tests.support.play import Play, play_by_rules
from tests.support.sessions import in_state
from unaided.domain.agent import is_waiting, waiting_us
from unaided.domain.session import (
    Mode,
    Session,
    SessionState,
    active_us,
    advance,
    left_us,
    overtime_us,
    paused_us,
    undecided_us,
)
from unaided.domain.span import Cause

every_history = given(history=histories(), planned=planned_lengths, watched=st.booleans())
every_told_history = given(
    history=told_histories(), planned=planned_lengths, watched=st.booleans(), mode=st.sampled_from(Mode)
)


def play(history: Sequence[Move], planned: int | None, *, watched: bool = True) -> Play:
    """Play a history to its end."""
    played = play_by_rules(planned, watched=watched)
    for move in history:
        played.do(move)
    return played


@every_history
def test_every_length_is_exactly_what_happened(history: list[Move], planned: int | None, *, watched: bool) -> None:
    played = play_by_rules(planned, watched=watched)
    truth = played.truth
    for move in history:
        played.do(move)
        now = played.now()
        assert active_us(now) == truth.of("active")
        assert paused_us(now) == truth.of("paused")
        assert undecided_us(now) == truth.of("undecided")
        assert now.elapsed_us == truth.length
        assert now.state == truth.state


@every_told_history
def test_whatever_is_told_afterwards_every_length_is_exactly_what_happened(
    history: list[Move], planned: int | None, *, watched: bool, mode: Mode
) -> None:
    played = play_by_rules(planned, watched=watched, mode=mode)
    truth = played.truth
    for move in history:
        played.do(move)
        now = played.now()
        assert active_us(now) == truth.of("active")
        assert paused_us(now) == truth.of("paused")
        assert undecided_us(now) == truth.of("undecided")
        assert waiting_us(now) == truth.of("waiting")
        assert (now.elapsed_us, now.state, is_waiting(now)) == (truth.length, truth.state, truth.waiting)


@every_told_history
def test_whatever_is_told_afterwards_no_time_is_lost_counted_twice_or_negative(
    history: list[Move], planned: int | None, *, watched: bool, mode: Mode
) -> None:
    played = play_by_rules(planned, watched=watched, mode=mode)
    for move in history:
        played.do(move)
        now = played.now()
        assert 0 <= waiting_us(now) <= active_us(now) <= now.elapsed_us
        assert active_us(now) + paused_us(now) + not_worked_us(now) == now.elapsed_us
        check_spans(now)
        check_waits(now)


@every_told_history
def test_a_start_is_moved_and_nothing_else(
    history: list[Move], planned: int | None, *, watched: bool, mode: Mode
) -> None:
    played = play_by_rules(planned, watched=watched, mode=mode)
    for move in history:
        before = played.now()
        played.do(move)
        now = played.now()
        if isinstance(move, Began) and before.is_open:
            by = now.elapsed_us - before.elapsed_us
            assert by >= 0
            assert now.started.wall == before.started.wall - timedelta(microseconds=by)
            assert now.spans == tuple(span.moved(by) for span in before.spans)
            assert now.waits == tuple(wait.moved(by) for wait in before.waits)
            assert active_us(now) == active_us(before) + by


@every_history
def test_no_time_is_lost_counted_twice_or_negative(history: list[Move], planned: int | None, *, watched: bool) -> None:
    played = play_by_rules(planned, watched=watched)
    before = 0
    for move in history:
        played.do(move)
        now = played.now()
        assert 0 <= active_us(now) <= now.elapsed_us
        assert active_us(now) + paused_us(now) + not_worked_us(now) == now.elapsed_us
        assert before <= played.kept.elapsed_us, "what was kept never gets shorter"
        before = played.kept.elapsed_us


@every_history
def test_spans_are_in_order_apart_and_only_the_last_is_open(
    history: list[Move], planned: int | None, *, watched: bool
) -> None:
    played = play_by_rules(planned, watched=watched)
    for move in history:
        played.do(move)
        check_spans(played.now())


@every_history
def test_what_is_left_and_what_is_over_follow_from_active_time(
    history: list[Move], planned: int | None, *, watched: bool
) -> None:
    played = play(history, planned, watched=watched)
    now, active = played.now(), played.truth.of("active")
    if played.truth.planned is None:
        assert (left_us(now), overtime_us(now)) == (None, 0)
    else:
        ahead = played.truth.planned - active
        assert (left_us(now), overtime_us(now)) == (max(0, ahead), max(0, -ahead))


@given(history=histories(kills=False), planned=planned_lengths)
def test_the_wall_clock_and_the_zone_change_nothing_while_the_machine_is_up(
    history: list[Move], planned: int | None
) -> None:
    steady = [move for move in history if not isinstance(move, WallSet | Travels)]
    moved, still = play(history, planned).now(), play(steady, planned).now()
    assert figures(moved) == figures(still)
    assert moved.ended_at == still.ended_at


@given(
    parts=st.lists(st.integers(0, 20 * MINUTE), min_size=1, max_size=30),
    state=st.sampled_from((SessionState.RUNNING, SessionState.PAUSED, SessionState.AWAY)),
)
def test_many_readings_say_the_same_as_one(parts: list[int], state: SessionState) -> None:
    clock = FakeClock()
    start = often = in_state(state, clock)
    for part in parts:
        often = advance(often, clock.pass_time(microseconds=part))
    assert often == advance(start, clock.read())


@given(
    stretches=st.lists(
        st.one_of(
            st.builds(Passes, st.integers(0, 20 * MINUTE)), st.builds(Sleeps, st.integers(2_000_000, 20 * MINUTE))
        ),
        min_size=1,
        max_size=20,
    )
)
def test_many_readings_find_as_much_sleep_as_one(stretches: list[Passes | Sleeps]) -> None:
    played = play_by_rules(None)
    often = played.kept
    for stretch in stretches:
        played.do(stretch)
        often = advance(often, played.clock.read())
    once = played.now()
    assert (active_us(often), undecided_us(often)) == (active_us(once), undecided_us(once))
    assert often.elapsed_us == once.elapsed_us


@given(history=histories(), planned=planned_lengths, ahead=st.integers(1, 20 * MINUTE))
def test_a_reading_older_than_the_last_changes_nothing(history: list[Move], planned: int | None, ahead: int) -> None:
    played = play(history, planned)
    older = played.clock.read()
    now = advance(played.kept, played.clock.pass_time(microseconds=ahead))
    assert advance(now, older) == now


def not_worked_us(session: Session) -> int:
    """Return away time of every sort: undecided, open, or decided to be a break."""
    away = (span for span in session.spans if span.cause is not Cause.PAUSED)
    return sum(span.length_us(session.elapsed_us) - (span.worked_us or 0) for span in away)


def check_spans(session: Session) -> None:
    """Check what a session promises of its spans."""
    ends = [session.elapsed_us if span.end_us is None else span.end_us for span in session.spans]
    starts = [span.start_us for span in session.spans]
    assert all(0 <= start <= end <= session.elapsed_us for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert all(before.end_us is not None for before, _ in pairwise(session.spans))
    is_open = bool(session.spans) and session.spans[-1].end_us is None
    assert is_open == (session.state in {SessionState.PAUSED, SessionState.AWAY})
    assert all(0 <= (span.worked_us or 0) <= span.length_us(session.elapsed_us) for span in session.spans)


def check_waits(session: Session) -> None:
    """Check what a session promises of its waits on the agent."""
    ends = [session.elapsed_us if wait.end_us is None else wait.end_us for wait in session.waits]
    assert all(0 <= wait.start_us <= end <= session.elapsed_us for wait, end in zip(session.waits, ends, strict=True))
    assert all(end <= wait.start_us for end, wait in zip(ends, session.waits[1:], strict=False))
    assert all(before.end_us is not None for before, _ in pairwise(session.waits))
    assert session.mode is Mode.AI or not session.waits


def figures(session: Session) -> tuple[object, ...]:
    """Return all that a session says save its two readings."""
    return session.elapsed_us, session.state, session.spans, session.planned_us
