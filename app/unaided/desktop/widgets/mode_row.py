"""The row that asks for the mode: ● No AI, ◆ AI (Law 11)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from unaided.desktop.theme import Theme
from unaided.desktop.widgets.marks import accent, mark_icon
from unaided.desktop.widgets.pills import ChoiceRow, Pill
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import Mode
from unaided.domain.words import mode_name

MNEMONICS = {Mode.NO_AI: " &No AI", Mode.AI: " &AI"}  # a space between mark and word


class ModeRow(ChoiceRow[Mode]):
    """The modes side by side, each with its shape."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing chosen."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        super().__init__(name, row, parent)
        self._theme = theme
        last = len(Mode) - 1
        for place, mode in enumerate(Mode):
            pill = Pill(MNEMONICS[mode], Role.MODE, mode)
            pill.setProperty("place", {0: "first", last: "last"}.get(place, "middle"))
            pill.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            pill.setAccessibleName(mode_name(mode))
            row.addWidget(pill, 1)
            self.add(mode, pill)
        theme.changed.connect(self._paint_marks)
        self._paint_marks()

    @Slot()
    def _paint_marks(self) -> None:
        for mode, pill in zip(self.values, self.pills, strict=True):
            pill.setIcon(mark_icon(mode, accent(self._theme, mode)))
