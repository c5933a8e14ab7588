"""An older Python gets one sentence, from files that it can read."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from unaided_setup.old_python import complaint

ROOT = Path(__file__).resolve().parents[2]
READ_BY_OLD_PYTHON = ("app/__main__.py", "tests/__main__.py", "packaging/unaided_setup/old_python.py")
AS_OLDER_PYTHON = """
import runpy, sys
sys.version_info = (3, 10, 13, "final", 0)
sys.argv = [sys.argv[1]]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.parametrize("file", READ_BY_OLD_PYTHON)
def test_python_3_6_can_read_what_comes_before_the_sentence(file: str) -> None:
    tree = ast.parse((ROOT / file).read_text(), feature_version=(3, 6))
    futures = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert futures == []  # Python 3.6 has no `annotations`


@pytest.mark.parametrize("command", ["app", "tests"])
def test_an_older_python_gets_one_sentence_and_exit_code_1(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", AS_OLDER_PYTHON, command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"Unaided needs Python 3.11 or newer, but {sys.executable} is Python 3.10.13.")
    assert done.stderr.endswith(f" {command}\n")


def test_a_newer_python_that_is_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "python3.12").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    assert complaint((3, 9, 2), "/usr/bin/python3", "app") == (
        "Unaided needs Python 3.11 or newer, but /usr/bin/python3 is Python 3.9.2. "
        "Start it with the newer one that is here: python3.12 app\n"
    )


def test_without_a_newer_python_it_says_to_install_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    assert complaint((3, 9, 2), "/usr/bin/python3", "app").endswith(
        "Install a newer one, then start Unaided with it: python3.11 app\n"
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_python_that_will_do_hears_nothing(version: tuple[int, ...]) -> None:
    assert complaint(version, "/usr/bin/python3", "app") == ""
