"""One line of text as it is kept: a title, a label, a look-up, a gap."""

from __future__ import annotations

import re

# A control character would reach a terminal or a notification; half a character (an argument in
# another encoding arrives as such) cannot be written as UTF-8 at all.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def one_line(text: str) -> str:
    """Return the text as one trimmed line of what can be shown, empty where nothing in it can be seen."""
    line = " ".join(_UNFIT.sub(" ", text).split())
    return line if any(map(str.isprintable, line.replace(" ", ""))) else ""
