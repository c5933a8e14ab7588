"""The no-AI block on the Plan page: its appointment, the last weeks as a row of shapes, and the sessions of a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.session_details import show_details
from unaided.desktop.settings.block import BlockSection
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import GRID, HALF, Theme
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.no_ai_block import BlockWeek, kept_words, week_name, weeks_words
from unaided.domain.words import counted, day_name, lengths, short_day

CELL = 7 * GRID  # px; a week's room
DISC = 2 * GRID  # px
HEADER: Final = ("Week", "Block", "Without AI", "Sessions")
SESSIONS: Final = ("Day", "Task", "Minutes")
MOST_ROWS: Final = 5


class WeekShapes(QWidget):
    """One shape a week, the earliest left: ● for a block, half of one for less, nothing where nothing was done.

    No colour and no count says good or bad (Law 8). The table below says the same in words, and is what keys walk.
    """

    pressed = Signal(object)  # the Monday of the week that was clicked

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without weeks."""
        super().__init__(parent)
        self._theme = theme
        self._weeks: Sequence[BlockWeek] = ()
        self._chosen: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_weeks(self, weeks: Sequence[BlockWeek], chosen: date | None) -> None:
        """Show these weeks, one of them as the chosen one."""
        self._weeks, self._chosen = weeks, chosen
        self.setAccessibleName("The last weeks: " + ", ".join(map(_said, weeks)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of twelve weeks and a line below."""
        return QSize(12 * CELL, DISC + 3 * GRID + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height in less width."""
        return QSize(12 * (DISC + HALF), self.sizeHint().height())

    def _cell(self) -> float:
        return min(float(2 * CELL), self.width() / max(1, len(self._weeks)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which week was clicked."""
        place = int(event.position().x() // self._cell())
        if 0 <= place < len(self._weeks):
            self.pressed.emit(self._weeks[place].monday)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shapes, and below each its Monday, or below each second one where there is less room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        apart = self._apart()
        for place, week in enumerate(self._weeks):
            room = QRectF(place * self._cell(), 0, self._cell(), self.height())
            self._paint_week(painter, week, room)
            if place % apart == (len(self._weeks) - 1) % apart:
                self._paint_monday(painter, week, room)
        painter.end()

    def _apart(self) -> int:
        """Return how many weeks lie from one that is named to the next: a name is never cut."""
        widest = max((self.fontMetrics().horizontalAdvance(short_day(week.monday)) for week in self._weeks), default=0)
        return max(1, ceil((widest + GRID) / self._cell()))

    def _paint_monday(self, painter: QPainter, week: BlockWeek, room: QRectF) -> None:
        wide = self.fontMetrics().horizontalAdvance(short_day(week.monday)) + 2
        left = min(room.center().x() - wide / 2, self.width() - wide)
        below = QRectF(max(0.0, left), DISC + 2 * GRID, wide, self.fontMetrics().height())
        painter.setPen(QColor(self._theme.colours.muted))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), short_day(week.monday))

    def _paint_week(self, painter: QPainter, week: BlockWeek, room: QRectF) -> None:
        c = self._theme.colours
        disc = QRectF(room.center().x() - DISC / 2, GRID, DISC, DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.no_ai))
        if week.kept is not None:
            painter.drawEllipse(disc)
        elif week.sittings:
            painter.drawPie(disc, 90 * 16, 180 * 16)
            painter.setPen(QPen(QColor(c.no_ai), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(0.75, 0.75, -0.75, -0.75))
        if week.monday == self._chosen:
            painter.setPen(QPen(QColor(c.edge), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(2, 1, -2, -1), 4, 4)


class BlockCard(BlockSection):
    """The appointment as the settings have it, and what the last weeks held; a missed one is a gap (Law 8)."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        """Make it with the appointment alone; the weeks are read when the page is shown."""
        super().__init__(bridge, theme)
        self._theme = theme
        self._weeks: Sequence[BlockWeek] = ()
        self._chosen: date | None = None
        self.sentence = paragraph("", Role.MUTED)
        self.shapes = WeekShapes(theme)
        self.table = TextTable(theme, "The last weeks", HEADER, [1])
        self.week = paragraph("", Role.MUTED)
        self.sessions = TextTable(theme, "Sessions of the chosen week", SESSIONS, [1])
        for part in (self.sentence, self.shapes, self.table, self.week, self.sessions):
            self.body.addWidget(part)
        self.table.chosen.connect(self.choose_week)
        self.shapes.pressed.connect(self.choose_week)
        self.sessions.opened.connect(self._open)
        bridge.settings_changed.connect(self._on_settings)
        self._on_settings()

    def show_weeks(self, weeks: Sequence[BlockWeek], today: date) -> None:
        """Show these weeks, the chosen one chosen still; at first the latest with something in it."""
        self._weeks = weeks
        self.sentence.setText(weeks_words(weeks))
        rows = [(week.monday, _texts(week, today)) for week in reversed(weeks)]
        self.table.fill(rows)
        self.table.fit_up_to(MOST_ROWS)
        worked = [week.monday for week in weeks if week.sittings]
        for part in (self.shapes, self.table):  # a table of nothing but gaps would say nothing, aloud
            part.setVisible(bool(worked))
        kept = self._chosen if self._chosen in {week.monday for week in weeks} else None
        self.choose_week(kept or (worked[-1] if worked else None))

    @Slot(object)
    def choose_week(self, monday: date | None) -> None:
        """Show the sessions of a week (Law 6)."""
        self._chosen = monday
        week = next((week for week in self._weeks if week.monday == monday), None)
        self.shapes.show_weeks(self._weeks, monday)
        self.table.choose(monday)
        self.week.setText("" if week is None else _week_words(week))
        self.week.setVisible(week is not None)
        sittings = () if week is None else week.sittings
        self.sessions.setVisible(bool(sittings))
        self.sessions.fill(
            [(one.session_id, (day_name(one.local_date), one.title, lengths(one.active_us))) for one in sittings]
        )
        self.sessions.fit_up_to(MOST_ROWS)

    @Slot()
    def _on_settings(self) -> None:
        self.follow(self.bridge.settings)

    @Slot(object)
    def _open(self, session_id: UUID) -> None:
        show_details(self.bridge, self._theme, session_id, self.window())


def _texts(week: BlockWeek, today: date) -> tuple[str, ...]:
    worked = (lengths(week.active_us), f"{len(week.sittings):,}") if week.sittings else ("", "")
    return week_name(week, today), kept_words(week), *worked


def _week_words(week: BlockWeek) -> str:
    if not week.sittings:
        return f"The week of {day_name(week.monday)}: no session without AI."
    return f"The week of {day_name(week.monday)}: {counted(len(week.sittings), 'session')} without AI."


def _said(week: BlockWeek) -> str:
    shape = "done" if week.kept is not None else "partly" if week.sittings else "nothing"
    return f"{short_day(week.monday)} {shape}"
