"""A small table of texts that can be read by ears, walked by keys and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from unaided.desktop.table_style import table_style
from unaided.desktop.theme import Theme

HEIGHT = 140  # px
LEAST = 200  # px that each wide column keeps as long as a spare one can go
PADDING = 20  # px beside a text in its cell, with a pixel of rounding
Row = tuple[object, Sequence[str]]


class TextTable(QTableWidget):
    """Rows of texts, each with the thing it stands for; Ctrl+C copies the chosen rows, or all of them.

    A row of one text is a heading over all columns, which cannot be chosen.
    """

    chosen = Signal(object)  # the thing a row stands for, once the row is the current one
    opened = Signal(object)  # the same, on Enter or a double click

    def __init__(
        self, theme: Theme, name: str, header: Sequence[str], wide: Sequence[int], parent: QWidget | None = None
    ) -> None:
        """Make an empty table; `name` is what a screen reader calls it, `wide` the columns that share what is left.

        Where a wide column is too narrow for a text, it goes on below; the others are as wide as their texts.
        """
        super().__init__(0, len(header), parent)
        self._theme = theme
        self._header = tuple(header)
        self._room = dict.fromkeys(wide, 0)  # px, of the columns that share what is left
        self._rows: Sequence[Row] = ()
        self._widths: Sequence[Sequence[int]] = ()  # of the texts in wide columns, by row
        self._most: int | None = None  # rows it fits its height to
        self._spare: Sequence[int] = ()
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(header))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in wide:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            self._room[column] = self.columnWidth(column)
        self.currentItemChanged.connect(self._on_current)
        self.itemActivated.connect(self._on_opened)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        theme.changed.connect(self._paint)
        self._paint()

    def spare(self, *columns: int) -> None:
        """Leave these columns out one by one, the first of them first, where it is too narrow for all."""
        for column in self._spare:
            self.setColumnHidden(column, False)  # noqa: FBT003 (Qt's own signature)
        self._spare = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where it has become narrow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._leave_out()

    def _leave_out(self) -> None:
        if not self._spare:
            return
        fixed = [column for column in range(self.columnCount()) if column not in self._room]
        over = LEAST * len(self._room) + sum(map(self._wanted, fixed)) - self.viewport().width()
        for column in self._spare:
            self.setColumnHidden(column, over > 0)
            over -= self._wanted(column)

    def _wanted(self, column: int) -> int:
        return max(self.horizontalHeader().sectionSizeHint(column), self.sizeHintForColumn(column))

    def fill(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of the ones before; nobody is told of a choice."""
        self._rows, self._widths = tuple(rows), ()
        with QSignalBlocker(self):
            self.setRowCount(0)
            self.clearSpans()
            self.setRowCount(len(rows))
            for number, (_, texts) in enumerate(rows):
                if self._is_heading(texts):
                    self._head(number, texts[0])
                    continue
                for column, words in enumerate(texts):
                    item = QTableWidgetItem(words)
                    item.setToolTip(words)  # where the column is too narrow for it
                    self.setItem(number, column, item)
        self._widths = [self._widths_of(texts) for _, texts in rows]
        self._leave_out()
        self._wrap()

    def _is_heading(self, texts: Sequence[str]) -> bool:
        return len(texts) == 1 < self.columnCount()

    def _head(self, row: int, words: str) -> None:
        item = QTableWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # arrows pass over it
        item.setToolTip(words)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.setItem(row, 0, item)
        self.setSpan(row, 0, 1, self.columnCount())

    def _widths_of(self, texts: Sequence[str]) -> Sequence[int]:
        if self._is_heading(texts):
            return [0 for _ in self._room]
        return [self._width_of(texts[column]) for column in self._room]

    def _width_of(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + PADDING

    def _wrap(self) -> None:
        """Give every row the height of its texts."""
        for row, widths in enumerate(self._widths):
            narrow = any(width > room for width, room in zip(widths, self._room.values(), strict=True))
            self.setRowHeight(row, self._height_of(row) if narrow else self.verticalHeader().defaultSectionSize())
        self._fit_again()

    def _height_of(self, row: int) -> int:
        """Return how high a row is whose texts go on below; a style's own hint forgets the cells' padding."""
        metrics, words = self.fontMetrics(), self._rows[row][1]
        boxes = {column: QRect(0, 0, max(1, room - PADDING), 1) for column, room in self._room.items()}
        wrapped = (metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, words[at]) for at, box in boxes.items())
        highest = max(box.height() for box in wrapped)
        return self.verticalHeader().defaultSectionSize() - metrics.lineSpacing() + highest

    @Slot(int, int, int)
    def _on_resized(self, column: int, _before: int, now: int) -> None:
        if column in self._room:
            self._room[column] = now  # the header itself still tells the width before
            self._wrap()

    def wanted_width(self) -> int:
        """Return how wide it has to be to show every text in one line, beside its scroll bar."""
        return sum(map(self._wanted, range(self.columnCount()))) + self.verticalScrollBar().sizeHint().width() + 2

    def sizeHint(self) -> QSize:
        """Want a few rows' height; it scrolls where there are more."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never be lower than that."""
        return self.sizeHint().boundedTo(QSize(1, HEIGHT))

    def fit(self) -> None:
        """Take the height of the rows there are, no more."""
        self.fit_up_to(len(self._rows))

    def fit_up_to(self, rows: int) -> None:
        """Take the height of the rows there are, of so many at most; beyond, it scrolls."""
        self._most = rows
        self._fit_again()

    def _fit_again(self) -> None:
        if self._most is not None:
            high = sum(self.rowHeight(row) for row in range(min(self._most, self.rowCount())))
            self.setFixedHeight(self.horizontalHeader().sizeHint().height() + high + 4)

    def choose(self, thing: object) -> None:
        """Make the row of this thing the current one, or none where it has no row; nobody is told."""
        with QSignalBlocker(self):
            self.selectionModel().clear()  # so that a press on the row that was the current one is told again
            for number, (own, _) in enumerate(self._rows):
                if own == thing:
                    self.setCurrentCell(number, 0)

    @property
    def thing(self) -> object | None:
        """Return what the current row stands for, None where no row is."""
        row = self.currentRow()
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def text(self, rows: Sequence[int] = ()) -> str:
        """Return the table as lines with tabs, its header first; only these rows where some are named."""
        wanted = [self._rows[row] for row in rows] if rows else self._rows
        lines = [self._header, *(texts for _, texts in wanted)]
        return "".join("\t".join(line) + "\n" for line in lines)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll where the person is in the table; else, on a page that scrolls, leave the wheel to the page."""
        if self.hasFocus() or not _is_on_scrolled_page(self):
            super().wheelEvent(event)
        else:
            event.ignore()

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


def _is_on_scrolled_page(table: QWidget) -> bool:
    above = table.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.verticalScrollBar().maximum():
            return True
        above = above.parentWidget()
    return False
