"""Two velocities by month in one unit, with capability debt as the area that is erosion (§7), and the unowned share."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import ClassVar, Final

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.charts.month_lines import Ink, Shape
from unaided.desktop.charts.months_chart import Area, Line, MonthsChart, MonthsShown
from unaided.desktop.sections.left_out import LeftOutLine
from unaided.desktop.sections.section import Section, rows_behind
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import long_paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.months import Way
from unaided.domain.measure.report_text import TITLES
from unaided.domain.measure.two_velocities_view import (
    CAPABILITY,
    CSV_HEADER,
    EROSION,
    HEADER,
    LEGEND,
    OUTPUT,
    SPEED,
    UNOWNED,
    UNOWNED_LEGEND,
    VelocityMonth,
    caption,
    heading,
    index_text,
    percent_text,
    unowned_heading,
    velocity_months,
)
from unaided.services.sections import Needs, SectionSeen

BASE: Final = 100.0
LINES: Final = (OUTPUT, CAPABILITY)
BELOW_ITS_SENTENCE: Final = 2  # in the card of what is behind
SMALL_CHART: Final = 168  # px high
MOST_ROWS: Final = 12  # of the table that are in sight


class TwoVelocities(Section):
    """Output and capability on one axis; below, on the same months, how much of the work is not owned."""

    name: ClassVar[str] = "two-velocities"
    title: ClassVar[str] = "Two velocities"
    figures: ClassVar[tuple[str, ...]] = (SPEED, UNOWNED)
    legend = LEGEND

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing to show yet."""
        super().__init__(bridge, theme, parent)
        self.months: tuple[VelocityMonth, ...] = ()
        self.chart = MonthsChart(theme, "Output and capability by month")
        self.unowned = MonthsChart(theme, "Unowned share by month")
        self.unowned_words = long_paragraph("", Role.MUTED)
        self.unowned_readout = long_paragraph(UNOWNED_LEGEND, Role.SMALL)
        self.unowned_left_out = LeftOutLine()
        self.unowned_card = Card(TITLES[UNOWNED])
        self.twin = TextTable(theme, "Two velocities by month with their ranges, as a table", HEADER, [1, 2, 3, 4, 5])
        self._fill_cards()
        self.chart.pointed.connect(self.tell)
        self.chart.chosen.connect(self._on_chosen)
        self.unowned.pointed.connect(self._on_unowned_pointed)
        self.unowned.chosen.connect(self._on_unowned_chosen)
        self.unowned_left_out.asked.connect(self._want_rows)
        for chart in (self.chart, self.unowned):
            chart.opened.connect(self.lead_to_behind)
        self.unowned_left_out.asked.connect(self.lead_to_behind)
        self.twin.chosen.connect(self._on_row)

    def _fill_cards(self) -> None:
        self.chart_card.body.addWidget(self.chart, 1)
        self.chart_card.body.addWidget(self.readout)
        below: tuple[QWidget, ...] = (self.unowned_words, self.unowned, self.unowned_readout, self.unowned_left_out)
        for part in below:
            self.unowned_card.body.addWidget(part)
        self.unowned.setFixedHeight(SMALL_CHART)
        self.table_card.body.addWidget(self.twin)
        self.cards.add(self.unowned_card, before=self.table_card)

    def needs(self) -> Needs:
        """Return both figures, of now and as they stood at the end of each month."""
        return Needs(self.figures, tuple((name, Way.AS_OF) for name in self.figures))

    def heading_of(self, seen: SectionSeen) -> str:
        """Return both velocities and what may be said of them, or what is missing."""
        return heading(seen.figures[SPEED])

    def caption_of(self, seen: SectionSeen) -> str:
        """Return what both are, or the way there."""
        return caption(seen.figures[SPEED], len(seen.evidence.baseline))

    def show_seen(self, seen: SectionSeen) -> None:
        """Show these figures; earlier months can be exported though now says nothing."""
        super().show_seen(seen)
        if not self._has_speed():  # then its card is not seen
            self.behind.body.insertWidget(BELOW_ITS_SENTENCE, self.left_out)
        self.tools.setVisible(self._has_speed() or self._has_unowned())

    def show_figures(self, seen: SectionSeen) -> None:
        """Fill both charts and the table; where no month says anything there is no chart."""
        self.months = velocity_months(seen.months)
        self.chart.show_months(_velocities(self.months))
        self.unowned.show_months(_unowned(self.months))
        self.chart.setAccessibleDescription(heading(seen.figures[SPEED]))
        self.unowned_words.setText(unowned_heading(seen.figures[UNOWNED]))
        self.unowned.setAccessibleDescription(self.unowned_words.text())
        self.unowned_left_out.show_figure(seen.figures[UNOWNED])
        self.twin.fill([(month.first, month.texts()) for month in reversed(self.months)])
        self.twin.fit_up_to(MOST_ROWS)
        self.chart_card.body.addWidget(self.left_out)
        self.chart_card.setVisible(self._has_speed())
        for part in (self.unowned, self.unowned_readout):
            part.setVisible(self._has_unowned())
        self.table_card.setVisible(self._has_speed() or self._has_unowned())

    def _has_speed(self) -> bool:
        return any(month.speed.is_shown for month in self.months)

    def _has_unowned(self) -> bool:
        return any(month.unowned.is_shown for month in self.months)

    def _month(self, first: date) -> VelocityMonth:
        [found] = [month for month in self.months if month.first == first]
        return found

    @Slot(object)
    def _on_chosen(self, thing: tuple[int, date]) -> None:
        """Open the rows behind a mark of the velocities, and find its month in the table."""
        line, first = thing
        month, name = self._month(first), LINES[line]
        self.twin.choose(first)
        self.unowned.choose(None)
        self._want_rows(rows_behind(month.words_of(name), month.part(name) or month.speed))

    @Slot(object)
    def _on_unowned_chosen(self, thing: tuple[int, date]) -> None:
        """Open the rows behind a mark of the unowned share, and find its month in the table."""
        _, first = thing
        self.twin.choose(first)
        self.chart.choose(None)
        month = self._month(first)
        self._want_rows(rows_behind(month.unowned_words(), month.unowned))

    @Slot(object)
    def _on_row(self, first: date) -> None:
        """Open the rows behind both velocities of a month, and find its marks."""
        self.chart.choose((LINES.index(CAPABILITY), first))
        self.unowned.choose((0, first))
        month = self._month(first)
        self._want_rows(rows_behind(month.words(), month.speed))

    @Slot(str)
    def _on_unowned_pointed(self, words: str) -> None:
        self.unowned_readout.setText(words or UNOWNED_LEGEND)

    @property
    def drawn(self) -> Stacked:
        """Return the charts there are, below each other."""
        there = ((self.chart, self._has_speed()), (self.unowned, self._has_unowned()))
        return Stacked(*(chart for chart, shown in there if shown))

    @property
    def table(self) -> TextTable:
        """Return the text twin of both charts."""
        return self.twin

    def text(self) -> str:
        """Return all of it as sentences and a table."""
        more = " ".join(filter(None, (self.unowned_words.text(), self.unowned_left_out.words.text())))
        return f"{super().text()}\n{more}\n"

    def sheet(self) -> Sheet:
        """Return the charts as something to draw; what the lower one says stands below both."""
        sheet = super().sheet()
        if not self._has_unowned():
            return sheet
        says = (self.unowned_words.text(), UNOWNED_LEGEND, self.unowned_left_out.words.text())
        return replace(sheet, foot=f"{sheet.foot}\n{' '.join(filter(None, says))}")

    def csv(self) -> str:
        """Return the numbers of every month."""
        lines = StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(CSV_HEADER)
        writer.writerows(row for month in self.months for row in month.rows())
        return lines.getvalue()


class Stacked:
    """Charts below each other, as an export draws them."""

    def __init__(self, *charts: MonthsChart) -> None:
        """Take them, the highest first."""
        self._charts = charts

    def size(self) -> QSize:
        """Return how large all are together on the screen."""
        wide = max(chart.width() for chart in self._charts)
        return QSize(wide, sum(chart.height() for chart in self._charts))

    def draw_on(self, painter: QPainter, target: QRectF) -> None:
        """Draw each where it belongs."""
        high = target.height() / self.size().height()
        top = target.top()
        for chart in self._charts:
            chart.draw_on(painter, QRectF(target.left(), top, target.width(), chart.height() * high))
            top += chart.height() * high


def _velocities(months: tuple[VelocityMonth, ...]) -> MonthsShown:
    by_first = {month.first: month for month in months}

    def line(name: str, shape: Shape, ink: Ink) -> Line:
        def words(first: date, _figure: Figure) -> str:
            return by_first[first].words_of(name)

        return Line(name.capitalize(), shape, ink, tuple(month.part(name) for month in months), words)

    return MonthsShown(
        tuple(by_first),
        (line(OUTPUT, Shape.DIAMOND, Ink.AI), line(CAPABILITY, Shape.DISC, Ink.NO_AI)),
        tuple(month.under() for month in months),
        index_text,
        reference=BASE,
        area=Area(EROSION, Ink.DEBT, LINES.index(CAPABILITY), BASE),
        ratio=True,
    )


def _unowned(months: tuple[VelocityMonth, ...]) -> MonthsShown:
    by_first = {month.first: month for month in months}

    def words(first: date, _figure: Figure) -> str:
        return by_first[first].unowned_words()

    shares = tuple(month.unowned for month in months)
    under = tuple(f"n {share.n:,}" if share.is_shown else "few" if share.n else "none" for share in shares)
    line = Line("Unowned", Shape.SQUARE, Ink.INK, shares, words)
    return MonthsShown(tuple(by_first), (line,), under, percent_text)
