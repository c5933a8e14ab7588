"""What the tray needs before its icon shows loads nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlalchemy", "alembic", "platformdirs", "PySide6", "numpy")
SEE = f"""
import sys
from unaided.storage import beats, glance, lock, profile
profile.data_folder({{"UNAIDED_HOME": "/tmp"}})
print([name for name in {HEAVY!r} if name in sys.modules])
"""
OPEN = """
import sys
from pathlib import Path
from unaided.storage.database import open_database
open_database(Path(sys.argv[1])).close()
print("alembic" in sys.modules)
"""


def said(program: str, *words: str) -> str:
    """Return what a program says in a process of its own."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-W", "error", "-c", program, *words]
    return subprocess.run(  # noqa: S603 (our own interpreter)
        command, env=environ, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_the_first_glance_loads_nothing_heavy() -> None:
    assert said(SEE) == "[]"


def test_alembic_loads_only_when_a_file_is_behind(tmp_path: Path) -> None:
    assert said(OPEN, str(tmp_path)) == "True"
    assert said(OPEN, str(tmp_path)) == "False"
