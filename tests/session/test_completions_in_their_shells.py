"""Completion scripts that zsh and fish themselves take; bash, which is everywhere, is asked in tests/cli."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from unaided.cli.completions import script
from unaided.cli.parser import build_parser


def run(*command: str) -> str:
    """Return what a shell says."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 (our own words)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_shell_itself_takes_it(tmp_path: Path, shell: str) -> None:
    file = tmp_path / shell
    file.write_text(script(shell, build_parser()))

    run(shell, "-n", str(file))


def test_fish_offers_what_fits(tmp_path: Path) -> None:
    file = tmp_path / "unaided.fish"
    file.write_text(script("fish", build_parser()))
    asked = f"source {file}; complete -C 'unaided start --kind de'; complete -C 'unaided completions z'"

    said = run("fish", "--no-config", "-c", asked)

    assert [line.split("\t")[0] for line in said.splitlines()] == ["debug", "design", "zsh"]
