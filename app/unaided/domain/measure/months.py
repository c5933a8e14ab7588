"""The first monthly figures without AI: the pace of each session, and what each month holds.

The pace of a session is the unaided estimate in minutes, times the share of the task done in it,
divided by its active minutes: how many estimated minutes got done per active minute. There is no
index and no range in here: a minute estimate follows the person's present speed, so it cannot tell
whether that speed changes (design/measurement.md, finding 1). It shows what was done, and how much
there is to build on.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from unaided.domain.history import Sitting
from unaided.domain.session import MINUTE_US, SECOND_US
from unaided.domain.task import TaskStatus

BASELINE_TASKS = 12
TRAVEL = timedelta(days=1)  # a session of this evening in Auckland is dated tomorrow for who reads it in Lima


class Reason(StrEnum):
    """Why a session has no pace; a session has the first that holds."""

    FUTURE = "future"
    WITH_AI = "with-ai"
    NO_ESTIMATE = "no-estimate"
    UNDECIDED = "undecided"
    NO_TIME = "no-time"
    NOT_ANSWERED = "not-answered"
    NOTHING_DONE = "nothing-done"


@dataclass(frozen=True, slots=True)
class PaceDot:
    """One session's pace in estimated minutes done per active minute; provisional until its task ends."""

    session_id: UUID
    task_id: UUID
    local_date: date
    pace: float
    provisional: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A session that has no pace, and why (Law 6)."""

    session_id: UUID
    local_date: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class MonthMark:
    """What a calendar month holds; `month` is its first day.

    `sessions` counts all sessions without AI, `dots` those of them with a pace, `finished` the
    finished tasks that belong to the month, `active_us` all active time. None of them is a share
    of anything unseen, so none has a range.
    """

    month: date
    sessions: int = 0
    dots: int = 0
    finished: int = 0
    active_us: int = 0


@dataclass(frozen=True, slots=True)
class Baseline:
    """How far the baseline is: the finished tasks that count for it."""

    finished: int = 0
    needed: int = BASELINE_TASKS

    @property
    def is_complete(self) -> bool:
        """Tell whether there are enough."""
        return self.finished >= self.needed

    @property
    def missing(self) -> int:
        """Return how many more it takes."""
        return max(0, self.needed - self.finished)


@dataclass(frozen=True, slots=True)
class MonthlyPace:
    """All that the first monthly chart shows. `months` follow each other without a gap, up to today's."""

    dots: tuple[PaceDot, ...] = ()
    months: tuple[MonthMark, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    baseline: Baseline = Baseline()

    @property
    def reasons(self) -> Counter[Reason]:
        """Return how many sessions are left out for each reason."""
        return Counter(left.reason for left in self.left_out)


def monthly_pace(sittings: Sequence[Sitting], today: date) -> MonthlyPace:
    """Return the monthly figures of all finished sessions without AI, as of the local day `today`."""
    judged = [judge(sitting, today) for sitting in sittings]
    dots = tuple(one for one in judged if isinstance(one, PaceDot))
    left_out = tuple(one for one in judged if isinstance(one, LeftOut))
    present = [sitting for sitting in sittings if not _is_future(sitting, today)]
    return MonthlyPace(dots, tuple(_months(present, dots, today)), left_out, _baseline(present))


def judge(sitting: Sitting, today: date) -> PaceDot | LeftOut:
    """Return a session's pace, or why it has none."""
    reason = _reason(sitting, today)
    if reason is not None or sitting.estimate_minutes is None or sitting.progress_after is None:
        return LeftOut(sitting.session_id, sitting.local_date, reason or Reason.NOT_ANSWERED)
    share = (sitting.progress_after - sitting.progress_before) / 100
    pace = sitting.estimate_minutes * share * MINUTE_US / sitting.active_us
    provisional = sitting.status is TaskStatus.OPEN
    return PaceDot(sitting.session_id, sitting.task_id, sitting.local_date, pace, provisional)


def _reason(sitting: Sitting, today: date) -> Reason | None:
    if _is_future(sitting, today):
        return Reason.FUTURE
    if not sitting.pure:  # §0: a task is no-AI only if every session was
        return Reason.WITH_AI
    if not sitting.estimate_minutes or sitting.estimate_minutes < 0:  # Law 3
        return Reason.NO_ESTIMATE
    if sitting.undecided_us > 0:  # Law 2: it may have been work or not
        return Reason.UNDECIDED
    return _nothing_to_divide(sitting)


def _nothing_to_divide(sitting: Sitting) -> Reason | None:
    if sitting.active_us < SECOND_US:
        return Reason.NO_TIME
    if sitting.progress_after is None:
        return Reason.NOT_ANSWERED
    return Reason.NOTHING_DONE if sitting.progress_after <= sitting.progress_before else None


def _is_future(sitting: Sitting, today: date) -> bool:
    """Tell whether its day has not come anywhere: the clock stood wrong when it was kept."""
    return sitting.local_date - today > TRAVEL


def _months(sittings: Sequence[Sitting], dots: Iterable[PaceDot], today: date) -> Iterator[MonthMark]:
    if not sittings:
        return
    sessions = Counter(month_of(sitting.local_date) for sitting in sittings)
    with_pace = Counter(month_of(dot.local_date) for dot in dots)
    active: Counter[date] = Counter()
    for sitting in sittings:
        active[month_of(sitting.local_date)] += max(0, sitting.active_us)
    finished = Counter(_dates_of_finished_tasks(sittings))
    for month in _every_month(min(sessions), max(*sessions, month_of(today))):
        yield MonthMark(month, sessions[month], with_pace[month], finished[month], active[month])


def _dates_of_finished_tasks(sittings: Iterable[Sitting]) -> Iterator[date]:
    """Yield the month of each finished task: that of its first session (§3, date of a task)."""
    for own in _by_task(sittings).values():
        if _is_finished(own[-1]):
            yield month_of(min(sitting.local_date for sitting in own))


def _baseline(sittings: Iterable[Sitting]) -> Baseline:
    return Baseline(sum(map(_counts_for_baseline, _by_task(sittings).values())))


def _counts_for_baseline(own: Sequence[Sitting]) -> bool:
    """Tell whether a task has all that the baseline is fitted on: an estimate, an end, known minutes (§1)."""
    last = own[-1]
    known = not any(sitting.undecided_us for sitting in own)  # Law 2
    worked = sum(max(0, sitting.active_us) for sitting in own)
    return _is_finished(last) and bool(last.estimate_minutes) and known and worked >= SECOND_US


def _is_finished(sitting: Sitting) -> bool:
    return sitting.pure and sitting.status is TaskStatus.DONE


def _by_task(sittings: Iterable[Sitting]) -> dict[UUID, list[Sitting]]:
    tasks: dict[UUID, list[Sitting]] = {}
    for sitting in sittings:
        tasks.setdefault(sitting.task_id, []).append(sitting)
    return tasks


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def last_day(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _every_month(first: date, last: date) -> Iterator[date]:
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(count // 12, count % 12 + 1, 1)
