"""The measured signals beside the stage self-check: supported, not supported, or not enough data (measurement.md §9).

A signal rests on figures that may speak (`ok`); one that is early or says nothing is not enough data.
Where §9 names an end of a range, that end decides; where it names none, the value does, with its range beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

import numpy as np

from unaided.domain.measure.belonging import status_of
from unaided.domain.measure.estimation import spread_between
from unaided.domain.measure.evidence import Arm, Evidence
from unaided.domain.measure.figure import Figure, Rows, Status, Table, Unit, nothing
from unaided.domain.measure.proportions import wilson
from unaided.domain.measure.signed import points
from unaided.domain.stage import Stage

HIGH_SHARE: Final = 0.5  # of active minutes with AI: §9 says high, and more than half is
HOLDS_FROM: Final = 80.0  # of the person's own baseline
BASE: Final = 100.0
DECLINED: Final = 0.30
HALF: Final = 0.5
DRAWS_LEAST, DRAWS_OK_FROM = 8, 16
TASKS_LEAST: Final = 8  # finished ones in 90 days (§7)
HALF_YEAR: Final = 182  # days
NEEDS: Final = ("two_velocities", "velocity_now", "illusion_gap", "recalled")


class Verdict(StrEnum):
    """What the data say of a signal."""

    SUPPORTS = "supports"
    AGAINST = "does not support"
    UNKNOWN = "not enough data"


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal: what would have to hold, what the data say of it and with which numbers, and the rows behind them."""

    stage: Stage
    claim: str
    verdict: Verdict
    words: str
    table: Table
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of one stage, and what they say together: one that does not support decides, then one unknown."""

    stage: Stage
    signals: tuple[Signal, ...]

    @property
    def verdict(self) -> Verdict:
        """Return what they say together."""
        said = {signal.verdict for signal in self.signals}
        return next(one for one in (Verdict.AGAINST, Verdict.UNKNOWN, Verdict.SUPPORTS) if one in said)


def signals(figures: Mapping[str, Figure], evidence: Evidence) -> tuple[Signals, ...]:
    """Return the signals of each stage; `figures` are those that `NEEDS` names, of the same evidence."""
    found = (*_of_speed(figures), *_of_understanding(figures), *_of_leaning(figures, evidence), *_of_agency(figures))
    return tuple(Signals(stage, tuple(one for one in found if one.stage is stage)) for stage in Stage)


def declined_share(evidence: Evidence) -> Figure:
    """Return the share of no-AI draws that were declined, with Wilson's range; `rows` are the tasks drawn so."""
    tasks = evidence.tasks
    rows = np.flatnonzero((tasks.assigned == Arm.NO_AI) & (tasks.registered <= evidence.now))
    count = len(rows)
    if count < DRAWS_LEAST:
        return nothing(Unit.SHARE, f"{count} of {DRAWS_LEAST} no-AI draws so far.", count, rows=rows)
    declined = int(tasks.declined[rows].sum())
    return Figure(
        *(declined / count, *wilson(declined, count), count, Unit.SHARE, status_of(count, DRAWS_OK_FROM)), rows=rows
    )


def _of_speed(figures: Mapping[str, Figure]) -> tuple[Signal, ...]:
    both = figures["two_velocities"]
    share = both.more.get("ai_share")
    stage, claim = Stage.SPEED, "More than half of your active minutes in 90 days are with AI"
    if not isinstance(share, float) or both.n < TASKS_LEAST:
        why = f"{both.n} of {TASKS_LEAST} finished tasks in the last 90 days."
        first = Signal(stage, claim, Verdict.UNKNOWN, why, both.table, _rows(both.rows))
    else:
        words = f"{100 * share:.0f} % of the minutes (all of them counted: no range; n = {both.n} tasks)"
        first = Signal(stage, claim, _verdict(share > HIGH_SHARE), words, both.table, _rows(both.rows))
    now = figures["velocity_now"]
    holds = _one(stage, "Your unaided speed is above 80", now, _low(now) > HOLDS_FROM)
    return first, holds


def _of_understanding(figures: Mapping[str, Figure]) -> tuple[Signal, ...]:
    stage, gap = Stage.HOLLOW, _part(figures["illusion_gap"], "heavy")
    heavy, without = (_part(figures["recalled"], part) for part in ("heavy", "no-ai"))
    believed = _one(stage, "Before explaining heavy AI work you thought you understood more", gap, _of(gap) > 0)
    claim = "You recall less of heavy AI work than of your own"
    if not (_speaks(heavy) and _speaks(without)):
        lacking = heavy if not _speaks(heavy) else without
        less = Signal(stage, claim, Verdict.UNKNOWN, _why(lacking), lacking.table, _rows(lacking.rows))
    else:
        words = f"heavy {told(heavy)}; without AI {told(without)}"
        rows = _rows(np.union1d(heavy.rows, without.rows))
        less = Signal(stage, claim, _verdict(_of(heavy) < _of(without)), words, heavy.table, rows)
    return believed, less


def _of_leaning(figures: Mapping[str, Figure], evidence: Evidence) -> tuple[Signal, ...]:
    stage, now, share = Stage.LEANING, figures["velocity_now"], declined_share(evidence)
    slower = _one(stage, "Your unaided speed is below 100", now, _high(now) < BASE)
    declined = _one(stage, "You declined more than 30 % of the no-AI draws", share, _of(share) > DECLINED)
    return slower, declined, _spread(evidence)


def _spread(evidence: Evidence) -> Signal:
    """Return whether the spread of no-AI estimates rises: the last half year's range lies above the value before."""
    before = spread_between(evidence, evidence.now - 2 * HALF_YEAR, evidence.now - HALF_YEAR)
    lately = spread_between(evidence, evidence.now - HALF_YEAR, evidence.now)
    claim = "The spread of your unaided estimates rises"
    rows = _rows(np.union1d(before.rows, lately.rows))
    if not (_speaks(before) and _speaks(lately)):
        lacking = lately if not _speaks(lately) else before
        half = "the last half year" if lacking is lately else "the half year before"
        return Signal(Stage.LEANING, claim, Verdict.UNKNOWN, f"In {half}: {_why(lacking)}", lately.table, rows)
    words = f"the last half year {told(lately)}; the half year before {told(before)}"
    return Signal(Stage.LEANING, claim, _verdict(_low(lately) > _of(before)), words, lately.table, rows)


def _of_agency(figures: Mapping[str, Figure]) -> tuple[Signal, ...]:
    stage, now, heavy = Stage.LOW_AGENCY, figures["velocity_now"], _part(figures["recalled"], "heavy")
    return (
        _one(stage, "Your unaided speed is below 80", now, _high(now) < HOLDS_FROM),
        _one(stage, "You recall less than half of heavy AI work", heavy, _high(heavy) < HALF),
    )


def _one(stage: Stage, claim: str, figure: Figure, holds: bool) -> Signal:  # noqa: FBT001 (read like a sentence)
    """Return the signal of one figure, where it may speak."""
    if not _speaks(figure):
        return Signal(stage, claim, Verdict.UNKNOWN, _why(figure), figure.table, _rows(figure.rows))
    return Signal(stage, claim, _verdict(holds), told(figure), figure.table, _rows(figure.rows))


def told(figure: Figure) -> str:
    """Return a figure's value with its range and n, as its unit is said."""
    ends = [_number(one, figure.unit) for one in (_of(figure), _low(figure), _high(figure))]
    return f"{ends[0]} ({ends[1]} to {ends[2]}, n = {figure.n:,})"


def _number(value: float, unit: Unit) -> str:
    match unit:
        case Unit.SHARE:
            return f"{100 * value:.0f} %"
        case Unit.RATIO:
            return f"×{value:.2f}"
        case Unit.POINTS:
            return f"{value:.0f} {points(value)}"
        case _:
            return f"{value:.0f}"


def _why(figure: Figure) -> str:
    return figure.why or f"So far {told(figure)}: too early to say."


def _part(figure: Figure, name: str) -> Figure:
    return cast("Mapping[str, Figure]", figure.more["by_mode"])[name]


def _speaks(figure: Figure) -> bool:
    return figure.status is Status.OK


def _verdict(holds: bool) -> Verdict:  # noqa: FBT001 (one thing in, one out)
    return Verdict.SUPPORTS if holds else Verdict.AGAINST


def _of(figure: Figure) -> float:
    return np.nan if figure.value is None else figure.value


def _low(figure: Figure) -> float:
    return np.nan if figure.low is None else figure.low


def _high(figure: Figure) -> float:
    return np.nan if figure.high is None else figure.high


def _rows(rows: Rows) -> tuple[int, ...]:
    return tuple(int(row) for row in rows)
