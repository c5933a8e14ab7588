"""History corrected from the terminal, and listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.clock import FakeClock
from tests.support.shell import say, told
from unaided.bootstrap import Services
from unaided.domain.reply import Exit
from unaided.domain.settings import Settings


@pytest.fixture
def worked(services: Services, clock: FakeClock) -> Services:
    """Work from 9:00 to 10:00 in Berlin, once, and let an hour pass."""
    say(services, "start Parser --no-ai --estimate 60")
    clock.pass_time(minutes=60)
    say(services, "stop")
    clock.pass_time(minutes=60)
    return services


def seconds(services: Services) -> list[int]:
    return [row["active_seconds"] for row in told(services, "history")["sessions"]]


def test_an_edit_is_shown_first_done_undone_and_done_again(worked: Services) -> None:
    assert "09:00–09:30: 30 min active" in say(worked, "edit last --end 09:30 --dry-run").out
    assert seconds(worked) == [3600]
    assert say(worked, "edit last --end 09:30").changes_past
    assert seconds(worked) == [1800]
    assert "(edited)" in say(worked, "history").out
    say(worked, "undo")
    assert seconds(worked) == [3600]
    say(worked, "redo")
    assert [one["what"] for one in told(worked, "history last")["changes"]] == ["change"]


def test_split_merge_delete_and_restore(worked: Services) -> None:
    later, earlier = told(worked, "split last 09:20")["session_ids"]
    assert seconds(worked) == [2400, 1200]
    told(worked, f"merge {later} {earlier}")
    assert seconds(worked) == [3600]
    told(worked, "delete last")
    assert seconds(worked) == []
    assert [one["id"] for one in told(worked, "history --deleted")["sessions"]] == [later]
    told(worked, f"restore {later}")
    assert seconds(worked) == [3600]


def test_a_time_at_night_is_of_the_day_of_the_calendar_whenever_days_begin(worked: Services, clock: FakeClock) -> None:
    worked.settings.keep(replace(Settings(), day_start=4))
    clock.pass_time(hours=15)
    assert f"{clock.read().local(clock.wall):%d %H:%M}" == "04 02:00"
    assert "4 Mar 2025" in say(worked, "add Review --no-ai --start 01:00 --end 01:30 --dry-run").out


def test_what_is_cut_from_another_is_asked_for_first(worked: Services) -> None:
    line = "add Review --ai --start 09:50 --end 10:30"
    reply = say(worked, line)
    assert (reply.code, seconds(worked)) == (Exit.TROUBLE, [3600])
    assert "would cut 09:50–10:00 of “Parser”" in reply.question
    assert "--yes" in reply.err
    say(worked, f"{line} --yes")
    assert seconds(worked) == [2400, 3000]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("edit last", "Say what shall be another"),
        ("edit 7 --end 09:30", "“7” is no session id"),
        ("edit last --end noon", "“noon” is no time of day"),
        ("edit 00000000-0000-7000-8000-000000000000 --end 09:30", "not there any more"),
        ("split last 11:30", "Give a time between the two"),
        ("restore last", "not deleted"),
        ("add --no-ai --start 10:10 --end 10:20", "Say what it was on"),
        ("undo", "nothing to undo"),
        ("redo", "nothing to redo"),
    ],
)
def test_what_cannot_be_done_is_said(worked: Services, line: str, why: str) -> None:
    reply = say(worked, line)
    assert (reply.code, reply.out) == (Exit.TROUBLE, "")
    assert why in reply.err
