"""The experiment: begin it, throw the coin once all is said, keep out, decline; the seed is told at its end (§4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.experiment import Draw, Experiment, Forecast, KeptOut, TargetUse, reason_line
from unaided.domain.explanation import clean_line
from unaided.domain.measure.coin import Throw, arm, commitment, mismatches
from unaided.domain.session import Mode
from unaided.domain.task import Kind, Task, TaskStatus, check_estimate
from unaided.domain.trouble import ExperimentRuleError
from unaided.services.keeping_out import current, keep_out, sealed, taking
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves
from unaided.services.session import StartRequest, register

LOOKS = (16, 32, 64, 128, 256, 512)  # closed tasks at which words may change (§4)


class Chance(Protocol):
    """Whoever can make a seed that nobody can guess."""

    def seed(self) -> str:
        """Return a fresh seed: 32 hexadecimal digits."""
        ...


@dataclass(frozen=True, slots=True)
class ThrowRow:
    """One throw as the experiment's page shows it."""

    draw: Draw
    title: str
    status: TaskStatus


@dataclass(frozen=True, slots=True)
class ExperimentPage:
    """An experiment as its page shows it; `seed` is empty until it has ended.

    `missing` is how many more closed tasks there are to the next look.
    """

    experiment: Experiment
    seed: str
    throws: tuple[ThrowRow, ...]
    kept_out: tuple[KeptOut, ...]
    next_look: int | None
    missing: int

    @property
    def registered(self) -> int:
        """Return how many tasks were registered: drawn or kept out."""
        return len(self.throws) + len(self.kept_out)

    @property
    def closed(self) -> int:
        """Return how many drawn tasks are closed."""
        return sum(row.status is not TaskStatus.OPEN for row in self.throws)

    @property
    def declined(self) -> int:
        """Return how many throws were not followed."""
        return sum(row.draw.declined_at is not None for row in self.throws)


class ExperimentService:
    """The coin."""

    def __init__(self, ledger: Ledger, clock: Clock, ids: Ids, chance: Chance) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids
        self._chance = chance

    def begin(self, use: TargetUse, kinds: Sequence[Kind] = ()) -> Experiment:
        """Begin an experiment and return it; its seed is sealed from now on.

        Raises:
            ExperimentRuleError: one goes on already.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            if shelves.ruler.experiment() is not None:
                raise ExperimentRuleError("An experiment goes on already. End it first: there is one at a time.")
            seed = self._chance.seed()
            begun = Experiment(self._ids.new(at), at, use, tuple(kinds), seed, commitment(seed))
            shelves.ruler.put_experiment(begun)
            return replace(begun, seed="")

    def end(self) -> Experiment:
        """End the experiment that goes on and return it, its seed told.

        Raises:
            ExperimentRuleError: none goes on.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            ended = replace(current(shelves), ended_at=at)
            shelves.ruler.put_experiment(ended)
            return ended

    def current(self) -> Experiment | None:
        """Return the experiment that goes on, its seed sealed; None where there is none."""
        with self._ledger.read() as shelves:
            return sealed(shelves.ruler.experiment())

    def pages(self) -> tuple[ExperimentPage, ...]:
        """Return all experiments as they are shown, the latest first."""
        with self._ledger.read() as shelves:
            return tuple(_page(shelves, one) for one in shelves.ruler.experiments())

    def check(self, experiment_id: UUID, seed: str) -> list[Throw]:
        """Return the throws of an experiment that a seed does not give: anyone can replay them."""
        with self._ledger.read() as shelves:
            draws = shelves.ruler.draws(experiment_id)
        return mismatches(seed, (Throw(draw.kind, draw.position, draw.arm) for draw in draws))

    def register(self, request: StartRequest, with_ai_minutes: int, done_means: str) -> Draw:
        """Keep a new task with all that is said of it, then throw the coin for it: once, for good.

        Raises:
            TaskRuleError, ExperimentRuleError: something cannot be kept, or is not said yet; nothing was kept.
        """
        reading = self._clock.read()
        with self._ledger.write() as shelves:
            task = register(shelves, self._ids, request, reading)
            return _drawn(shelves, task, _forecast(task.id, with_ai_minutes, done_means, reading.wall))

    def draw(self, task_id: UUID, with_ai_minutes: int, done_means: str) -> Draw:
        """Keep what is said of a task, then throw the coin for it: once, for good.

        Raises:
            ExperimentRuleError: no experiment takes it, something is not said yet, it was begun, kept out or drawn.
            TaskRuleError: the minutes are out of range.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            forecast = _forecast(task_id, with_ai_minutes, done_means, at)
            return _drawn(shelves, _task(shelves, task_id), forecast)

    def keep_out(self, task_id: UUID, because: str) -> KeptOut:
        """Keep a task out before the coin falls, with the reason: counted.

        Raises:
            ExperimentRuleError: no experiment takes it, it was drawn or kept out already, or no reason is given.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            return keep_out(shelves, _task(shelves, task_id), because, at)

    def decline(self, task_id: UUID, because: str) -> Draw:
        """Keep that a throw is not followed; the task stays in its arm.

        Raises:
            ExperimentRuleError: the task was not drawn, or no reason is given.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            thrown = shelves.ruler.draw(task_id)
            if thrown is None:
                raise ExperimentRuleError("The coin was not thrown for this task, so there is nothing to decline.")
            declined = replace(thrown, declined_at=thrown.declined_at or at, declined_because=reason_line(because))
            shelves.ruler.put_draw(declined)
            return declined

    def mode_of(self, task_id: UUID) -> Mode | None:
        """Return the arm a task was assigned to, None where it was not drawn."""
        with self._ledger.read() as shelves:
            thrown = shelves.ruler.draw(task_id)
            return None if thrown is None else thrown.arm


def _task(shelves: Shelves, task_id: UUID) -> Task:
    task = shelves.tasks.get(task_id)
    if task is None:
        raise ExperimentRuleError("This task is not there any more.")
    return task


def _drawn(shelves: Shelves, task: Task, forecast: Forecast) -> Draw:
    experiment = taking(shelves, task)
    _check_said(shelves, task)
    shelves.ruler.add_forecast(forecast)
    position = sum(draw.kind == task.kind for draw in shelves.ruler.draws(experiment.id))
    mode = arm(experiment.seed, task.kind, position)
    thrown = Draw(task.id, experiment.id, task.kind, position, mode, forecast.given_at)
    shelves.ruler.put_draw(thrown)
    return thrown


def _check_said(shelves: Shelves, task: Task) -> None:
    """Check that estimate and size are kept: both come before the coin falls (Law 3)."""
    if task.estimate is None:
        raise ExperimentRuleError("How long it would take without AI is not said yet. The coin falls after that.")
    baseline = shelves.ruler.baseline()
    if baseline is not None and baseline.frozen_at is not None and shelves.ruler.size(task.id) is None:
        raise ExperimentRuleError("The task is not sized yet. The coin falls after that.")


def _forecast(task_id: UUID, with_ai_minutes: int, done_means: str, at: datetime) -> Forecast:
    line = clean_line(done_means)
    if not line:
        raise ExperimentRuleError("What done means is not written yet. One line is enough.")
    return Forecast(task_id, check_estimate(with_ai_minutes), line, at)


def _page(shelves: Shelves, experiment: Experiment) -> ExperimentPage:
    draws = shelves.ruler.draws(experiment.id)
    tasks = shelves.tasks.many([draw.task_id for draw in draws])
    rows = [
        ThrowRow(draw, tasks[draw.task_id].title, tasks[draw.task_id].status) for draw in draws if draw.task_id in tasks
    ]
    closed = sum(row.status is not TaskStatus.OPEN for row in rows)
    following = next((look for look in LOOKS if look > closed), None)
    return ExperimentPage(
        experiment if experiment.ended_at is not None else replace(experiment, seed=""),
        experiment.seed if experiment.ended_at is not None else "",
        tuple(rows),
        tuple(shelves.ruler.kept_out(experiment.id)),
        following,
        0 if following is None else following - closed,
    )
