"""What is painted is as large as what the style sheet sizes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from unaided.desktop.fonts import heading_font, small_font

pytestmark = pytest.mark.usefixtures("qtbot")


def test_labels_are_smaller_and_titles_larger_and_bold() -> None:
    font = QFont()
    font.setPointSizeF(10.0)

    assert (small_font(font).pointSizeF(), small_font(font).bold()) == (9.0, False)
    assert (heading_font(font).pointSizeF(), heading_font(font).bold()) == (13.5, True)
    assert font.pointSizeF() == 10.0
