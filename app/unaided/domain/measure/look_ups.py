"""Look-ups per active hour: how often something had to be looked up (measurement.md §6).

The exact Poisson range is widened where sessions differ by more than a Poisson count would: look-ups
come in bursts, on unknown ground many, on known ground none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
from scipy.special import stdtrit

from unaided.domain.measure.belonging import MODES, Reckon, belonging_sieve, by_month, captioned, modes, status_of
from unaided.domain.measure.evidence import Arm, Evidence, Floats, Ints, Source
from unaided.domain.measure.figure import Figure, Reason, Rows, Table, Unit, nothing
from unaided.domain.measure.intervals import RANGE_LEVEL
from unaided.domain.measure.look_ups_words import RATE, too_few
from unaided.domain.measure.proportions import garwood
from unaided.domain.measure.sieve import Sieve

LEAST_SESSIONS: Final = 5
OK_FROM: Final = 8
LEAST_MINUTES: Final = 180.0
HOUR: Final = 60.0  # minutes
PRIOR_SESSIONS: Final = 3  # how much is put in favour of no more spread than chance …
PRIOR_SPREAD: Final = 10.0  # … and what spread they bring
SAID_Z: Final = 1.96  # as written in measurement.md


def lookups_per_hour(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the look-ups in an active hour of sessions without AI (§6); `n` counts sessions.

    `more`: `by_mode`, `months` (by the day of the session; each with `figure` and `by_mode`), and `topics`,
    most frequent first: they are the person's words and leave the machine only in what they ask for (Law 5).
    """
    sittings, asked = evidence.sittings, tuple(exclude)

    def reckon(rows: Rows, of: str) -> Figure:
        return _rate(sittings.look_ups[rows], sittings.active[rows], rows, of)

    sieves = {name: _counted(evidence, asked, arm) for name, arm in MODES.items()}
    by_mode = {name: reckon(sieve.kept, name).leaving_out(*sieve.excluded) for name, sieve in sieves.items()}
    return captioned(by_mode["no-ai"], RATE).with_more(
        by_mode=by_mode,
        months=_months(reckon, evidence, sieves),
        topics=[{"topic": topic, "count": count} for topic, count in sorted(evidence.look_up_topics, key=_rank)],
    )


def _rank(topic: tuple[str, int]) -> tuple[int, str]:
    return -topic[1], topic[0]


def _months(reckon: Reckon, evidence: Evidence, sieves: Mapping[str, Sieve]) -> list[dict[str, object]]:
    """Return the months with sessions; the figure of each is that of its sessions without AI."""
    sittings = evidence.sittings
    rows = np.sort(np.concatenate([sieve.kept for sieve in sieves.values()]))
    without = sittings.mode == Arm.NO_AI

    def without_ai(own: Rows, of: str) -> Figure:
        return reckon(own, of) if of else reckon(own[without[own]], "no-ai")

    return by_month(without_ai, rows, sittings.day, modes(sittings.mode))


def _counted(evidence: Evidence, exclude: Iterable[Reason], arm: Arm) -> Sieve:
    """Return the sieve of the sessions of a mode whose hours are the timer's (§0, finding 7) and decided (Law 2)."""
    sittings, tasks = evidence.sittings, evidence.tasks
    task = sittings.task
    sieve = belonging_sieve(evidence, task, sittings.started, exclude, about=sittings.mode == arm)
    sieve.drop(Reason.NOT_TIMED, ~(np.isfinite(sittings.active) & (sittings.active > 0)))
    sieve.drop(Reason.HAND_ENTERED, tasks.source[task] == Source.HAND)
    sieve.drop(Reason.UNKNOWN_SOURCE, tasks.source[task] != Source.TIMER)
    sieve.drop(Reason.UNDECIDED, tasks.undecided[task])
    return sieve.drop(Reason.NO_ANSWER, sittings.look_ups < 0)


def _rate(counts: Ints, minutes: Floats, rows: Rows, of: str) -> Figure:
    sessions, total = len(rows), float(minutes.sum())
    if sessions < LEAST_SESSIONS or total < LEAST_MINUTES:
        return nothing(Unit.PER_HOUR, too_few(sessions, total, of), sessions, Table.SESSIONS, rows)
    value, low, high = rate_range(counts.astype(np.float64), minutes / HOUR)
    status = status_of(sessions, OK_FROM)
    return Figure(
        *(value, low, high, sessions, Unit.PER_HOUR, status),
        table=Table.SESSIONS,
        rows=rows,
    )


def rate_range(counts: Floats, hours: Floats) -> tuple[float, float, float]:
    """Return r = Σc/h of counts (n,) in hours (n,), and its 95 % range (§6).

    With [lo, hi] Garwood's range it is r·(lo/r)^g … r·(hi/r)^g, g = √φ · t₀.₉₇₅(n + 3)/1.96 and
    φ = max(1, (Σ(c − rh)²/(rh) + 10)/(n + 3)). With no look-ups at all it is 0 … hi.
    """
    total, whole = float(hours.sum()), float(counts.sum())
    rate = whole / total
    low, high = (bound / total for bound in garwood(int(whole)))
    if rate == 0:
        return 0.0, 0.0, high
    expected = rate * hours
    spread = float((np.square(counts - expected) / expected).sum())
    phi = max(1.0, (spread + PRIOR_SPREAD) / (len(counts) + PRIOR_SESSIONS))
    wider = math.sqrt(phi) * float(stdtrit(len(counts) + PRIOR_SESSIONS, RANGE_LEVEL)) / SAID_Z
    return rate, rate * (low / rate) ** wider, rate * (high / rate) ** wider
