"""The card of the rebuild plan: practices ticked week by week, what the app saw itself, and which are the person's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.practice_chooser import PracticeChooser
from unaided.desktop.session_details import show_details
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick import Tick
from unaided.domain.no_ai_block import span_words, week_of
from unaided.domain.rebuild import PlanLine, Practice, seen_words
from unaided.domain.words import day_name
from unaided.services.rebuild import PlanLook

HEADER: Final = ("Day", "Task")
MOST_ROWS: Final = 5
NONE_PICKED: Final = "Nothing is on your plan yet. Pick what you want to practise; it is yours to change at any time."
EACH_WEEK: Final = "Tick what this week had. What Unaided sees itself is ticked already; nothing is added up."
ONE_WEEK: Final = timedelta(weeks=1)


class PlanRow(QWidget):
    """A practice in a week: its box, and where the app saw it a way to the rows (Law 6)."""

    ticked = Signal(object, bool)  # the practice, and whether the week had it
    asked = Signal(object)  # the line whose rows are wanted

    def __init__(self, theme: Theme, line: PlanLine) -> None:
        """Show this line; what the app saw needs no tick of the person's."""
        super().__init__()
        self._line = line
        self.box = Tick(line.words.replace("&", "&&"), theme)
        self.box.setAccessibleName(line.words)
        self.box.choose(on=line.had)
        self.box.setEnabled(not line.seen)
        self.seen = label(seen_words(line), Role.MUTED)
        self.rows = Button("Show", Role.LINK)
        self.rows.setAccessibleName(f"Show what was seen: {line.words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part in (self.box, self.seen, self.rows):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.seen, self.rows):
            part.setVisible(bool(line.seen))
        self.box.chosen.connect(self._on_ticked)
        self.rows.clicked.connect(self._on_rows)

    @Slot(bool)
    def _on_ticked(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.ticked.emit(self._line.practice, on)

    @Slot()
    def _on_rows(self) -> None:
        self.asked.emit(self._line)


class RebuildCard(Card):
    """The checklist of one week; no streak, no count, no score (Law 8)."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing known yet."""
        super().__init__("Rebuild plan", parent=parent)
        self._bridge = bridge
        self._theme = theme
        self._look: PlanLook | None = None
        self._seen = Latest(bridge, self.show_plan)
        self.rows: Sequence[PlanRow] = ()
        self.week = paragraph("", Role.SUBHEADING)
        self.before = Button("Week be&fore")
        self.after = Button("Week &after")
        self.about = paragraph(EACH_WEEK, Role.MUTED)
        self._list = QVBoxLayout()
        self.sentence = paragraph("", Role.MUTED)
        self.table = TextTable(theme, "What was seen of the practice", HEADER, [1])
        self.choose = Button("&Pick practices", Role.LINK)
        self.chooser = PracticeChooser(bridge, theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.week, 1)
        top.addWidget(self.before)
        top.addWidget(self.after)
        foot = QHBoxLayout()
        foot.addWidget(self.choose)
        foot.addStretch(1)
        self._list.setSpacing(GRID)
        self.body.addLayout(top)
        self.body.addWidget(self.about)
        self.body.addLayout(self._list)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.table)
        self.body.addLayout(foot)
        self.body.addWidget(self.chooser)
        for part in (self.sentence, self.table, self.chooser):
            part.hide()

    def _connect(self) -> None:
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.choose.clicked.connect(self._on_choose)
        self.chooser.changed.connect(self._read_anew)
        self.table.opened.connect(self._open)

    def forget(self) -> None:
        """Wait for no answer any more, and keep what is typed."""
        self._seen.forget()
        self.chooser.keep()

    @property
    def wanted(self) -> date | None:
        """Return a day of the week that is shown, None for this week."""
        return None if self._look is None or self._look.is_this_week else self._look.week

    def show_plan(self, look: PlanLook) -> None:
        """Show a week of the plan; the rows that were asked for are put away where they are of another week."""
        if self._look is None or self._look.week != look.week:
            self._hide_seen()
        self._look = look
        last = week_of(look.week)[1]
        self.week.setText(f"{'This week' if look.is_this_week else 'The week'}, {span_words(look.week, last)}")
        self.after.setEnabled(not look.is_this_week)
        self.about.setText(EACH_WEEK if look.lines else NONE_PICKED)
        self._show_lines(look.lines)
        self.chooser.show_choices(look.choices)
        self.chooser.setVisible(self.chooser.isVisibleTo(self) or not look.choices)

    def _show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Make the rows anew, and give the keyboard back to the one that had it."""
        focused = next((place for place, row in enumerate(self.rows) if row.box.hasFocus()), None)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = tuple(PlanRow(self._theme, line) for line in lines)
        for row in self.rows:
            self._list.addWidget(row)
            row.ticked.connect(self._on_ticked)
            row.asked.connect(self._on_asked)
        if focused is not None and focused < len(self.rows):
            self.rows[focused].box.setFocus()

    @Slot(object, bool)
    def _on_ticked(self, practice: Practice, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        if self._look is not None:
            self._bridge.ask(partial(_tick, self._look.week, practice, on), self._on_kept)

    @Slot(object)
    def _on_asked(self, line: PlanLine) -> None:
        self.sentence.setText(f"{line.words}: {seen_words(line)}.")
        self.table.fill([(one.session_id, (day_name(one.day), one.title)) for one in line.seen])
        self.table.fit_up_to(MOST_ROWS)
        for part in (self.sentence, self.table):
            part.show()
        self.table.setFocus()

    def _hide_seen(self) -> None:
        for part in (self.sentence, self.table):
            part.hide()

    @Slot()
    def _on_before(self) -> None:
        if self._look is not None:
            self.show_week(self._look.week - ONE_WEEK)

    @Slot()
    def _on_after(self) -> None:
        if self._look is not None:
            self.show_week(self._look.week + ONE_WEEK)

    def show_week(self, day: date) -> None:
        """Show the plan in a day's week."""
        self._seen.ask(partial(_see, day))

    @Slot()
    def _on_choose(self) -> None:
        self.chooser.setVisible(self.chooser.isHidden())
        if self.chooser.isVisible():
            self.chooser.begin()

    def _on_kept(self, _nothing: object) -> None:
        self._read_anew()

    @Slot()
    def _read_anew(self) -> None:
        self._seen.ask(partial(_see, self.wanted))

    @Slot(object)
    def _open(self, session_id: UUID) -> None:
        show_details(self._bridge, self._theme, session_id, self.window())


def _see(day: date | None, services: Services) -> PlanLook:
    return services.rebuild.look(day)


def _tick(week: date, practice: Practice, on: bool, services: Services) -> None:  # noqa: FBT001 (bound by partial)
    services.rebuild.tick(week, practice, on=on)
