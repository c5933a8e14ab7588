"""`python3 app ARG...` becomes the program, and knows which commands need a window's libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

from unaided_setup.launch import opens_window

ROOT = Path(__file__).resolve().parents[2]
ON_SCREEN = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    "words", [[], ["--in-tray"], ["start", "--no-ai"], ["start", "Fix the retry", "--ai", "--estimate", "90"]]
)
def test_these_open_a_window(words: list[str]) -> None:
    assert opens_window(words, ON_SCREEN)


@pytest.mark.parametrize(
    "words", [["status"], ["list", "--json"], ["stop"], ["start", "--no-ai", "--no-app"], ["--help"], ["start", "-h"]]
)
def test_these_stay_in_the_terminal(words: list[str]) -> None:
    assert not opens_window(words, ON_SCREEN)


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": "", "QT_QPA_PLATFORM": ""}])
def test_without_a_display_there_is_no_window_to_prepare_for(environ: dict[str, str]) -> None:
    assert not opens_window([], environ)


def start(root: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `python3 app` in a checkout whose Python says how it was called."""
    (root / "app" / "__main__.py").symlink_to(ROOT / "app" / "__main__.py")
    (root / "packaging" / "unaided_setup").symlink_to(ROOT / "packaging" / "unaided_setup")
    (root / "app" / "unaided").rename(root / "empty")
    (root / "app" / "unaided").symlink_to(ROOT / "app" / "unaided")
    return subprocess.run(
        [sys.executable, "-I", root / "app", *words],
        env={"XDG_RUNTIME_DIR": str(root), "HOME": str(root), **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_words_are_handed_over_and_nothing_is_said(made_up_environment: Path) -> None:
    done = start(made_up_environment, "list", "--json", "a b", "--", "-x")
    assert done.stdout.splitlines()[0] == "-P -m unaided list --json a b -- -x"
    assert (done.stderr, done.returncode) == ("", 0)


def test_an_empty_qt_platform_is_as_good_as_none(made_up_environment: Path) -> None:
    assert start(made_up_environment, "status", QT_QPA_PLATFORM="").stdout.splitlines()[1] == "unset"
