"""Find out whether an app runs that can do a command: all that a start and each command pay before anything else."""

from __future__ import annotations

import os
import sys

from unaided.domain.profile import socket_path

TYPE_CHECKING = False  # that of `typing` costs 2 ms at every start and `status`
if TYPE_CHECKING:
    from collections.abc import Sequence

OUTPUTS = frozenset({"--pdf", "--markdown"})
LOCAL_ONLY = frozenset({"-h", "--help", "--version"})


def ask(argv: Sequence[str]) -> int | None:
    """Let the running app do this command and print its answer.

    Returns its exit code, or None when no app runs for this profile or the command needs none.
    """
    if LOCAL_ONLY.intersection(argv) or sys.platform == "win32":
        return None
    path = socket_path(os.environ, sys.platform)
    if not os.path.exists(path):  # noqa: PTH110 (pathlib costs 2 ms)
        return None
    from unaided.cli.asking import ask_at  # noqa: PLC0415 (paid only where somebody may answer)

    return ask_at(path, _with_whole_paths(argv))


def _with_whole_paths(argv: Sequence[str]) -> Sequence[str]:
    """Return a command with its files named from the root: the app stands in another folder."""
    if argv[:1] == ["import"]:
        return [os.path.abspath(word) if os.path.exists(word) else word for word in argv]  # noqa: PTH100, PTH110 (2 ms)
    return _with_whole_outputs(argv) if argv[:1] == ["letter"] else argv


def _with_whole_outputs(argv: Sequence[str]) -> list[str]:
    """Return a command whose options name files that need not be there yet."""
    words: list[str] = []
    for word in argv:
        option, equals, value = word.partition("=")
        if words and words[-1] in OUTPUTS:
            words.append(os.path.abspath(word))  # noqa: PTH100 (2 ms)
        elif option in OUTPUTS and equals:
            words.append(f"{option}={os.path.abspath(value)}")  # noqa: PTH100
        else:
            words.append(word)
    return words
