"""How a simulated person works: tasks in blocks of 90 minutes, one thing at a time, on weekdays (§11)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from unaided.domain.measure.evidence import MONTH_DAYS, Arm, End, Flags, Floats, Ints, Use
from unaided.domain.measure.people_knobs import Knobs

DAY_MINUTES: Final = 540.0  # from 9:00 to 18:00
MORNING: Final = 540.0  # 9:00 in minutes of a day
BREAK: Final = 10.0  # minutes between two sessions
FULL: Final = 0.7  # share of the hours beyond which work no longer queues but overlaps
ALMOST: Final = 0.95  # the most that is said of what is not done
FIVES: Final = 20.0  # progress is said in steps of 5 %
TINY: Final = 1e-9
GIVEN_UP: Final = 0.8  # of those stopped for good, the share beyond is called abandoned


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What is to be worked, one row a task, in the order of beginning: all (n,).

    `own` is log minutes without AI, `effect` is added to it with AI. `luck` decides at the end of which
    block the person stops, `way` how: both are drawn once, whatever mode the coin gives.
    """

    begin: Floats  # working minutes since the first morning
    own: Floats
    effect: Floats
    mode: Ints  # Arm
    use: Ints  # Use, were AI used
    luck: Floats
    way: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Sat:
    """Sessions (m,), in the order of their tasks and within each."""

    task: Ints
    started: Floats  # days since 1970-01-01 UTC
    minutes: Floats
    with_ai: Flags
    before: Floats  # progress said, 0 to 1
    after: Floats

    def at(self, which: Flags) -> Sat:
        """Return some of them."""
        return Sat(*(getattr(self, one.name)[which] for one in fields(self)))


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What came of a plan: columns of `Tasks` (n,), and the sessions."""

    registered: Floats
    closed: Floats
    end: Ints
    mode: Ints
    use: Ints
    active: Floats
    unaided: Floats
    sat: Sat


@dataclass(frozen=True, slots=True, eq=False)
class _Blocks:
    """How tasks fall into blocks, (n,): minutes and blocks in the first mode, then those of finishing with AI."""

    own: Floats
    own_blocks: Ints
    tail: Floats
    tail_blocks: Ints
    stopped: Flags  # for good
    needed: Floats  # minutes of the whole task in its first mode


def weekdays(knobs: Knobs) -> Ints:
    """Return the working days (d,) of a person's months, in days since 1970-01-01, a Thursday."""
    days = np.arange(knobs.begin, last_day(knobs))
    return days[(days + 3) % 7 < 5]  # noqa: PLR2004 (Monday to Friday)


def last_day(knobs: Knobs) -> int:
    """Return the end of a person's months, in days since 1970-01-01."""
    return knobs.begin + int(np.ceil(knobs.months * MONTH_DAYS))


def worked(knobs: Knobs, plan: Plan) -> Work:
    """Return what comes of a plan by the end of the person's months."""
    blocks = _blocks(knobs, plan)
    counts = blocks.own_blocks + blocks.tail_blocks
    task = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    place = np.arange(len(task)) - first[task]
    minutes = _minutes(knobs, blocks, task, place)
    begin = _queued(plan.begin[task] + place * DAY_MINUTES, minutes, len(weekdays(knobs)) * DAY_MINUTES)
    started, happens = _instants(knobs, begin)
    said = _said(knobs, blocks, task, place, minutes)
    before = np.where(place == 0, 0.0, np.roll(said, 1))
    with_ai = (plan.mode[task] == Arm.AI) | (place >= blocks.own_blocks[task])
    sat = Sat(task, started, minutes, with_ai, before, said)
    return _added_up(knobs, plan, blocks.stopped, counts, sat.at(happens))


def _blocks(knobs: Knobs, plan: Plan) -> _Blocks:
    with_ai = plan.mode == Arm.AI
    needed = np.exp(plan.own + np.where(with_ai, plan.effect, 0.0))
    blocks = np.maximum(np.ceil(needed / knobs.block), 1.0)
    lasts = np.where(with_ai, _lasting(1.0 - knobs.drop, plan.luck), _lasting(knobs.carry, plan.luck))
    stops = lasts < blocks
    leaves = knobs.finish_with_ai + knobs.drop
    helped = stops & ~with_ai & (plan.way * leaves < knobs.finish_with_ai)
    own = np.where(stops, lasts * knobs.block, needed)
    tail = np.where(helped, (needed - own) * np.exp(plan.effect), 0.0)
    return _Blocks(
        own,
        np.where(stops, lasts, blocks).astype(np.int64),
        tail,
        np.ceil(tail / knobs.block).astype(np.int64),
        stops & ~helped,
        needed,
    )


def _lasting(going_on: float, luck: Floats) -> Floats:
    """Return (n,) after how many blocks each would stop, if not done by then: geometric, `luck` in (0, 1]."""
    if going_on >= 1:
        return np.full(len(luck), np.inf)
    if going_on <= 0:
        return np.ones(len(luck))
    return np.asarray(1.0 + np.floor(np.log(luck) / np.log(going_on)))


def _minutes(knobs: Knobs, blocks: _Blocks, task: Ints, place: Ints) -> Floats:
    """Return (m,) the minutes of each session: whole blocks, and what is left in the last."""
    tail_place = place - blocks.own_blocks[task]
    left = np.where(
        tail_place < 0,
        blocks.own[task] - place * knobs.block,
        blocks.tail[task] - tail_place * knobs.block,
    )
    return np.minimum(left, knobs.block)


def _queued(wanted: Floats, minutes: Floats, capacity: float) -> Floats:
    """Return (m,) when sessions begin if there is one at a time, in working minutes.

    More work than fits the hours (100,000 tasks in a benchmark) begins when it is wanted.
    """
    lengths = minutes + BREAK
    if lengths.sum() > FULL * capacity:
        return wanted
    order = np.argsort(wanted, kind="stable")
    passed = np.cumsum(lengths[order]) - lengths[order]
    begin = np.empty_like(wanted)
    begin[order] = passed + np.maximum.accumulate(wanted[order] - passed)
    return begin


def _instants(knobs: Knobs, begin: Floats) -> tuple[Floats, Flags]:
    """Return (m,) working minutes as days since 1970-01-01 UTC, and which of them come before the end."""
    days = weekdays(knobs)
    place = np.floor(begin / DAY_MINUTES).astype(np.int64)
    happens = place < len(days)
    day = days[np.minimum(place, len(days) - 1)]
    return day + (MORNING + begin - place * DAY_MINUTES) / 1440.0, happens


def _said(knobs: Knobs, blocks: _Blocks, task: Ints, place: Ints, minutes: Floats) -> Floats:
    """Return (m,) how much of the task is said to be done after each session: too much until it is (§11)."""
    tail_place = place - blocks.own_blocks[task]
    own, tail, needed = blocks.own[task], np.maximum(blocks.tail[task], TINY), blocks.needed[task]
    without = place * knobs.block + minutes
    helped = own + (needed - own) * (tail_place * knobs.block + minutes) / tail
    share = np.clip(np.where(tail_place < 0, without, helped) / needed, 0.0, 1.0)
    said = np.minimum(np.round(share**knobs.progress_power * FIVES) / FIVES, ALMOST)
    return np.where(share > 1 - TINY, 1.0, said)


def _added_up(knobs: Knobs, plan: Plan, stopped: Flags, counts: Ints, sat: Sat) -> Work:
    """Return the tasks as their sessions add up; one with sessions still to come is open."""
    size = len(counts)
    happened = np.bincount(sat.task, minlength=size)
    first, first_ai, last = np.full(size, np.inf), np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(first, sat.task, sat.started)
    np.minimum.at(first_ai, sat.task, np.where(sat.with_ai, sat.started, np.inf))
    np.maximum.at(last, sat.task, sat.started + sat.minutes / 1440.0)
    complete, aided = happened == counts, np.isfinite(first_ai)
    alone = np.where(sat.started < first_ai[sat.task], sat.minutes, 0.0)
    wanted, _ = _instants(knobs, plan.begin)
    return Work(
        registered=np.where(happened > 0, first, wanted),
        closed=np.where(complete, last, np.nan),
        end=np.where(complete, _ends(plan, stopped), End.OPEN).astype(np.int64),
        mode=np.where(aided, Arm.AI, Arm.NO_AI).astype(np.int64),
        use=np.where(aided, plan.use, Use.NONE).astype(np.int64),
        active=np.bincount(sat.task, sat.minutes, minlength=size).astype(np.float64),
        unaided=np.bincount(sat.task, alone, minlength=size).astype(np.float64),
        sat=sat,
    )


def _ends(plan: Plan, stopped: Flags) -> Ints:
    return np.where(stopped, np.where(plan.way > GIVEN_UP, End.ABANDONED, End.UNFINISHED), End.DONE)
