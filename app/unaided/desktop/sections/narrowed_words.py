"""Which part of the work a section shows, in words: they go into every copy and file of it too."""

from __future__ import annotations

from typing import Final

from unaided.domain.ownership import title
from unaided.services.calibration import Wanted

OWN_BASELINE: Final = "100 is the first 12 of these tasks."


def narrowed_words(wanted: Wanted) -> str:
    """Return what it is narrowed to, empty where it is all of the work."""
    project = f"project {wanted.project}" if wanted.project else ""
    ownership = title(wanted.ownership).lower() if wanted.ownership else ""
    parts = ", ".join(filter(None, (wanted.kind, project, ownership)))
    only = f"Only {parts}." if parts else ""
    return " ".join(filter(None, (only, "Without edited rows." if wanted.without_edited else "")))


def narrowed_speed_words(wanted: Wanted) -> str:
    """Return the same of the speed chart, whose 100 is that of what it is narrowed to."""
    words = narrowed_words(wanted)
    return f"{words} {OWN_BASELINE}" if words else ""
