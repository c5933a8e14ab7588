"""Before there is a baseline: how many of its tasks are done, as discs, and which they are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.baseline import BASELINE_TASKS, baseline_words

DISC = 2 * GRID  # px across
WHAT = (
    "Your first 12 finished tasks without AI become 100: later ones are held against them. "
    "Until then there is nothing to compare with, so nothing is drawn."
)


class Discs(QWidget):
    """Twelve discs, as many of them filled as there are tasks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make them all empty."""
        super().__init__(parent)
        self._theme = theme
        self.filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._repaint)

    def fill(self, count: int) -> None:
        """Fill so many of them."""
        self.filled = count
        self.setAccessibleName(baseline_words(count))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the row."""
        return QSize(BASELINE_TASKS * (DISC + GRID), DISC + 2)

    @Slot()
    def _repaint(self) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them: a filled disc is told from an empty one by shape (Law 11)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        for number in range(BASELINE_TASKS):
            done = number < self.filled
            painter.setPen(QPen(QColor(colours.no_ai if done else colours.edge), 1.5))
            painter.setBrush(QColor(colours.no_ai if done else colours.surface))
            centre = QPointF(number * (DISC + GRID) + DISC / 2 + 1, DISC / 2 + 1)
            painter.drawEllipse(centre, DISC / 2 - 1, DISC / 2 - 1)
        painter.end()


class BaselineCard(Card):
    """What stands where the chart will be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with no task counted."""
        super().__init__("The way to your baseline", parent=parent)
        self.discs = Discs(theme)
        self.left_out = paragraph("", Role.SMALL)
        self.body.addWidget(self.discs)
        self.body.addWidget(paragraph(WHAT, Role.MUTED))
        self.body.addWidget(self.left_out)

    def show_way(self, counted: int, left_out: str) -> None:
        """Show so many tasks as done, and what is left out."""
        self.discs.fill(counted)
        self.left_out.setText(left_out)
        self.left_out.setVisible(bool(left_out))
