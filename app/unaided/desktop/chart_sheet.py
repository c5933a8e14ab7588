"""A chart as a sheet of its own: its sentence above it, what is left out below, as a picture or a drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from unaided.desktop.colours import Colours
from unaided.desktop.fonts import heading_font, small_font
from unaided.desktop.theme import GAP, GRID

SCALE: Final = 2  # pixels of a saved picture for each of the screen's
DPI: Final = 96
WRAPPED: Final = Qt.TextFlag.TextWordWrap.value


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn: texts that wrap, and between them the chart as large as it is on the screen."""

    heading: str
    caption: str
    foot: str
    size: QSize  # of the chart
    draw: Callable[[QPainter, QRectF], None]
    colours: Colours
    font: QFont

    def image(self) -> QImage:
        """Return it as a picture, twice as fine as the screen."""
        whole = self._whole()
        image = QImage(whole * SCALE, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(SCALE)
        image.fill(QColor(self.colours.surface))
        self._paint_on(image, whole)
        return image

    def png(self) -> bytes:
        """Return the picture as the bytes of a PNG file."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image().save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub wants bytes, Qt wants text
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """Return the drawing as the bytes of an SVG file."""
        from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 (only whoever saves one needs it)

        whole = self._whole()
        drawn = QByteArray()
        buffer = QBuffer(drawn)
        maker = QSvgGenerator()  # it knows no clipping: what is drawn has to end where the chart does
        maker.setOutputDevice(buffer)
        maker.setSize(whole)
        maker.setViewBox(QRect(0, 0, whole.width(), whole.height()))
        maker.setResolution(DPI)
        maker.setTitle(self.heading)
        maker.setDescription(self.caption)
        self._paint_on(maker, whole)
        return bytes(drawn.data())

    def _paint_on(self, device: object, whole: QSize) -> None:
        painter = QPainter(device)  # type: ignore[call-overload]  # a picture or the maker of a drawing
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRect(0, 0, whole.width(), whole.height()), QColor(self.colours.surface))
        for words, font, colour, box in self._texts():
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(box, WRAPPED, words)
        self.draw(painter, QRectF(GAP, self._top(), self.size.width(), self.size.height()))
        painter.end()

    def _whole(self) -> QSize:
        foot = self._height(self.foot, small_font(self.font)) + GRID if self.foot else 0
        return QSize(self.size.width() + 2 * GAP, self._top() + self.size.height() + foot + GAP)

    def _top(self) -> int:
        """Return where the chart begins, below its texts."""
        above = self._height(self.heading, heading_font(self.font)) + GRID + self._height(self.caption, self.font)
        return GAP + above + GRID

    def _texts(self) -> Iterator[tuple[str, QFont, str, QRect]]:
        top, width = GAP, self.size.width()
        heading = self._height(self.heading, heading_font(self.font))
        yield self.heading, heading_font(self.font), self.colours.ink, QRect(GAP, top, width, heading)
        caption = self._height(self.caption, self.font)
        yield self.caption, self.font, self.colours.muted, QRect(GAP, top + heading + GRID, width, caption)
        below = self._top() + self.size.height() + GRID
        yield (
            self.foot,
            small_font(self.font),
            self.colours.muted,
            QRect(GAP, below, width, self._height(self.foot, small_font(self.font))),
        )

    def _height(self, words: str, font: QFont) -> int:
        room = QRect(0, 0, self.size.width(), 10_000)
        return QFontMetrics(font).boundingRect(room, WRAPPED, words).height() if words else 0
