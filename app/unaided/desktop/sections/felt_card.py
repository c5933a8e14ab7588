"""How sessions felt by mode: how many 1, 2, 3, 4 and 5, and the median; never a trend line (measurement.md §6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtWidgets import QWidget

from unaided.desktop.sections.numbers import n_words, told
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.felt import SCORES
from unaided.domain.measure.understanding_table import FELT, Line, value_words
from unaided.domain.session import Mode
from unaided.domain.words import mode_words

SCALE: Final = "How many sessions felt like each, from 1, stuck and slow, to 5, clear and steady."
MARKS: Final = {mode.value: mode_words(mode) for mode in Mode}


class FeltCard(Card):
    """A row for each mode; it is hidden until a session of any has an answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("How it felt", parent=parent)
        header = ("Mode", *(str(score) for score in SCORES), "Median (range)", "n")
        self.table = TextTable(theme, "How sessions felt, by mode", header, [len(header) - 1])
        self.body.addWidget(paragraph(SCALE, Role.MUTED))
        self.body.addWidget(self.table)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show those of these lines that are of how sessions felt."""
        felt = [line for line in lines if line.title == FELT]
        self.table.fill([(line, _texts(line)) for line in felt])
        self.table.fit()
        self.setVisible(any(line.figure.n for line in felt))


def _texts(line: Line) -> tuple[str, ...]:
    counts = cast("list[int]", line.figure.more["distribution"])
    median = told(value_words(line) if line.figure.is_shown else "", line.figure)
    return MARKS[line.part], *(f"{count:,}" for count in counts), median, n_words(line.figure)
