"""A line in the person's own format: plain fields, nothing else, one sentence where it is wrong."""

from __future__ import annotations

import pytest

from tests.support.clock import FakeClock
from tests.support.sessions import started
from unaided.domain.now import Now
from unaided.domain.session import SessionEvent, step
from unaided.domain.status_line import FIELDS, FormatRuleError, parse_format


def line(template: str, now: Now) -> str:
    return parse_format(template).line(now)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def running(clock: FakeClock) -> Now:
    return Now(started(clock, minutes=25), "Fix {the} retry")


def test_every_field_of_a_running_session(clock: FakeClock, running: Now) -> None:
    now = running.at(clock.pass_time(minutes=10, seconds=1))

    said = {field: line(f"{{{field}}}", now) for field in FIELDS}

    assert said == {
        "state": "running",
        "mode": "no-ai",
        "mark": "●",
        "task": "Fix {the} retry",
        "active": "10 min",
        "left": "15 min",
        "overtime": "",
        "owed": "0",
    }


def test_overtime_shows_once_there_is_some(clock: FakeClock, running: Now) -> None:
    now = running.at(clock.pass_time(hours=1, minutes=26))

    assert line("{left} +{overtime} {active}", now) == "0 min +1 h 1 min 1 h 26 min"


def test_an_open_length_has_nothing_left(clock: FakeClock) -> None:
    assert line("{left}|", Now(started(clock, minutes=None), "Sketch")) == "|"


def test_a_paused_session_says_so(clock: FakeClock, running: Now) -> None:
    assert running.session is not None
    paused = step(running.session, SessionEvent.PAUSE, clock.pass_time(minutes=1))

    assert line("{state} {active}", Now(paused)) == "paused 1 min"


def test_idle_is_an_empty_line_where_only_the_session_is_asked_for() -> None:
    assert line("{mark} {task} {left}", Now()) == ""
    assert line("{state} {owed}", Now()) == "idle 0"


def test_a_brace_is_written_twice(running: Now) -> None:
    assert line("{{{mark}}} {{left}}", running) == "{●} {left}"


@pytest.mark.parametrize(
    "template",
    ["{}", "{0}", "{lef}", "{task.__class__}", "{task[0]}", "{task!r}", "{left:>99999999999}", "{left:{mode}}"],
)
def test_what_is_no_plain_field_is_refused_with_what_there_is(template: str) -> None:
    with pytest.raises(FormatRuleError, match=r"is no field of a format\. There are \{state\}, \{mode\}"):
        parse_format(template)


@pytest.mark.parametrize("template", ["{left", "left}", "{", "{left}}"])
def test_a_brace_without_a_partner_is_refused(template: str) -> None:
    with pytest.raises(FormatRuleError, match="has no partner"):
        parse_format(template)
