"""What stands below the speed chart: three glances at other sections, each a sentence and what is drawn of it (§10).

Nothing is reckoned here. Where a figure says nothing, its glance has the way there in place of a number, and
nothing to draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from unaided.domain.measure.chart_words import WIDE, range_words
from unaided.domain.measure.effect_view import EFFECT_FIGURES, effect_view
from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.forest import ForestRow
from unaided.domain.measure.months import MonthFigure
from unaided.domain.measure.understood import UseMarks, understood
from unaided.domain.measure.understood_words import gap_words

SPEEDS: Final = "two_velocities"
GAP: Final = "illusion_gap"
OVERVIEW_FIGURES: Final = (SPEEDS, *EFFECT_FIGURES, GAP)
MOST_KINDS: Final = 3  # beside the row of all
SPEEDS_KEY: Final = "◆ output, ● capability, log scale; shaded: debt, what is lost below 100"
DRAWN_KEY: Final = "◆ drawn by the coin: time with AI ÷ without, with its 95 % range; n beside the kind"
CHOSEN_KEY: Final = "◇ your choice of tasks: time with AI ÷ without, with its 95 % range; n beside the kind"
GAP_KEY: Final = "▲ predicted   ■ explained   ● recalled a week later; n beside the use, which you chose"


@dataclass(frozen=True, slots=True)
class Pace:
    """Both velocities as they stood at the end of a month, None where it says nothing; the baseline is 100."""

    first: date
    output: float | None
    capability: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """A sentence with its figure, range and n, or the way there; `key` says how to read what is drawn."""

    sentence: str
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class SpeedsGlance(Glance):
    """Output and capability by month."""

    months: tuple[Pace, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class EffectGlance(Glance):
    """The ratios of the kinds with most tasks, then that of all."""

    rows: tuple[ForestRow, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class UnderstoodGlance(Glance):
    """Predicted, explained and recalled, for each use of AI that has a mark."""

    uses: tuple[UseMarks, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """The three glances."""

    speeds: SpeedsGlance
    effect: EffectGlance
    understood: UnderstoodGlance


def overview(figures: Mapping[str, Figure], by_month: Sequence[MonthFigure], evidence: Evidence) -> Overview:
    """Return the glances of these figures (`OVERVIEW_FIGURES`), `by_month` being both velocities as of each month."""
    return Overview(
        _speeds(figures[SPEEDS], by_month),
        _effect(figures),
        _understood(figures[GAP], evidence),
    )


def _speeds(figure: Figure, by_month: Sequence[MonthFigure]) -> SpeedsGlance:
    output, capability = (_part(figure, name) for name in ("output", "capability"))
    if output is None or capability is None:
        return SpeedsGlance(figure.why)
    early = f" ({WIDE})" if figure.status is Status.EARLY else ""
    words = f" {figure.words[:1].upper()}{figure.words[1:]}." if figure.words else ""
    sentence = f"Output {range_words(output)}; capability {range_words(capability)}{early}.{words}"
    return SpeedsGlance(sentence, SPEEDS_KEY, tuple(_paces(by_month)))


def _paces(by_month: Sequence[MonthFigure]) -> Iterator[Pace]:
    for first, figure in by_month:
        output, capability = (_part(figure, name) for name in ("output", "capability"))
        yield Pace(
            first,
            None if output is None else output.value,
            None if capability is None else capability.value,
        )


def _part(figure: Figure, name: str) -> Figure | None:
    found = figure.more.get(name)
    return found if isinstance(found, Figure) and found.is_shown else None


def _effect(figures: Mapping[str, Figure]) -> EffectGlance:
    drawn, observed = (figures[name] for name in EFFECT_FIGURES[:2])
    leading = drawn if drawn.is_shown else observed
    if not leading.is_shown:
        return EffectGlance(observed.why)
    view = effect_view(figures)
    [of_all] = [row for row in view.rows if row.figure is leading]
    before = view.rows[: view.rows.index(of_all)]
    kinds = [row for row in before if row.filled is of_all.filled and row.ends is not None]
    key = DRAWN_KEY if of_all.filled else CHOSEN_KEY
    return EffectGlance(view.heading, key, (*kinds[:MOST_KINDS], of_all))


def _understood(gap: Figure, evidence: Evidence) -> UnderstoodGlance:
    sentence = gap_words(gap)
    if not gap.is_shown:
        return UnderstoodGlance(sentence)
    uses = understood(evidence).uses
    return UnderstoodGlance(sentence, GAP_KEY, tuple(one for one in reversed(uses) if one.is_shown))
