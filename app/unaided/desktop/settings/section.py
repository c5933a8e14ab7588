"""What all groups of settings share: a card whose controls act at once and follow what is chosen elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import GAP, GRID, HALF, width_of
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label, paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.domain.settings import Settings

NAMES_WIDTH = 136  # px
LINE_WIDTH = 720  # px; lines longer than that are hard to read
ROW_HIGH = 3 * GRID + HALF  # px; a row of pills has no least height of its own


class Section(Card):
    """A group: there is no OK button, what is chosen holds at once and is kept."""

    def __init__(self, title: str, bridge: Bridge) -> None:
        """Make it empty, with this title."""
        super().__init__(title)
        self.bridge = bridge

    def follow(self, settings: Settings) -> None:
        """Show these settings; nothing is chosen by it."""
        raise NotImplementedError

    def choose(self, **changes: Any) -> None:  # noqa: ANN401 (a setting is of any kind; mypy knows no more of replace)
        """Choose these settings, named as `Settings` has them."""
        self.bridge.choose(replace(self.bridge.settings, **changes))

    def add_row(self, words: str, *controls: QWidget, into: QVBoxLayout | None = None) -> None:
        """Add controls behind the words that name them, where no other place is named at the end of the card."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        named = label(words, Role.MUTED)
        named.setBuddy(controls[0])
        named.setFixedWidth(width_of(self, NAMES_WIDTH))
        named.setMinimumHeight(ROW_HIGH)
        row.addWidget(named)
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        (into or self.body).addLayout(row)

    def add_line(self, words: str) -> QLabel:
        """Add a quiet sentence, which can be selected and copied."""
        line = paragraph(wrappable(words), Role.SMALL)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.setMaximumWidth(width_of(self, LINE_WIDTH))
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addStretch()  # else a line narrower than its card would stand in its middle
        self.body.addLayout(row)
        return line
