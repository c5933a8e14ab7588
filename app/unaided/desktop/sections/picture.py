"""A section with several pictures of one thing: pills choose, each has its text twin, its legend and its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.charts.mark_chart import MarkChart
from unaided.desktop.latest import Latest
from unaided.desktop.sections.section import Section
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.services.calibration import Wanted
from unaided.services.sections import Needs, SectionSeen

P = TypeVar("P")
CHART_HEIGHT = 240  # px
CHART_SHARE = 3  # of the room that is left over; the rows behind have 2
MOST_ROWS = 9  # of a twin; beyond, it scrolls


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One picture; `nothing` stands in its place while there is nothing to draw."""

    name: str  # of its file
    title: str  # on its pill
    chart: MarkChart
    table: TextTable
    legend: str
    nothing: QLabel = field(default_factory=partial(paragraph, "", Role.MUTED))

    def show_missing(self, why: str) -> None:
        """Say why there is nothing to draw; where there is something, nothing is said."""
        self.nothing.setText(why)

    @property
    def is_drawn(self) -> bool:
        """Tell whether there is something to draw."""
        return not self.nothing.text()


class PictureSection(Section, Generic[P]):
    """The frame of such a section; what is drawn is prepared where the figures are read, off the UI thread."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with its pictures, the first of them chosen."""
        super().__init__(bridge, theme, parent)
        self._prepared = Latest(bridge, self._take_prepared)
        self._drawn: P | None = None
        self._beside: list[TextTable] = []
        self.pictures = tuple(self.made_pictures(theme))
        self.pills = PillRow("Picture", [(picture, picture.title) for picture in self.pictures])
        self.picture = self.pictures[0]
        self.pills.choose(self.picture)
        self._fill_cards()
        if len(self.pictures) == 1:
            self.pills.hide()
        self.pills.chosen.connect(self.choose_picture)
        for picture in self.pictures:
            picture.chart.pointed.connect(self.tell)
            picture.chart.chosen.connect(self._on_mark)
            picture.chart.opened.connect(self.lead_to_behind)
            picture.table.chosen.connect(self._on_row)
        self._show_picture()
        self.cards.hide()

    def _fill_cards(self) -> None:
        self.chart_card.body.addWidget(self.pills)
        for picture in self.pictures:
            picture.chart.setMinimumHeight(CHART_HEIGHT)
            self.chart_card.body.addWidget(picture.chart)
            self.chart_card.body.addWidget(picture.nothing)
            self.table_card.body.addWidget(picture.table)
        self.chart_card.body.addWidget(self.readout)
        self.chart_card.body.addWidget(self.left_out)
        self.cards.weigh(self.table_card, 0)  # its tables are as high as their rows

    def made_pictures(self, theme: Theme) -> Sequence[Picture]:
        """Return the pictures, empty."""
        raise NotImplementedError

    @staticmethod
    def prepare(seen: SectionSeen) -> P:
        """Return what is drawn, from the figures; this runs on the worker."""
        raise NotImplementedError

    @property
    def prepared(self) -> P:
        """Return what is drawn."""
        if self._drawn is None:
            raise RuntimeError("nothing is shown yet")
        return self._drawn

    def refresh(self, wanted: Wanted) -> None:
        """Read the figures of this work, and prepare what is drawn of them."""
        self._prepared.ask(partial(_prepare, wanted, self.needs(), self.prepare))

    def forget(self) -> None:
        """Wait for no answer any more."""
        super().forget()
        self._prepared.forget()

    def _take_prepared(self, found: tuple[SectionSeen, P]) -> None:
        seen, self._drawn = found
        self.cards.show()
        self.show_seen(seen)
        self._show_picture()

    @Slot(object)
    def choose_picture(self, picture: Picture) -> None:
        """Show this picture and its twin, and the rows behind it."""
        self.picture = picture
        self.pills.choose(picture)
        self._show_picture()
        main = self.figure_of(self.seen)
        self.left_out.show_figure(main)
        self.open_rows(main)

    def _show_picture(self) -> None:
        self.legend = self.picture.legend if self.picture.is_drawn else ""
        for picture in self.pictures:
            chosen = picture is self.picture
            picture.chart.setVisible(chosen and picture.is_drawn)
            self.chart_card.body.setStretchFactor(picture.chart, int(chosen and picture.is_drawn))  # hidden too
            picture.nothing.setVisible(chosen and not picture.is_drawn)
            picture.table.setVisible(chosen)
            picture.table.fit_up_to(MOST_ROWS)
        drawn = self.picture.is_drawn
        self.table_card.setVisible(drawn)
        self.readout.setVisible(drawn)
        self.cards.weigh(self.chart_card, CHART_SHARE if drawn else 0)
        self.tools.setVisible(drawn and self._drawn is not None)
        self.tell("")

    def open_also_from(self, table: TextTable) -> None:
        """Let the rows of one more table open what is behind them."""
        self._beside.append(table)
        table.chosen.connect(partial(self._on_beside, table))

    @Slot(object)
    def _on_mark(self, thing: object) -> None:
        self.picture.table.choose(thing)
        self._leave_all_but(None)
        self.open_rows(thing)

    @Slot(object)
    def _on_row(self, thing: object) -> None:
        self.picture.chart.choose(thing)
        self._leave_all_but(None)
        self.open_rows(thing)

    def _on_beside(self, table: TextTable, thing: object) -> None:
        self.picture.chart.choose(None)
        self.picture.table.choose(None)
        self._leave_all_but(table)
        self.open_rows(thing)

    def _leave_all_but(self, chosen: TextTable | None) -> None:
        """Have no row chosen in the tables beside the twin, but in this one: what is behind it is seen."""
        for table in self._beside:
            if table is not chosen:
                table.choose(None)

    @property
    def drawn(self) -> MarkChart:
        """Return the chosen picture's chart."""
        return self.picture.chart

    @property
    def table(self) -> TextTable:
        """Return its text twin."""
        return self.picture.table

    def file_name(self) -> str:
        """Return what a file of the chosen picture is called."""
        return self.picture.name


def _prepare(
    wanted: Wanted, needs: Needs, prepare: Callable[[SectionSeen], P], services: Services
) -> tuple[SectionSeen, P]:
    seen = services.sections.see(wanted, needs)
    return seen, prepare(seen)
