"""The honest-math table and, beside it, the essay's own: told apart in word and look, for that one is no data."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from unaided.desktop.cell_table import Cell, CellTable
from unaided.desktop.charts.table_drawing import DrawnTable
from unaided.desktop.theme import GAP, HALF, Theme
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.honest_math_view import ESSAY_HEADER, MATH_HEADER, MathCell, MathLine, MathView, essay_rows
from unaided.domain.measure.honest_math_words import ESSAY_CAPTION

OWN_NAME = "Minutes and recall by kind and use of AI"
ESSAY_NAME = "The essay's table: their example, not data"
OWN_CAPTION = "Your own tasks"


class MathTables(QWidget):
    """Both tables, beside each other where there is room, else below each other."""

    chosen = Signal(object)  # the MathCell of which the person wants the rows

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with the essay's table alone filled."""
        super().__init__(parent)
        self.own = CellTable(theme, OWN_NAME, MATH_HEADER)
        self.essay = CellTable(theme, ESSAY_NAME, ESSAY_HEADER)
        self.essay.fill([[Cell(text, is_grey=True) for text in row] for row in essay_rows()])
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(GAP)
        self._own = _Titled(OWN_CAPTION, self.own)
        self._both.addWidget(self._own)
        self._both.addWidget(_Titled(ESSAY_CAPTION, self.essay))
        self.own.chosen.connect(self.chosen)

    def show_view(self, view: MathView) -> None:
        """Show these cells; without any the essay's table stands alone."""
        self.own.fill([_cells(line) for line in view.lines])
        self._own.setVisible(bool(view.lines))
        self._turn(self.width())

    def drawn(self) -> tuple[DrawnTable, DrawnTable]:
        """Return both tables as an export draws them."""
        return (
            DrawnTable(OWN_CAPTION, MATH_HEADER, self.own.rows),
            DrawnTable(ESSAY_CAPTION, ESSAY_HEADER, self.essay.rows),
        )

    def mark(self, cell: MathCell) -> None:
        """Make a cell the current one."""
        self.own.choose(cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tables below each other where they do not fit side by side."""
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        """Share the width by what each table wants, so that where both fit neither is cut."""
        wanted = [table.wanted_width() for table in (self.own, self.essay)]
        beside = width >= sum(wanted) + GAP
        sides = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._both.direction() is not sides:
            self._both.setDirection(sides)
        for place, share in enumerate(wanted):
            self._both.setStretch(place, share if beside else 0)


class _Titled(QWidget):
    """A table with what it is above it."""

    def __init__(self, words: str, table: CellTable) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(label(words, Role.SMALL))
        column.addWidget(table)
        column.addStretch(1)


def _cells(line: MathLine) -> list[Cell]:
    """Return a line of the table; its name stands for nothing."""
    name, *texts = line.texts()
    own = zip(texts, line.cells, strict=True)
    return [Cell(name), *(Cell(text, cell, is_grey=cell.is_grey, said=cell.sentence()) for text, cell in own)]
