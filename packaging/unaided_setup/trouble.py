"""What can go wrong while setting up, as the sentence that is shown, and the way it is shown."""

import sys


class SetupError(Exception):
    """Set-up cannot go on; the message says what is wrong, where, and what to do."""


def say(text: str) -> None:
    """Tell the person something on stderr: stdout carries a command's answer alone."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
