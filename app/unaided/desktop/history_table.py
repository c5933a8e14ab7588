"""The tables of History: Enter or a double click opens a row, Ctrl+C copies the chosen ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from unaided.desktop.mode_delegate import ModeDelegate
from unaided.desktop.paged_model import PagedModel
from unaided.desktop.table_style import table_style
from unaided.desktop.theme import GRID, Theme

LONGEST = 28  # letters by which a column grows; the rest of a longer text is in its tip
ROW = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.ClearAndSelect
STAY = QItemSelectionModel.SelectionFlag.NoUpdate


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns: each with a usual text and as wide as its longest; an empty one takes what is left."""

    name: str  # what a screen reader calls the table
    header: tuple[str, ...]
    samples: tuple[str, ...]
    spare: tuple[int, ...] = ()  # columns that go first where the window is narrow
    least: int = 104  # px of the one that takes what is left

    @property
    def mode(self) -> int | None:
        """Return the column of modes, None where there is none."""
        return self.header.index("Mode") if "Mode" in self.header else None


class HistoryTable(QTableView):
    """Rows of one height, so that the view never asks for those it does not show."""

    def __init__(self, theme: Theme, model: PagedModel[Any], columns: Columns, parent: QWidget | None = None) -> None:
        """Show this model in these columns."""
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self._rows = model
        self.setModel(model)
        self.setAccessibleName(columns.name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table (Law 7)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if columns.mode is not None:
            self.setItemDelegateForColumn(columns.mode, ModeDelegate(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        theme.changed.connect(self._paint)
        model.widened.connect(self.fit_columns, Qt.ConnectionType.QueuedConnection)  # told while it is painted
        self._paint()
        self.fit_columns()

    @Slot()
    def fit_columns(self) -> None:
        """Give each column the width of its texts, and the empty one what is left; narrow, some are left out."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        widths = [
            max(map(metrics.horizontalAdvance, (sample, name, longest[:LONGEST]))) + 3 * GRID if sample else 0
            for sample, name, longest in zip(
                self._columns.samples, self._columns.header, self._rows.longest, strict=True
            )
        ]
        over = sum(widths) + self._columns.least - self.viewport().width()
        hidden = set()
        for column in self._columns.spare:
            if over > 0:
                hidden.add(column)
                over -= widths[column]
        for column, width in enumerate(widths):
            self.setColumnHidden(column, column in hidden)
            if width:
                self.setColumnWidth(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 2 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where it has become narrow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def forget(self) -> None:
        """Wait for no page any more."""
        self._rows.forget()

    @contextmanager
    def place_kept(self, *, kept: bool) -> Iterator[None]:
        """Read the rows anew meanwhile: where they are those of the same question, the place in the list stays."""
        row, top = self.currentIndex().row(), self.verticalScrollBar().value()
        yield
        self.executeDelayedItemsLayout()  # the scroll bar's range is that of the rows before
        if not kept:
            self.scrollToTop()
            return
        self.verticalScrollBar().setValue(top)
        if row >= 0 and self._rows.rowCount():
            self.go_to(min(row, self._rows.rowCount() - 1), STAY)

    def go_to(self, row: int, how: QItemSelectionModel.SelectionFlag = ROW) -> None:
        """Go to a row, by which it is chosen unless said otherwise."""
        self.selectionModel().setCurrentIndex(self._rows.index(row, self._first_shown), how)

    @property
    def _first_shown(self) -> int:
        return next(column for column in range(self._rows.columnCount()) if not self.isColumnHidden(column))

    @property
    def chosen_rows(self) -> Sequence[int]:
        """Return the numbers of the chosen rows, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """Return the chosen rows as lines with tabs."""
        model = self.model()
        every = range(model.columnCount())
        texts = ("\t".join(str(model.index(row, column).data()) for column in every) for row in self.chosen_rows)
        return "".join(line + "\n" for line in texts)

    @Slot()
    def _paint(self) -> None:
        self.setStyleSheet(table_style(self._theme.colours))
