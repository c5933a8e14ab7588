"""A section of ratios: a forest plot, its table, the lines below it, and the tasks behind each row."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.charts.forest_plot import ForestPlot
from unaided.desktop.charts.forest_scale import legend
from unaided.desktop.sections.behind import RowsOf
from unaided.desktop.sections.section import Section, rows_behind
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.forest import RATIO_HEADER, ForestRow, ForestView
from unaided.services.sections import SectionSeen

MOST_ROWS: Final = 12  # of the table that are in sight
CSV_HEADER: Final = ("what", "ratio", "low", "high", "n", "status", "what it is")


class RatioSection(Section):
    """What its figures say, a section of its own tells by `view_of`."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing to show yet."""
        super().__init__(bridge, theme, parent)
        self.plot = ForestPlot(theme, self.title)
        self.twin = TextTable(theme, f"{self.title}, as a table", RATIO_HEADER, [3])
        self.notes = paragraph("", Role.SMALL)
        for part in (self.plot, self.readout, self.left_out, self.notes):
            self.chart_card.body.addWidget(part, int(part is self.plot))
        self.table_card.body.addWidget(self.twin)
        self.chart_card.body.addStretch(1)
        self.cards.weigh(self.chart_card, 0)  # its plot is as high as its rows
        self.table_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for card in (self.chart_card, self.table_card):
            card.hide()  # until there is something in it
        self.plot.pointed.connect(self.tell)
        self.plot.chosen.connect(self._on_chosen)
        self.plot.opened.connect(self.lead_to_behind)
        self.twin.chosen.connect(self._on_chosen)

    def view_of(self, seen: SectionSeen) -> ForestView:
        """Return what the section says of its figures."""
        raise NotImplementedError

    def heading_of(self, seen: SectionSeen) -> str:
        """Return the sentence on top."""
        return self.view_of(seen).heading

    def caption_of(self, seen: SectionSeen) -> str:
        """Return what stands below it."""
        return self.view_of(seen).caption

    def show_figures(self, seen: SectionSeen) -> None:
        """Fill plot, lines and table; without any number there is no plot."""
        view = self.view_of(seen)
        self.legend = legend(view.rows)
        self.plot.setVisible(not view.is_empty)
        self.plot.show_rows(view.rows)
        self.plot.setAccessibleDescription(view.heading)
        self.tell("")
        _fill(self.notes, "\n".join(view.notes))
        self.twin.fill([(row, row.texts()) for row in view.rows])
        self.twin.fit_up_to(MOST_ROWS)
        self.table_card.show()
        self.chart_card.setVisible(not view.is_empty or bool(view.notes))

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say what the row is that is pointed at; how to read the marks where there is none."""
        _fill(self.readout, words or self.legend)

    @Slot(object)
    def _on_chosen(self, row: ForestRow) -> None:
        self.plot.mark(row)
        self.twin.choose(row)
        self.open_rows(row)

    def rows_of(self, thing: object) -> RowsOf | None:
        """Return the tasks behind a row."""
        if isinstance(thing, ForestRow):
            return rows_behind(thing.sentence(), thing.figure)
        return super().rows_of(thing)

    @property
    def drawn(self) -> ForestPlot:
        """Return the plot."""
        return self.plot

    @property
    def table(self) -> TextTable:
        """Return the plot's text twin."""
        return self.twin

    def text(self) -> str:
        """Return all of it as sentences, a table and the lines below the plot."""
        notes = self.notes.text()
        return super().text() + (f"\n{notes}\n" if notes else "")

    def csv(self) -> str:
        """Return the numbers of the rows."""
        lines = StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(CSV_HEADER)
        writer.writerows(row.plain() for row in self.plot.rows)
        return lines.getvalue()

    def sheet(self) -> Sheet:
        """Return the plot as something to draw, with the lines below it."""
        sheet = super().sheet()
        return replace(sheet, foot="\n".join(filter(None, (sheet.foot, self.notes.text()))))


def _fill(shown: QLabel, words: str) -> None:
    shown.setText(words)
    shown.setVisible(bool(words))
