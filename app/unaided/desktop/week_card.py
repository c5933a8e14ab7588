"""The card of the week: one plain sentence, the no-AI block, and how far the baseline is."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import GAP
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.baseline import known_when
from unaided.domain.no_ai_block import appointment_words
from unaided.domain.week import week_words
from unaided.services.week import WeekLook

SETTINGS = "settings"


class WeekCard(Card):
    """What this week holds; a block that was missed is not named (Law 8)."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Make it hidden, with nothing known yet."""
        super().__init__(parent=parent)
        self._bridge = bridge
        self.setAccessibleName("This week")
        self.sentence = paragraph("", Role.SUBHEADING)
        self.block = paragraph("", Role.MUTED)
        self.appoint = Button("", Role.LINK)
        self.way = paragraph("", Role.MUTED)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.block, 1)
        row.addWidget(self.appoint)
        self.body.addWidget(self.sentence)
        self.body.addLayout(row)
        self.body.addWidget(self.way)
        self.appoint.clicked.connect(self._on_appoint)
        self.hide()

    def show_week(self, look: WeekLook) -> None:
        """Show how the week stands; a block that was kept is in its sentence."""
        self.sentence.setText(week_words(look.week))
        kept = look.week.kept is not None
        self.block.setText("" if kept else appointment_words(look.appointed, look.block))
        words = "&Change the block" if look.appointed.on else "Choose a da&y for the block"
        self.appoint.setText(words)
        self.appoint.setAccessibleName(words.replace("&", ""))
        for part in (self.block, self.appoint):
            part.setVisible(not kept)
        self.way.setText("" if look.way is None else known_when(look.way))
        self.way.setVisible(look.way is not None)

    @Slot()
    def _on_appoint(self) -> None:
        self._bridge.window_asked.emit(SETTINGS)
