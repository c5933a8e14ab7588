"""What a pause is for, while it lasts: shown, and changed by one click."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import GRID
from unaided.desktop.verbs import pause_for
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import SessionState
from unaided.domain.span import PauseReason

NAME = "What is the pause for?"
WORDS = (
    (PauseReason.BREAK, "break"),
    (PauseReason.CALL, "call"),
    (PauseReason.INTERRUPTED, "interrupted"),
    (PauseReason.OTHER, "other"),
)


class ReasonRow(QWidget):
    """`What for? break · call · interrupted · other`; without a pause it is not there."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Take the session; what holds the row lets it `show_now`."""
        super().__init__(parent)
        self._bridge = bridge
        self.choice: PillRow[PauseReason] = PillRow(NAME, WORDS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(label("What for?", Role.MUTED))
        layout.addWidget(self.choice, 1)
        self.choice.chosen.connect(self._on_chosen)
        self.hide()

    def show_now(self) -> None:
        """Show what was said of the pause that lasts."""
        session = self._bridge.now.session
        paused = session is not None and session.state is SessionState.PAUSED
        if session is not None and paused:
            self.choice.choose(session.spans[-1].reason)
        self.setVisible(paused)

    @Slot(object)
    def _on_chosen(self, reason: PauseReason) -> None:
        pause_for(self._bridge, reason)
