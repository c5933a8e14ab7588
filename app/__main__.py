"""`python3 app [ARG...]`: Unaided from a bare checkout, the same as the installed command `unaided [ARG...]`.

Up to the version check this is read by Python 3.6 as well. A running app answers before anything is set up.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main(argv: "list[str]") -> int:
    """Refuse an old Python, ask the running app, else set up and become the program."""
    sys.path.append(os.path.join(ROOT, "packaging"))
    from unaided_setup import old_python  # noqa: PLC0415 (found once the path is set)

    complaint = old_python.complaint(sys.version_info, sys.executable, sys.argv[0])
    if complaint:
        sys.stderr.write(complaint)
        return 1
    from unaided.cli import client  # noqa: PLC0415 (an older Python cannot read it)

    code = client.ask(argv)
    if code is not None:
        return code
    from unaided_setup.launch import launch  # noqa: PLC0415 (not needed where the app answers)

    return launch(ROOT, argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
