"""A table in which every cell stands for something, told apart by grey where there is little behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from unaided.desktop.table_style import table_style
from unaided.desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, what it stands for (None where that is nothing), and how it looks and is said."""

    text: str
    thing: object | None = None
    is_grey: bool = False
    said: str = ""  # in one sentence, for ears and for the pointer


class CellTable(QTableWidget):
    """Rows of cells, each of which can be the current one; Ctrl+C copies all of them."""

    chosen = Signal(object)  # the thing that the current cell stands for

    def __init__(self, theme: Theme, name: str, header: Sequence[str], parent: QWidget | None = None) -> None:
        """Make an empty table; `name` is what a screen reader calls it."""
        super().__init__(0, len(header), parent)
        self._theme = theme
        self._header = tuple(header)
        self._rows: Sequence[Sequence[Cell]] = ()
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(header))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(header) - 1, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(self._on_current)
        theme.changed.connect(self._paint)
        self._paint()

    @property
    def rows(self) -> Sequence[Sequence[Cell]]:
        """Return what it shows."""
        return self._rows

    def fill(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows in place of the ones before; nobody is told of a choice."""
        self._rows = tuple(rows)
        with QSignalBlocker(self):
            self.setRowCount(0)
            self.setRowCount(len(rows))
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    self.setItem(number, column, _item(cell))
        self._paint()
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows there are, no more."""
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 4)

    def wanted_width(self) -> int:
        """Return how wide it has to be to show every text whole."""
        head = self.horizontalHeader()
        columns = range(self.columnCount())
        return sum(max(self.sizeHintForColumn(one), head.sectionSizeHint(one)) for one in columns) + 4

    def choose(self, thing: object) -> None:
        """Make the cell of this thing the current one; nobody is told."""
        with QSignalBlocker(self):
            for number, row in enumerate(self._rows):
                for column, cell in enumerate(row):
                    if cell.thing is thing:
                        self.setCurrentCell(number, column)

    def text(self) -> str:
        """Return the table as lines with tabs, its header first."""
        lines = [self._header, *([cell.text for cell in row] for row in self._rows)]
        return "".join("\t".join(line) + "\n" for line in lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        else:
            super().keyPressEvent(event)

    @Slot(QTableWidgetItem)
    def _on_current(self, item: QTableWidgetItem | None) -> None:
        thing = None if item is None else self._rows[item.row()][item.column()].thing
        if thing is not None:
            self.chosen.emit(thing)

    @Slot()
    def _paint(self) -> None:
        """Take the colours of now."""
        colours = self._theme.colours
        self.setStyleSheet(table_style(colours))
        for number, row in enumerate(self._rows):
            for column, cell in enumerate(row):
                item = self.item(number, column)
                if item is not None:
                    item.setForeground(QBrush(QColor(colours.muted if cell.is_grey else colours.ink)))


def _item(cell: Cell) -> QTableWidgetItem:
    item = QTableWidgetItem(cell.text)
    if cell.said:
        item.setToolTip(cell.said)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, cell.said)
    return item
