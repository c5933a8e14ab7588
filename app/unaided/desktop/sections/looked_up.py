"""Look-ups: how often in an active hour without AI, by month, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.charts.month_lines import Ink, Shape
from unaided.desktop.charts.months_chart import Line, MonthsChart, MonthsShown
from unaided.desktop.sections.behind import RowsOf
from unaided.desktop.sections.numbers import figures_csv, n_words, told
from unaided.desktop.sections.picture import MOST_ROWS, Picture, PictureSection
from unaided.desktop.sections.section import rows_behind
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.chart_words import short_month
from unaided.domain.measure.figure import Figure, Table
from unaided.domain.measure.looked_up_words import (
    KEY,
    LEARNING,
    NO_MONTH,
    NO_TOPICS,
    TOPICS,
    heading,
    rate_words,
    topic_words,
)
from unaided.domain.measure.month_parts import month_figures, month_words, under_words
from unaided.domain.measure.months import MonthFigure
from unaided.domain.measure.topics import Topic, topics
from unaided.services.sections import RowBehind, SectionSeen

RATE: Final = "lookups_per_hour"
Months = tuple[MonthFigure, ...]


class LookUps(PictureSection[Months]):
    """One picture by month, and the table of topics, which are the person's words (Law 5)."""

    name = "look-ups"
    title = "Look-ups"
    figures: ClassVar = (RATE,)

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing to show yet."""
        super().__init__(bridge, theme, parent)
        self.topics_card = Card("What comes back")
        self.about_topics = paragraph(NO_TOPICS, Role.MUTED)
        self.topics = TextTable(theme, "What you look up most often", ("Topic", "Times"), [0])
        self.topics_card.body.addWidget(self.about_topics)
        self.topics_card.body.addWidget(self.topics)
        self.cards.add(self.topics_card, before=self.behind)
        self.open_also_from(self.topics)

    def made_pictures(self, theme: Theme) -> Sequence[Picture]:
        """Return the one picture."""
        self.chart = MonthsChart(theme, "Look-ups in an hour without AI, by month")
        twin = TextTable(theme, "Look-ups by month, as a table", ("Month", "Look-ups (range)", "n"), [2])
        return (Picture("look-ups", "By month", self.chart, twin, KEY),)

    @staticmethod
    def prepare(seen: SectionSeen) -> Months:
        """Return what is drawn, from the figures; this runs on the worker."""
        return month_figures(seen.figures[RATE])

    def heading_of(self, seen: SectionSeen) -> str:
        """Return the rate, or the way there."""
        return heading(seen.figures[RATE])

    def caption_of(self, _seen: SectionSeen) -> str:
        """Return that fewer is not better."""
        return LEARNING

    def show_figures(self, seen: SectionSeen) -> None:
        """Fill the picture, its twin and the topics."""
        months, [picture] = self.prepared, self.pictures
        self.chart.show_months(_shown(months))
        picture.table.fill([((0, month.first), _month_texts(month)) for month in reversed(months)])
        picture.show_missing("" if any(month.figure.is_shown for month in months) else NO_MONTH)
        often = topics(seen.figures[RATE])
        self.topics.fill([(topic, (topic.text, f"{topic.count:,}")) for topic in often])
        self.topics.fit_up_to(MOST_ROWS)
        self.topics.setVisible(bool(often))
        self.about_topics.setText(TOPICS if often else NO_TOPICS)

    def rows_of(self, thing: object) -> RowsOf | None:
        """Return the sessions behind a month."""
        match thing:
            case (int(), first):
                [found] = [month for month in self.prepared if month.first == first]
                return rows_behind(_month_words(found.first, found.figure), found.figure)
            case _:
                return super().rows_of(thing)

    @Slot(object)
    def open_rows(self, thing: object) -> None:
        """Open the sessions behind a month, or those in which a topic was looked up."""
        if isinstance(thing, Topic):
            self._rows.ask(partial(_sessions_behind, thing, self.seen))
        else:
            super().open_rows(thing)

    def csv(self) -> str:
        """Return the numbers of the months."""
        return figures_csv(("month",), (((f"{month.first:%Y-%m}",), month.figure) for month in self.prepared))


def _sessions_behind(topic: Topic, seen: SectionSeen, services: Services) -> tuple[RowsOf, tuple[RowBehind, ...]]:
    rows = services.sections.looked_up_in(seen.evidence, topic.text)
    wanted = RowsOf(topic_words(topic.text, topic.count, len(rows)), Table.SESSIONS, rows)
    return wanted, services.sections.behind(seen.evidence, wanted.table, rows)


def _month_texts(month: MonthFigure) -> tuple[str, ...]:
    figure = month.figure
    return short_month(month.first), told(rate_words(figure), figure), n_words(figure)


def _month_words(first: date, figure: Figure) -> str:
    return month_words(first, rate_words(figure), figure)


def _shown(months: Months) -> MonthsShown:
    line = Line("Without AI", Shape.DISC, Ink.NO_AI, tuple(month.figure for month in months), _month_words)
    under = tuple(under_words(month.figure) for month in months)
    return MonthsShown(tuple(month.first for month in months), (line,), under, "{:g}".format, reference=0.0)
