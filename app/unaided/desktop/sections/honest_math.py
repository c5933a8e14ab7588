"""Honest math: minutes and recall of each kind by use of AI, beside the essay's own table (measurement.md §8)."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.cell_table import CellTable
from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.charts.table_drawing import TableDrawing
from unaided.desktop.math_tables import MathTables
from unaided.desktop.sections.behind import RowsOf
from unaided.desktop.sections.section import Section, rows_behind
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.honest_math_view import MATH_FIGURES, MathCell, math_view
from unaided.domain.measure.honest_math_words import ESSAY_CAPTION
from unaided.services.sections import SectionSeen

CSV_HEADER: Final = ("kind", "use", "what", "value", "low", "high", "n", "status")


class HonestMath(Section):
    """A table of cells; each opens the tasks or the explanations behind it."""

    name: ClassVar[str] = "honest-math"
    title: ClassVar[str] = "Honest math"
    figures: ClassVar[tuple[str, ...]] = MATH_FIGURES

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with the essay's table alone filled."""
        super().__init__(bridge, theme, parent)
        self.tables = MathTables(theme)
        self.footer = paragraph("", Role.SMALL)
        self._cells: tuple[MathCell, ...] = ()
        for part in (self.tables, self.readout, self.footer, self.left_out):
            self.chart_card.body.addWidget(part)
        self.chart_card.body.addStretch(1)
        self.cards.weigh(self.chart_card, 0)  # its tables are as high as their rows
        self.chart_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table_card.hide()  # the section is a table already
        self.readout.hide()
        self.tables.chosen.connect(self._on_chosen)

    def heading_of(self, seen: SectionSeen) -> str:
        """Return the sentence on top."""
        return math_view(seen.figures["honest_math"]).heading

    def caption_of(self, seen: SectionSeen) -> str:
        """Return how to read the cells, or what is missing."""
        return math_view(seen.figures["honest_math"]).caption

    def show_figures(self, seen: SectionSeen) -> None:
        """Fill the table and the line below it."""
        view = math_view(seen.figures["honest_math"])
        self._cells = view.cells
        self.tables.show_view(view)
        self.footer.setText(view.footer)
        self.footer.setVisible(bool(view.footer))

    @Slot(object)
    def _on_chosen(self, cell: MathCell) -> None:
        self.readout.setText(cell.sentence())
        self.readout.show()
        self.open_rows(cell)

    def rows_of(self, thing: object) -> RowsOf | None:
        """Return the tasks or explanations behind a cell."""
        if isinstance(thing, MathCell):
            return rows_behind(thing.sentence(), thing.figure)
        return super().rows_of(thing)

    @property
    def table(self) -> CellTable:
        """Return the person's own table."""
        return self.tables.own

    @property
    def drawn(self) -> TableDrawing:
        """Return both tables, to draw."""
        return TableDrawing(self.tables.drawn(), self.theme.colours, self.font())

    def text(self) -> str:
        """Return the sentences and both tables, the essay's marked as no data."""
        essay = f"{ESSAY_CAPTION}\n{self.tables.essay.text()}"
        return "\n".join(filter(None, (super().text(), self.footer.text(), "", essay)))

    def csv(self) -> str:
        """Return the numbers of the person's own cells; the essay's are none."""
        lines = StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(CSV_HEADER)
        writer.writerows(cell.plain() for cell in self._cells)
        return lines.getvalue()

    def sheet(self) -> Sheet:
        """Return both tables as something to draw, with the footer below them."""
        sheet = super().sheet()
        return replace(sheet, foot=" ".join(filter(None, (self.footer.text(), sheet.foot))))
