"""What AI does: the time tasks take with AI, held against the time without, kind by kind (measurement.md §4)."""

from __future__ import annotations

from typing import ClassVar

from unaided.desktop.sections.ratios import RatioSection
from unaided.domain.measure.effect_view import EFFECT_FIGURES, effect_view
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.forest import ForestView
from unaided.services.sections import SectionSeen


class AiEffect(RatioSection):
    """Drawn rows first; the person's own choices below, until there is a drawn number."""

    name: ClassVar[str] = "what-ai-does"
    title: ClassVar[str] = "What AI does"
    figures: ClassVar[tuple[str, ...]] = EFFECT_FIGURES

    def view_of(self, seen: SectionSeen) -> ForestView:
        """Return what the section says of its figures."""
        return effect_view(seen.figures)

    def figure_of(self, seen: SectionSeen) -> Figure:
        """Return the drawn effect, the person's own choices while there is none."""
        drawn, observed = (seen.figures[name] for name in EFFECT_FIGURES[:2])
        return drawn if drawn.is_shown else observed
