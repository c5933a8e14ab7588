"""Write both locks anew from pyproject.toml, the newest versions it allows: `python3 packaging/relock.py` (needs uv).

The tests' lock is resolved within the other one, so that the tests run on the very versions that are shipped.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = "packaging/requirements.txt"
TEST_LOCK = "packaging/requirements-dev.txt"
COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--generate-hashes", "--only-binary", ":all:", "--upgrade", "--no-annotate", "--no-emit-index-url"),
    *("--no-emit-find-links", "--custom-compile-command", "python3 packaging/relock.py", "--quiet"),
)


def main() -> int:
    """Resolve for every system and for Python 3.11 and newer; wheels only."""
    for more in (("--output-file", RUN_LOCK), ("--group", "dev", "--constraint", RUN_LOCK, "--output-file", TEST_LOCK)):
        done = subprocess.run((*COMPILE, *more), cwd=ROOT, check=False)  # noqa: S603 (fixed words)
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
