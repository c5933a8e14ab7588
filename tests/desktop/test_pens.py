"""Pens are as wide on every screen and on paper, whatever the zoom."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from unaided.desktop.pens import Pens

pytestmark = pytest.mark.usefixtures("qtbot")


@pytest.mark.parametrize(("screen", "width"), [(1.0, 1.5), (1.5, 2.25), (2.0, 3.0)])
def test_a_pen_is_as_many_pixels_wide_as_the_screen_needs(screen: float, width: float) -> None:
    pen = Pens(lambda: screen)(QColor("teal"), 1.5)

    assert pen.isCosmetic()
    assert pen.widthF() == width


@pytest.mark.parametrize("paper", [1.0, 2.0])
def test_on_paper_the_screen_does_not_count(paper: float) -> None:
    pens, image = Pens(lambda: 1.5), QImage(8, 8, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(paper)
    painter = QPainter(image)
    with pens.on_paper(painter):
        drawn = pens(QColor("teal"), 2.0).widthF()
    painter.end()

    assert drawn == 2 * paper
    assert pens(QColor("teal"), 2.0).widthF() == 3.0
