"""The chime: our own file, through the player there is, and no trouble where there is none."""

import importlib.util
import wave
from array import array
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.platform.sound import Sound, chime, command
from unaided.desktop.resources import resource

MAKER = Path(__file__).parents[3] / "packaging" / "make_sounds.py"
SOUND = Path("/sounds/end.wav")
LONG_MS = 5000


def install(folder: Path, program: str) -> Path:
    """Install a player that writes down what it was told to do."""
    folder.mkdir(exist_ok=True)
    heard = folder / f"{program}-heard"
    player = folder / program
    player.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {heard}.part && /bin/mv {heard}.part {heard}\n')
    player.chmod(0o700)
    return heard


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        ("pw-play", ["--volume=0.50", "/sounds/end.wav"]),
        ("paplay", ["--volume=32768", "/sounds/end.wav"]),
        ("canberra-gtk-play", ["--volume=-6.0", "--file=/sounds/end.wav"]),
        ("aplay", ["-q", "/sounds/end.wav"]),
        ("afplay", ["-v", "0.50", "/sounds/end.wav"]),
    ],
)
def test_the_one_player_there_is_plays(tmp_path: Path, program: str, arguments: list[str]) -> None:
    install(tmp_path, program)
    environ = {"PATH": str(tmp_path)}
    assert command(SOUND, 50, environ) == [str(tmp_path / program), *arguments]


def test_a_player_whose_sound_server_listens_goes_first(tmp_path: Path) -> None:
    for program in ("paplay", "pw-play", "aplay"):
        install(tmp_path / "bin", program)
    environ = {"PATH": str(tmp_path / "bin"), "XDG_RUNTIME_DIR": str(tmp_path)}
    assert command(SOUND, 50, environ)[0].endswith("/aplay")
    (tmp_path / "pipewire-0").touch()
    assert command(SOUND, 50, environ)[0].endswith("/pw-play")
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert command(SOUND, 50, environ)[0].endswith("/paplay")


@pytest.mark.parametrize("sound", list(Sound))
def test_a_chime_is_played_and_not_waited_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound: Sound
) -> None:
    heard = install(tmp_path, "aplay")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chime(sound)
    qtbot.waitUntil(heard.exists, timeout=LONG_MS)
    assert heard.read_text().splitlines() == ["-q", str(resource("sounds", f"{sound.value}.wav"))]


def test_without_a_player_or_with_the_volume_off_it_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not chime()
    install(tmp_path, "aplay")
    assert not chime(percent=0)


@pytest.mark.parametrize("sound", list(Sound))
def test_the_sounds_are_short_and_soft(sound: Sound) -> None:
    with wave.open(str(resource("sounds", f"{sound.value}.wav"))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert file.getnframes() < 2 * file.getframerate()
        samples = array("h", file.readframes(file.getnframes()))
    assert 0.2 < max(map(abs, samples)) / 32_767 < 0.4
    assert max(abs(samples[0]), abs(samples[-1])) < 200  # no click at either end


def test_the_sounds_are_what_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_sounds", MAKER)
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert sorted(maker.SOUNDS) == sorted(sound.value for sound in Sound)
    for name, sound in maker.SOUNDS.items():
        maker.write(sound, tmp_path / f"{name}.wav")
        assert (tmp_path / f"{name}.wav").read_bytes() == resource("sounds", f"{name}.wav").read_bytes()
