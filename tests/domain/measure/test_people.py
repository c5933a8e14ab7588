"""Simulated people: each knob moves what it should, by plain means, and what comes out is evidence."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from unaided.domain.measure.coin import mismatches
from unaided.domain.measure.evidence import MONTH_DAYS, UNKNOWN, YEAR_DAYS, Arm, End, Evidence, Floats, Use
from unaided.domain.measure.people import Knobs, Simulated, simulate, titles
from unaided.domain.measure.ruler import anchors, baseline_rows, ladder, slip
from unaided.domain.sizing import STEPS

MANY = 400.0  # tasks a month: chance hardly matters
TABLES = ("tasks", "sittings", "explained", "recalls", "audit")


def crowd(seed: int = 1, **said: Any) -> Simulated:  # noqa: ANN401 - any knob
    """Return somebody with a great many tasks, without the wobble of months unless it is said."""
    return simulate(Knobs(**{"no_ai_a_month": MANY, "ai_a_month": MANY, "wobble": 0.0, "kind_sd": 0.0, **said}), seed)


def yearly(evidence: Evidence, of: Floats) -> float:
    """Return the slope a year of a column of finished no-AI tasks that came after the baseline."""
    tasks = evidence.tasks
    rows = np.flatnonzero((tasks.end == End.DONE) & (tasks.mode == Arm.NO_AI) & np.isfinite(of))
    rows = rows[tasks.registered[rows] > tasks.closed[evidence.baseline].max()]
    return float(np.polyfit(tasks.registered[rows] / YEAR_DAYS, of[rows], 1)[0])


def same(one: object, other: object) -> bool:
    return all(
        np.array_equal(getattr(one, it.name), getattr(other, it.name), equal_nan="Floats" in str(it.type))
        for it in fields(one)  # type: ignore[arg-type]
    )


def test_a_seed_gives_the_same_person_and_another_seed_another() -> None:
    knobs = Knobs(trial=0.5)
    one, again, other = simulate(knobs, 7), simulate(knobs, 7), simulate(knobs, 8)
    assert all(same(getattr(one.evidence, table), getattr(again.evidence, table)) for table in TABLES)
    assert one.truth.throws == again.truth.throws
    assert not same(one.evidence.tasks, other.evidence.tasks)


@pytest.mark.parametrize("knobs", [Knobs(), Knobs(trial=0.6, compliance=0.8, refusals=0.1), Knobs(months=1.5)])
def test_what_comes_out_is_evidence(knobs: Knobs) -> None:
    evidence = simulate(knobs, 3).evidence
    for table in TABLES:
        rows = getattr(evidence, table)
        for one in fields(rows):
            column = getattr(rows, one.name)
            assert column.shape == (len(rows),), one.name
            kind = {"Floats": np.float64, "Ints": np.int64, "Flags": np.bool_}.get(str(one.type))
            assert kind is None or column.dtype == kind, one.name
    tasks = evidence.tasks
    for rows in (evidence.sittings, evidence.explained, evidence.recalls, evidence.audit):
        assert np.all((rows.task >= 0) & (rows.task < len(tasks)))
    assert len(set(tasks.key.tolist())) == len(tasks)
    assert np.all(tasks.registered <= evidence.now)
    assert not np.any(tasks.closed > evidence.now)
    assert np.array_equal(np.isnan(tasks.closed), tasks.end == End.OPEN)


def test_tasks_are_what_their_sessions_add_up_to() -> None:
    evidence = simulate(Knobs(), 4).evidence
    tasks, sat = evidence.tasks, evidence.sittings
    np.testing.assert_allclose(np.bincount(sat.task, sat.active, minlength=len(tasks)), tasks.active)
    with_ai = np.bincount(sat.task, sat.mode == Arm.AI, minlength=len(tasks)) > 0
    assert np.array_equal(with_ai, tasks.mode == Arm.AI)
    assert np.array_equal(tasks.use == Use.NONE, ~with_ai)
    assert np.all(tasks.unaided[~with_ai] == tasks.active[~with_ai])
    assert sat.active.max() <= 90.0


def test_one_thing_is_done_at_a_time_on_weekdays() -> None:
    sat = simulate(Knobs(ai_a_month=30.0), 5).evidence.sittings
    order = np.argsort(sat.started)
    ended = sat.started[order] + sat.active[order] / 1440
    assert np.all(sat.started[order][1:] > ended[:-1])
    assert set(((np.floor(sat.started).astype(int) + 3) % 7).tolist()) == {0, 1, 2, 3, 4}


def test_progress_goes_up_and_is_whole_when_the_task_is_done() -> None:
    evidence = simulate(Knobs(), 6).evidence
    sat = evidence.sittings
    assert np.all(sat.progress_after >= sat.progress_before)
    order = np.lexsort((sat.started, sat.task))
    last = order[np.flatnonzero(np.append(np.diff(sat.task[order]) != 0, True))]
    done = evidence.tasks.end[sat.task[last]] == End.DONE
    assert np.array_equal(sat.progress_after[last] == 1.0, done)


def test_more_is_said_to_be_done_than_is() -> None:
    def said(power: float) -> float:
        sat = crowd(progress_power=power).evidence.sittings
        return float(sat.progress_after[sat.progress_after < 1].mean())

    assert said(0.6) > said(1.0) + 0.05


def test_counts_are_those_asked_for() -> None:
    tasks = simulate(Knobs(months=10, no_ai_a_month=7, ai_a_month=3, finish_with_ai=0.0, drop=0.4), 1).evidence.tasks
    assert len(tasks) == 100
    assert np.sum(tasks.mode == Arm.AI) == pytest.approx(30, abs=1)


@pytest.mark.parametrize("slope", [-0.36, 0.0, 0.2])
def test_the_slope_is_in_true_sizes_and_in_those_of_the_ruler(slope: float) -> None:
    person = crowd(slope=slope, carry=1.0, finish_with_ai=0.0, drop=0.0)
    log_active = np.log(person.evidence.tasks.active)
    assert yearly(person.evidence, log_active - person.truth.log_size) == pytest.approx(-slope, abs=0.04)
    assert yearly(person.evidence, log_active - np.log(person.evidence.tasks.size)) == pytest.approx(-slope, abs=0.04)
    assert person.truth.change_a_year == pytest.approx(math.expm1(slope))


@pytest.mark.parametrize(("tracking", "seen"), [(1.0, 0.0), (0.5, -0.18), (0.0, -0.36)])
def test_minutes_estimates_hide_what_they_follow(tracking: float, seen: float) -> None:
    person = crowd(slope=-0.36, tracking=tracking, carry=1.0, finish_with_ai=0.0, drop=0.0)
    tasks = person.evidence.tasks
    assert -yearly(person.evidence, np.log(tasks.active / tasks.estimate)) == pytest.approx(seen, abs=0.05)


@pytest.mark.parametrize(("leak", "slip_a_year", "seen"), [(0.25, 0.0, 0.09), (0.0, 0.2, 0.2)])
def test_a_ruler_that_leaks_or_slips_drifts(leak: float, slip_a_year: float, seen: float) -> None:
    person = crowd(slope=-0.36, leak=leak, slip=slip_a_year, size_sd=0.3)
    drift = np.log(person.evidence.tasks.size) - person.truth.log_size
    assert yearly(person.evidence, drift) == pytest.approx(seen, abs=0.05)


def test_a_step_is_at_its_month() -> None:
    person = crowd(step=-0.3, step_month=12.0)
    days = person.truth.knobs.begin + MONTH_DAYS * np.array([0.0, 11.9, 12.1, 24.0])
    assert person.truth.speed(days).tolist() == pytest.approx([0.0, 0.0, -0.3, -0.3])


def test_months_wobble() -> None:
    person = simulate(Knobs(no_ai_a_month=MANY, ai_a_month=0, wobble=0.2, carry=1, finish_with_ai=0, drop=0), 2)
    y = person.truth.log_unaided - person.truth.log_size
    month = np.floor((person.evidence.tasks.registered - person.truth.knobs.begin) / MONTH_DAYS).astype(int)
    means = (np.bincount(month, y) / np.bincount(month))[:24]
    assert np.corrcoef(means, person.truth.wobble[:24])[0, 1] > 0.95
    assert 0.1 < means.std() < 0.3


def test_sigma_sizes_and_estimates_spread_as_said() -> None:
    person = crowd(sigma=0.4, nu=50.0, size_sd=0.5, estimate_sd=0.2, estimate_bias=-0.3, size_median=200.0)
    truth, tasks = person.truth, person.evidence.tasks
    assert (truth.log_unaided - truth.log_size).std() == pytest.approx(0.4 * math.sqrt(50 / 48), rel=0.05)
    assert truth.log_size.std() == pytest.approx(0.5, rel=0.05)
    off = np.log(tasks.estimate) - truth.log_size
    assert off.mean() == pytest.approx(-0.3, abs=0.02)
    assert off.std() == pytest.approx(0.2, rel=0.05)


def test_sizes_are_fitted_first_and_then_rungs_of_the_ruler() -> None:
    evidence = simulate(Knobs(), 11).evidence
    tasks, rows = evidence.tasks, evidence.baseline
    assert np.array_equal(rows, baseline_rows(tasks))
    chosen = tasks.size[rows][anchors(tasks.size[rows])]
    late = tasks.registered > tasks.closed[rows].max()
    rungs = ladder(chosen)
    assert len(rungs) <= 5 * len(STEPS)
    assert np.all(np.min(np.abs(tasks.size[late, None] - rungs), axis=1) < 1e-9)
    assert np.all(np.isfinite(tasks.size))


@pytest.mark.parametrize("by_ratio", [False, True])
def test_the_ruler_judges_with_the_noise_it_is_given(by_ratio: bool) -> None:  # noqa: FBT001 - parametrized
    person = crowd(ruler_sd=0.3, by_ratio=by_ratio, size_sd=0.3)
    off = np.log(person.evidence.tasks.size) - person.truth.log_size
    assert off.std() == pytest.approx(0.33, abs=0.1)  # and that of the rungs


def test_too_few_tasks_make_no_ruler() -> None:
    evidence = simulate(Knobs(months=1.0, no_ai_a_month=8.0), 1).evidence
    assert len(evidence.baseline) < 12
    assert np.isfinite(evidence.tasks.size).sum() == len(evidence.baseline)
    assert len(evidence.audit) == 0


def test_six_old_tasks_are_sized_again_each_quarter_and_a_slip_shows() -> None:
    straight, slipped = crowd(slip=0.0).evidence, crowd(slip=0.6).evidence
    at, counts = np.unique(straight.audit.at, return_counts=True)
    assert set(counts.tolist()) == {6}
    assert set(np.round(np.diff(at)).tolist()) == {91}
    assert np.all(straight.tasks.registered[straight.audit.task] <= straight.audit.at - 90)
    found = slip(slipped).value
    assert found is not None
    assert found > 1.15
    assert len(crowd(audits=False).evidence.audit) == 0


def test_work_that_does_not_fit_a_block_goes_on_or_stops_in_the_shares_asked_for() -> None:
    never = crowd(carry=1.0, finish_with_ai=0.0, drop=0.0).evidence.tasks
    assert np.all(np.isin(never.end, (End.DONE, End.OPEN)))
    always = crowd(carry=0.0, finish_with_ai=0.0, drop=1.0)
    tasks, truth = always.evidence.tasks, always.truth
    alone = tasks.mode == Arm.NO_AI
    stopped = np.isin(tasks.end, (End.UNFINISHED, End.ABANDONED))
    assert np.array_equal(stopped[alone], np.exp(truth.log_unaided[alone]) > 90.0)
    assert np.all(tasks.active[stopped] == 90.0)


def test_what_is_finished_with_ai_is_an_ai_task_begun_without() -> None:
    person = crowd(carry=0.0, finish_with_ai=1.0, drop=0.0, heavy=-0.6, share_heavy=1.0, ai_a_month=0)
    tasks = person.evidence.tasks
    rows = np.flatnonzero((tasks.mode == Arm.AI) & (tasks.end == End.DONE))
    assert len(rows) > 100
    assert np.all(tasks.unaided[rows] == 90.0)
    rest = (np.exp(person.truth.log_unaided[rows]) - 90.0) * math.exp(-0.6)
    np.testing.assert_allclose(tasks.active[rows], 90.0 + rest)


def effect(person: Simulated, which: Floats | None = None) -> float:
    """Return the plain difference of mean log(active/size) of AI and no-AI tasks."""
    tasks = person.evidence.tasks
    y = np.log(np.maximum(tasks.active, 1e-9)) - person.truth.log_size
    rows = (tasks.active > 0) & (np.ones(len(tasks), dtype=bool) if which is None else which.astype(bool))
    return float(y[rows & (tasks.mode == Arm.AI)].mean() - y[rows & (tasks.mode == Arm.NO_AI)].mean())


WHOLE: dict[str, Any] = {"carry": 1.0, "finish_with_ai": 0.0, "drop": 0.0}


@pytest.mark.parametrize(("share", "true"), [(0.0, -0.2), (1.0, -0.6), (0.5, -0.4)])
def test_ai_has_the_effect_of_its_use(share: float, true: float) -> None:
    assert effect(crowd(share_heavy=share, **WHOLE)) == pytest.approx(true, abs=0.03)


def test_the_effect_differs_by_kind_where_asked() -> None:
    person = crowd(share_heavy=0.0, by_kind=(0.5, 0.0, 0.0, 0.0, 0.0), **WHOLE)
    of = person.evidence.tasks.kind == 0
    assert effect(person, of.astype(np.float64)) == pytest.approx(0.3, abs=0.06)
    assert effect(person, (~of).astype(np.float64)) == pytest.approx(-0.2, abs=0.04)


def test_selection_gives_smaller_and_easier_tasks_to_ai() -> None:
    fair, chosen = crowd(**WHOLE), crowd(selection=0.37, **WHOLE)
    assert effect(chosen) == pytest.approx(effect(fair) - 0.37, abs=0.03)
    with_ai = chosen.evidence.tasks.mode == Arm.AI
    sizes = chosen.truth.log_size
    assert sizes[~with_ai].mean() - sizes[with_ai].mean() == pytest.approx(0.37, abs=0.03)


def test_the_coin_is_thrown_after_the_baseline_and_can_be_replayed() -> None:
    person = simulate(Knobs(trial=0.7), 9)
    tasks = person.evidence.tasks
    drawn = tasks.assigned != UNKNOWN
    assert mismatches(person.truth.seed, person.truth.throws) == []
    assert len(person.truth.throws) == drawn.sum()
    assert np.all(tasks.registered[drawn] > tasks.closed[person.evidence.baseline].max())
    assert np.array_equal(np.isfinite(tasks.estimate_ai), drawn)
    arms = np.bincount(tasks.assigned[drawn])
    assert abs(int(arms[0]) - int(arms[1])) <= 2 * len(person.evidence.kinds)
    for kind, name in enumerate(person.evidence.kinds):
        rows = np.flatnonzero(drawn & (tasks.kind == kind))
        rows = rows[np.argsort(tasks.registered[rows], kind="stable")]
        told = [throw.arm == "ai" for throw in person.truth.throws if throw.kind == name]
        assert (tasks.assigned[rows] == Arm.AI).tolist() == told


def test_taking_part_is_the_share_asked_for_and_nobody_chose_those_tasks() -> None:
    person = crowd(trial=0.5, selection=0.4, **WHOLE)
    tasks = person.evidence.tasks
    drawn = tasks.assigned != UNKNOWN
    assert drawn.mean() == pytest.approx(0.5, abs=0.02)
    assert effect(person, drawn.astype(np.float64)) == pytest.approx(-0.2, abs=0.04)
    assert person.truth.drawn_effect == pytest.approx(math.expm1(-0.2))
    assert effect(person, (~drawn).astype(np.float64)) < -0.6


@pytest.mark.parametrize("compliance", [1.0, 0.7, 0.3])
def test_compliance_is_what_a_throw_changes(compliance: float) -> None:
    tasks = crowd(trial=1.0, compliance=compliance, **WHOLE).evidence.tasks
    with_ai = [(tasks.mode[tasks.assigned == arm] == Arm.AI).mean() for arm in (Arm.NO_AI, Arm.AI)]
    assert with_ai[1] - with_ai[0] == pytest.approx(compliance, abs=0.03)
    drawn = tasks.assigned != UNKNOWN
    assert np.array_equal(tasks.declined[drawn], (tasks.mode != tasks.assigned)[drawn])
    assert not tasks.declined[~drawn].any()


def test_refusals_are_counted_and_take_what_ai_would_help_most() -> None:
    person = crowd(trial=1.0, refusals=0.25, effect_sd=0.4, **WHOLE)
    tasks = person.evidence.tasks
    registered = tasks.kept_out | (tasks.assigned != UNKNOWN)
    assert tasks.kept_out.sum() == round(0.25 * registered.sum())
    assert not np.any(tasks.kept_out & (tasks.assigned != UNKNOWN))
    assert effect(person, (tasks.assigned != UNKNOWN).astype(np.float64)) > -0.1


def test_guesses_are_of_finished_ai_tasks_and_perceived_is_in_them() -> None:
    tasks = crowd(perceived=-0.4).evidence.tasks
    guessed = np.isfinite(tasks.guess)
    assert np.array_equal(guessed, (tasks.mode == Arm.AI) & (tasks.end == End.DONE))
    assert np.log(tasks.active[guessed] / tasks.guess[guessed]).mean() == pytest.approx(-0.4, abs=0.02)


@pytest.mark.parametrize(("use", "recall", "illusion"), [(0, 0.85, 0.03), (1, 0.75, 0.10), (2, 0.45, 0.25)])
def test_recall_and_illusion_go_by_use(use: int, recall: float, illusion: float) -> None:
    evidence = crowd().evidence
    told = evidence.explained
    of = evidence.tasks.use[told.task] == use
    answered = of & np.isfinite(told.recalled)
    assert told.recalled[answered].mean() == pytest.approx(recall, abs=0.03)
    assert (told.predicted - told.explained)[of].mean() == pytest.approx(illusion, abs=0.03)


def test_recalls_go_on_from_the_first_a_week_later() -> None:
    evidence = simulate(Knobs(), 12).evidence
    told, recalls = evidence.explained, evidence.recalls
    first = recalls.number == 1
    assert first.sum() == np.isfinite(told.recalled).sum()
    written = dict(zip(told.task.tolist(), told.written.tolist(), strict=True))
    after = recalls.reviewed[first] - np.array([written[task] for task in recalls.task[first].tolist()])
    assert after.min() >= 7.0
    assert after.max() <= 10.0
    assert np.array_equal(recalls.passed, recalls.rating >= 3)
    assert np.all(recalls.reviewed <= evidence.now)
    last = np.isfinite(recalls.retrievability)
    assert len(set(recalls.task.tolist())) == last.sum()
    assert np.all((recalls.retrievability[last] > 0) & (recalls.retrievability[last] <= 1))


@pytest.mark.parametrize(("use", "rate"), [(0, 6.0), (1, 3.0), (2, 1.0)])
def test_look_ups_go_by_use(use: int, rate: float) -> None:
    sat = crowd().evidence.sittings
    of = sat.use == use
    assert 60 * sat.look_ups[of].sum() / sat.active[of].sum() == pytest.approx(rate, rel=0.05)


def test_ai_feels_faster_and_some_do_not_answer() -> None:
    sat = crowd(measured=0.0, heavy=0.0, felt_with_ai=0.6).evidence.sittings
    assert np.isnan(sat.felt).mean() == pytest.approx(0.1, abs=0.02)
    assert set(sat.felt[np.isfinite(sat.felt)].tolist()) <= {1.0, 2.0, 3.0, 4.0, 5.0}
    faster = np.nanmean(sat.felt[sat.mode == Arm.AI]) - np.nanmean(sat.felt[sat.mode == Arm.NO_AI])
    assert faster == pytest.approx(0.6, abs=0.15)


@pytest.mark.parametrize(
    "said",
    [
        {"months": 0},
        {"kinds": ()},
        {"block": 0.0},
        {"carry": 0.5, "finish_with_ai": 0.0, "drop": 0.0},
        {"by_kind": (0.1,)},
    ],
)
def test_nobody_can_be_like_that(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"a person has|carry|by_kind"):
        Knobs(**said)


@pytest.mark.parametrize(
    "knobs",
    [
        Knobs(months=0.1, no_ai_a_month=1.0, ai_a_month=0.0),
        Knobs(no_ai_a_month=0.0, trial=1.0),
        Knobs(ai_a_month=0.0),
        Knobs(kinds=("other",)),
        Knobs(drop=1.0, carry=0.0, finish_with_ai=0.0),
        Knobs(explained=0.0),
    ],
)
def test_sparse_people_are_people_too(knobs: Knobs) -> None:
    person = simulate(knobs, 1)
    assert len(titles(person.evidence)) == len(person.evidence.tasks)


def test_titles_are_of_their_kind_and_the_first_ones_differ() -> None:
    evidence = simulate(Knobs(), 1).evidence
    told = titles(evidence)
    assert len(set(told)) > 0.5 * len(told)
    assert all(len(title) < 80 for title in told)
