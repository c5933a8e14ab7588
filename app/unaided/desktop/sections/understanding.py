"""Understanding: predicted, explained and recalled by use of AI, how sure against how right, the gap by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.charts.curve_chart import CurveChart
from unaided.desktop.charts.dumbbell_chart import WHICH, DumbbellChart
from unaided.desktop.charts.month_lines import Ink, Shape
from unaided.desktop.charts.months_chart import Line, MonthsChart, MonthsShown
from unaided.desktop.sections.behind import RowsOf
from unaided.desktop.sections.felt_card import FeltCard
from unaided.desktop.sections.numbers import figures_csv, n_words, told
from unaided.desktop.sections.picture import MOST_ROWS, Picture, PictureSection
from unaided.desktop.sections.section import rows_behind
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.card import Card
from unaided.domain.measure.chart_words import short_month
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.month_parts import month_figures, month_words, under_words
from unaided.domain.measure.months import MonthFigure
from unaided.domain.measure.signed import signed
from unaided.domain.measure.understanding_table import FELT, line_texts, line_words, lines
from unaided.domain.measure.understanding_table import Line as FigureLine
from unaided.domain.measure.understood import CurveBin, Understood, UseMarks, curve_bins, understood
from unaided.domain.measure.understood_words import (
    CHOSEN,
    CURVE_KEY,
    GAP_KEY,
    KEY,
    NO_MONTH,
    QUESTION,
    USE_NAMES,
    gap_words,
    percent,
    points_words,
    share_words,
    unsaid_words,
    use_words,
)
from unaided.services.sections import SectionSeen

GAP: Final = "illusion_gap"
CURVE: Final = "calibration_curve"
RECALLED: Final = "recalled"


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is drawn."""

    by_use: Understood
    bins: tuple[CurveBin, ...]
    months: tuple[MonthFigure, ...]
    lines: tuple[FigureLine, ...]


class Understanding(PictureSection[Shown]):
    """Three pictures and the table of all figures of understanding."""

    name = "understanding"
    title = "Understanding"
    figures: ClassVar = (
        *(GAP, RECALLED, CURVE, "overconfidence_before", "overconfidence_after"),
        *("brier_before", "brier_after", "brier_gain", "resolution", "retention", "felt"),
    )

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing to show yet."""
        super().__init__(bridge, theme, parent)
        self.all_card = Card("Every figure of understanding")
        self.all = TextTable(theme, "Every figure of understanding", ("Figure", "Of", "Value (range)", "n"), [0])
        self.all_card.body.addWidget(self.all)
        self.felt = FeltCard(theme)
        self.cards.add(self.felt, before=self.behind)
        self.cards.add(self.all_card, before=self.behind)
        self.open_also_from(self.felt.table)
        self.open_also_from(self.all)

    def made_pictures(self, theme: Theme) -> Sequence[Picture]:
        """Return the pictures: by use of AI, the calibration curve, and the gap by month."""
        by_use = TextTable(
            theme, "Understanding by use of AI, as a table", ("Use of AI", "What", "Share (range)", "n"), [3]
        )
        curve = TextTable(theme, "How sure and how right, as a table", ("Called likely", "Recalled (range)", "n"), [2])
        months = TextTable(theme, "Illusion gap by month, as a table", ("Month", "Illusion gap (range)", "n"), [2])
        self.dumbbells, self.curve = DumbbellChart(theme), CurveChart(theme)
        self.gap = MonthsChart(theme, "Illusion gap by month")
        return (
            Picture("understanding", "By use of AI", self.dumbbells, by_use, KEY),
            Picture("calibration-curve", "How sure, how right", self.curve, curve, CURVE_KEY),
            Picture("illusion-gap", "By month", self.gap, months, GAP_KEY),
        )

    @staticmethod
    def prepare(seen: SectionSeen) -> Shown:
        """Return what is drawn, from the figures; this runs on the worker."""
        return Shown(
            understood(seen.evidence),
            curve_bins(seen.figures[CURVE]),
            month_figures(seen.figures[GAP]),
            lines(seen.figures),
        )

    def heading_of(self, seen: SectionSeen) -> str:
        """Return the illusion gap, or the way there."""
        return gap_words(seen.figures[GAP])

    def caption_of(self, _seen: SectionSeen) -> str:
        """Return the question that was asked, and that no row of the picture is AI's effect."""
        by_use = self.prepared.by_use
        compared = sum(one.is_shown for one in by_use.uses) > 1
        return " ".join(filter(None, (QUESTION, CHOSEN if compared else "", unsaid_words(len(by_use.unsaid)))))

    def figure_of(self, seen: SectionSeen) -> Figure:
        """Return the figure of the chosen picture."""
        by_use, curve, _ = self.pictures
        if self.picture is by_use and seen.figures[RECALLED].is_shown:
            return seen.figures[RECALLED]
        return seen.figures[CURVE if self.picture is curve else GAP]

    def show_figures(self, seen: SectionSeen) -> None:
        """Fill the pictures, their twins and the table of all figures."""
        shown = self.prepared
        self._show_uses(shown.by_use.uses)
        self._show_bins(shown.bins, seen.figures[CURVE].why)
        self._show_months(shown.months)
        self.felt.show_lines(shown.lines)
        others = [line for line in shown.lines if line.title != FELT]
        self.all.fill([(line, line_texts(line)) for line in others])
        self.all.fit_up_to(MOST_ROWS)
        self.all_card.setVisible(any(line.figure.is_shown for line in others))

    def _show_uses(self, uses: Sequence[UseMarks]) -> None:
        picture = self.pictures[0]
        self.dumbbells.show_uses(uses)
        picture.table.fill(
            [(figure, _share_texts(USE_NAMES[use], which, figure)) for use, which, figure in _three(uses)]
        )
        nothing = not any(one.is_shown for one in uses)
        picture.show_missing("\n".join(use_words(one) for one in uses) if nothing else "")

    def _show_bins(self, bins: Sequence[CurveBin], why: str) -> None:
        picture = self.pictures[1]
        self.curve.show_bins(bins)
        picture.table.fill([(one.figure, _bin_texts(one)) for one in bins])
        picture.show_missing("" if bins else f"Nothing yet: {why}")

    def _show_months(self, months: Sequence[MonthFigure]) -> None:
        picture = self.pictures[2]
        self.gap.show_months(_shown(months))
        picture.table.fill([((0, month.first), _month_texts(month)) for month in reversed(months)])
        picture.show_missing("" if any(month.figure.is_shown for month in months) else NO_MONTH)

    def rows_of(self, thing: object) -> RowsOf | None:
        """Return the rows behind a mark, a row of a twin or of the table of all figures."""
        match thing:
            case FigureLine():
                return rows_behind(line_words(thing), thing.figure)
            case (int(), first):
                [found] = [month for month in self.prepared.months if month.first == first]
                return rows_behind(_month_words(found), found.figure)
            case Figure():
                said = next((mark.words for mark in self.drawn.marks if mark.thing is thing), thing.why)
                return rows_behind(said, thing) if said else super().rows_of(thing)
            case _:
                return None

    def text(self) -> str:
        """Return all of it as sentences and tables."""
        return "\n".join((super().text(), self.felt.table.text(), self.all.text()))

    def csv(self) -> str:
        """Return the numbers of the chosen picture."""
        by_use, curve, _ = self.pictures
        shown = self.prepared
        if self.picture is by_use:
            three = _three(shown.by_use.uses)
            return figures_csv(("use", "what"), (((use, which), figure) for use, which, figure in three))
        if self.picture is curve:
            return figures_csv(("said",), (((str(one.said),), one.figure) for one in shown.bins))
        return figures_csv(("month",), (((f"{month.first:%Y-%m}",), month.figure) for month in shown.months))


def _three(uses: Sequence[UseMarks]) -> list[tuple[str, str, Figure]]:
    """Return use, which of the three, and its figure."""
    return [(one.use, which, getattr(one, which)) for one in uses for which in WHICH]


def _share_texts(name: str, which: str, figure: Figure) -> tuple[str, ...]:
    return name, which, told(share_words(figure), figure), n_words(figure)


def _bin_texts(one: CurveBin) -> tuple[str, ...]:
    return percent(one.said), share_words(one.figure), n_words(one.figure)


def _month_texts(month: MonthFigure) -> tuple[str, ...]:
    figure = month.figure
    return short_month(month.first), told(points_words(figure), figure), n_words(figure)


def _month_words(month: MonthFigure) -> str:
    return month_words(month.first, points_words(month.figure), month.figure)


def _shown(months: Sequence[MonthFigure]) -> MonthsShown:
    def words(first: date, figure: Figure) -> str:
        return month_words(first, points_words(figure), figure)

    line = Line("Illusion gap", Shape.DISC, Ink.INK, tuple(month.figure for month in months), words)
    firsts = tuple(month.first for month in months)
    return MonthsShown(firsts, (line,), tuple(under_words(month.figure) for month in months), signed, reference=0.0)
