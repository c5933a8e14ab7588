"""The card of the velocity chart: what its axis means, the chart, what the crosshair is at, what is left out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.theme import Theme
from unaided.desktop.velocity_plot import Dot, VelocityPlot
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.chart import Chart, ChartMonth
from unaided.domain.measure.chart_words import (
    AXIS,
    SLIPPED,
    caption,
    dot_words,
    headline,
    left_out_words,
    month_words,
    summary,
)
from unaided.domain.measure.event_words import events_line, events_of_month, events_summary
from unaided.domain.words import counted

BEYOND = "{} {} above or below the picture; the tasks behind each month have them all."
CHART_HEIGHT = 270  # px
LEGEND = (
    "● month with its 95 % range, larger with more tasks   ○ early, below 3   "
    "• task   ◦ unfinished: no faster than this   □ session of an open task"
)


class VelocityCard(Card):
    """The chart and the lines around it."""

    chosen = Signal(object)  # the ChartMonth or Dot of which the person wants the rows
    left_out_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with an empty chart."""
        super().__init__(parent=parent)
        self._theme = theme
        self._chart: Chart | None = None
        self.setAccessibleName("Speed without AI by month")
        self.plot = VelocityPlot(theme)
        self.plot.setMinimumHeight(CHART_HEIGHT)
        self.readout = paragraph(LEGEND, Role.SMALL)
        self.events = paragraph("", Role.SMALL)
        self.slipped = paragraph(SLIPPED, Role.SMALL)
        self.beyond = paragraph("", Role.SMALL)
        self.left_out = paragraph("", Role.SMALL)
        self.show_left_out = Button("Show them", Role.LINK)
        self._below = QWidget()
        self._lay_out()
        self.plot.pointed.connect(self._on_pointed)
        self.plot.chosen.connect(self.chosen)
        self.plot.moved.connect(self._on_moved)
        self.show_left_out.clicked.connect(self.left_out_asked)

    def _lay_out(self) -> None:
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.left_out, 1)
        below.addWidget(self.show_left_out, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(label(AXIS, Role.SMALL))
        self.body.addWidget(self.plot, 1)
        for line in (self.readout, self.events, self.beyond, self.slipped, self._below):
            self.body.addWidget(line)

    def show_chart(self, chart: Chart, months: int | None) -> None:
        """Draw these figures, the last so many months of them in view (all where None)."""
        self._chart = chart
        self.plot.show_chart(chart, months)
        self._describe("")
        self._on_moved()
        self.slipped.setVisible(chart.slipped)
        self.left_out.setText(left_out_words(chart.now.excluded))
        self._below.setVisible(bool(chart.now.excluded))
        beyond = self.plot.beyond()
        self.beyond.setText(BEYOND.format(counted(beyond, "dot"), "lies" if beyond == 1 else "lie"))
        self.beyond.setVisible(bool(beyond))

    @Slot()
    def _on_moved(self) -> None:
        """Name the notes in view by the numbers of their marks."""
        if self._chart is not None:
            words = events_line(self._chart, *self.plot.days_in_view())
            self.events.setText(words)
            self.events.setVisible(bool(words))

    def mark(self, month: ChartMonth) -> None:
        """Lay a band behind a month, and say what it says."""
        self.plot.mark_month(self.plot.months.index(month))
        self._describe(self._said_of(month))

    def _said_of(self, month: ChartMonth) -> str:
        marked = "" if self._chart is None else events_of_month(self._chart, month.first)
        return " ".join(filter(None, (month_words(month), marked)))

    def _describe(self, words: str) -> None:
        if self._chart is not None:
            parts = (words, summary(self._chart), events_summary(self._chart))
            self.plot.setAccessibleDescription(" ".join(filter(None, parts)))

    @Slot(object, object)
    def _on_pointed(self, month: ChartMonth | None, dot: Dot | None) -> None:
        words = "" if month is None else self._said_of(month)
        if dot is not None:
            words = f"{dot_words(dot.day, dot.index, session=dot.session, hollow=dot.hollow)} {words}"
        self.readout.setText(words or LEGEND)
        if words and self.plot.hasFocus():
            self._describe(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.plot, words))

    def sheet(self, chart: Chart) -> Sheet:
        """Return the chart as it is seen, with its sentences."""
        events = events_line(chart, *self.plot.days_in_view())
        foot = " ".join(
            filter(None, (f"No-AI velocity: {AXIS}.", SLIPPED if chart.slipped else "", self.left_out.text(), events))
        )
        size, colours = self.plot.size(), self._theme.colours
        return Sheet(headline(chart), caption(chart), foot, size, self._draw, colours, self.font())

    def _draw(self, painter: QPainter, target: QRectF) -> None:
        self.plot.draw_on(painter, target)
