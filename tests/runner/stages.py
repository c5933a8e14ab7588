"""The stages, fast to slow: what each runs, what it needs of the system, and how long it may take."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

UNIT_FOLDERS = ("domain", "services", "storage", "machine", "exchange", "cli", "desktop", "package")
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as main; sys.exit(main())"

BUDGETS = {("lint", "types"): 90, ("unit", "flows"): 240, ("kills",): 90, ("session",): 300}  # seconds


class Need(Enum):
    """What the system must have for a stage, besides the environment."""

    NOTHING = "nothing"
    QT = "Qt's libraries"
    SESSION = "Qt's libraries and the programs of a desktop session"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: commands for the environment's Python, or folders of tests for pytest."""

    name: str
    commands: tuple[tuple[str, ...], ...] = ()
    folders: tuple[str, ...] = ()
    workers: int = 0
    need: Need = Need.NOTHING


STAGES = (
    Stage(
        "lint",
        (("-m", "ruff", "check"), ("-m", "ruff", "format", "--check"), ("-m", "tests.runner.stray_names")),
    ),
    Stage("types", (("-m", "mypy"),)),
    Stage("contracts", (("-c", LINT_IMPORTS),)),
    Stage("unit", folders=UNIT_FOLDERS, workers=2, need=Need.QT),
    Stage("flows", folders=("flows",), workers=2, need=Need.QT),
    Stage("kills", folders=("kills",), need=Need.QT),
    Stage("session", folders=("session",), need=Need.SESSION),
)


def known(root: Path) -> list[Stage]:
    """Return the stages of this checkout; one whose folders do not exist is left out."""
    return [stage for stage in STAGES if stage.commands or existing_folders(stage, root)]


def existing_folders(stage: Stage, root: Path) -> list[str]:
    """Return the folders of a stage that exist, as paths from the root."""
    return [f"tests/{folder}" for folder in stage.folders if (root / "tests" / folder).is_dir()]
