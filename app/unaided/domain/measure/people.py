"""Simulated people whose truth is known: for tests, the demo and benchmarks (measurement.md §11).

A person is a seed and some knobs; the same two give the same person, to the last digit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.measure.coin import Throw, arms
from unaided.domain.measure.evidence import (
    EPOCH_DAY,
    MONTH_DAYS,
    UNKNOWN,
    Arm,
    End,
    Evidence,
    Flags,
    Floats,
    Ints,
    Source,
    Tasks,
    Use,
)
from unaided.domain.measure.people_knobs import Knobs
from unaided.domain.measure.people_mind import keys, sat_down, understood
from unaided.domain.measure.people_sizing import estimated, sized, v
from unaided.domain.measure.people_words import PROJECTS, SKILLS, TOPICS, title
from unaided.domain.measure.people_work import DAY_MINUTES, Plan, Work, last_day, weekdays, worked
from unaided.domain.session import Mode

OWNED: Final = (0.25, 0.35, 0.40)  # shares of transient, repeatable, core
MODES: Final = {Mode.NO_AI: Arm.NO_AI, Mode.AI: Arm.AI}
SEED_BYTES: Final = 16

__all__ = ["Knobs", "Simulated", "Truth", "simulate", "titles"]


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """What is true of a person, (n,) by task where it is of tasks; effects in log minutes."""

    knobs: Knobs
    kind: Floats  # (kinds,) by how much longer each kind takes
    wobble: Floats  # (months,) by how much longer each month takes
    log_size: Floats  # (n,)
    log_unaided: Floats  # (n,) minutes without AI
    effect: Floats  # (n,) of AI, were it used
    seed: str  # of the coin
    throws: tuple[Throw, ...]

    def speed(self, days: Floats) -> Floats:
        """Return (n,) log speed without the months' wobble; days since 1970-01-01, 0 on the first."""
        return v(self.knobs, days)

    @property
    def change_a_year(self) -> float:
        """Return the yearly change of speed of the slope alone, as the trend tells it."""
        return math.expm1(self.knobs.slope)

    @property
    def drawn_effect(self) -> float:
        """Return the effect of being assigned to AI on minutes, as exp(b) − 1, before refusals (§4)."""
        by_kind = float(np.mean(self.knobs.by_kind)) if self.knobs.by_kind else 0.0
        return math.expm1(self.knobs.compliance * (self.knobs.uses[self.knobs.trial_use] + by_kind))


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """A person: what the app would know of them, and what is true."""

    evidence: Evidence
    truth: Truth


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """Tasks before they are worked, in the order of beginning, (n,); `plan` says how they would be without a trial."""

    plan: Plan
    kind: Ints
    log_size: Floats
    noise: Floats
    luck_of_trial: Floats
    luck_of_arm: Floats
    kind_effects: Floats
    wobble: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Trial:
    """Who takes part, (n,): `assigned` is UNKNOWN for the others."""

    assigned: Ints
    kept_out: Flags
    declined: Flags
    seed: str
    throws: tuple[Throw, ...]


def simulate(knobs: Knobs, seed: int) -> Simulated:
    """Return the person of these knobs and this seed."""
    chance = np.random.Generator(np.random.PCG64(seed))
    draft = _draft(knobs, chance)
    work = worked(knobs, draft.plan)
    trial = _trial(knobs, draft, work, chance)
    taking_part = (trial.assigned != UNKNOWN) | trial.kept_out
    if taking_part.any():
        draft = _assigned(knobs, draft, trial, taking_part)
        work = worked(knobs, draft.plan)
    tasks = _tasks(knobs, draft, work, trial, chance)
    tasks, baseline, audit = sized(knobs, tasks, draft.log_size, chance)
    now = float(last_day(knobs))
    explained, recalls = understood(knobs, tasks, now, chance)
    pace = -(draft.noise + np.where(tasks.mode == Arm.AI, draft.plan.effect, 0.0)) / knobs.sigma
    sittings = sat_down(knobs, tasks, work.sat, pace, chance)
    evidence = Evidence(
        now, tasks, sittings, explained, recalls, audit, knobs.kinds, PROJECTS, SKILLS,
        baseline=baseline, look_up_topics=TOPICS,
    )  # fmt: skip
    plan = draft.plan
    truth = Truth(
        knobs, draft.kind_effects, draft.wobble, draft.log_size, plan.own, plan.effect, trial.seed, trial.throws
    )
    return Simulated(evidence, truth)


def titles(evidence: Evidence) -> list[str]:
    """Return (n) plausible titles of the tasks, for a demo."""
    numbers = np.empty(len(evidence.tasks), dtype=np.int64)
    for kind in range(len(evidence.kinds)):
        rows = np.flatnonzero(evidence.tasks.kind == kind)
        numbers[rows] = np.arange(len(rows))
    return [
        title(evidence.kinds[kind], number)
        for kind, number in zip(evidence.tasks.kind.tolist(), numbers.tolist(), strict=True)
    ]


def _draft(knobs: Knobs, chance: np.random.Generator) -> _Draft:
    counts = [round(knobs.months * a_month) for a_month in (knobs.no_ai_a_month, knobs.ai_a_month)]
    size, days = sum(counts), weekdays(knobs)
    mode = chance.permutation(np.repeat([Arm.NO_AI, Arm.AI], counts)).astype(np.int64)
    begin = np.sort(chance.uniform(0.0, len(days) * DAY_MINUTES - 1.0, size))
    day = days[np.floor(begin / DAY_MINUTES).astype(np.int64)].astype(np.float64)
    kind = chance.integers(0, len(knobs.kinds), size)
    kind_effects = chance.normal(0.0, knobs.kind_sd, len(knobs.kinds))
    wobble = chance.normal(0.0, knobs.wobble, math.ceil(knobs.months) + 1)
    month = np.floor((day - knobs.begin) / MONTH_DAYS).astype(np.int64)
    easier = np.where(mode == Arm.AI, knobs.selection, 0.0)
    log_size = math.log(knobs.size_median) + chance.normal(0.0, knobs.size_sd, size) - easier
    noise = knobs.sigma * chance.standard_t(knobs.nu, size) - easier
    own = log_size + kind_effects[kind] + wobble[month] - v(knobs, day) + noise
    use = np.where(chance.random(size) < knobs.share_heavy, Use.HEAVY, Use.MEASURED).astype(np.int64)
    by_kind = np.array(knobs.by_kind or (0.0,) * len(knobs.kinds))
    effect = np.array(knobs.uses)[use] + by_kind[kind] + chance.normal(0.0, knobs.effect_sd, size)
    plan = Plan(begin, own, effect, mode, use, 1.0 - chance.random(size), chance.random(size))
    return _Draft(
        plan, kind, log_size, noise, chance.random(size), chance.random(size), kind_effects, wobble
    )  # fmt: skip


def _trial(knobs: Knobs, draft: _Draft, work: Work, chance: np.random.Generator) -> _Trial:
    """Return who takes part: tasks begun after the baseline's 12th is finished."""
    seed = chance.bytes(SEED_BYTES).hex()
    done = np.sort(work.closed[(work.end == End.DONE) & (work.mode == Arm.NO_AI)])
    frozen = float(done[BASELINE_TASKS - 1]) if len(done) >= BASELINE_TASKS else math.inf
    registered = (work.registered > frozen) & (draft.luck_of_trial < knobs.trial)
    rows = np.flatnonzero(registered)
    refused = rows[np.argsort(draft.plan.effect[rows], kind="stable")[: round(knobs.refusals * len(rows))]]
    kept_out = np.zeros(len(registered), dtype=np.bool_)
    kept_out[refused] = True
    assigned = np.full(len(registered), UNKNOWN, dtype=np.int64)
    throws: list[Throw] = []
    for place, kind in enumerate(knobs.kinds):
        of_kind = np.flatnonzero(registered & ~kept_out & (draft.kind == place))
        thrown = [Throw(kind, position, mode) for position, mode in zip(range(len(of_kind)), arms(seed, kind))]  # noqa: B905 (arms never end)
        assigned[of_kind] = [MODES[throw.arm] for throw in thrown]
        throws += thrown
    declined = (assigned != UNKNOWN) & (draft.luck_of_arm < (1 - knobs.compliance) / 2)
    return _Trial(assigned, kept_out, declined, seed, tuple(throws))


def _assigned(knobs: Knobs, draft: _Draft, trial: _Trial, taking_part: Flags) -> _Draft:
    """Return the draft as the coin has it: nobody chose these tasks, and what is kept out is done with AI."""
    plan = draft.plan
    drawn = trial.assigned != UNKNOWN
    mode = np.where(trial.declined, 1 - trial.assigned, trial.assigned)
    mode = np.where(trial.kept_out, Arm.AI, np.where(drawn, mode, plan.mode)).astype(np.int64)
    back = np.where(taking_part & (plan.mode == Arm.AI), knobs.selection, 0.0)
    effects = np.array(knobs.uses)
    effect = np.where(drawn, plan.effect - effects[plan.use] + effects[knobs.trial_use], plan.effect)
    use = np.where(drawn, knobs.trial_use, plan.use).astype(np.int64)
    changed = replace(plan, own=plan.own + 2 * back, effect=effect, mode=mode, use=use)
    return replace(draft, plan=changed, log_size=draft.log_size + back, noise=draft.noise + back)


def _tasks(knobs: Knobs, draft: _Draft, work: Work, trial: _Trial, chance: np.random.Generator) -> Tasks:
    size = len(work.registered)
    estimate = estimated(knobs, draft.log_size, work.registered, chance)
    with_ai = estimate * np.exp(knobs.perceived + chance.normal(0.0, knobs.guess_sd, size))
    guess = work.active * np.exp(-knobs.perceived + chance.normal(0.0, knobs.guess_sd, size))
    finished_with_ai = (work.end == End.DONE) & (work.mode == Arm.AI)
    none = np.zeros(size, dtype=np.bool_)
    return Tasks(
        key=keys(size, chance),
        day=np.floor(work.registered).astype(np.int64) + EPOCH_DAY,
        kind=draft.kind,
        ownership=chance.choice(len(OWNED), size, p=OWNED),
        project=chance.integers(UNKNOWN, len(PROJECTS), size),
        skill=chance.integers(UNKNOWN, len(SKILLS), size),
        assigned=trial.assigned,
        kept_out=trial.kept_out,
        declined=trial.declined,
        size=np.full(size, np.nan),
        sized_late=none,
        estimate=estimate,
        estimate_ai=np.where((trial.assigned != UNKNOWN) | trial.kept_out, np.maximum(np.round(with_ai), 1.0), np.nan),
        guess=np.where(finished_with_ai, np.maximum(np.round(guess), 1.0), np.nan),
        source=np.full(size, Source.TIMER, dtype=np.int64),
        imported=none,
        edited=none,
        undecided=none,
        line=np.zeros(size, dtype=np.int64),
        **{one.name: getattr(work, one.name) for one in fields(work) if one.name != "sat"},
    )
