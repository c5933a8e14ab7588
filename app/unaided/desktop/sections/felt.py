"""Felt and measured: how AI tasks felt, held against what the coin's tasks took (measurement.md §5)."""

from __future__ import annotations

from typing import ClassVar

from unaided.desktop.sections.ratios import RatioSection
from unaided.domain.measure.felt_view import FELT_FIGURES, felt_view, perceived_of
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.forest import ForestView
from unaided.services.sections import SectionSeen


class FeltAndMeasured(RatioSection):
    """Two rows on one axis; without a trial the felt one alone, which says so."""

    name: ClassVar[str] = "felt-and-measured"
    title: ClassVar[str] = "Felt and measured"
    figures: ClassVar[tuple[str, ...]] = FELT_FIGURES

    def view_of(self, seen: SectionSeen) -> ForestView:
        """Return what the section says of its figures."""
        return felt_view(seen.figures["perception_gap"])

    def figure_of(self, seen: SectionSeen) -> Figure:
        """Return what was felt: the guesses are open at first, and what is left out of them is counted."""
        return perceived_of(seen.figures["perception_gap"])
