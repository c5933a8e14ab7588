"""What the services need of the shelf of the ruler and the coin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.experiment import Anchor, Audit, Baseline, BaselineTask, Draw, Experiment, Forecast, KeptOut, Size


class RulerShelf(Protocol):
    """Where the ruler and the coin are kept."""

    def baseline(self) -> Baseline | None:
        """Return the baseline in force, None as long as the first was never frozen nor begun anew."""
        ...

    def finished(self, begun: datetime) -> int:
        """Return how many finished tasks without AI there are since a line was begun, as far as SQL alone can tell."""
        ...

    def put_baseline(self, baseline: Baseline) -> None:
        """Keep a baseline, begun or frozen."""
        ...

    def add_baseline_tasks(self, line: int, tasks: Sequence[BaselineTask]) -> None:
        """Keep the tasks of a baseline that is frozen now, in finishing order."""
        ...

    def anchors(self, line: int) -> Sequence[Anchor]:
        """Return a line's five anchors, the smallest first; none before it is frozen."""
        ...

    def put_size(self, size: Size) -> None:
        """Keep a task's size."""
        ...

    def size(self, task_id: UUID) -> Size | None:
        """Return a task's size, None where it has none."""
        ...

    def add_audit(self, audit: Audit) -> None:
        """Keep a blind re-sizing."""
        ...

    def audited_since(self, at: datetime, line: int) -> Mapping[UUID, datetime]:
        """Return the tasks of a line that were re-sized since this moment, and when each was first."""
        ...

    def sized_before(self, at: datetime, line: int) -> Sequence[UUID]:
        """Return the tasks of a line sized before this moment, the earliest first."""
        ...

    def add_forecast(self, forecast: Forecast) -> None:
        """Keep what was said before the coin fell."""
        ...

    def forecast(self, task_id: UUID) -> Forecast | None:
        """Return what was said of a task before the coin fell."""
        ...

    def put_experiment(self, experiment: Experiment) -> None:
        """Keep an experiment, begun or ended."""
        ...

    def experiment(self) -> Experiment | None:
        """Return the experiment that goes on, None where there is none."""
        ...

    def experiments(self) -> Sequence[Experiment]:
        """Return all experiments, the latest first."""
        ...

    def put_draw(self, draw: Draw) -> None:
        """Keep a throw of the coin, or that it was declined."""
        ...

    def draw(self, task_id: UUID) -> Draw | None:
        """Return the throw of a task, None where none was made."""
        ...

    def draws(self, experiment_id: UUID) -> Sequence[Draw]:
        """Return an experiment's throws in their order."""
        ...

    def add_kept_out(self, kept_out: KeptOut) -> None:
        """Keep that a task is kept out."""
        ...

    def is_kept_out(self, task_id: UUID) -> bool:
        """Tell whether a task was kept out of any experiment."""
        ...

    def kept_out(self, experiment_id: UUID) -> Sequence[KeptOut]:
        """Return the tasks kept out of an experiment, in their order."""
        ...
