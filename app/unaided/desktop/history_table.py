"""The table of sessions: Enter or a double click opens one, Ctrl+C copies the chosen ones."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from unaided.desktop.mode_delegate import ModeDelegate
from unaided.desktop.row_texts import HEADER
from unaided.desktop.table_style import table_style
from unaided.desktop.theme import GRID, Theme

TASK, MODE = HEADER.index("Task"), HEADER.index("Mode")
SAMPLES = ("30 Sep 2025", "23:59", "", "● No AI", "on-call", "120 min + 12 undecided", "skipped")


class HistoryTable(QTableView):
    """Rows of one height, so that the view never asks for those it does not show."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        """Show this model."""
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName("Sessions")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table (Law 7)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(MODE, ModeDelegate(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        theme.changed.connect(self._paint)
        self._paint()
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column the width of a usual text, and the task what is left."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        for column, sample in enumerate(SAMPLES):
            if column == TASK:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                text = max(sample, HEADER[column], key=metrics.horizontalAdvance)
                self.setColumnWidth(column, metrics.horizontalAdvance(text) + 4 * GRID)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 2 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """Return the chosen rows as lines with tabs."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        model = self.model()
        texts = ("\t".join(str(model.index(row, column).data()) for column in range(len(HEADER))) for row in rows)
        return "".join(line + "\n" for line in texts)

    @Slot()
    def _paint(self) -> None:
        self.setStyleSheet(table_style(self._theme.colours))
