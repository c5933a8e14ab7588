"""The line under a chart that counts what is left out and why, with the way to see it (§10, Law 6)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.desktop.sections.behind import NOUNS, RowsOf
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.report_text import REASONS
from unaided.domain.words import counted

SHOW = "Show them"


class LeftOutLine(QWidget):
    """The line; it is hidden where nothing is left out."""

    asked = Signal(object)  # the RowsOf of what is left out

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it with nothing left out."""
        super().__init__(parent)
        self._wanted: RowsOf | None = None
        self.words = paragraph("", Role.SMALL)
        self.show_them = Button(SHOW, Role.LINK)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_them, 0, Qt.AlignmentFlag.AlignTop)
        self.show_them.clicked.connect(self._on_asked)
        self.hide()

    def show_figure(self, figure: Figure) -> None:
        """Count what is left out of this figure."""
        why = {row: REASONS[one.reason] for one in figure.excluded for row in one.rows.tolist()}
        words = left_out_words(figure)
        self._wanted = RowsOf(words, figure.table, tuple(why), why)
        self.words.setText(words)
        self.setVisible(bool(words))

    @Slot()
    def _on_asked(self) -> None:
        if self._wanted is not None:
            self.asked.emit(self._wanted)


def left_out_words(figure: Figure) -> str:
    """Return how many rows are left out of a figure and why, empty where none is."""
    if not figure.excluded:
        return ""
    parts = ", ".join(f"{one.count:,} {REASONS[one.reason]}" for one in figure.excluded)
    return f"{counted(sum(one.count for one in figure.excluded), NOUNS[figure.table][0])} left out: {parts}."
