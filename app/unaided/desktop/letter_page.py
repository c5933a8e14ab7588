"""The letter of a month on one A4 page: text that can be selected, and the chart as lines.

Measures are in 1/96 inch, whatever is drawn on.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QMarginsF, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from unaided.desktop.colours import LIGHT
from unaided.desktop.plain_import import plain_import
from unaided.desktop.theme import Theme
from unaided.domain.settings import Scheme

if TYPE_CHECKING:  # numpy loads where one is written
    from unaided.domain.measure.letter import Letter

INCH: Final = 96.0
PAGE: Final = (210 / 25.4 * INCH, 297 / 25.4 * INCH)
MARGIN: Final = 20 / 25.4 * INCH
WIDTH: Final = PAGE[0] - 2 * MARGIN
ROOM: Final = PAGE[1] - 2 * MARGIN
MONTHS: Final = 12
BESIDE: Final = 0.15  # of a month, to the right of the last
CHART: Final = QSize(round(WIDTH), 250)
GAP: Final = 10.0
SIZES: Final = (14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
SMALLER: Final = 0.82


class PaperTheme(Theme):
    """The light colours, for what is drawn on paper; the application keeps its own."""

    def __init__(self) -> None:
        """Dress nothing."""
        QObject.__init__(self)
        self._scheme = Scheme.LIGHT


@dataclass(frozen=True, slots=True)
class Fitted:
    """The two texts at the size at which all fits on the page: what is above the chart and what is below."""

    above: QTextDocument
    below: QTextDocument
    height: float


def letter_pdf(letter: Letter) -> bytes:
    """Return the letter as the bytes of a PDF file of one page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(int(INCH))  # pyqtgraph's marks are as many dots wide as on a screen; lines stay lines
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(letter.title)
    writer.setCreator("Unaided")
    painter = QPainter(writer)
    draw_letter(letter, painter)
    painter.end()
    return bytes(buffer.data().data())


def letter_image(letter: Letter, scale: float) -> QImage:
    """Return the page as a picture, this many pixels for each 1/96 inch."""
    image = QImage(round(PAGE[0] * scale), round(PAGE[1] * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    draw_letter(letter, painter)
    painter.end()
    return image


def draw_letter(letter: Letter, painter: QPainter) -> None:
    """Draw the page, its upper left corner at the origin."""
    fitted = fit(letter)
    top = MARGIN
    _draw_text(fitted.above, painter, top)
    top += fitted.above.size().height() + GAP
    if letter.chart is not None:
        _draw_chart(letter, painter, QRectF(MARGIN, top, CHART.width(), CHART.height()))
        top += CHART.height() + GAP
    _draw_text(fitted.below, painter, top)


def fit(letter: Letter) -> Fitted:
    """Return the texts at the largest size at which the page holds them; a long month is set smaller."""
    chart = 0.0 if letter.chart is None else CHART.height() + GAP
    fitted = _fitted(letter, SIZES[0], chart)
    for size in SIZES[1:]:
        if fitted.height <= ROOM:
            break
        fitted = _fitted(letter, size, chart)
    return fitted


def _fitted(letter: Letter, size: float, chart: float) -> Fitted:
    above, below = _document(_above(letter, size), size), _document(_below(letter, size), size)
    return Fitted(above, below, above.size().height() + GAP + chart + below.size().height())


def _document(html: str, size: float) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)  # the same lines on paper as on any screen
    document.setDefaultStyleSheet(f"body {{ font-size: {size}px; color: {LIGHT.ink}; }}")
    document.setHtml(f'<body style="font-size: {size}px">{html}</body>')
    document.setTextWidth(WIDTH)
    return document


def _above(letter: Letter, size: float) -> str:
    title = f'<p style="font-size: {1.7 * size:.1f}px; font-weight: 700; margin: 0 0 6px 0">{escape(letter.title)}</p>'
    return f"{title}{_paragraph(_set(letter.done), size)}"


def _below(letter: Letter, size: float) -> str:
    caption = "" if letter.chart is None else _small(letter.chart_words, size)
    blocks = "".join(_paragraph(f"<b>{escape(name)}.</b> {_set(words)}", size) for name, words in letter.blocks)
    return caption + blocks + "".join(_small(line, size) for line in letter.small)


def _paragraph(html: str, size: float) -> str:
    return f'<p style="font-size: {size}px; line-height: 135%; margin: 0 0 {0.7 * size:.1f}px 0">{html}</p>'


def _small(words: str, size: float) -> str:
    style = (
        f"font-size: {SMALLER * size:.1f}px; line-height: 130%; color: {LIGHT.muted}; margin: 0 0 {0.6 * size:.1f}px 0"
    )
    return f'<p style="{style}">{_set(words)}</p>'


def _set(words: str) -> str:
    """Return words as markup; a number keeps its unit, and `n` its number, on one line."""
    return escape(words).replace("n = ", "n&nbsp;=&nbsp;").replace(" %", "&nbsp;%")


def _draw_text(document: QTextDocument, painter: QPainter, top: float) -> None:
    painter.save()
    painter.translate(QPointF(MARGIN, top))
    document.drawContents(painter)
    painter.restore()


def _draw_chart(letter: Letter, painter: QPainter, target: QRectF) -> None:
    with plain_import():
        from unaided.desktop.velocity_plot import VelocityPlot  # noqa: PLC0415 (pyqtgraph: only who has a chart needs it)

    if letter.chart is None:
        return
    theme = PaperTheme()
    plot = VelocityPlot(theme)
    plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # a chart takes its size once it is shown
    plot.resize(CHART)
    plot.show()
    plot.show_chart(letter.chart, MONTHS)
    low, high = plot.in_view()
    plot.setLimits(xMax=high + BESIDE)
    plot.setXRange(low, high + BESIDE, padding=0)  # a dot of the last day is whole
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    plot.draw_on(painter, target)
    plot.close()
    plot.deleteLater()
    theme.deleteLater()
