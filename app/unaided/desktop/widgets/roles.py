"""What a widget is to the stylesheet."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from unaided.domain.session import Mode


class Role(StrEnum):
    """The roles that `desktop/stylesheet.py` knows."""

    ADVICE = "advice"
    CARD = "card"
    COMPLETION = "completion"
    HEADING = "heading"
    LINK = "link"
    MODE = "mode"
    MUTED = "muted"
    NOTICE = "notice"
    PILL = "pill"
    PRIMARY = "primary"
    RULE = "rule"
    SECONDARY = "secondary"
    SMALL = "small"
    SUBHEADING = "subheading"
    TAB = "tab"
    WRONG = "wrong"


def dress(widget: QWidget, role: Role, accent: Mode | None = None) -> None:
    """Say what a widget is; it is painted anew where that changes."""
    widget.setProperty("role", str(role))
    widget.setProperty("accent", str(accent) if accent else None)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
