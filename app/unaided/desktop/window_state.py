"""Where the main window was, which page it showed and what its pages were narrowed to, in a file of the profile."""

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
    """A page's name, Qt's own bytes for size and place, what was chosen on each page; empty where nothing is known."""

    page: str = ""
    geometry: bytes = b""
    chosen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def load_state(folder: Path) -> WindowState:
    """Return what was remembered; a file that is missing, torn or another's counts as none."""
    try:
        kept = json.loads((folder / NAME).read_text(encoding="utf-8"))
        geometry = b64decode(kept["geometry"], validate=True)
        chosen = {str(page): _texts(of_page) for page, of_page in kept.get("chosen", {}).items()}
        return WindowState(str(kept["page"]), geometry, chosen)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, Base64Error):
        return WindowState()


def _texts(kept: dict[str, object]) -> Mapping[str, str]:
    return {str(name): str(value) for name, value in kept.items()}


def save_state(folder: Path, state: WindowState) -> None:
    """Remember this. Where it cannot be written the window opens at its usual place, and nothing is lost."""
    kept = {
        "page": state.page,
        "geometry": b64encode(state.geometry).decode("ascii"),
        "chosen": {page: dict(of_page) for page, of_page in state.chosen.items()},
    }
    with suppress(OSError), open_private(folder / NAME, "w") as file:
        json.dump(kept, file)
