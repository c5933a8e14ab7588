"""The coin and the ruler: the experiment with its seed, and what sizes are compared with."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.experiment_card import ExperimentCard
from unaided.desktop.ruler_card import RulerCard
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.sections.tab import Tab
from unaided.desktop.theme import Theme
from unaided.services.calibration import Wanted


class CoinAndRuler(Tab):
    """Two cards; they are of all the work, so that there is nothing to filter."""

    has_filters: ClassVar[bool] = False

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make both."""
        super().__init__(parent)
        self.setAccessibleName("Coin and ruler")
        self.coin = ExperimentCard(bridge, theme)
        self.ruler = RulerCard(bridge)
        cards = Scrolled(theme, in_page=True)
        cards.add(self.coin)
        cards.add(self.ruler)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(cards)

    def refresh(self, _wanted: Wanted) -> None:
        """Read how both stand."""
        self.coin.refresh()
        self.ruler.refresh()

    def forget(self) -> None:
        """Wait for no answer any more."""
        self.coin.forget()
        self.ruler.forget()
