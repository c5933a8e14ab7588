"""The ruler: the baseline freezes by itself, tasks are sized against its anchors, minutes hidden (§1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from unaided.domain.clock import Clock
from unaided.domain.experiment import Anchor, Audit, Baseline, BaselineTask, Size
from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.sizing import AUDITED, OLD, size_from
from unaided.domain.task import Kind, Task
from unaided.domain.trouble import ExperimentRuleError
from unaided.services.ports.ledger import Ledger, Shelves

QUARTER = timedelta(days=91)
ROUND = timedelta(days=14)  # what is sized again within it belongs to one round
FIRST_LINE = Baseline(0, datetime(1970, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class AnchorChoice:
    """An anchor as the person sees it: no minutes."""

    number: int
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class RulerState:
    """How the ruler stands: `finished` of 12 baseline tasks, then the five anchors."""

    line: int
    finished: int
    anchors: tuple[AnchorChoice, ...] = ()

    @property
    def is_frozen(self) -> bool:
        """Tell whether tasks are sized against anchors by now."""
        return bool(self.anchors)


class RulerService:
    """How large a task is."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock

    def state(self) -> RulerState:
        """Return how the ruler stands, and freeze the baseline where its 12th task is finished by now."""
        with self._ledger.read() as shelves:
            found = ruler_state(shelves)
        if found.is_frozen or found.finished < BASELINE_TASKS:
            return found
        with self._ledger.write() as shelves:
            freeze(shelves, self._clock.read().wall)
            return ruler_state(shelves)

    def size(self, task_id: UUID, anchor: int, step: float) -> None:
        """Keep how large a task is against an anchor; one that was begun already counts as sized late.

        Raises:
            ExperimentRuleError: the task is sized already, or there is no such anchor or step.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            put_size(shelves, task_id, anchor, step, at)

    def begin_anew(self) -> None:
        """Begin a new line: from now on another 12 tasks make the baseline; the old line stays visible.

        Raises:
            ExperimentRuleError: the baseline in force is not frozen yet.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            current = shelves.ruler.baseline()
            if current is None or current.frozen_at is None:
                raise ExperimentRuleError("The baseline is not complete yet, so there is none to begin anew from.")
            shelves.ruler.put_baseline(Baseline(current.line + 1, at))

    def due_for_audit(self) -> tuple[Task, ...]:
        """Return what of this quarter's six tasks is still to be sized again, blind; none once the round is over."""
        at = self._clock.read().wall
        with self._ledger.read() as shelves:
            line = (shelves.ruler.baseline() or FIRST_LINE).line
            done = shelves.ruler.audited_since(at - QUARTER, line)
            if done and at - min(done.values()) > ROUND:
                return ()
            old = _spread(shelves.ruler.sized_before(at - OLD, line))
            missing = [task_id for task_id in old if task_id not in done][: AUDITED - len(done)]
            found = (shelves.tasks.get(task_id) for task_id in missing)
            return tuple(task for task in found if task is not None)

    def audit(self, task_id: UUID, anchor: int, step: float) -> None:
        """Keep how large an old task looks today.

        Raises:
            ExperimentRuleError: there is no such anchor or step.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            line = (shelves.ruler.baseline() or FIRST_LINE).line
            minutes = _minutes(shelves.ruler.anchors(line), anchor, step)
            shelves.ruler.add_audit(Audit(task_id, at, anchor, step, minutes))


def put_size(shelves: Shelves, task_id: UUID, anchor: int, step: float, at: datetime) -> None:
    """Keep how large a task is; see `RulerService.size`."""
    if shelves.ruler.size(task_id) is not None:
        raise ExperimentRuleError(
            "This task is sized already, and a size is locked. Where the work changed, start a new task."
        )
    line = (shelves.ruler.baseline() or FIRST_LINE).line
    minutes = _minutes(shelves.ruler.anchors(line), anchor, step)
    late = shelves.sessions.last_of(task_id) is not None
    shelves.ruler.put_size(Size(task_id, line, minutes, at, anchor, step, late))


def freeze(shelves: Shelves, at: datetime) -> None:
    """Freeze the baseline in force where its 12 tasks are finished: fit, fitted sizes and anchors, for good."""
    from unaided.domain.measure.freezing import frozen  # noqa: PLC0415 (numpy, once in a line's life)

    current = shelves.ruler.baseline() or FIRST_LINE
    if current.frozen_at is not None:
        return
    found = frozen(shelves.testimony.all(), current.line, at)
    if found is None:
        return
    shelves.ruler.put_baseline(Baseline(current.line, current.begun_at, at, found.intercept, found.slope))
    tasks = [BaselineTask(UUID(one.key), one.minutes, one.anchor) for one in found.tasks]
    shelves.ruler.add_baseline_tasks(current.line, tasks)


def ruler_state(shelves: Shelves) -> RulerState:
    """Return how the ruler stands, as it is kept; numpy is not needed for it."""
    current = shelves.ruler.baseline() or FIRST_LINE
    if current.frozen_at is None:
        return RulerState(current.line, min(BASELINE_TASKS, shelves.ruler.finished(current.begun_at)))
    anchors = tuple(AnchorChoice(one.number, one.title, one.kind) for one in shelves.ruler.anchors(current.line))
    return RulerState(current.line, BASELINE_TASKS, anchors)


def _minutes(anchors: Sequence[Anchor], number: int, step: float) -> float:
    if not anchors:
        raise ExperimentRuleError(
            f"There is nothing to size it against yet: {BASELINE_TASKS} tasks without AI have to be finished first."
        )
    anchor = next((one for one in anchors if one.number == number), None)
    if anchor is None:
        raise ExperimentRuleError(f"There is no anchor {number}: they are 1 to {len(anchors)}.")
    return size_from(anchor.minutes, step)


def _spread(tasks: Sequence[UUID]) -> list[UUID]:
    """Return six of these tasks, evenly spread over the time they were sized in."""
    if len(tasks) <= AUDITED:
        return [*tasks]
    return [tasks[place * (len(tasks) - 1) // (AUDITED - 1)] for place in range(AUDITED)]
