"""The two velocities and the unowned share as their section shows them: sentences, months and numbers (§7).

Nothing is reckoned here. Speed and understanding stand below each other and are never joined into one number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from unaided.domain.measure.baseline import BASELINE_TASKS, weeks_words
from unaided.domain.measure.chart_words import WIDE, range_words, short_month
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.months import MonthFigure
from unaided.domain.measure.signed import signed
from unaided.domain.measure.two_velocities_words import CAPTION
from unaided.domain.words import counted, month_name

SPEED: Final = "two_velocities"
UNOWNED: Final = "unowned_share"
OUTPUT: Final = "output"
CAPABILITY: Final = "capability"
LEVERAGE: Final = "leverage"
EROSION: Final = "erosion"
WITH_AI: Final = "with_ai"
GAP: Final = "gap"
HEADER: Final = ("Month", "Output", "Capability", "Leverage", "Erosion", "Unowned")
LEGEND: Final = (
    "◆ output, ● capability, 100 = your own no-AI baseline (log scale). Each month as it stood at its end, with the "
    "90 days before; n = tasks finished in them. Shaded: erosion, where capability is below 100. Only that is debt; "
    "while its range reaches 100 it could still be chance."
)
UNOWNED_LEGEND: Final = (
    "■ core and repeatable work of the 90 days before each month's end that you could not explain then, by size."
)
TOO_FEW: Final = "too few"
EARLY: Final = "early: too few recalls yet"
CSV_HEADER: Final = ("month", "what", "value", "low", "high", "n", "status")
PARTS: Final = (OUTPUT, CAPABILITY, WITH_AI, LEVERAGE, EROSION, GAP)


@dataclass(frozen=True, slots=True, eq=False)
class VelocityMonth:
    """A calendar month as it stood at its end: both velocities, and the unowned share beside them."""

    first: date
    speed: Figure
    unowned: Figure

    def part(self, name: str) -> Figure | None:
        """Return a part of the two velocities, None where the month says nothing."""
        return part_of(self.speed, name)

    def words_of(self, name: str) -> str:
        """Return what a mark says: output or capability, each with what lies between it and 100."""
        found = self.part(name)
        if found is None:
            return f"{month_name(self.first)}: {self.speed.why}"
        other = {OUTPUT: LEVERAGE, CAPABILITY: EROSION}[name]
        early = f", {WIDE}" if found.status is Status.EARLY else ""
        rest = f"{other.capitalize()} {_points_words(self.part(other))}."
        return f"{month_name(self.first)}: {name} {range_words(found)}{_of_month(found, self.first)}{early}. {rest}"

    def words(self) -> str:
        """Return what the month says of both."""
        if not self.speed.is_shown:
            return self.words_of(OUTPUT)
        capability = self.words_of(CAPABILITY).partition(": ")[2]
        return f"{self.words_of(OUTPUT)} {capability[:1].upper()}{capability[1:]}"

    def unowned_words(self) -> str:
        """Return what the month says of the work that could not be explained."""
        if not self.unowned.is_shown:
            return f"{month_name(self.first)}: {self.unowned.why}"
        early = f", {EARLY}" if self.unowned.status is Status.EARLY else ""
        return (
            f"{month_name(self.first)}: {_share_words(self.unowned)} could not be explained, "
            f"n = {self.unowned.n:,}{early}."
        )

    def under(self) -> str:
        """Return what stands below the month."""
        return f"n {self.speed.n:,}" if self.speed.is_shown else "few" if self.speed.n else "none"

    def texts(self) -> tuple[str, ...]:
        """Return the month's row of the table, in the order of `HEADER`."""
        return (
            short_month(self.first),
            *(_index_text(self.part(name)) for name in (OUTPUT, CAPABILITY)),
            *(_points_words(self.part(name)) for name in (LEVERAGE, EROSION)),
            _with_n(_share_words(self.unowned), self.unowned) if self.unowned.is_shown else TOO_FEW,
        )

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the month's numbers, in the order of `CSV_HEADER`; what is not there is None."""
        figures = ((name, self.part(name) or self.speed) for name in PARTS)
        for name, one in (*figures, (UNOWNED, self.unowned)):
            yield (f"{self.first:%Y-%m}", name, one.value, one.low, one.high, one.n, str(one.status))


def velocity_months(months: Mapping[str, Sequence[MonthFigure]]) -> tuple[VelocityMonth, ...]:
    """Return the months of both figures, oldest first."""
    pairs = zip(months[SPEED], months[UNOWNED], strict=True)
    return tuple(VelocityMonth(speed.first, speed.figure, unowned.figure) for speed, unowned in pairs)


def part_of(speed: Figure, name: str) -> Figure | None:
    """Return a part of the two velocities, None where they say nothing."""
    found = speed.more.get(name)
    return found if isinstance(found, Figure) else None


def heading(speed: Figure) -> str:
    """Return both velocities with range and n and the label's words, or what is missing."""
    output, capability = part_of(speed, OUTPUT), part_of(speed, CAPABILITY)
    if output is None or capability is None:
        return speed.why.partition(". ")[0].removesuffix(".")
    words = f" {speed.words[:1].upper()}{speed.words[1:]}." if speed.words else ""
    early = f" ({WIDE})" if speed.status is Status.EARLY else ""
    return f"Output {range_words(output)}; capability {range_words(capability)}{early}.{words}"


def caption(speed: Figure, baseline: int) -> str:
    """Return what both are and how they come to their gap, or the way there; `baseline` tasks are finished."""
    if not speed.is_shown:
        return " ".join(filter(None, (speed.why.partition(". ")[2], _wait(baseline), CAPTION)))
    return f"{CAPTION} {_gap_words(speed)} {_with_ai_words(speed)}"


def _wait(baseline: int) -> str:
    """Return about how long what is missing of the baseline takes, empty where nothing is."""
    missing = BASELINE_TASKS - baseline
    if missing <= 0:
        return ""
    return f"{counted(missing, 'more baseline task')}: {weeks_words(missing)}."


def _gap_words(speed: Figure) -> str:
    gap, leverage, erosion = (_points_words(part_of(speed, name)) for name in (GAP, LEVERAGE, EROSION))
    return f"The gap is {gap} points: leverage {leverage} and erosion {erosion}."


def _with_ai_words(speed: Figure) -> str:
    with_ai, share = part_of(speed, WITH_AI), speed.more.get("ai_share")
    if with_ai is None or not isinstance(share, float):
        return ""
    return (
        f"In the last 90 days {100 * share:.0f} % of your active minutes were in tasks with AI; "
        f"at your mix of kinds those ran at {range_words(with_ai)}."
    )


def unowned_heading(unowned: Figure) -> str:
    """Return the sentence of the unowned share with its n, or what is missing."""
    if not unowned.is_shown:
        return unowned.why
    if unowned.words:
        return f"{unowned.words} n = {unowned.n:,}."
    return f"{_share_words(unowned)} of the core work could not be explained today, n = {unowned.n:,}, {EARLY}."


def index_text(value: float) -> str:
    """Return an index as the axis has it."""
    return f"{value:.0f}"


def percent_text(share: float) -> str:
    """Return a share as the axis has it."""
    return f"{100 * share:.0f} %"


def _of_month(capability: Figure, first: date) -> str:
    """Return which month a capability is of, where that is not the month itself (§3: the latest with 3 tasks)."""
    of = capability.more.get("month")
    if not isinstance(of, str) or of == f"{first:%Y-%m}":
        return ""
    return f" in {month_name(date.fromisoformat(f'{of}-01'))}"


def _index_text(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return TOO_FEW
    return _with_n(range_words(figure).partition(", ")[0], figure)


def _with_n(words: str, figure: Figure) -> str:
    return f"{words}, n {figure.n:,}" + (", early" if figure.status is Status.EARLY else "")


def _points_words(figure: Figure | None) -> str:
    if figure is None or figure.value is None or figure.low is None or figure.high is None:
        return TOO_FEW
    return f"{signed(figure.value)} ({signed(figure.low)} to {signed(figure.high)})"


def _share_words(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return TOO_FEW
    return f"{100 * figure.value:.0f} % ({100 * figure.low:.0f}–{100 * figure.high:.0f})"
