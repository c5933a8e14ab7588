"""What is measured with, and what was brought in from elsewhere, as plain JSON values (docs/export.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from unaided.domain.experiment import Audit, Baseline, BaselineTask, Draw, Experiment, Forecast, KeptOut, Size
from unaided.domain.imports import ImportedUse, MinutesSource
from unaided.domain.json_values import Json, instant, maybe_instant
from unaided.domain.recall import Rating
from unaided.domain.session import Mode

SHARE_DIGITS = 10  # 0.57 is 57 percent, not 56.99999999999999


@dataclass(frozen=True, slots=True)
class KeptBaselineTask:
    """One of a frozen baseline's tasks, with its line and its place in finishing order, from 0."""

    line: int
    position: int
    task: BaselineTask


@dataclass(frozen=True, slots=True)
class GivenTask:
    """What was brought in with a task; `known_as` is its id there, lengths are minutes."""

    task_id: UUID
    known_as: str
    imported_at: datetime
    mode: Mode
    ai_use: ImportedUse | None
    assigned: Mode | None
    kept_out: bool
    size_minutes: float | None
    estimate_minutes: float | None
    estimate_ai_minutes: float | None
    active_minutes: float | None
    guess_minutes: float | None
    source: MinutesSource | None


@dataclass(frozen=True, slots=True)
class GivenSession:
    """What was brought in with a session that is kept nowhere else."""

    session_id: UUID
    known_as: str
    look_ups: int
    felt: int | None


@dataclass(frozen=True, slots=True)
class GivenExplanation:
    """The figures of an explanation that was brought in: shares 0 to 1."""

    task_id: UUID
    written_at: datetime
    predicted: float
    explained: float | None
    recalled: bool | None


@dataclass(frozen=True, slots=True)
class GivenRecall:
    """One recall that was brought in; `number` 1 is the first."""

    task_id: UUID
    number: int
    reviewed_at: datetime
    rating: Rating
    passed: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """The ruler, the coin, and what was brought in, each kind in the order it came."""

    baselines: Iterable[Baseline] = ()
    baseline_tasks: Iterable[KeptBaselineTask] = ()
    sizes: Iterable[Size] = ()
    audits: Iterable[Audit] = ()
    forecasts: Iterable[Forecast] = ()
    experiments: Iterable[Experiment] = ()
    draws: Iterable[Draw] = ()
    kept_out: Iterable[KeptOut] = ()
    imported_tasks: Iterable[GivenTask] = ()
    imported_sessions: Iterable[GivenSession] = ()
    imported_explanations: Iterable[GivenExplanation] = ()
    imported_recalls: Iterable[GivenRecall] = ()


def measured_dict(measured: Measured) -> Json:
    """Return these kinds as lists."""
    return {
        "baselines": [_baseline(baseline) for baseline in measured.baselines],
        "baseline_tasks": [_baseline_task(kept) for kept in measured.baseline_tasks],
        "sizes": [_size(size) for size in measured.sizes],
        "audits": [_audit(audit) for audit in measured.audits],
        "forecasts": [_forecast(forecast) for forecast in measured.forecasts],
        "experiments": [_experiment(experiment) for experiment in measured.experiments],
        "draws": [_draw(draw) for draw in measured.draws],
        "kept_out": [_kept_out(kept_out) for kept_out in measured.kept_out],
        "imported_tasks": [_given_task(given) for given in measured.imported_tasks],
        "imported_sessions": [_given_session(given) for given in measured.imported_sessions],
        "imported_explanations": [_given_explanation(given) for given in measured.imported_explanations],
        "imported_recalls": [_given_recall(given) for given in measured.imported_recalls],
    }


def _baseline(baseline: Baseline) -> Json:
    return {
        "line": baseline.line,
        "begun_at": instant(baseline.begun_at),
        "frozen_at": maybe_instant(baseline.frozen_at),
        "intercept": baseline.intercept,
        "slope": baseline.slope,
    }


def _baseline_task(kept: KeptBaselineTask) -> Json:
    return {
        "line": kept.line,
        "position": kept.position,
        "task_id": str(kept.task.task_id),
        "minutes": kept.task.minutes,
        "anchor": kept.task.anchor,
    }


def _size(size: Size) -> Json:
    return {
        "task_id": str(size.task_id),
        "line": size.line,
        "anchor": size.anchor,
        "step": size.step,
        "minutes": size.minutes,
        "given_at": instant(size.given_at),
        "late": size.late,
    }


def _audit(audit: Audit) -> Json:
    return {
        "task_id": str(audit.task_id),
        "at": instant(audit.at),
        "anchor": audit.anchor,
        "step": audit.step,
        "minutes": audit.minutes,
    }


def _forecast(forecast: Forecast) -> Json:
    return {
        "task_id": str(forecast.task_id),
        "with_ai_minutes": forecast.with_ai_minutes,
        "done_means": forecast.done_means,
        "given_at": instant(forecast.given_at),
    }


def _experiment(experiment: Experiment) -> Json:
    return {
        "id": str(experiment.id),
        "begun_at": instant(experiment.begun_at),
        "ended_at": maybe_instant(experiment.ended_at),
        "use": str(experiment.use),
        "kinds": list(experiment.kinds),
        # Whoever knows the seed knows the coming throws: it stays sealed until the end (measurement.md §4).
        "seed": None if experiment.ended_at is None else experiment.seed,
        "commitment": experiment.commitment,
    }


def _draw(draw: Draw) -> Json:
    return {
        "task_id": str(draw.task_id),
        "experiment_id": str(draw.experiment_id),
        "kind": draw.kind,
        "position": draw.position,
        "arm": str(draw.arm),
        "drawn_at": instant(draw.drawn_at),
        "declined_at": maybe_instant(draw.declined_at),
        "declined_because": draw.declined_because,
    }


def _kept_out(kept_out: KeptOut) -> Json:
    return {
        "task_id": str(kept_out.task_id),
        "experiment_id": str(kept_out.experiment_id),
        "because": kept_out.because,
        "at": instant(kept_out.at),
    }


def _given_task(given: GivenTask) -> Json:
    return {
        "task_id": str(given.task_id),
        "known_as": given.known_as,
        "imported_at": instant(given.imported_at),
        "mode": str(given.mode),
        "ai_use": given.ai_use,
        "assigned": given.assigned,
        "kept_out": given.kept_out,
        "size_minutes": given.size_minutes,
        "estimate_minutes": given.estimate_minutes,
        "estimate_ai_minutes": given.estimate_ai_minutes,
        "active_minutes": given.active_minutes,
        "guess_minutes": given.guess_minutes,
        "source": given.source,
    }


def _given_session(given: GivenSession) -> Json:
    return {
        "session_id": str(given.session_id),
        "known_as": given.known_as,
        "look_ups": given.look_ups,
        "felt": given.felt,
    }


def _given_explanation(given: GivenExplanation) -> Json:
    return {
        "task_id": str(given.task_id),
        "written_at": instant(given.written_at),
        "predicted": _percent(given.predicted),
        "explained": None if given.explained is None else _percent(given.explained),
        "recalled": given.recalled,
    }


def _given_recall(given: GivenRecall) -> Json:
    return {
        "task_id": str(given.task_id),
        "number": given.number,
        "reviewed_at": instant(given.reviewed_at),
        "rating": given.rating.name.lower(),
        "passed": given.passed,
    }


def _percent(share: float) -> int | float:
    """Return a share of 1 in percent, a whole number as such."""
    percent = round(100 * share, SHARE_DIGITS)
    return int(percent) if percent.is_integer() else percent
