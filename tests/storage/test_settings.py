"""Settings on disk: what was chosen is there again, what was written by hand stays, what cannot be used is said."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.hindered import a_folder_for_everybody, everything_in, without_root
from unaided.domain.settings import AwaySettings, Policy, Scheme, Settings, ShortcutSettings, check_settings
from unaided.domain.trouble import StorageReadOnlyError
from unaided.storage.settings import NAME, SettingsFile

POLICIES = st.sampled_from(Policy)
KEYS = st.sampled_from(["", "Ctrl+Alt+P", "Meta+Ö", 'Ctrl+"', "Ctrl+\\"])
AWAY = st.builds(AwaySettings, st.integers(1, 120).map(lambda n: timedelta(minutes=n)), POLICIES, POLICIES, POLICIES)
SETTINGS = st.builds(
    Settings,
    scheme=st.sampled_from(Scheme),
    day_start=st.integers(0, 12),
    away=AWAY,
    chime=st.booleans(),
    volume=st.integers(0, 100),
    about_to_end=st.booleans(),
    quiet_blocks=st.booleans(),
    mini_timer=st.booleans(),
    shortcuts=st.builds(ShortcutSettings, st.booleans(), KEYS, KEYS, KEYS),
    recalls_a_day=st.integers(0, 50),
)
DARK = replace(Settings(), scheme=Scheme.DARK)


def written(folder: Path, text: str) -> SettingsFile:
    """Return the file with this text in it."""
    (folder / NAME).write_text(text, encoding="utf-8")
    return SettingsFile(folder)


def text_in(folder: Path) -> str:
    return (folder / NAME).read_text(encoding="utf-8")


@given(st.lists(SETTINGS, min_size=1, max_size=4))
def test_whatever_is_chosen_one_after_another_is_there_again(chosen: list[Settings]) -> None:
    with TemporaryDirectory() as folder:
        for settings in chosen:
            SettingsFile(Path(folder)).keep(check_settings(settings))
            again = SettingsFile(Path(folder))
            assert again.load() == settings
            assert again.complaint == ""


@given(SETTINGS, SETTINGS)
def test_a_file_kept_open_writes_the_same(first: Settings, second: Settings) -> None:
    with TemporaryDirectory() as folder:
        file = SettingsFile(Path(folder))
        file.keep(first)
        file.keep(second)
        assert SettingsFile(Path(folder)).load() == file.load() == second


def test_without_a_file_all_is_as_usual_and_none_is_made(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    assert (file.load(), file.complaint) == (Settings(), "")
    file.keep(Settings())
    assert everything_in(tmp_path) == {}


def test_only_what_was_chosen_is_written_for_nobody_else_to_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    away = AwaySettings(idle_after=timedelta(minutes=10), locked=Policy.PAUSE)
    SettingsFile(tmp_path).keep(replace(DARK, away=away, volume=30))

    assert tomllib.loads(text_in(tmp_path)) == {
        "scheme": "dark",
        "volume": 30,
        "away": {"idle_after": 10, "locked": "pause"},
    }
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert tmp_path.stat().st_mode & 0o777 == 0o750


HAND = """\
# Mine, for the laptop.
volume = 30      # the neighbours

[away]           # lunch
idle_after = 10  # minutes

[future]
words = "of a newer Unaided"
"""


def test_comments_and_what_is_not_known_stay(tmp_path: Path) -> None:
    file = written(tmp_path, HAND)
    settings = file.load()
    assert (settings.volume, settings.away.idle_after, file.complaint) == (30, timedelta(minutes=10), "")

    file.keep(replace(settings, volume=40, chime=False, away=replace(settings.away, idle=Policy.IGNORE)))
    text = text_in(tmp_path)
    assert "# Mine, for the laptop.\nvolume = 40      # the neighbours\n" in text
    assert 'idle_after = 10  # minutes\nidle = "ignore"\n' in text
    assert '[future]\nwords = "of a newer Unaided"\n' in text
    assert SettingsFile(tmp_path).load().chime is False


@pytest.mark.parametrize("way", ["away.idle_after = 9\n", "away = {idle_after = 9}\n", "[away]\nidle_after = 9\n"])
def test_all_ways_of_writing_a_table_are_understood_and_go_on(tmp_path: Path, way: str) -> None:
    file = written(tmp_path, way)
    settings = file.load()
    assert settings.away.idle_after == timedelta(minutes=9)
    changed = replace(settings, volume=1, away=replace(settings.away, asleep=Policy.PAUSE))
    file.keep(changed)
    assert SettingsFile(tmp_path).load() == changed


def test_what_is_written_by_hand_meanwhile_stays(tmp_path: Path) -> None:
    file = written(tmp_path, "volume = 30\n")
    file.load()
    (tmp_path / NAME).write_text("volume = 30\nday_start = 4\n", encoding="utf-8")
    file.keep(replace(file.load(), scheme=Scheme.DARK))
    again = SettingsFile(tmp_path).load()
    assert (again.day_start, again.volume, again.scheme) == (4, 30, Scheme.DARK)


@pytest.mark.parametrize(
    ("line", "key", "used", "allowed"),
    [
        ("volume = 130", "volume", "70", "The volume must be between 0 and 100 %."),
        ('volume = "loud"', "volume", "70", "It has to be a whole number."),
        ("volume = true", "volume", "70", "It has to be a whole number."),
        ("chime = 1", "chime", "true", "It has to be true or false."),
        ('scheme = "pink"', "scheme", '"system"', 'It has to be one of "system", "light", "dark".'),
        ("scheme = [1]", "scheme", '"system"', 'It has to be one of "system", "light", "dark".'),
        ("day_start = -1", "day_start", "0", "The start of the day must be between 0 and 12 hours after midnight."),
        ("away.idle_after = 0", "away.idle_after", "5", "The idle time must be between 1 and 120 minutes."),
        (f"away.idle_after = {10**18}", "away.idle_after", "5", "It has to be a number of minutes."),
        ("shortcuts.start = 7", "shortcuts.start", '"Ctrl+Alt+S"', "It has to be a text in quotes."),
    ],
)
def test_a_value_that_cannot_be_used_is_the_usual_one_and_is_said(
    tmp_path: Path, line: str, key: str, used: str, allowed: str
) -> None:
    file = written(tmp_path, f"recalls_a_day = 9\n{line}\n")
    assert file.load() == replace(Settings(), recalls_a_day=9)
    assert file.complaint == f"“{key}” in {tmp_path / NAME} cannot be used, so it is {used}. {allowed}"


def test_a_table_that_is_none_is_said_for_each_of_its_settings(tmp_path: Path) -> None:
    file = written(tmp_path, "away = 3\n")
    assert file.load() == Settings()
    assert file.complaint.count("It has to be a table: a line [away]") == 4

    chosen = replace(Settings(), away=AwaySettings(idle=Policy.PAUSE))
    file.keep(chosen)
    assert (SettingsFile(tmp_path).load(), SettingsFile(tmp_path).complaint) == (chosen, "")


def test_of_two_values_that_cannot_be_used_the_other_is_still_said(tmp_path: Path) -> None:
    file = written(tmp_path, "volume = 130\nday_start = 40\n")
    file.keep(replace(file.load(), volume=80))
    assert "“volume”" not in file.complaint
    assert file.complaint.startswith("“day_start”")


def test_a_value_that_cannot_be_used_stays_until_that_setting_is_chosen(tmp_path: Path) -> None:
    file = written(tmp_path, "volume = 130 # mine\n")
    settings, complaint = file.load(), file.complaint
    file.keep(replace(settings, scheme=Scheme.DARK))
    assert "volume = 130 # mine" in text_in(tmp_path)
    assert complaint.startswith("“volume”")
    assert file.complaint == complaint
    file.keep(replace(file.load(), volume=80))
    assert "volume = 80 # mine" in text_in(tmp_path)
    assert file.complaint == ""


@pytest.mark.parametrize("content", [b"volume = = 3", b"volume = '\xff'", b"\x00"])
def test_a_file_that_is_none_of_ours_is_left_alone_until_something_is_chosen(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / NAME
    path.write_bytes(content)
    file = SettingsFile(tmp_path)
    assert file.load() == Settings()
    assert file.complaint.startswith(f"{path} is not a settings file (")
    assert "kept as settings.toml.bad" in file.complaint
    file.keep(Settings())
    assert everything_in(tmp_path) == {NAME: content}

    file.keep(DARK)
    assert (tmp_path / "settings.toml.bad").read_bytes() == content
    assert (SettingsFile(tmp_path).load(), file.complaint) == (DARK, "")


def test_a_file_spoiled_while_it_runs_is_moved_aside_and_nothing_chosen_is_lost(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    file.keep(replace(DARK, volume=20))
    (tmp_path / NAME).write_text("][", encoding="utf-8")
    file.keep(replace(DARK, volume=30))
    assert SettingsFile(tmp_path).load() == replace(DARK, volume=30)
    assert (tmp_path / "settings.toml.bad").read_text(encoding="utf-8") == "]["


def test_a_link_into_the_persons_own_collection_stays_one(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "profile").mkdir()
    own = tmp_path / "dotfiles" / "unaided.toml"
    own.write_text("volume = 30\n", encoding="utf-8")
    (tmp_path / "profile" / NAME).symlink_to(own)
    file = SettingsFile(tmp_path / "profile")
    file.keep(replace(file.load(), volume=31))
    assert own.read_text(encoding="utf-8") == "volume = 31\n"
    assert (tmp_path / "profile" / NAME).is_symlink()


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_kept() -> None:
    with a_folder_for_everybody() as folder:
        (folder / NAME).write_text("volume = 30\n", encoding="utf-8")
        folder.chmod(0o555)
        file = SettingsFile(folder)
        with without_root(), pytest.raises(StorageReadOnlyError, match=r"settings\.toml cannot be written"):
            file.keep(DARK)
        assert everything_in(folder) == {NAME: b"volume = 30\n"}
        folder.chmod(0o755)
        file.keep(DARK)
        assert SettingsFile(folder).load() == DARK


def test_a_file_that_cannot_be_read_is_told() -> None:
    with a_folder_for_everybody() as folder:
        (folder / NAME).write_text("volume = 30\n", encoding="utf-8")
        (folder / NAME).chmod(0)
        file = SettingsFile(folder)
        with without_root():
            assert file.load() == Settings()
        assert "cannot be read (Permission denied)" in file.complaint


def test_shortcuts_stand_in_their_own_table(tmp_path: Path) -> None:
    shortcuts = ShortcutSettings(on=True, start="Meta+S", look_up="")
    SettingsFile(tmp_path).keep(replace(Settings(), shortcuts=shortcuts))
    assert tomllib.loads(text_in(tmp_path)) == {"shortcuts": {"on": True, "start": "Meta+S", "look_up": ""}}
