"""The sizes of text that is painted, as the style sheet has them for widgets."""

from __future__ import annotations

from PySide6.QtGui import QFont

from unaided.desktop.stylesheet import HEADING, SMALL


def small_font(font: QFont) -> QFont:
    """Return the font of labels and of what is said below."""
    return _sized(font, SMALL)


def heading_font(font: QFont) -> QFont:
    """Return the font of a title."""
    made = _sized(font, HEADING)
    made.setBold(True)
    return made


def _sized(font: QFont, share: float) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    return made
