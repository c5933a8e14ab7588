"""A look at the other sections from below the speed chart: two velocities, what AI does, what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.sections.overview_card import OverviewCard
from unaided.desktop.sections.overview_drawings import MonthsDrawing, RatiosDrawing, SharesDrawing
from unaided.desktop.theme import GAP, Theme
from unaided.domain.measure.months import Way
from unaided.domain.measure.overview import OVERVIEW_FIGURES, SPEEDS, Overview, overview
from unaided.services.calibration import Wanted
from unaided.services.sections import Needs

NEEDS: Final = Needs(OVERVIEW_FIGURES, ((SPEEDS, Way.AS_OF),))
BESIDE: Final = 250  # px a card; narrower, they go below each other


class OverviewBoard(QWidget):
    """Three cards, read in one go; hidden until they are."""

    section_wanted = Signal(str)  # the name of the section a card opens

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the cards with nothing to say yet."""
        super().__init__(parent)
        self._figures = Latest(bridge, self._take)
        self._months, self._ratios, self._shares = MonthsDrawing(theme), RatiosDrawing(theme), SharesDrawing(theme)
        self.speeds = OverviewCard(theme, "Two velocities", self._months)
        self.effect = OverviewCard(theme, "What AI does to your time", self._ratios)
        self.understood = OverviewCard(theme, "What you thought you understood", self._shares)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for card, section in self.opens.items():
            self._row.addWidget(card, 1)
            card.clicked.connect(partial(self._open, section))
        self.hide()

    @property
    def opens(self) -> Mapping[OverviewCard, str]:
        """Return the cards from left to right, each with the name of the section it opens."""
        return {
            self.speeds: "two-velocities",
            self.effect: "what-ai-does",
            self.understood: "understanding",
        }

    def refresh(self, wanted: Wanted) -> None:
        """Read what all three say of this work."""
        self._figures.ask(partial(_see, wanted))

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._figures.forget()

    def _take(self, seen: Overview) -> None:
        self._months.show_months(seen.speeds.months)
        self._ratios.show_rows(seen.effect.rows)
        self._shares.show_uses(seen.understood.uses)
        for card, glance in zip(self.opens, (seen.speeds, seen.effect, seen.understood), strict=True):
            card.say(glance)
        self.show()

    @Slot()
    def _open(self, section: str, _checked: object = None) -> None:
        self.section_wanted.emit(section)

    def minimumSizeHint(self) -> QSize:
        """Need the width of one card alone."""
        return QSize(max(card.minimumSizeHint().width() for card in self.opens), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where there is no room beside."""
        super().resizeEvent(event)
        beside = event.size().width() >= len(self.opens) * BESIDE + (len(self.opens) - 1) * GAP
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def _see(wanted: Wanted, services: Services) -> Overview:
    seen = services.sections.see(wanted, NEEDS)
    return overview(seen.figures, seen.months[SPEEDS], seen.evidence)
