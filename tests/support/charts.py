"""Charts as a test sees them: the pixels of a mark, and the picture an export draws."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from unaided.desktop.charts.mark_chart import MarkChart
from unaided.desktop.charts.surface import Surface

AWAY = 8  # px around a place that are looked at


def pixel(chart: Surface, x: float, y: float) -> QPoint:
    """Return the widget's pixel at these chart coordinates."""
    return chart.mapFromScene(chart.box.mapViewToScene(QPointF(x, y)))


def pixel_of(chart: MarkChart, number: int) -> QPoint:
    """Return the widget's pixel of a mark."""
    mark = chart.marks[number]
    return pixel(chart, mark.x, mark.y)


def exported(chart: Surface) -> QImage:
    """Return what it draws into a file, twice as fine as the screen."""
    image = QImage(chart.size() * 2, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(2)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    chart.draw_on(painter, QRectF(chart.rect()))
    painter.end()
    return image


def near(image: QImage, colour: str, where: QPoint) -> bool:
    """Tell whether a colour is within a few pixels of a place."""
    around = range(-AWAY, AWAY + 1)
    places = ((where.x() + x, where.y() + y) for x in around for y in around)
    return any(image.pixelColor(x, y).name().upper() == colour for x, y in places)
