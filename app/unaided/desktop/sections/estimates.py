"""Estimates: what each task took against its unaided estimate, and bias and spread by month and mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from unaided.desktop.charts.estimate_chart import EstimateChart
from unaided.desktop.charts.month_lines import Ink, Shape
from unaided.desktop.charts.months_chart import Line, MonthsChart, MonthsShown
from unaided.desktop.sections.behind import RowsOf
from unaided.desktop.sections.numbers import figures_csv, n_words, rows_csv, told
from unaided.desktop.sections.picture import Picture, PictureSection
from unaided.desktop.sections.section import rows_behind
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.domain.measure.chart_words import short_month
from unaided.domain.measure.estimate_points import (
    APART,
    EstimateCell,
    EstimatePoints,
    cells,
    echoes,
    estimate_points,
    part_of,
)
from unaided.domain.measure.estimates_words import (
    BIAS_KEY,
    KEY,
    NO_MONTH,
    NO_POINT,
    PART_NAMES,
    SHARED,
    SPREAD_KEY,
    caption,
    cell_words,
    heading,
    part_words,
    ratio_words,
)
from unaided.domain.measure.figure import Figure, Table
from unaided.domain.measure.month_parts import month_figures, month_words, under_words
from unaided.domain.measure.months import MonthFigure
from unaided.services.sections import SectionSeen

BIAS: Final = "estimation_bias"
SPREAD: Final = "estimation_spread"
MODES: Final = ("no-ai", "ai")  # in the order of lines
Months = tuple[tuple[MonthFigure, ...], ...]  # one series for each of the modes


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is drawn."""

    points: EstimatePoints
    cells: tuple[EstimateCell, ...]
    bias: Months
    spread: Months
    tasks: tuple[MonthFigure, ...]  # of both modes, for the n below each month


class Estimates(PictureSection[Shown]):
    """The scatter, and two pictures by month."""

    name = "estimates"
    title = "Estimates"
    figures: ClassVar = (BIAS, SPREAD)

    def made_pictures(self, theme: Theme) -> Sequence[Picture]:
        """Return the pictures: task by task, bias by month, spread by month."""
        whole = TextTable(theme, "Estimates, as a table", ("Tasks", "Bias (range)", "Spread (range)", "n"), [3])
        header = ("Month", "Mode", "{} (range)", "n")
        self.scatter = EstimateChart(theme)
        self.bias, self.spread = MonthsChart(theme, "Bias by month"), MonthsChart(theme, "Spread by month")
        bias, spread = (
            TextTable(theme, f"{what} by month, as a table", [one.format(what) for one in header], [3])
            for what in ("Bias", "Spread")
        )
        return (
            Picture("estimates", "Task by task", self.scatter, whole, KEY),
            Picture("estimation-bias", "Bias by month", self.bias, bias, BIAS_KEY),
            Picture("estimation-spread", "Spread by month", self.spread, spread, SPREAD_KEY),
        )

    @staticmethod
    def prepare(seen: SectionSeen) -> Shown:
        """Return what is drawn, from the figures; this runs on the worker."""
        points = estimate_points(seen.evidence)
        bias, spread = seen.figures[BIAS], seen.figures[SPREAD]
        return Shown(
            points,
            cells(points),
            tuple(month_figures(bias, mode) for mode in MODES),
            tuple(month_figures(spread, mode) for mode in MODES),
            month_figures(bias),
        )

    def heading_of(self, seen: SectionSeen) -> str:
        """Return the bias without AI, or the way there."""
        return heading(seen.figures[BIAS], part_of(seen.figures[BIAS], "no-ai"))

    def caption_of(self, seen: SectionSeen) -> str:
        """Return the spread, what is said of AI, and whether minutes repeat the estimate."""
        bias = seen.figures[BIAS]
        shared = SHARED if len(self.prepared.points) > APART else ""
        parts = (*echoes(bias), caption(seen.figures[SPREAD], part_of(bias, "ai")), shared)
        return " ".join(filter(None, parts))

    def show_figures(self, seen: SectionSeen) -> None:
        """Fill the pictures and their twins."""
        shown, (whole, bias, spread) = self.prepared, self.pictures
        self.scatter.show_cells(shown.cells)
        whole.table.fill([_part_row(part, seen) for part in PART_NAMES])
        whole.show_missing("" if shown.cells else NO_POINT)
        for picture, chart, months in ((bias, self.bias, shown.bias), (spread, self.spread, shown.spread)):
            chart.show_months(_shown(months, shown.tasks))
            picture.table.fill(_month_rows(months))
            some = any(month.figure.is_shown for series in months for month in series)
            picture.show_missing("" if some else NO_MONTH)

    def rows_of(self, thing: object) -> RowsOf | None:
        """Return the tasks behind a mark or a row of a twin."""
        match thing:
            case EstimateCell():
                return RowsOf(cell_words(thing), Table.TASKS, tuple(thing.rows.tolist()))
            case str() as part:
                bias, spread = (_of(self.seen.figures[name], part) for name in (BIAS, SPREAD))
                return rows_behind(part_words(part, bias, spread), bias)
            case (int() as number, first):
                months = self.prepared.spread if self.picture is self.pictures[2] else self.prepared.bias
                [found] = [month for month in months[number] if month.first == first]
                return rows_behind(_month_words(number, found.first, found.figure), found.figure)
            case _:
                return super().rows_of(thing)

    def csv(self) -> str:
        """Return the numbers of the chosen picture."""
        shown, (whole, bias, _) = self.prepared, self.pictures
        if self.picture is whole:
            points = shown.points
            columns = zip(
                points.day.tolist(), points.estimate.tolist(), points.actual.tolist(), points.with_ai, strict=True
            )
            tasks = ((date.fromordinal(day), *minutes, MODES[int(with_ai)]) for day, *minutes, with_ai in columns)
            return rows_csv(("date", "estimate_minutes", "active_minutes", "mode"), tasks)
        series = zip(MODES, shown.bias if self.picture is bias else shown.spread, strict=True)
        rows = (((f"{month.first:%Y-%m}", mode), month.figure) for mode, months in series for month in months)
        return figures_csv(("month", "mode"), rows)


def _of(figure: Figure, part: str) -> Figure:
    return part_of(figure, part) if part else figure


def _part_row(part: str, seen: SectionSeen) -> tuple[str, tuple[str, ...]]:
    bias, spread = (_of(seen.figures[name], part) for name in (BIAS, SPREAD))
    return part, (PART_NAMES[part], *(told(ratio_words(one), one) for one in (bias, spread)), n_words(bias))


def _month_rows(months: Months) -> list[tuple[object, tuple[str, ...]]]:
    """Return a row for each month and mode with a figure, the latest first."""
    found = [(month, number) for number, series in enumerate(months) for month in series if month.figure.is_shown]
    found.sort(key=_by_month, reverse=True)
    return [
        (
            (number, month.first),
            (short_month(month.first), PART_NAMES[MODES[number]], ratio_words(month.figure), n_words(month.figure)),
        )
        for month, number in found
    ]


def _by_month(one: tuple[MonthFigure, int]) -> tuple[date, int]:
    return one[0].first, -one[1]


def _month_words(number: int, first: date, figure: Figure) -> str:
    return f"{PART_NAMES[MODES[number]]}, {month_words(first, ratio_words(figure), figure)}"


def _shown(months: Months, tasks: Sequence[MonthFigure]) -> MonthsShown:
    def without(first: date, figure: Figure) -> str:
        return _month_words(0, first, figure)

    def with_ai(first: date, figure: Figure) -> str:
        return _month_words(1, first, figure)

    no_ai, ai = (tuple(month.figure for month in series) for series in months)
    drawn = (
        Line("Without AI", Shape.DISC, Ink.NO_AI, no_ai, without),
        Line("With AI", Shape.DIAMOND, Ink.AI, ai, with_ai),
    )
    under = tuple(under_words(month.figure) for month in tasks)
    return MonthsShown(tuple(month.first for month in tasks), drawn, under, "×{:g}".format, reference=1.0, ratio=True)
