"""Completion scripts that the shells themselves take and answer from."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from unaided.cli.completions import script, verbs_of
from unaided.cli.parser import SHELLS, build_parser

BASH_ASKS = """source {file}
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); _unaided
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a folder with the script of each shell."""
    for shell in SHELLS:
        (tmp_path / shell).write_text(script(shell, build_parser()))
    return tmp_path


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 (our own words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def bash(files: Path, *words: str) -> list[str]:
    """Return what bash offers for the last of these words."""
    asked = BASH_ASKS.format(file=files / "bash", words=" ".join(f"'{word}'" for word in words))
    return run("bash", "--norc", "-c", asked).split()


def test_every_verb_and_option_is_in_every_script(files: Path, shell: str) -> None:
    text = (files / shell).read_text()

    for verb in verbs_of(build_parser()):
        assert verb.name in text
        for option in verb.options:
            assert all(flag.lstrip("-") in text for flag in option.flags)


def test_bash_itself_takes_it(files: Path) -> None:
    run("bash", "-n", str(files / "bash"))


def test_bash_offers_what_fits(files: Path) -> None:
    assert bash(files, "unaided", "st") == ["start", "status", "stop", "stage"]
    assert bash(files, "unaided", "start", "--kind", "de") == ["debug", "design"]
    assert bash(files, "unaided", "start", "Fix it", "--est") == ["--estimate"]
    assert bash(files, "unaided", "start", "Fix it", "--estimate", "") == []
    assert bash(files, "unaided", "discard", "--") == ["--help", "--json", "--yes", "--undo"]
    assert bash(files, "unaided", "completions", "") == ["bash", "zsh", "fish", "-h", "--help"]
