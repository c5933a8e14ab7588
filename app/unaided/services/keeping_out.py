"""What an experiment asks of a task before the coin falls, or when it is not to fall (§4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from unaided.domain.experiment import Experiment, KeptOut, reason_line
from unaided.domain.task import Task
from unaided.domain.trouble import ExperimentRuleError
from unaided.services.ports.ledger import Shelves


def sealed(experiment: Experiment | None) -> Experiment | None:
    """Return an experiment without its seed, as long as it goes on."""
    if experiment is None or experiment.ended_at is not None:
        return experiment
    return replace(experiment, seed="")


def current(shelves: Shelves) -> Experiment:
    """Return the experiment that goes on.

    Raises:
        ExperimentRuleError: none does.
    """
    experiment = shelves.ruler.experiment()
    if experiment is None:
        raise ExperimentRuleError("No experiment goes on. Begin one on the Calibration page.")
    return experiment


def taking(shelves: Shelves, task: Task) -> Experiment:
    """Return the experiment that takes a task.

    Raises:
        ExperimentRuleError: none does, or the task was drawn, kept out or begun already.
    """
    experiment = current(shelves)
    if not experiment.takes(task.kind):
        raise ExperimentRuleError(f"Tasks of the kind {task.kind} take no part in this experiment.")
    if shelves.ruler.draw(task.id) is not None:
        raise ExperimentRuleError("The coin has fallen for this task already. It is thrown once.")
    if shelves.ruler.is_kept_out(task.id):
        raise ExperimentRuleError("This task was kept out of an experiment: it stays so.")
    if shelves.sessions.last_of(task.id) is not None:
        raise ExperimentRuleError("This task was begun already: the coin comes before the first session.")
    return experiment


def keep_out(shelves: Shelves, task: Task, because: str, at: datetime) -> KeptOut:
    """Keep a task out before the coin falls, with the reason: counted.

    Raises:
        ExperimentRuleError: see `taking`; or no reason is given.
    """
    experiment = taking(shelves, task)
    kept_out = KeptOut(task.id, experiment.id, reason_line(because), at)
    shelves.ruler.add_kept_out(kept_out)
    return kept_out
