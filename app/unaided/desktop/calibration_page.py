"""Calibration: its sections as tabs, one seen at a time, and the filters that hold for all of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.page import Page
from unaided.desktop.sections.registry import SECTIONS
from unaided.desktop.sections.tab import Tab
from unaided.desktop.table_style import BAR
from unaided.desktop.theme import GRID, HALF, Theme
from unaided.desktop.timeline_tools import TimelineTools
from unaided.desktop.velocity_filters import VelocityFilters
from unaided.desktop.widgets.pills import PillRow
from unaided.services.calibration import Choices, Wanted

NAMES = tuple(entry.name for entry in SECTIONS)
SECTION = "section"
TURNS = (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1))


class CalibrationPage(Page):
    """The page; a section is made, and loads what it draws with, when it is first opened."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; the figures are read when it is shown."""
        super().__init__(bridge, theme, parent)
        self._wanted = Wanted()
        self._made: dict[str, Tab] = {}
        self._fresh: set[str] = set()
        self._has_choices = False
        self.tabs: PillRow[str] = PillRow("Sections", ((entry.name, entry.title) for entry in SECTIONS), are_many=True)
        self.filters = VelocityFilters(theme)
        self.timeline = TimelineTools(bridge, theme)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.go_to(NAMES[0])

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, BAR, 0)
        top.setSpacing(GRID + HALF)
        about = QHBoxLayout()
        about.addWidget(self.filters, 1)
        about.addWidget(self.timeline, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.tabs)
        top.addLayout(about)
        self.reach_edges()
        self.body.addLayout(top)
        self.body.addWidget(self.stack, 1)
        self.filters.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.filters.chosen.connect(self._on_filter)
        for keys, step in TURNS:
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(self._turn, step))

    @property
    def tab(self) -> Tab:
        """Return the section that is seen."""
        return self._made[self.place()]

    def place(self) -> str:
        """Return the name of the section that is seen."""
        return self.tabs.value or NAMES[0]

    def go_to(self, place: str) -> None:
        """See this section; a name that none has any more counts as the first."""
        name = place if place in NAMES else NAMES[0]
        self.tabs.choose(name)
        if name not in self._made:
            self._made[name] = self._make(name)
        self.stack.setCurrentWidget(self._made[name])
        self._show_filters()
        if self.isVisible():
            self._read_tab()

    def kept(self) -> dict[str, str]:
        """Return the section that is seen."""
        return {SECTION: self.place()}

    def take_kept(self, kept: Mapping[str, str]) -> None:
        """See the section that was seen last."""
        self.go_to(kept.get(SECTION, NAMES[0]))

    def _make(self, name: str) -> Tab:
        made = SECTIONS[NAMES.index(name)].make(self.bridge, self.theme)
        made.about.connect(self._on_about)
        made.section_wanted.connect(self.go_to)
        self.stack.addWidget(made)
        return made

    def refresh(self) -> None:
        """Read anew the section that is seen; the others are read when they are seen again."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy starts a thread for each processor otherwise
        self._fresh.clear()
        self._read_tab()

    def _read_tab(self) -> None:
        name = self.place()
        if name not in self._fresh:
            self._fresh.add(name)
            self._made[name].refresh(self._wanted)

    def forget(self) -> None:
        """Wait for no answer any more."""
        for tab in self._made.values():
            tab.forget()

    @Slot(object)
    def _on_tab(self, name: str) -> None:
        self.go_to(name)

    def _turn(self, step: int) -> None:
        self.go_to(NAMES[(NAMES.index(self.place()) + step) % len(NAMES)])

    @Slot(object)
    def _on_filter(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.refresh()

    @Slot(object, object)
    def _on_about(self, wanted: Wanted, choices: Choices) -> None:
        self._wanted = wanted
        self.filters.show_choices(choices, wanted)
        self._has_choices = bool(choices.kinds)
        self._show_filters()

    def _show_filters(self) -> None:
        self.filters.setVisible(self._has_choices and self.tab.has_filters)
