"""Tell whether the virtual environment is there and made from today's lock, in a few file reads.

Asked at every start, so it does without pathlib (7 ms to import). The stamp is what the environment was made from, word
for word: comparing it is cheaper than a hash, and it can be read.
"""

import os
import sys

FOLDER = ".venv"
RUN_LOCK = "requirements.txt"
TEST_LOCK = "requirements-dev.txt"
SCREEN_SEEN = "unaided-screen-libraries"


def is_ready(root: str, *locks: str) -> bool:
    """Tell whether the environment is complete for one of these locks."""
    try:
        with open(stamp_path(root), encoding="utf-8") as file:
            found = file.read()
        return any(found == stamp_text(root, lock) for lock in locks)
    except OSError:
        return False


def stamp_path(root: str) -> str:
    """Return where the stamp is: written last, so that a set-up that was cut short has none."""
    return os.path.join(root, FOLDER, "unaided-stamp")


def stamp_text(root: str, lock: str) -> str:
    """Return what a complete environment's stamp says: its interpreter and the lock it was made from.

    The version is that of the Python that asks: `python3.12 tests` tests on 3.12. The resolved path changes when the
    system's Python is replaced by a newer one, and fails with OSError when there is none.
    """
    interpreter = os.path.realpath(python_path(root), strict=True)
    with open(os.path.join(root, "packaging", lock), encoding="utf-8") as file:
        return f"{interpreter} {sys.version_info.major}.{sys.version_info.minor}\n{file.read()}"


def python_path(root: str) -> str:
    """Return the environment's Python."""
    return os.path.join(root, FOLDER, *(("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")))


def screen_seen_path(root: str) -> str:
    """Return the file that says that the libraries a window needs were all found."""
    return os.path.join(root, FOLDER, SCREEN_SEEN)
