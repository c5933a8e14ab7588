"""Calibration: the chart of no-AI velocity with its sentence, text twin and rows behind (Law 6), and the coin."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.chart_tools import ChartTools
from unaided.desktop.experiment_card import ExperimentCard
from unaided.desktop.latest import Latest
from unaided.desktop.page import Page
from unaided.desktop.plain_import import plain_import
from unaided.desktop.ruler_card import RulerCard
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.theme import GAP, GRID, HALF, Theme
from unaided.desktop.timeline_tools import TimelineTools
from unaided.desktop.velocity_filters import VelocityFilters
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.services.calibration import Behind, Seen, Wanted

if TYPE_CHECKING:  # numpy and pyqtgraph load when there is something to draw
    from unaided.desktop.velocity_board import RowsOf, VelocityBoard

ALL = 0
RANGES = ((6, "6 m"), (12, "12 m"), (ALL, "All"))
USUAL_RANGE = 12
NOTHING = "No session without AI yet"
EMPTY = (
    "Your first 12 finished tasks without AI become your baseline: 100. After that this page shows, month by month, "
    "how your speed without AI moves against it. Start one from Today, from the tray or in a terminal, and give an "
    "estimate."
)
HELP = (
    "100 is how fast you worked without AI on your first 12 tasks; 80 means same-sized work now takes you 25 % longer. "
    "The range of each month, and the band of the trend, is where the truth lies 19 times out of 20. Size is judged "
    "on your own ruler, never by minutes, so that estimates that follow your speed cannot hide a change. Unfinished "
    "tasks count as “at least so many minutes”. It cannot see that you choose ever easier tasks, nor a ruler that "
    "slips except by sizing old tasks again, and it shows an abrupt change two or three months late."
)


class CalibrationPage(Page):
    """The page; what draws is imported when there is something to draw, not before."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; the figures are read when it is shown."""
        super().__init__(bridge, theme, parent)
        self._figures = Latest(bridge, self._take_figures)
        self._behind = Latest(bridge, self._take_behind)
        self._wanted = Wanted()
        self.board: VelocityBoard | None = None
        self.headline = paragraph("", Role.HEADING)
        self.caption = paragraph("", Role.MUTED)
        self.range: PillRow[int] = PillRow("Months in view", RANGES)
        self.range.choose(USUAL_RANGE)
        self.tools = ChartTools(self)
        self.help = paragraph(HELP, Role.ADVICE)
        self.filters = VelocityFilters(theme)
        self.timeline = TimelineTools(bridge, theme)
        self.empty = Card()
        self.empty.body.addWidget(paragraph(EMPTY, Role.MUTED))
        self.coin = ExperimentCard(bridge, theme)
        self.ruler = RulerCard(bridge)
        self.cards = Scrolled(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(HALF)
        texts.addWidget(self.headline)
        texts.addWidget(self.caption)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addLayout(texts, 1)
        for tool in (self.range, self.tools):
            head.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setSpacing(GRID)
        top.addLayout(head)
        about = QHBoxLayout()
        about.addWidget(self.filters, 1)
        about.addWidget(self.timeline, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(about)
        top.addWidget(self.help)
        self.cards.add(self.empty)
        self.cards.add(self.coin)
        self.cards.add(self.ruler)
        self.body.setSpacing(GAP)
        self.body.addLayout(top)
        self.body.addWidget(self.cards, 1)
        for part in (self.range, self.tools, self.help, self.filters, self.empty):
            part.hide()

    def _connect(self) -> None:
        self.range.chosen.connect(self._on_range)
        self.filters.chosen.connect(self._on_filter)
        self.tools.told.connect(self.bridge.told)
        self.tools.help_asked.connect(self._on_help)

    def refresh(self) -> None:
        """Read the figures, and how the coin stands."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts a thread for each processor otherwise
        self._figures.ask(partial(_see, self._wanted))
        self.coin.refresh()
        self.ruler.refresh()

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._figures.forget()
        self._behind.forget()
        self.coin.forget()
        self.ruler.forget()

    def _take_figures(self, seen: Seen) -> None:
        self._wanted = seen.wanted
        self.filters.show_choices(seen.choices, seen.wanted)
        something = seen.chart is not None
        self.empty.setVisible(not something)
        self.filters.setVisible(something)
        self.range.setVisible(something and bool(seen.chart and seen.chart.months))
        self.tools.setVisible(self.range.isVisibleTo(self))
        if seen.chart is None:
            self.headline.setText(NOTHING)
            return
        board = self._made_board()
        board.show_chart(seen.chart, self.range.value or None)
        board.show()
        self.headline.setText(board.headline())
        self.caption.setText(board.caption())

    def _made_board(self) -> VelocityBoard:
        if self.board is None:
            with plain_import():
                from unaided.desktop.velocity_board import VelocityBoard  # noqa: PLC0415 (pyqtgraph: 0.3 s, 43 MB)

            self.board = VelocityBoard(self.theme)
            self.board.rows_wanted.connect(self._on_rows_wanted)
            self.cards.add(self.board, 1, before=self.coin)
        return self.board

    @Slot(object)
    def _on_rows_wanted(self, wanted: RowsOf) -> None:
        self._behind.ask(partial(_rows_behind, wanted))

    def _take_behind(self, found: tuple[RowsOf, tuple[Behind, ...]]) -> None:
        if self.board is not None:
            self.board.show_rows(*found)

    @Slot(object)
    def _on_range(self, months: int) -> None:
        if self.board is not None:
            self.board.look_at(months or None)

    @Slot(object)
    def _on_filter(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._figures.ask(partial(_see, wanted))

    @Slot()
    def _on_help(self) -> None:
        self.help.setVisible(not self.help.isVisibleTo(self))

    def file_name(self) -> str:
        """Return what a file of the chart is called."""
        return "no-ai-velocity"

    def text(self) -> str:
        """Return the chart as sentences and a table."""
        return "" if self.board is None else self.board.text()

    def csv(self) -> str:
        """Return the numbers of what is in view."""
        return "" if self.board is None else self.board.csv()

    def sheet(self) -> Sheet:
        """Return the chart as something to draw."""
        return self._made_board().sheet()


def _see(wanted: Wanted, services: Services) -> Seen:
    return services.calibration.see(wanted)


def _rows_behind(wanted: RowsOf, services: Services) -> tuple[RowsOf, tuple[Behind, ...]]:
    return wanted, services.calibration.behind(wanted.chart, wanted.rows)
