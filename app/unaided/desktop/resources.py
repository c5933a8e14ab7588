"""Where the files that come with the app lie: beside the installed package, or in the checkout."""

from __future__ import annotations

from pathlib import Path

import unaided

_PACKAGE = Path(unaided.__file__).parent
_PLACES = (_PACKAGE / "resources", _PACKAGE.parent.parent / "resources")


def resource(*parts: str) -> Path:
    """Return the path of a file under resources/."""
    folder = next((place for place in _PLACES if place.is_dir()), _PLACES[0])
    return folder.joinpath(*parts)
