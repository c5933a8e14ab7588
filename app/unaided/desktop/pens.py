"""Pens of charts: as wide on every screen, at whatever zoom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

SOLID = Qt.PenStyle.SolidLine


class Pens:
    """Makes pens for a chart: Qt draws a pen that ignores the zoom in the device's pixels, half as wide at 200 %."""

    def __init__(self, screen: Callable[[], float]) -> None:
        """Take what tells how many pixels a point has on the chart's screen."""
        self._screen = screen
        self._paper: float | None = None  # pixels a point of what is drawn on instead of the screen

    def __call__(self, colour: QColor, width: float, style: Qt.PenStyle = SOLID) -> QPen:
        """Return a pen this many points wide."""
        made = QPen(colour, width * (self._paper or self._screen()), style)
        made.setCosmetic(True)
        return made

    @contextmanager
    def on_paper(self, painter: QPainter) -> Iterator[None]:
        """Make pens for what this painter draws on: a picture, a file or paper."""
        self._paper = painter.device().devicePixelRatioF()
        try:
            yield
        finally:
            self._paper = None
