"""The three clocks of this very machine, and the zone it is in."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from unaided.domain.clock import passed
from unaided.machine.clock import SteadyClocks, SystemClock, boot_id, steady_clocks

SECOND = 1_000_000


def test_a_reading_is_this_moment() -> None:
    before = time.time_ns() // 1000
    reading = SystemClock().read()
    after = time.time_ns() // 1000
    assert before <= (reading.wall - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) <= after
    assert reading.wall.tzinfo is UTC


def test_time_passes_on_all_clocks_alike() -> None:
    clock = SystemClock()
    first, second = clock.read(), clock.read()
    gap = passed(first, second)
    assert 0 <= gap.elapsed_us < 60 * SECOND
    assert gap.asleep_us < SECOND


def test_a_reading_says_what_each_clock_says() -> None:
    reading = SystemClock(SteadyClocks(awake_us=lambda: 5, boot_us=lambda: 8)).read()
    assert (reading.awake_us, reading.boot_us) == (5, 8)


def test_the_boot_clock_is_never_behind_the_awake_clock() -> None:
    reading = SystemClock().read()
    assert reading.boot_us >= reading.awake_us > 0


def test_two_processes_of_one_start_up_name_it_alike() -> None:
    assert SystemClock().read().boot_id == SystemClock().read().boot_id != ""


def test_a_start_up_without_a_name_of_its_own_gets_one(tmp_path: Path) -> None:
    name = boot_id(steady_clocks(sys.platform), tmp_path / "missing")
    assert name.startswith("up-")
    assert int(name.removeprefix("up-")) > 0


def test_a_start_up_without_a_name_keeps_the_one_it_gets_through_a_night_asleep(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    slept = SteadyClocks(awake_us=lambda: 0, boot_us=steady_clocks(sys.platform).boot_us)
    names = {boot_id(clocks, missing) for clocks in (steady_clocks(sys.platform), slept)}
    seconds = [int(name.removeprefix("up-")) for name in names]
    assert max(seconds) - min(seconds) <= 1  # the second may turn in between


@pytest.mark.parametrize(
    ("named", "minutes"),
    [("Asia/Tokyo", 540), ("Asia/Kathmandu", 345), ("Pacific/Marquesas", -570), ("Etc/UTC", 0), (":Asia/Tokyo", 540)],
)
def test_the_zone_is_asked_at_each_reading(monkeypatch: pytest.MonkeyPatch, named: str, minutes: int) -> None:
    clock = SystemClock()
    monkeypatch.setenv("TZ", "America/Caracas")
    assert (clock.read().zone, clock.read().offset_minutes) == ("America/Caracas", -240)
    monkeypatch.setenv("TZ", named)
    assert (clock.read().zone, clock.read().offset_minutes) == (named.lstrip(":"), minutes)


@pytest.mark.parametrize(
    ("named", "minutes"), [("CET-1", 60), ("<-03>3", -180), ("/no/such/file", 0), ("Nowhere/Atlantis", 0)]
)
def test_a_zone_that_has_no_name_has_its_offset_all_the_same(
    monkeypatch: pytest.MonkeyPatch, named: str, minutes: int
) -> None:
    monkeypatch.setenv("TZ", named)
    reading = SystemClock().read()
    assert (reading.zone, reading.offset_minutes) == ("", minutes)


def test_an_empty_zone_means_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "")
    reading = SystemClock().read()
    assert (reading.zone, reading.offset_minutes) == ("UTC", 0)
