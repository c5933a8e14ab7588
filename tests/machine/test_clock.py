"""The three clocks of this very machine, and the zone it is in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from unaided.domain.clock import passed
from unaided.machine.clock import SystemClock, boot_id, zone_name

SECOND = 1_000_000


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let a test move this process to another zone, and bring it home after."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


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


def test_the_boot_clock_is_never_behind_the_awake_clock() -> None:
    reading = SystemClock().read()
    assert reading.boot_us >= reading.awake_us > 0


def test_two_processes_of_one_start_up_name_it_alike() -> None:
    assert SystemClock().read().boot_id == SystemClock().read().boot_id != ""


def test_a_start_up_without_a_name_of_its_own_gets_one(tmp_path: Path) -> None:
    name = boot_id(tmp_path / "missing")
    assert name.startswith("up-")
    assert int(name.removeprefix("up-")) > 0


@pytest.mark.parametrize(
    ("named", "minutes"),
    [("Asia/Tokyo", 540), ("Asia/Kathmandu", 345), ("Pacific/Marquesas", -570), ("Etc/UTC", 0), (":Asia/Tokyo", 540)],
)
def test_the_zone_is_asked_at_each_reading(zone: pytest.MonkeyPatch, named: str, minutes: int) -> None:
    clock = SystemClock()
    zone.setenv("TZ", "America/Caracas")
    assert (clock.read().zone, clock.read().offset_minutes) == ("America/Caracas", -240)
    zone.setenv("TZ", named)
    assert (clock.read().zone, clock.read().offset_minutes) == (named.lstrip(":"), minutes)


@pytest.mark.parametrize(
    ("named", "minutes"), [("CET-1", 60), ("<-03>3", -180), ("/no/such/file", 0), ("Nowhere/Atlantis", 0)]
)
def test_a_zone_that_has_no_name_has_its_offset_all_the_same(
    zone: pytest.MonkeyPatch, named: str, minutes: int
) -> None:
    zone.setenv("TZ", named)
    reading = SystemClock().read()
    assert (reading.zone, reading.offset_minutes) == ("", minutes)


def test_an_empty_zone_means_utc(zone: pytest.MonkeyPatch) -> None:
    zone.setenv("TZ", "")
    reading = SystemClock().read()
    assert (reading.zone, reading.offset_minutes) == ("UTC", 0)


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        ("../usr/share/zoneinfo/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("/usr/share/zoneinfo/Nowhere/Atlantis", ""),
        ("/somewhere/else", ""),
    ],
)
def test_the_machines_link_names_the_zone(zone: pytest.MonkeyPatch, tmp_path: Path, target: str, name: str) -> None:
    zone.delenv("TZ", raising=False)
    link = tmp_path / "localtime"
    link.symlink_to(target)
    assert zone_name(link, tmp_path / "missing") == name


@pytest.mark.parametrize(("words", "name"), [("Europe/Berlin\n", "Europe/Berlin"), ("nonsense\n", ""), (None, "")])
def test_where_the_zone_is_a_copied_file_debians_own_file_names_it(
    zone: pytest.MonkeyPatch, tmp_path: Path, words: str | None, name: str
) -> None:
    zone.delenv("TZ", raising=False)
    (tmp_path / "localtime").write_bytes(b"TZif")
    if words is not None:
        (tmp_path / "timezone").write_text(words, encoding="utf-8")
    assert zone_name(tmp_path / "localtime", tmp_path / "timezone") == name
