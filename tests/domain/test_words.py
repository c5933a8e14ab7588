"""The short texts that tray, panels and terminal share."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import MINUTE, in_state, started
from unaided.domain.agent import wait_on_agent
from unaided.domain.interruption import leave, pause
from unaided.domain.now import Now
from unaided.domain.session import Mode, SessionState, advance
from unaided.domain.span import AwayNote, PauseReason
from unaided.domain.words import apart_words, left_words, lengths, mode_words, session_line, time_words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (0.99, "0 min"), (42, "42 min"), (60, "1 h"), (90, "1 h 30 min"), (26 * 60, "26 h")],
)
def test_a_length_is_in_whole_minutes(minutes: float, words: str) -> None:
    assert lengths(round(minutes * MINUTE)) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.5, "1 s left"), (60, "60 s left"), (60.5, "2 min left"), (3600, "1 h left")]
)
def test_what_is_left_rounds_up_and_has_seconds_in_the_last_minute_only(seconds: float, words: str) -> None:
    assert left_words(round(seconds * 1_000_000)) == words


def test_where_no_seconds_are_wanted_the_last_minute_has_none() -> None:
    assert left_words(60_000_000, seconds=False) == left_words(1, seconds=False) == "less than a minute left"
    assert left_words(60_000_001, seconds=False) == "2 min left"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (None, "paused at 12 min"),
        (PauseReason.BREAK, "paused at 12 min for a break"),
        (PauseReason.CALL, "paused at 12 min for a call"),
        (PauseReason.INTERRUPTED, "paused at 12 min, interrupted"),
        (PauseReason.OTHER, "paused at 12 min"),
    ],
)
def test_a_pause_says_what_it_is_for(reason: PauseReason | None, words: str) -> None:
    clock = FakeClock()
    assert time_words(pause(started(clock), clock.pass_time(minutes=12), reason)) == words


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (None, "away since 12 min of work"),
        (AwayNote.PAPER, "thinking on paper since 12 min of work"),
        (AwayNote.CALL, "in a call since 12 min of work"),
        (AwayNote.OTHER, "away since 12 min of work"),
    ],
)
def test_time_away_says_what_was_announced(note: AwayNote | None, words: str) -> None:
    clock = FakeClock()
    assert time_words(leave(started(clock), clock.pass_time(minutes=12), note)) == words


def test_a_wait_on_the_agent_is_said_while_it_runs() -> None:
    clock = FakeClock()
    session = wait_on_agent(started(clock, mode=Mode.AI), clock.read(), on=True)
    session = advance(session, clock.pass_time(minutes=5))
    assert session_line(Now(session, "Sort")) == "◆ Sort · 20 min left · waiting on the agent"
    session = wait_on_agent(session, clock.read(), on=False)
    assert session_line(Now(session, "Sort")) == "◆ Sort · 20 min left"


def test_a_session_past_its_end_or_without_one_says_how_long() -> None:
    clock = FakeClock()
    ended, without = started(clock, minutes=10), started(clock, minutes=None)
    now = clock.pass_time(minutes=13)
    assert (time_words(advance(ended, now)), time_words(advance(without, now))) == ("3 min over", "13 min so far")


@pytest.mark.parametrize("state", [SessionState.FINISHED, SessionState.DISCARDED])
def test_an_ended_session_says_what_was_worked(state: SessionState) -> None:
    assert time_words(in_state(state, FakeClock())) == "0 min of work"


def test_modes_are_told_by_shape_and_name() -> None:
    assert [mode_words(mode) for mode in Mode] == ["● No AI", "◆ AI"]
    assert session_line(Now()) == "Nothing is running"


def test_overtime_and_the_wait_on_the_agent_are_shown_apart() -> None:
    clock = FakeClock()
    session = started(clock, minutes=50, mode=Mode.AI)
    assert apart_words(session) == ""
    session = wait_on_agent(session, clock.pass_time(minutes=23), on=True)
    session = wait_on_agent(session, clock.pass_time(minutes=9), on=False)
    assert apart_words(session) == "32 min of work, 9 of them waiting on the agent"
    over = advance(session, clock.pass_time(minutes=30))
    assert apart_words(over) == ("62 min of work, 12 of them over the planned 50 min, 9 of them waiting on the agent")
