"""The beat file remembers the last sign of life, and never a wrong one (Law 12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.hindered import a_folder_for_everybody, no_file_grows_past, without_root
from tests.storage.made_up import readings
from tests.support.clock import FakeClock
from unaided.domain.clock import Reading
from unaided.domain.trouble import StorageReadOnlyError
from unaided.storage.beats import BeatFile

SESSION_ID = UUID(int=1)
one_file_will_do = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def beats(tmp_path: Path) -> Iterator[BeatFile]:
    """Open a beat file."""
    opened = BeatFile(tmp_path)
    yield opened
    opened.close()


def fits(reading: Reading) -> bool:
    """Tell whether both names of a reading fit."""
    return all(len(name.encode()) <= 64 for name in (reading.boot_id, reading.zone))


@one_file_will_do
@given(before=readings, last=readings.filter(fits))
def test_the_last_beat_comes_back_as_it_was(beats: BeatFile, before: Reading, last: Reading) -> None:
    beats.write(SESSION_ID, before)
    beats.write(SESSION_ID, last)
    assert beats.read(SESSION_ID) == last


def test_it_outlasts_the_process(beats: BeatFile, tmp_path: Path) -> None:
    reading = FakeClock().read()
    beats.write(SESSION_ID, reading)
    later = BeatFile(tmp_path)
    assert later.read(SESSION_ID) == reading
    later.close()


def test_a_new_file_remembers_nothing(beats: BeatFile) -> None:
    assert beats.read(SESSION_ID) is None


def test_a_beat_of_another_session_is_none_of_this_one(beats: BeatFile) -> None:
    beats.write(SESSION_ID, FakeClock().read())
    assert beats.read(UUID(int=2)) is None


def test_a_name_that_does_not_fit_is_unknown_and_never_cut_into_another(beats: BeatFile) -> None:
    reading = FakeClock().read()
    beats.write(SESSION_ID, replace(reading, zone="é" * 33))
    assert beats.read(SESSION_ID) == replace(reading, zone="")


@one_file_will_do
@given(at=st.integers(0, 181), bit=st.integers(0, 7))
def test_any_changed_bit_is_noticed(beats: BeatFile, tmp_path: Path, at: int, bit: int) -> None:
    beats.write(SESSION_ID, FakeClock().read())
    content = bytearray((tmp_path / "unaided.beat").read_bytes())
    assert len(content) == 182
    content[at] ^= 1 << bit
    (tmp_path / "unaided.beat").write_bytes(content)
    assert beats.read(SESSION_ID) is None


@one_file_will_do
@given(content=st.binary(max_size=400))
def test_torn_or_foreign_content_is_nothing(beats: BeatFile, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "unaided.beat").write_bytes(content)
    assert beats.read(SESSION_ID) is None


@pytest.mark.parametrize("length", [0, 1, 100, 181])
def test_a_beat_cut_short_is_nothing(beats: BeatFile, tmp_path: Path, length: int) -> None:
    beats.write(SESSION_ID, FakeClock().read())
    (tmp_path / "unaided.beat").write_bytes((tmp_path / "unaided.beat").read_bytes()[:length])
    assert beats.read(SESSION_ID) is None


def test_the_file_stays_as_small_as_one_beat_and_is_for_nobody_else(beats: BeatFile, tmp_path: Path) -> None:
    for _ in range(100):
        beats.write(SESSION_ID, FakeClock().read())
    told = (tmp_path / "unaided.beat").stat()
    assert (told.st_size, told.st_mode & 0o777) == (182, 0o600)


def test_a_disk_in_the_way_costs_the_beat_and_nothing_else(beats: BeatFile) -> None:
    clock = FakeClock()
    with no_file_grows_past(0):
        beats.write(SESSION_ID, clock.read())
    assert beats.read(SESSION_ID) is None

    beats.write(SESSION_ID, clock.pass_time(seconds=15))
    assert beats.read(SESSION_ID) == clock.read()


def test_a_file_of_somebody_else_is_told() -> None:
    with a_folder_for_everybody() as folder:
        folder.chmod(0o555)
        with without_root(), pytest.raises(StorageReadOnlyError):
            BeatFile(folder)


def test_closing_twice_is_closing_once(tmp_path: Path) -> None:
    beats = BeatFile(tmp_path)
    beats.close()
    beats.close()
