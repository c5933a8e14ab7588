"""Speed without AI by month, with its sentence, text twin and rows behind (Law 6), and a look at the other sections."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.chart_tools import ChartTools
from unaided.desktop.latest import Latest
from unaided.desktop.plain_import import plain_import
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.sections.narrowed_words import narrowed_speed_words
from unaided.desktop.sections.tab import Tab
from unaided.desktop.table_style import BAR
from unaided.desktop.theme import GAP, GRID, HALF, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.services.calibration import Behind, Seen, Wanted

if TYPE_CHECKING:  # numpy and pyqtgraph load when there is something to draw
    from unaided.desktop.sections.help_card import HelpCard
    from unaided.desktop.sections.overview import OverviewBoard
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
FIGURES = ("velocity_now", "velocity_months", "velocity_trend")


class Speed(Tab):
    """The section; what draws is imported when there is something to draw, not before."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; the figures are read when it is told to."""
        super().__init__(parent)
        self.setAccessibleName("Speed")
        self._bridge = bridge
        self.theme = theme
        self._figures = Latest(bridge, self._take_figures)
        self._behind = Latest(bridge, self._take_behind)
        self._to_behind = False  # whether the person asked to be led to the rows that are read
        self.board: VelocityBoard | None = None
        self.overview: OverviewBoard | None = None
        self.headline = paragraph("", Role.HEADING)
        self.caption = paragraph("", Role.MUTED)
        self.range: PillRow[int] = PillRow("Months in view", RANGES)
        self.range.choose(USUAL_RANGE)
        self.tools = ChartTools(self)
        self.help: HelpCard | None = None
        self.empty = Card()
        self.empty.body.addWidget(paragraph(EMPTY, Role.MUTED))
        self.begin = Button("&Start a session without AI…")
        self.empty.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.cards = Scrolled(theme, in_page=True)
        self._lay_out()
        self.range.chosen.connect(self._on_range)
        self.begin.clicked.connect(bridge.ask_no_ai)
        self.tools.told.connect(bridge.told)
        self.tools.help_asked.connect(self._on_help)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(HALF)
        texts.addWidget(self.headline)
        texts.addWidget(self.caption)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.setContentsMargins(0, 0, BAR, 0)
        head.addLayout(texts, 1)
        for tool in (self.range, self.tools):
            head.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        self.cards.add(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        for part in (self.range, self.tools, self.empty):
            part.hide()

    def refresh(self, wanted: Wanted) -> None:
        """Read the chart of this work."""
        self._figures.ask(partial(_see, wanted))

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._figures.forget()
        self._behind.forget()
        if self.overview is not None:
            self.overview.forget()

    def _take_figures(self, seen: Seen) -> None:
        self.about.emit(seen.wanted, seen.choices)
        something = seen.chart is not None
        self.empty.setVisible(not something)
        self.range.setVisible(something and bool(seen.chart and seen.chart.months))
        self.tools.setVisible(self.range.isVisibleTo(self))
        if seen.chart is None:
            self.headline.setText(NOTHING)
            return
        board = self._made_board()
        board.show_chart(seen.chart, self.range.value or None, narrowed_speed_words(seen.wanted))
        board.show()
        if self.overview is not None:
            self.overview.refresh(seen.wanted)
        self.headline.setText(board.headline())
        self.caption.setText(board.caption())

    def _made_board(self) -> VelocityBoard:
        if self.board is None:
            with plain_import():
                from unaided.desktop.sections.overview import OverviewBoard  # noqa: PLC0415 (numpy)
                from unaided.desktop.velocity_board import VelocityBoard  # noqa: PLC0415 (pyqtgraph: 0.3 s, 43 MB)

            self.board = VelocityBoard(self.theme)
            self.board.rows_wanted.connect(self._on_rows_wanted)
            self.board.behind_wanted.connect(self._on_behind_wanted)
            self.overview = OverviewBoard(self._bridge, self.theme)
            self.overview.section_wanted.connect(self.section_wanted)
            self.board.put_below_chart(self.overview, tuple(self.overview.opens))
            self.cards.add(self.board, 1)
        return self.board

    @Slot(object)
    def _on_rows_wanted(self, wanted: RowsOf) -> None:
        self._to_behind = False
        self._behind.ask(partial(_rows_behind, wanted))

    def _take_behind(self, found: tuple[RowsOf, tuple[Behind, ...]]) -> None:
        if self.board is not None:
            self.board.show_rows(*found)
            if self._to_behind:
                self.cards.bring(self.board.behind)

    @Slot()
    def _on_behind_wanted(self) -> None:
        self._to_behind = True

    @Slot(object)
    def _on_range(self, months: int) -> None:
        if self.board is not None:
            self.board.look_at(months or None)

    @Slot()
    def _on_help(self) -> None:
        if self.help is None:
            with plain_import():
                from unaided.desktop.sections.help_card import HelpCard  # noqa: PLC0415 (numpy, as the board)

            self.help = HelpCard(FIGURES)
            self.help.hide()
            self.cards.add(self.help, before=self.empty)
        self.help.turn(self.tools.help)
        self.cards.verticalScrollBar().setValue(0)  # it is the first of them

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
