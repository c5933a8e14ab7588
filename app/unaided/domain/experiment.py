"""The experiment: one comparison, decided by a sealed coin (measurement.md §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from unaided.domain.explanation import clean_line
from unaided.domain.session import Mode
from unaided.domain.task import Kind
from unaided.domain.trouble import ExperimentRuleError

SEED_HEX = 32  # hexadecimal digits: 16 bytes


class TargetUse(StrEnum):
    """The use of AI that the AI arm is asked to keep to."""

    MEASURED = "measured"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Experiment:
    """One experiment. `kinds` are those that take part, empty for all; `seed` is told only once it has ended."""

    id: UUID
    begun_at: datetime
    use: TargetUse
    kinds: tuple[Kind, ...]
    seed: str
    commitment: str
    ended_at: datetime | None = None

    def takes(self, kind: Kind) -> bool:
        """Tell whether a task of this kind takes part."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is said of a task before the coin falls: minutes with AI, and what *done* means."""

    task_id: UUID
    with_ai_minutes: int
    done_means: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Draw:
    """A throw: the `position`-th of this kind, from 0. A declined one stays in its arm."""

    task_id: UUID
    experiment_id: UUID
    kind: Kind
    position: int
    arm: Mode
    drawn_at: datetime
    declined_at: datetime | None = None
    declined_because: str = ""


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A task kept out before the coin fell."""

    task_id: UUID
    experiment_id: UUID
    because: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Size:
    """A task's size in minutes of the ruler, by anchor (1 to 5) and step, or as it was fitted or given."""

    task_id: UUID
    line: int
    minutes: float
    given_at: datetime
    anchor: int | None = None
    step: float | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Baseline:
    """A line of the ruler: `frozen_at`, `intercept` and `slope` are there once its 12 tasks are."""

    line: int
    begun_at: datetime
    frozen_at: datetime | None = None
    intercept: float | None = None
    slope: float | None = None


@dataclass(frozen=True, slots=True)
class BaselineTask:
    """One of a frozen baseline's tasks with its fitted size in minutes; `anchor` is 1 to 5 where it is one."""

    task_id: UUID
    minutes: float
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A task to compare others with. Its minutes are never shown (§1)."""

    number: int
    title: str
    kind: Kind
    minutes: float


@dataclass(frozen=True, slots=True)
class Audit:
    """One blind re-sizing of an old task, in minutes of the ruler."""

    task_id: UUID
    at: datetime
    anchor: int
    step: float
    minutes: float


def reason_line(because: str) -> str:
    """Return a reason as one line.

    Raises:
        ExperimentRuleError: there is none.
    """
    line = clean_line(because)
    if not line:
        raise ExperimentRuleError(
            "Give the reason in a few words: what is kept out is counted, and told beside the figure."
        )
    return line
