"""A scale from 0 to 100 % in steps of 5, set by one digit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from unaided.desktop.theme import GRID, Theme

STEP = 5
UNSET = -STEP
BAR = 6  # px
HINT = "keys 0 to 9"
Key = Qt.Key
MOVES = {
    Key.Key_Left: -STEP,
    Key.Key_Down: -STEP,
    Key.Key_Right: STEP,
    Key.Key_Up: STEP,
    Key.Key_PageDown: -2 * STEP,
    Key.Key_PageUp: 2 * STEP,
}
ENDS = {Key.Key_Home: 0, Key.Key_End: 100}


class PercentScale(QSlider):
    """A bar with its value at the right: 8 sets 80 %, 0 sets 0 % and again 100 %, arrows move by 5.

    It begins with no value. It is a slider to a screen reader, which can read and set it.
    """

    chosen = Signal(int)  # the percent the person has just chosen

    def __init__(self, name: str, theme: Theme, *, accent: bool = False, parent: QWidget | None = None) -> None:
        """Make it unset; `accent` paints the bar in the colour of work without AI."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._accent = accent
        self.setAccessibleName(name)
        self.setSingleStep(STEP)
        self.setPageStep(2 * STEP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._telling = True
        self.choose(None)
        self.valueChanged.connect(self._on_value)  # a screen reader sets a value without a key
        theme.changed.connect(self.update)

    @property
    def percent(self) -> int | None:
        """Return what is chosen, None while nothing is."""
        return None if self.value() < 0 else self.value() // STEP * STEP

    def choose(self, percent: int | None) -> None:
        """Show this as chosen, or nothing; nobody is told."""
        self._telling = False
        self.setRange(UNSET if percent is None else 0, 100)
        self.setValue(UNSET if percent is None else percent)
        self._telling = True
        self.setAccessibleDescription("Not chosen yet; keys 0 to 9" if percent is None else f"{percent} %")
        self.update()

    @Slot(int)
    def _on_value(self, value: int) -> None:
        if self._telling:
            self._pick(round(value / STEP) * STEP)

    def _pick(self, percent: int) -> None:
        self.choose(max(0, min(100, percent)))
        self.chosen.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set by digit, arrows, Home and End; everything else is the dialog's."""
        percent = self._percent_for(event)
        if percent is None:
            event.ignore()
        else:
            self._pick(percent)

    def _percent_for(self, event: QKeyEvent) -> int | None:
        key, now = Key(event.key()), self.percent or 0
        if event.text() == "0":
            return 100 if self.percent == 0 else 0
        if len(event.text()) == 1 and event.text() in "123456789":
            return 10 * int(event.text())
        if key in MOVES:
            return now + MOVES[key]
        return ENDS.get(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set where it is clicked."""
        self._pick_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Set where it is dragged to."""
        self._pick_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do no more: pressing has set it."""
        event.accept()

    def _pick_at(self, event: QMouseEvent) -> None:
        bar = self._bar()
        share = (event.position().x() - bar.x()) / bar.width()
        self._pick(round(share * 100 / STEP) * STEP)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls: a value must not change in passing."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Return the size of a line of text with some air."""
        return QSize(30 * GRID, self.fontMetrics().height() + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which the bar says nothing."""
        return QSize(20 * GRID, self.sizeHint().height())

    def _value_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self.percent is not None)
        return font

    def _bar(self) -> QRectF:
        bold = QFont(self.font())
        bold.setBold(True)
        beside = max(QFontMetrics(bold).horizontalAdvance("100 %"), self._hint_width())
        return QRectF(GRID, (self.height() - BAR) / 2, self.width() - beside - 3 * GRID, BAR)

    def _hint_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(HINT) if self.percent is None else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track, bar, value and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        self._paint_value(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        colours, bar, percent = self._theme.colours, self._bar(), self.percent
        painter.setPen(QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine) if percent is None else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if percent is None else QColor(colours.track))
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        if percent:
            done = QRectF(bar.x(), bar.y(), bar.width() * percent / 100, BAR)
            painter.setBrush(QColor(colours.no_ai if self._accent else colours.ink))
            painter.drawRoundedRect(done, BAR / 2, BAR / 2)

    def _paint_value(self, painter: QPainter) -> None:
        colours, percent = self._theme.colours, self.percent
        painter.setFont(self._value_font())
        painter.setPen(QColor(colours.muted if percent is None else colours.ink))
        place = QRectF(self.rect()).adjusted(0, 0, -GRID, 0)
        words = HINT if percent is None else f"{percent} %"
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
