"""Where the main window was for each set of screens, its page, and what its pages were narrowed to, in a small file."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from unaided.desktop.private_file import open_private

NAME = "window.json"
MOST_SETS = 20  # of screens that are remembered


@dataclass(frozen=True, slots=True)
class WindowState:
    """A page's name, Qt's own bytes for size and place by the name of a set of screens, what was chosen by page."""

    page: str = ""
    geometries: Mapping[str, bytes] = field(default_factory=dict)
    chosen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def moved(self, page: str, screens: str, geometry: bytes) -> WindowState:
        """Return this with the page and the place on these screens as they are now, the latest set last."""
        others = [(known, place) for known, place in self.geometries.items() if known != screens]
        return replace(self, page=page, geometries=dict([*others, (screens, geometry)][-MOST_SETS:]))


def load_state(folder: Path) -> WindowState:
    """Return what was remembered; a file that is missing, torn or another's counts as none."""
    try:
        kept = json.loads((folder / NAME).read_text(encoding="utf-8"))
        coded = dict(kept["geometries"])
        geometries = {str(screens): b64decode(place, validate=True) for screens, place in coded.items()}
        chosen = {str(page): _texts(of_page) for page, of_page in dict(kept.get("chosen", {})).items()}
        return WindowState(str(kept["page"]), geometries, chosen)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, Base64Error, RecursionError):
        return WindowState()


def _texts(kept: dict[str, object]) -> Mapping[str, str]:
    return {str(name): str(value) for name, value in kept.items()}


def save_state(folder: Path, state: WindowState) -> None:
    """Remember this. Where it cannot be written the window opens at its usual place, and nothing is lost."""
    kept = {
        "page": state.page,
        "geometries": {screens: b64encode(place).decode("ascii") for screens, place in state.geometries.items()},
        "chosen": {page: dict(of_page) for page, of_page in state.chosen.items()},
    }
    with suppress(OSError), open_private(folder / NAME, "w") as file:
        json.dump(kept, file)
