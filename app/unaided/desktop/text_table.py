"""A small table of texts that can be read by ears, walked by keys and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from unaided.desktop.table_style import table_style
from unaided.desktop.theme import Theme

HEIGHT = 140  # px
Row = tuple[object, Sequence[str]]


class TextTable(QTableWidget):
    """Rows of texts, each with the thing it stands for; Ctrl+C copies the chosen rows, or all of them."""

    chosen = Signal(object)  # the thing a row stands for, once the row is the current one
    opened = Signal(object)  # the same, on Enter or a double click

    def __init__(
        self, theme: Theme, name: str, header: Sequence[str], wide: Sequence[int], parent: QWidget | None = None
    ) -> None:
        """Make an empty table; `name` is what a screen reader calls it, `wide` the columns that share what is left."""
        super().__init__(0, len(header), parent)
        self._theme = theme
        self._header = tuple(header)
        self._rows: Sequence[Row] = ()
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(header))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in wide:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(self._on_current)
        self.itemActivated.connect(self._on_opened)
        theme.changed.connect(self._paint)
        self._paint()

    def fill(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of the ones before; nobody is told of a choice."""
        self._rows = tuple(rows)
        with QSignalBlocker(self):
            self.setRowCount(0)
            self.setRowCount(len(rows))
            for number, (_, texts) in enumerate(rows):
                for column, words in enumerate(texts):
                    item = QTableWidgetItem(words)
                    item.setToolTip(words)  # where the column is too narrow for it
                    self.setItem(number, column, item)

    def sizeHint(self) -> QSize:
        """Want a few rows' height; it scrolls where there are more."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never be lower than that."""
        return self.sizeHint().boundedTo(QSize(1, HEIGHT))

    def fit(self) -> None:
        """Take the height of the rows there are, no more."""
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 4)

    def fit_up_to(self, rows: int) -> None:
        """Take the height of the rows there are, of so many at most; beyond, it scrolls."""
        high = sum(self.rowHeight(row) for row in range(min(rows, self.rowCount())))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + high + 4)

    def choose(self, thing: object) -> None:
        """Make the row of this thing the current one, or none where it has no row; nobody is told."""
        with QSignalBlocker(self):
            self.selectionModel().clear()  # so that a press on the row that was the current one is told again
            for number, (own, _) in enumerate(self._rows):
                if own == thing:
                    self.setCurrentCell(number, 0)

    def text(self, rows: Sequence[int] = ()) -> str:
        """Return the table as lines with tabs, its header first; only these rows where some are named."""
        wanted = [self._rows[row] for row in rows] if rows else self._rows
        lines = [self._header, *(texts for _, texts in wanted)]
        return "".join("\t".join(line) + "\n" for line in lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            QGuiApplication.clipboard().setText(self.text(rows))
        else:
            super().keyPressEvent(event)

    @Slot(QTableWidgetItem)
    def _on_current(self, item: QTableWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self._rows[item.row()][0])

    @Slot(QTableWidgetItem)
    def _on_opened(self, item: QTableWidgetItem) -> None:
        self.opened.emit(self._rows[item.row()][0])

    @Slot()
    def _paint(self) -> None:
        self.setStyleSheet(table_style(self._theme.colours))
