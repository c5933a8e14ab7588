"""A scale from 1 to 5 with words at its ends."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.desktop.theme import GRID
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.pills import ChoiceRow, Pill
from unaided.desktop.widgets.roles import Role

STEPS = range(1, 6)


class FeltScale(ChoiceRow[int]):
    """Five buttons between two ends; a digit presses one."""

    def __init__(self, name: str, low: str, high: str, parent: QWidget | None = None) -> None:
        """Make it with these words at its ends."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        super().__init__(name, row, parent)
        row.addWidget(label(low, Role.SMALL))
        for step in STEPS:
            row.addStretch(1)
            pill = Pill(str(step))
            row.addWidget(pill)
            self.add(step, pill)
            pill.setAccessibleName(f"{step} of {len(STEPS)}")
        row.addStretch(1)
        row.addWidget(label(high, Role.SMALL))
        self._name_ends(low, high)

    def _name_ends(self, low: str, high: str) -> None:
        self.pills[0].setAccessibleName(f"1 of {len(STEPS)}: {low}")
        self.pills[-1].setAccessibleName(f"{len(STEPS)} of {len(STEPS)}: {high}")
