"""Calibration: the monthly chart, its text twin, and the sessions behind each month (Law 6)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.chart_card import ChartCard
from unaided.desktop.latest import Latest
from unaided.desktop.month_tables import BehindCard, MonthsCard
from unaided.desktop.page import Page
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.theme import GAP, GRID, HALF, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.month_words import headline, summary, way_there
from unaided.domain.measure.months import MonthlyPace, MonthMark
from unaided.services.calibration import Behind

ALL = 0
RANGES = ((6, "6 m"), (12, "12 m"), (ALL, "All"))
USUAL_RANGE = 12
EMPTY = (
    "Your first session without AI puts the first dot here: how many of your estimated minutes got done in each "
    "active minute. Start one from Today, from the tray or in a terminal, and give an estimate."
)


class CalibrationPage(Page):
    """The page; pyqtgraph is imported when there is something to draw, not before."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; the figures are read when it is shown."""
        super().__init__(bridge, theme, parent)
        self._figures = Latest(bridge, self._take_figures)
        self._behind = Latest(bridge, self._take_behind)
        self._pace = MonthlyPace()
        self.headline = paragraph("", Role.HEADING)
        self.caption = paragraph("", Role.MUTED)
        self.range: PillRow[int] = PillRow("Months in view", RANGES)
        self.range.choose(USUAL_RANGE)
        self.copy = Button("&Copy as text")
        self.empty = Card()
        self.empty.body.addWidget(paragraph(EMPTY, Role.MUTED))
        self.chart = ChartCard(theme)
        self.months = MonthsCard(theme)
        self.behind = BehindCard(theme)
        self._lay_out()
        self._connect()
        self._show_parts()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(HALF)
        texts.addWidget(self.headline)
        texts.addWidget(self.caption)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addLayout(texts, 1)
        for tool in (self.range, self.copy):
            head.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        tables = QWidget()
        below = QHBoxLayout(tables)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(GAP)
        below.addWidget(self.months, 3)
        below.addWidget(self.behind, 4)
        cards = Scrolled(self.theme)
        cards.add(self.empty)
        cards.add(self.chart, 3)
        cards.add(tables, 2)
        self.body.addLayout(head)
        self.body.addWidget(cards, 1)

    def _connect(self) -> None:
        self.range.chosen.connect(self._on_range)
        self.copy.clicked.connect(self._on_copy)
        self.chart.chosen.connect(self._on_chart_chose)
        self.months.table.chosen.connect(self._on_table_chose)

    def refresh(self) -> None:
        """Read the figures."""
        self._figures.ask(_months)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._figures.forget()
        self._behind.forget()

    def _take_figures(self, pace: MonthlyPace) -> None:
        self._pace = pace
        self.headline.setText(headline(pace))
        self.caption.setText(way_there(pace.baseline))
        self._show_parts()
        if not pace.months:
            return
        self.chart.show_pace(pace, self.range.value or None)
        self.months.show_pace(pace)
        last = next(mark for mark in reversed(pace.months) if mark.sessions)
        self._choose(last)

    def _show_parts(self) -> None:
        something = bool(self._pace.months)
        for part in (self.chart, self.months, self.behind, self.range, self.copy):
            part.setVisible(something)
        self.empty.setVisible(not something)

    def _choose(self, mark: MonthMark) -> None:
        """Show the sessions behind a month, and mark it in chart and table."""
        self.chart.mark(mark)
        self.months.table.choose(mark)
        self._behind.ask(partial(_rows_behind, mark))

    def _take_behind(self, found: tuple[MonthMark, tuple[Behind, ...]]) -> None:
        self.behind.show_rows(*found)

    @Slot(object)
    def _on_chart_chose(self, mark: MonthMark) -> None:
        self._choose(mark)

    @Slot(object)
    def _on_table_chose(self, mark: MonthMark) -> None:
        self._choose(mark)

    @Slot(object)
    def _on_range(self, months: int) -> None:
        self.chart.look_at(months or None)

    @Slot()
    def _on_copy(self) -> None:
        """Copy the whole chart as a sentence and a table."""
        QGuiApplication.clipboard().setText(f"{summary(self._pace)}\n\n{self.months.table.text()}")


def _months(services: Services) -> MonthlyPace:
    return services.calibration.months()


def _rows_behind(mark: MonthMark, services: Services) -> tuple[MonthMark, tuple[Behind, ...]]:
    return mark, services.calibration.rows_behind(mark.month)
