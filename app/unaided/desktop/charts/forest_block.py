"""A forest plot with the line below it: what the pointer is at, else how to read the marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unaided.desktop.charts.forest_plot import ForestPlot
from unaided.desktop.charts.forest_scale import beyond
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.forest import ForestRow
from unaided.domain.words import counted

FILLED: Final = "◆ {}"
HOLLOW: Final = "◇ {}"
RANGES: Final = "each with its 95 % range"
GREY: Final = "grey: early"
BEYOND: Final = "{} {} beyond the picture; the table has its ends."


class ForestBlock(QWidget):
    """The plot and its line."""

    chosen = Signal(object)  # the ForestRow of which the person wants the tasks behind

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make it with nothing to show; `name` is what a screen reader calls the plot."""
        super().__init__(parent)
        self.plot = ForestPlot(theme, name)
        self.readout = paragraph("", Role.SMALL)
        self._legend = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.plot)
        column.addWidget(self.readout)
        self.plot.pointed.connect(self._on_pointed)
        self.plot.chosen.connect(self._on_chosen)

    def show_rows(self, rows: Sequence[ForestRow]) -> None:
        """Draw these."""
        self.plot.show_rows(rows)
        self._legend = legend(rows)
        self.readout.setText(self._legend)

    @Slot(object)
    def _on_pointed(self, row: ForestRow | None) -> None:
        self.readout.setText(self._legend if row is None else row.sentence())

    @Slot(object)
    def _on_chosen(self, row: ForestRow) -> None:
        said = QAccessibleAnnouncementEvent(self.plot, row.sentence())
        QAccessible.updateAccessibility(said)
        self.chosen.emit(row)


def legend(rows: Sequence[ForestRow]) -> str:
    """Return how to read the marks there are (Law 11)."""
    shown = [row for row in rows if row.ends is not None]
    if not shown:
        return ""
    kinds = "   ".join(dict.fromkeys((FILLED if row.filled else HOLLOW).format(row.kind) for row in shown))
    early = f"; {GREY}" if any(row.is_early for row in shown) else ""
    far = beyond(rows)
    more = f" {BEYOND.format(counted(far, 'row'), 'reaches' if far == 1 else 'reach')}" if far else ""
    return f"{kinds}, {RANGES}{early}.{more}"
