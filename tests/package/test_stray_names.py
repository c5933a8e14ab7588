"""No file of the project names the machine it was written on."""

from pathlib import Path

import pytest

from tests.runner.stray_names import stray_lines, stray_pattern

PATTERN = stray_pattern(Path("/srv/ada/checkout"), Path("/home/ada"))
INDEX = "pypi" + ".org"


@pytest.mark.parametrize(
    "line", ["see /home/ada/notes", "cd /srv/ada/checkout", "C:\\" + "Users\\ada", f"from {INDEX}", "/ro" + "ot/x"]
)
def test_a_line_that_names_one_machine_is_found(tmp_path: Path, line: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(f"first\n{line}\n")
    (found,) = stray_lines([file], PATTERN)
    assert found.startswith(f"{file}:2: ")


@pytest.mark.parametrize("line", ["~/notes", "/usr/share", "/home/adam", "tests/root", "root / 'app'"])
def test_other_lines_are_left_alone(tmp_path: Path, line: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(line)
    assert list(stray_lines([file], PATTERN)) == []


def test_pictures_and_sounds_are_not_read_as_text(tmp_path: Path) -> None:
    file = tmp_path / "sound.wav"
    file.write_bytes(b"\0/home/ada")
    assert list(stray_lines([file], PATTERN)) == []
