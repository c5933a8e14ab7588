"""`python3 tests [--only STAGE ...] [--list] [-- PYTEST ARGS]`: set up all that is needed, then prove the program.

Up to the version check this is read by Python 3.6 as well.
"""

import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(argv: "list[str]") -> int:
    """Refuse an old Python, else hand over to the runner."""
    sys.path[0] = str(ROOT)  # was tests/, where a folder named like a library would hide it
    sys.path.insert(1, str(ROOT / "packaging"))
    from unaided_setup import old_python  # noqa: PLC0415 (found once the path is set)

    complaint = old_python.complaint(sys.version_info, sys.executable, sys.argv[0])
    if complaint:
        sys.stderr.write(complaint)
        return 1
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it starts behind ignore Ctrl+C
    from tests.runner.main import main as run_stages  # noqa: PLC0415 (an older Python cannot read it)

    return run_stages(ROOT, argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
