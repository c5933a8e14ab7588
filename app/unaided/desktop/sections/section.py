"""A section of the Calibration page: a sentence, a chart, its text twin, the rows behind, and what it means."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.chart_tools import ChartTools
from unaided.desktop.latest import Latest
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.sections.behind import BehindCard, RowsOf
from unaided.desktop.sections.help_card import HelpCard
from unaided.desktop.sections.left_out import LeftOutLine
from unaided.desktop.sections.narrowed_words import narrowed_words
from unaided.desktop.sections.tab import Tab
from unaided.desktop.table_style import BAR
from unaided.desktop.theme import GAP, GRID, HALF, Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import long_paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.figure import Figure
from unaided.services.calibration import Wanted
from unaided.services.sections import Needs, RowBehind, SectionSeen


class Drawn(Protocol):
    """What a section draws, as an export needs it."""

    def size(self) -> QSize:
        """Return how large it is on the screen."""
        ...

    def draw_on(self, painter: QPainter, target: QRectF) -> None:
        """Draw it on paper or into a file."""
        ...


class Twin(Protocol):
    """A chart's text twin, as an export needs it."""

    def text(self) -> str:
        """Return it as lines with tabs, its header first."""
        ...


class Section(Tab):
    """The frame. A section of its own names its figures and says what it shows; the frame does the rest.

    It fills `chart_card` and `table_card` (a list of cards below each other: `cards.add` takes more), and says
    `heading_of`, `caption_of`, `show_figures`, `rows_of`, `figure_of`, `csv`. A chart's `pointed` goes to
    `tell`, its `chosen`, and the table's, to `open_rows`, its `opened` to `lead_to_behind`.
    """

    name: ClassVar[str]  # of files, and of the tab in the window's state
    title: ClassVar[str]  # on the tab
    figures: ClassVar[tuple[str, ...]]  # by the names of `report`; their help pages are the section's
    legend: str = ""  # below the chart while nothing is pointed at

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing to show yet."""
        super().__init__(parent)
        self.bridge = bridge
        self.theme = theme
        self._seen: SectionSeen | None = None
        self._figures = Latest(bridge, self.show_seen)
        self._rows = Latest(bridge, self._take_rows)
        self._to_behind = False  # whether the person asked to be led to the rows that are read
        self.setAccessibleName(self.title)
        self.heading = long_paragraph("", Role.HEADING)
        self.caption = long_paragraph("", Role.MUTED)
        self.tools = ChartTools(self)
        self.help = HelpCard(self.figures)
        self.chart_card = Card()
        self.readout = long_paragraph(self.legend, Role.SMALL)
        self.left_out = LeftOutLine()
        self.table_card = Card("In numbers")
        self.behind = BehindCard(theme)
        self.cards = Scrolled(theme, in_page=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(HALF)
        texts.addWidget(self.heading)
        texts.addWidget(self.caption)
        texts.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.setContentsMargins(0, 0, BAR, 0)
        head.addLayout(texts, 1)
        head.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        for card, stretch in ((self.help, 0), (self.chart_card, 3), (self.table_card, 2), (self.behind, 2)):
            self.cards.add(card, stretch)
        self.help.hide()
        self.tools.hide()
        self.behind.hide()

    def _connect(self) -> None:
        self.tools.told.connect(self.bridge.told)
        self.tools.help_asked.connect(self._on_help)
        self.left_out.asked.connect(self._want_rows)
        self.left_out.asked.connect(self.lead_to_behind)

    @property
    def seen(self) -> SectionSeen:
        """Return what is shown."""
        if self._seen is None:
            raise RuntimeError("nothing is shown yet")
        return self._seen

    def needs(self) -> Needs:
        """Return what is to be read; a section that wants figures by month says so here."""
        return Needs(self.figures)

    def refresh(self, wanted: Wanted) -> None:
        """Read the figures of this work."""
        self._figures.ask(partial(_see, wanted, self.needs()))

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._figures.forget()
        self._rows.forget()

    def show_seen(self, seen: SectionSeen) -> None:
        """Show these figures, and the rows behind the first."""
        self._seen = seen
        self.about.emit(seen.wanted, seen.choices)
        self.heading.setText(self.heading_of(seen))
        self.caption.setText(" ".join(filter(None, (narrowed_words(seen.wanted), self.caption_of(seen)))))
        self.caption.setVisible(bool(self.caption.text()))
        self.readout.setText(self.legend)
        self.show_figures(seen)
        main = self.figure_of(seen)
        self.left_out.show_figure(main)
        self.tools.setVisible(main.is_shown)
        self.behind.setVisible(bool(len(main.rows)) or bool(main.excluded))
        self.open_rows(main)

    def heading_of(self, seen: SectionSeen) -> str:
        """Return the plain sentence on top: with n and range, or why there is nothing yet and the way there."""
        raise NotImplementedError

    def caption_of(self, _seen: SectionSeen) -> str:
        """Return what stands below it."""
        return ""

    def figure_of(self, seen: SectionSeen) -> Figure:
        """Return the main figure: what is left out of it is counted, and its rows are open at first."""
        return seen.figures[self.figures[0]]

    def show_figures(self, seen: SectionSeen) -> None:
        """Fill chart and table; draw nothing where there is nothing to draw."""
        raise NotImplementedError

    def rows_of(self, thing: object) -> RowsOf | None:
        """Return the rows behind what was chosen in chart or table, None where there are none to open."""
        return rows_behind("What this is reckoned from.", thing) if isinstance(thing, Figure) else None

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say what the mark is that is pointed at; the legend where there is none."""
        self.readout.setText(words or self.legend)

    @Slot(object)
    def open_rows(self, thing: object) -> None:
        """Open the rows behind a mark or a row of the table."""
        wanted = self.rows_of(thing)
        if wanted is not None:
            self._want_rows(wanted)

    @Slot()
    def lead_to_behind(self) -> None:
        """Bring the rows that have just been asked for into view once they are there: a click or Enter asked."""
        self._to_behind = True

    @Slot(object)
    def _want_rows(self, wanted: RowsOf) -> None:
        self._to_behind = False
        self._rows.ask(partial(_rows_behind, wanted, self.seen))

    def _take_rows(self, found: tuple[RowsOf, tuple[RowBehind, ...]]) -> None:
        self.behind.show_rows(*found)
        if self._to_behind:
            self.cards.bring(self.behind)

    @Slot()
    def _on_help(self) -> None:
        self.help.turn(self.tools.help)
        self.cards.verticalScrollBar().setValue(0)  # it is the first of them

    @property
    def drawn(self) -> Drawn:
        """Return the chart as an export draws it; called only where there is one."""
        raise NotImplementedError

    @property
    def table(self) -> Twin:
        """Return the chart's text twin."""
        raise NotImplementedError

    def file_name(self) -> str:
        """Return what a file of the chart is called."""
        return self.name

    def text(self) -> str:
        """Return all of it as sentences and a table."""
        sentences = (self.heading.text(), self.caption.text(), self.left_out.words.text())
        return " ".join(filter(None, sentences)) + f"\n\n{self.table.text()}"

    def csv(self) -> str:
        """Return the numbers of what is shown."""
        raise NotImplementedError

    def sheet(self) -> Sheet:
        """Return the chart as something to draw."""
        foot = "   ".join(filter(None, (self.legend, self.left_out.words.text())))
        drawn, colours = self.drawn, self.theme.colours
        return Sheet(self.heading.text(), self.caption.text(), foot, drawn.size(), drawn.draw_on, colours, self.font())


def rows_behind(sentence: str, figure: Figure) -> RowsOf:
    """Return the rows of a figure as they are wanted, below this sentence."""
    return RowsOf(sentence, figure.table, tuple(figure.rows.tolist()))


def _see(wanted: Wanted, needs: Needs, services: Services) -> SectionSeen:
    return services.sections.see(wanted, needs)


def _rows_behind(wanted: RowsOf, seen: SectionSeen, services: Services) -> tuple[RowsOf, tuple[RowBehind, ...]]:
    return wanted, services.sections.behind(seen.evidence, wanted.table, wanted.rows)
