"""Something that is on or off, with its words beside the box."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from unaided.desktop.theme import Theme
from unaided.desktop.widgets.buttons import ENTERS

ROUND = 3  # px
STROKE = 1.8  # px
MARK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.30))  # of the box: where the tick begins, turns and ends


class Tick(QCheckBox):
    """A box that Space, Enter or a click ticks."""

    chosen = Signal(bool)  # what the person has just chosen

    def __init__(self, words: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; an `&` marks its mnemonic."""
        super().__init__(words, parent)
        self._theme = theme
        self.setAccessibleName(words.replace("&", ""))
        self.toggled.connect(self._on_toggled)  # a screen reader toggles without a click

    def choose(self, *, on: bool) -> None:
        """Show this as chosen; nobody is told."""
        with QSignalBlocker(self):
            self.setChecked(on)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.chosen.emit(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter tick it as Space does."""
        if Qt.Key(event.key()) in ENTERS:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box over the style's own, whose outline is hardly seen on dark."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.no_ai if self.isChecked() else colours.edge), 1))
        painter.setBrush(QColor(colours.no_ai if self.isChecked() else colours.surface))
        painter.drawRoundedRect(box, ROUND, ROUND)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.on_accent), STROKE))
            painter.drawPolyline(QPolygonF([box.topLeft() + _part(box, *corner) for corner in MARK]))
        painter.end()


def _part(box: QRectF, right: float, down: float) -> QPointF:
    return QPointF(box.width() * right, box.height() * down)
