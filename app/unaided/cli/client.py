"""Hand a command to the running app over its local socket: standard library only, nothing to install.

The request is one line of JSON, `{"argv": [...]}`. The app answers with lines of JSON: first `{}`
(it has been heard), then `{"out": TEXT, "err": TEXT, "code": N}`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from unaided.domain.profile import socket_path

TYPE_CHECKING = False  # that of `typing` costs 2 ms at every start and `status`
if TYPE_CHECKING:
    from socket import socket

HEARD_WITHIN = 2.0  # seconds until a frozen app is called frozen
ANSWERED_WITHIN = 60.0  # seconds for the work itself, such as an export
NO_REPLY = (
    "Unaided is running but does not answer. "
    "Try again; if it stays silent, end its process and start it anew: what was saved is kept.\n"
)
LOCAL_ONLY = frozenset({"-h", "--help", "--version"})


def ask(argv: Sequence[str]) -> int | None:
    """Let the running app do this command and print its answer.

    Returns its exit code, or None when no app runs for this profile or the command needs none.
    """
    if LOCAL_ONLY.intersection(argv) or sys.platform == "win32":
        return None
    path = socket_path(os.environ, sys.platform)
    # The start of the app comes by here too, so what it costs to ask is paid only where somebody may answer.
    return _ask_at(path, argv) if os.path.exists(path) else None  # noqa: PTH110 (pathlib costs 2 ms)


def _ask_at(path: str, argv: Sequence[str]) -> int | None:
    import json  # noqa: PLC0415 (paid only where somebody may answer)
    import socket  # noqa: PLC0415

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(HEARD_WITHIN)
            line.connect(path)
            line.sendall(json.dumps({"argv": list(argv)}).encode() + b"\n")
            return _print_answer(line)
    except TimeoutError:
        sys.stderr.write(NO_REPLY)
        return 1
    except OSError:
        return None


def _print_answer(line: socket) -> int | None:
    import json  # noqa: PLC0415 (imported by whoever asked)

    with line.makefile("rb") as answers:
        if not answers.readline():
            return None  # it closed while ending: as good as not running
        line.settimeout(ANSWERED_WITHIN)
        answer = answers.readline()
    if not answer:
        sys.stderr.write("Unaided ended before it had answered. Start it again and look with `unaided status`.\n")
        return 1
    reply = json.loads(answer)
    sys.stderr.write(reply["err"])
    sys.stdout.write(reply["out"])
    sys.stdout.flush()
    return int(reply["code"])
