"""The card of what is to be explained: plain rows, each with the button that opens its dialog (Laws 4, 8)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.marks import ModeMark
from unaided.desktop.widgets.roles import Role
from unaided.domain.explanation import Owed
from unaided.domain.session import Mode
from unaided.domain.words import counted

MOST = 5


class AnswerButton(Button):
    """Opens the dialog of one session."""

    def __init__(self, bridge: Bridge, owed: Owed) -> None:
        """Take the session that is owed."""
        words = _verb(owed)
        super().__init__(words)
        self._bridge = bridge
        self._session_id: UUID = owed.session_id
        self.setAccessibleName(f"{words}: {owed.title}")
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self._bridge.explain(self._session_id)


def _verb(owed: Owed) -> str:
    if owed.mode is Mode.NO_AI:
        return "Reflect"
    return "One sentence" if owed.goes_on else "Explain"


class OwedCard(Card):
    """What is owed, the latest first; it hides where nothing is."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; it follows the bridge by itself."""
        super().__init__("To explain", parent=parent)
        self._bridge = bridge
        self._theme = theme
        self._shown: tuple[Owed, ...] = ()
        self._rows = QWidget()
        self.body.addWidget(self._rows)
        bridge.changed.connect(self.show_owed)
        self.hide()
        self.show_owed()

    @Slot()
    def show_owed(self) -> None:
        """Show what is owed now."""
        owed = self._bridge.now.owed
        if owed == self._shown:
            return
        self._shown = owed
        fresh = self._made_rows(owed)
        self.body.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        self.setVisible(bool(owed))

    def _made_rows(self, owed: tuple[Owed, ...]) -> QWidget:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for one in owed[:MOST]:
            column.addLayout(self._made_row(one))
        if len(owed) > MOST:
            more = counted(len(owed) - MOST, "more session")
            column.addWidget(paragraph(f"and {more}; History shows them all", Role.MUTED))
        return rows

    def _made_row(self, owed: Owed) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(ModeMark(self._theme, owed.mode))
        row.addWidget(paragraph(wrappable(owed.title), Role.SUBHEADING), 1)
        row.addWidget(AnswerButton(self._bridge, owed))
        return row
