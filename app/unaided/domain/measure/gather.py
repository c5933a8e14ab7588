"""From what is kept to the evidence: plain rows become columns, sessions add up to their task (§0)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np

from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.measure.columns import ARMS, DAY_US, ENDS, OWNS, SOURCES, USES, Columns, coded
from unaided.domain.measure.evidence import (
    EPOCH_DAY,
    UNKNOWN,
    WINDOW_DAYS,
    Arm,
    Audit,
    End,
    Evidence,
    Explained,
    Flags,
    Floats,
    Ints,
    Recalls,
    Sittings,
    Source,
    Tasks,
    Use,
)
from unaided.domain.measure.figure import Rows
from unaided.domain.measure.ruler import Ruler, baseline_rows, fit_baseline
from unaided.domain.recall import Rating, retrievability_after
from unaided.domain.testimony import (
    AuditLine,
    ExplanationLine,
    RecallLine,
    SessionLine,
    TaskLine,
    Testimony,
)

Places = dict[bytes, int]


def end_of(day: date, offset: timedelta = timedelta(0)) -> float:
    """Return the end of a local day, in days since 1970-01-01 UTC; `offset` is local time less UTC."""
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC) - offset
    return midnight.timestamp() / 86_400


def gather(kept: Testimony, now: float, offset: timedelta = timedelta(0)) -> Evidence:
    """Return the evidence as of `now` (days since 1970-01-01 UTC): nothing that was done later is in it.

    `offset` is local time less UTC: where `now` is the end of a local day, that day is the last.
    """
    lines = Columns(kept.tasks, TaskLine)
    kinds, projects, skills = (lines.names(name) for name in ("kind", "project", "skill"))
    at: Places = {task.id: place for place, task in enumerate(kept.tasks)}
    sessions = Columns([one for one in kept.sessions if one.started_us <= now * DAY_US], SessionLine)
    sittings = _sittings(sessions, at)
    tasks = _tasks(lines, (kinds, projects, skills), offset / timedelta(days=1))
    tasks = _with_sessions(tasks, sittings, sessions.floats("undecided_us"), sessions.flags("by_hand"))
    tasks = _with_guesses(tasks, kept, at, now)
    line = max((one.line for one in kept.lines if one.begun_us <= now * DAY_US), default=0)
    tasks, baseline = _with_baseline(_with_lines(tasks, kept), kept, at, line, now)
    return Evidence(
        now,
        tasks,
        sittings,
        _explained(kept, at, now),
        _recalls(kept, at, now, tasks.registered > now - WINDOW_DAYS),
        _audit(kept, at, now),
        kinds,
        projects,
        skills,
        line,
        baseline,
        tuple(kept.topics),
        offset / timedelta(days=1),
    )


def _tasks(of: Columns, names: tuple[tuple[str, ...], ...], offset: float) -> Tasks:
    """Return the columns of tasks by what is kept of each alone; their sessions come after.

    `names` are those of the kinds, projects and skills; `offset` is local time less UTC, in days.
    """
    kinds, projects, skills = names
    imported = of.flags("imported")
    mode = np.where(of.codes("imported_mode", ARMS) == Arm.AI, Arm.AI, Arm.NO_AI)
    registered, active = of.days("registered_us"), of.floats("imported_active_minutes")
    use = np.where(mode == Arm.AI, of.codes("imported_use", USES), Use.NONE)
    return Tasks(
        key=of.keys("id"),
        registered=registered,
        closed=of.days("closed_us"),
        day=np.floor(registered + offset).astype(np.int64) + EPOCH_DAY,
        kind=of.codes("kind", coded(kinds)),
        ownership=of.codes("ownership", OWNS),
        project=of.codes("project", coded(projects)),
        skill=of.codes("skill", coded(skills)),
        end=of.codes("status", ENDS),
        mode=mode,
        use=use,
        assigned=of.codes("arm", ARMS),
        kept_out=of.flags("kept_out"),
        declined=of.flags("declined"),
        size=of.floats("size_minutes"),
        sized_late=of.flags("sized_late"),
        estimate=of.floats("estimate_minutes"),
        estimate_ai=of.floats("with_ai_minutes"),
        active=active,
        unaided=np.where(mode == Arm.NO_AI, active, 0.0),
        guess=of.floats("imported_guess_minutes"),
        source=np.where(imported, of.codes("imported_source", SOURCES), Source.TIMER),
        imported=imported,
        edited=of.flags("edited"),
        undecided=np.zeros(of.count, dtype=np.bool_),
        line=of.numbers("size_line"),
    )


def _sittings(of: Columns, at: Places) -> Sittings:
    mode = of.codes("mode", ARMS)
    return Sittings(
        key=of.keys("id"),
        task=of.places("task_id", at),
        started=of.days("started_us"),
        day=of.dates("local_date"),
        mode=mode,
        use=np.where(mode == Arm.AI, of.codes("ai_use", USES), Use.NONE),
        active=of.minutes("active_us"),
        progress_before=of.floats("progress_before") / 100,
        progress_after=of.floats("progress_after") / 100,
        look_ups=of.numbers("look_ups"),
        felt=of.floats("felt"),
    )


def _with_sessions(tasks: Tasks, sittings: Sittings, undecided: Floats, by_hand: Flags) -> Tasks:
    """Return the tasks with what their sessions add up to; those brought in keep what was given with them.

    A task is entered by hand as soon as one of its sessions was (§0, finding 7).
    """
    size, task = len(tasks), sittings.task
    own = np.bincount(task, minlength=size) > 0
    mine = own & ~tasks.imported
    with_ai = np.bincount(task, sittings.mode == Arm.AI, minlength=size) > 0
    first = np.full(size, np.inf)
    np.minimum.at(first, task, sittings.started)
    first_ai = np.full(size, np.inf)
    np.minimum.at(first_ai, task, np.where(sittings.mode == Arm.AI, sittings.started, np.inf))
    alone = sittings.started < first_ai[task]
    day = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(day, task, sittings.day)
    return replace(
        tasks,
        registered=np.where(mine, first, tasks.registered),
        day=np.where(mine, day, tasks.day),
        mode=np.where(mine, np.where(with_ai, Arm.AI, Arm.NO_AI), tasks.mode),
        use=np.where(mine, _heaviest(sittings, size), tasks.use),
        active=np.where(mine, np.bincount(task, sittings.active, minlength=size), tasks.active),
        unaided=np.where(mine, np.bincount(task, np.where(alone, sittings.active, 0.0), minlength=size), tasks.unaided),
        source=np.where(mine & (np.bincount(task, by_hand, minlength=size) > 0), Source.HAND, tasks.source),
        undecided=mine & (np.bincount(task, undecided, minlength=size) > 0),
    )


def _heaviest(sittings: Sittings, size: int) -> Ints:
    """Return (size,) the heaviest known use of each task; UNKNOWN where AI was used and nobody said how."""
    use = np.full(size, UNKNOWN, dtype=np.int64)
    np.maximum.at(use, sittings.task, np.where(sittings.mode == Arm.AI, sittings.use, Use.NONE))
    with_ai = np.bincount(sittings.task, sittings.mode == Arm.AI, minlength=size) > 0
    return np.where(with_ai & (use <= Use.NONE), UNKNOWN, use)


def _with_guesses(tasks: Tasks, kept: Testimony, at: Places, now: float) -> Tasks:
    """Return the tasks with the last guess of how long each would have taken without AI."""
    guess = tasks.guess.copy()
    for line in kept.guesses:
        if line.written_us <= now * DAY_US and line.task_id in at:
            guess[at[line.task_id]] = line.minutes
    return replace(tasks, guess=guess)


def _with_lines(tasks: Tasks, kept: Testimony) -> Tasks:
    """Return the tasks with the line of each: that of its size, else the one in force when it was registered."""
    begins = np.array([one.begun_us / DAY_US for one in kept.lines])
    numbers = np.array([0, *(one.line for one in kept.lines)], dtype=np.int64)
    in_force = numbers[np.searchsorted(begins, tasks.registered, side="right")] if begins.size else 0
    return replace(tasks, line=np.where(tasks.line == UNKNOWN, in_force, tasks.line))


def _with_baseline(tasks: Tasks, kept: Testimony, at: Places, line: int, now: float) -> tuple[Tasks, Rows]:
    """Return the tasks with the sizes the baseline gives, and its rows: as it was frozen, else as it stands so far."""
    frozen = [one for one in kept.baseline if one.line == line and one.frozen_us <= now * DAY_US and one.task_id in at]
    size, own_line = tasks.size.copy(), tasks.line.copy()
    if frozen:
        rows = np.array([at[one.task_id] for one in frozen], dtype=np.intp)
        size[rows] = [one.minutes for one in frozen]
        own_line[rows] = line
        ruler = Ruler(frozen[0].intercept, frozen[0].slope)
        return _begun_before(replace(tasks, size=size, line=own_line), rows, ruler, line), rows
    closed = np.where(tasks.closed <= now, tasks.end, End.OPEN)
    rows = baseline_rows(replace(tasks, end=np.where(tasks.line == line, closed, End.OPEN)))
    unsized = rows[~(tasks.size[rows] > 0)]
    if not unsized.size:
        return tasks, rows
    estimates = tasks.estimate[unsized]
    if len(rows) < BASELINE_TASKS:  # their estimates stand for their sizes: they are counted, and nothing is shown
        size[unsized] = estimates
        return replace(tasks, size=size), rows
    ruler = fit_baseline(estimates, tasks.active[unsized])
    size[unsized] = ruler.fitted_size(estimates)
    return _begun_before(replace(tasks, size=size), rows, ruler, line), rows


def _begun_before(tasks: Tasks, baseline: Rows, ruler: Ruler, line: int) -> Tasks:
    """Return the tasks with sizes for those registered before there were anchors: from their estimates, by the fit.

    The base level needs them: without its unfinished tasks a person would read as faster then than they were.
    """
    begun = (tasks.line == line) & (tasks.registered <= tasks.registered[baseline].max())
    missing = begun & ~(tasks.size > 0) & (tasks.estimate > 0)
    size = tasks.size.copy()
    size[missing] = ruler.fitted_size(tasks.estimate[missing])
    return replace(tasks, size=size)


def _explained(kept: Testimony, at: Places, now: float) -> Explained:
    """Return one row a task: its last full explanation."""
    last = {one.task_id: one for one in kept.explanations if one.written_us <= now * DAY_US and one.task_id in at}
    of = Columns(list(last.values()), ExplanationLine)
    later = of.days("recalled_us") > now  # NaN, where nobody knows when, is not later
    return Explained(
        key=of.keys("id"),
        task=of.places("task_id", at),
        written=of.days("written_us"),
        predicted=of.floats("predicted"),
        explained=of.floats("explained"),
        recalled=np.where(later, np.nan, of.floats("recalled")),
    )


def _recalls(kept: Testimony, at: Places, now: float, lately: Flags) -> Recalls:
    counted = [one for one in kept.recalls if one.reviewed_us <= now * DAY_US and one.task_id in at]
    of = Columns(counted, RecallLine)
    task = of.places("task_id", at)
    return Recalls(
        key=of.keys("id"),
        task=task,
        reviewed=of.days("reviewed_us"),
        number=of.numbers("number"),
        rating=of.numbers("rating"),
        passed=of.flags("passed"),
        retrievability=_retrievability(counted, np.flatnonzero(lately[task]), now),
    )


def _retrievability(lines: list[RecallLine], lately: Rows, now: float) -> Floats:
    """Return (n,) FSRS's probability at `now` for each card of `lately`, at its last recall; NaN at the others.

    Recalls that were brought in carry no card: their task's are replayed as one card made a week before the first.
    Replaying takes some 20 µs a recall, and nothing is asked of older work.
    """
    found = np.full(len(lines), np.nan)
    cards: dict[bytes, list[int]] = defaultdict(list)
    for place in lately.tolist():
        cards[lines[place].card_id].append(place)
    moment = _moment(now * DAY_US)
    for places in cards.values():
        own = [lines[place] for place in places]
        made = _moment(own[0].made_us if own[0].made_us is not None else own[0].reviewed_us - 7 * DAY_US)
        reviews = tuple((_moment(one.reviewed_us), Rating(one.rating)) for one in own)
        found[places[-1]] = retrievability_after(made, reviews, moment)
    return found


def _moment(microseconds: float) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)


def _audit(kept: Testimony, at: Places, now: float) -> Audit:
    of = Columns([one for one in kept.audits if one.at_us <= now * DAY_US and one.task_id in at], AuditLine)
    return Audit(task=of.places("task_id", at), at=of.days("at_us"), new_size=of.floats("minutes"))
