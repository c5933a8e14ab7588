"""Whether there is a display that windows can be shown on."""

from __future__ import annotations

from collections.abc import Mapping


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether this environment names a display, or a Qt platform that needs none."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
