"""Where the main window was and which page it showed, in a small file of the profile."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from unaided.desktop.private_file import open_private

NAME = "window.json"


@dataclass(frozen=True, slots=True)
class WindowState:
    """A page's name, Qt's own bytes for size and place, and where on each page; empty where nothing is known."""

    page: str = ""
    geometry: bytes = b""
    places: Mapping[str, str] = field(default_factory=dict)


def load_state(folder: Path) -> WindowState:
    """Return what was remembered; a file that is missing, torn or another's counts as none."""
    try:
        kept = json.loads((folder / NAME).read_text(encoding="utf-8"))
        places = {str(page): str(place) for page, place in kept.get("places", {}).items()}
        return WindowState(str(kept["page"]), b64decode(kept["geometry"], validate=True), places)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, Base64Error):
        return WindowState()


def save_state(folder: Path, state: WindowState) -> None:
    """Remember this. Where it cannot be written the window opens at its usual place, and nothing is lost."""
    geometry = b64encode(state.geometry).decode("ascii")
    kept = {"page": state.page, "geometry": geometry, "places": dict(state.places)}
    with suppress(OSError), open_private(folder / NAME, "w") as file:
        json.dump(kept, file)
