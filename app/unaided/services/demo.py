"""A convincing history of a person who does not exist, for a first look, screenshots and tests."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from unaided.domain.clock import ELSEWHERE, Clock, Reading
from unaided.domain.experiment import Draw, Experiment, Forecast, KeptOut, Size, TargetUse
from unaided.domain.explanation import AiUse, Explanation, Gap, LookUp, LookUpSource, Reflection
from unaided.domain.measure.coin import commitment
from unaided.domain.ownership import Ownership
from unaided.domain.recall import Rating, Recall, card_of, due_after
from unaided.domain.session import MINUTE_US, Mode, Session, SessionState
from unaided.domain.skill import Skill, decided
from unaided.domain.task import Estimate, Kind, Task, TaskStatus
from unaided.services.demo_extras import correct, filled, go_on, keep_audits, keep_timeline, put_off
from unaided.services.demo_words import GAPS, SURPRISES, WORDS
from unaided.services.editing import EditingService
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ids import Ids
from unaided.services.ports.ledger import Ledger, Shelves
from unaided.services.ruler import freeze

if TYPE_CHECKING:
    from unaided.domain.measure.people import Simulated
    from unaided.domain.measure.people_knobs import Knobs

DECIDED = (Ownership.CORE, Ownership.REPEATABLE, Ownership.CORE, Ownership.TRANSIENT, Ownership.CORE)
PERCENT: Final = 100
ERODED: Final = -0.28  # of log speed a year: enough that two years of it can be told from chance
BY_KIND: Final = (-0.5, 0.2, 0.75, -0.4, -0.1)  # what AI does to build, debug, design, review, on-call
STATUSES: Final = (TaskStatus.OPEN, TaskStatus.DONE, TaskStatus.UNFINISHED, TaskStatus.ABANDONED)
OWNERSHIPS: Final = (Ownership.TRANSIENT, Ownership.REPEATABLE, Ownership.CORE)
MODES: Final = (Mode.NO_AI, Mode.AI)
USES: Final = (None, AiUse.GENERATED_THEN_UNDERSTOOD, AiUse.DELEGATED)
SOURCES: Final = tuple(LookUpSource)


@dataclass(frozen=True, slots=True)
class _Person:
    """A simulated person on their way into the shelves."""

    found: Simulated
    titles: list[str]
    ids: Ids
    day_begins: timedelta
    now: datetime
    shown: bool

    def days(self, sessions: list[Session]) -> list[date]:
        """Return the local days on which they worked, in order."""
        return sorted({session.started.local_date(self.day_begins) for session in sessions})

    def morning(self, day: date) -> datetime:
        """Return a moment of a local day at which they may have written something down."""
        return datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9)

    def moment(self, days: float) -> datetime:
        """Return an instant of theirs."""
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=days)


class DemoService:
    """Fills an empty profile."""

    def __init__(self, ledger: Ledger, clock: Clock, ids: Ids, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._ids = ids
        self._chosen = chosen

    def show(self, months: int, seed: int) -> int:
        """Keep a history with something to see everywhere, up to yesterday; return how many sessions it has."""
        from unaided.domain.measure.people_knobs import Knobs  # noqa: PLC0415 (numpy)

        knobs = Knobs(
            begin=self._begin(months), months=months, slope=ERODED, trial=0.6, compliance=0.95, refusals=0.05,
            sigma=0.42, measured=-0.4, heavy=-1.3, share_heavy=0.8, by_kind=BY_KIND,
        )  # fmt: skip
        sessions = self._keep(knobs, seed, shown=True)
        return len(sessions) + self._correct(sessions, self._clock.read().wall)

    def fill(self, months: int, seed: int, *, slope: float = -0.12, trial: float = 0.5) -> int:
        """Keep the work of a person up to yesterday and nothing besides; return how many sessions it has.

        `slope` is how their log speed changes in a year, `trial` the share of tasks drawn by the coin.
        """
        from unaided.domain.measure.people_knobs import Knobs  # noqa: PLC0415 (numpy)

        begin = self._begin(months)
        knobs = Knobs(begin=begin, months=months, slope=slope, trial=trial, compliance=0.95, refusals=0.05)
        return len(self._keep(knobs, seed, shown=False))

    def _begin(self, months: int) -> int:
        return int(self._clock.read().wall.timestamp() / 86_400 - months * 30.4375)

    def _keep(self, knobs: Knobs, seed: int, *, shown: bool) -> list[Session]:
        from unaided.domain.measure.people import simulate, titles  # noqa: PLC0415 (numpy)

        found = simulate(knobs, seed)
        evidence, now = found.evidence, self._clock.read().wall
        person = _Person(found, titles(evidence), self._ids, self._chosen.load().day_begins, now, shown)
        with self._ledger.write() as shelves:
            tasks = _keep_tasks(shelves, person)
            sessions = _keep_sittings(shelves, person, tasks)
            freeze(shelves, person.moment(float(evidence.tasks.closed[evidence.baseline].max(initial=0))))
            _keep_experiment(shelves, person, tasks)
            _keep_skills(shelves, evidence.skills, person.moment(knobs.begin))
            if shown:
                keep_audits(shelves, evidence.audit, tasks, person.moment)
                keep_timeline(shelves, person.days(sessions), self._ids, person.morning)
        return sessions

    def _correct(self, sessions: list[Session], now: datetime) -> int:
        """Correct what they remembered later, and return how many sessions that adds."""
        if not sessions:
            return 0
        editing = EditingService(self._ledger, self._clock, self._ids, self._chosen)
        added = correct(editing, max(sessions, key=_ended), now)
        if added is None:
            return 0
        with self._ledger.write() as shelves:
            shelves.explanations.settle((added,), now)
        return 1


def _ended(session: Session) -> datetime:
    return session.ended_at or session.started.wall


def _keep_tasks(shelves: Shelves, person: _Person) -> list[Task]:
    evidence = person.found.evidence
    tasks, baseline = evidence.tasks, set(evidence.baseline.tolist())
    kept = []
    for row in range(len(tasks)):
        at = person.moment(float(tasks.registered[row]))
        status = STATUSES[int(tasks.end[row])]
        task = Task(
            person.ids.new(at),
            person.titles[row],
            Kind(evidence.kinds[int(tasks.kind[row])]),
            OWNERSHIPS[int(tasks.ownership[row])],
            at,
            Estimate(max(1, round(float(tasks.estimate[row]))), at),
            evidence.skills[int(tasks.skill[row])] if tasks.skill[row] >= 0 else None,
            evidence.projects[int(tasks.project[row])] if tasks.project[row] >= 0 else None,
            status,
            PERCENT if status is TaskStatus.DONE else 0,
            None if status is TaskStatus.OPEN else person.moment(float(tasks.closed[row])),
        )
        shelves.tasks.add(task)
        if row not in baseline and tasks.size[row] > 0:
            shelves.ruler.put_size(Size(task.id, 0, float(tasks.size[row]), at, late=bool(tasks.sized_late[row])))
        kept.append(task)
    return kept


def _keep_sittings(shelves: Shelves, person: _Person, tasks: list[Task]) -> list[Session]:
    sittings = person.found.evidence.sittings
    last = {int(task): row for row, task in enumerate(sittings.task)}
    explained = {int(task): row for row, task in enumerate(person.found.evidence.explained.task)}
    kept = []
    for row in range(len(sittings)):
        place = int(sittings.task[row])
        session = _session(person, row, tasks[place])
        kept.append(session)
        day, after = session.started.local_date(person.day_begins), float(sittings.progress_after[row])
        shelves.sessions.add(session, day, progress_after=None if math.isnan(after) else round(PERCENT * after))
        _keep_look_ups(shelves, person, session, int(sittings.look_ups[row]))
        is_told = last[place] == row and place in explained
        if is_told:
            if person.shown:
                put_off(shelves, session, explained[place])
            _explain(shelves, person, session, tasks[place], explained[place])
        elif person.shown and last[place] != row and session.mode is Mode.AI:
            use = USES[max(0, int(person.found.evidence.tasks.use[place]))] or AiUse.CONCEPTS
            go_on(shelves, session, use, row)
        is_felt = session.mode is Mode.NO_AI and sittings.felt[row] > 0
        if is_felt:
            surprise = SURPRISES[row % len(SURPRISES)]
            felt = Reflection(session.id, int(sittings.felt[row]), surprise, _ended(session))
            shelves.explanations.add_reflection(felt)
        if not is_told and not is_felt:
            shelves.explanations.settle((session.id,), _ended(session))
    return kept


def _session(person: _Person, row: int, task: Task) -> Session:
    sittings = person.found.evidence.sittings
    began = person.moment(float(sittings.started[row]))
    elapsed_us = max(1, round(float(sittings.active[row]) * MINUTE_US))
    ended = began + timedelta(microseconds=elapsed_us)
    return Session(
        person.ids.new(began),
        task.id,
        MODES[int(sittings.mode[row])],
        50 * MINUTE_US,
        Reading(began, 0, 0, ELSEWHERE, "", 0),
        Reading(ended, elapsed_us, elapsed_us, ELSEWHERE, "", 0),
        elapsed_us,
        SessionState.FINISHED,
        progress_before=round(PERCENT * float(sittings.progress_before[row])),
    )


def _keep_look_ups(shelves: Shelves, person: _Person, session: Session, count: int) -> None:
    topics = [topic for topic, often in person.found.evidence.look_up_topics for _ in range(often)]
    for number in range(count):
        at = session.started.wall + timedelta(minutes=number)
        place = session.id.int + 7 * number
        text = topics[place % len(topics)] if topics else "the documentation"
        shelves.explanations.add_look_up(
            LookUp(person.ids.new(at), session.id, text, SOURCES[place % len(SOURCES)], at)
        )


def _explain(shelves: Shelves, person: _Person, session: Session, task: Task, row: int) -> None:
    explained, tasks = person.found.evidence.explained, person.found.evidence.tasks
    place = int(explained.task[row])
    at = max(person.moment(float(explained.written[row])), session.ended_at or session.started.wall)
    guess = tasks.guess[place]
    told = Explanation(
        session.id,
        _percent(float(explained.predicted[row])),
        WORDS[row % len(WORDS)],
        _percent(float(explained.explained[row])),
        USES[max(0, int(tasks.use[place]))] if session.mode is Mode.AI else None,
        ai_closed=True,
        guess_minutes=max(1, round(float(guess))) if guess > 0 and session.mode is Mode.AI else None,
        written_at=at,
    )
    shelves.explanations.add_explanation(told)
    if row % 9 == 0:
        gap = Gap(person.ids.new(at), session.id, GAPS[row // 9 % len(GAPS)], at)
        shelves.explanations.add_gap(filled(gap, row // 9, person.now) if person.shown else gap)
    if task.ownership is not Ownership.TRANSIENT:
        _keep_recalls(shelves, person, told, task, place)


def _keep_recalls(shelves: Shelves, person: _Person, told: Explanation, task: Task, place: int) -> None:
    card = card_of(person.ids.new(told.written_at), told, task)
    recalls = person.found.evidence.recalls
    kept = []
    for row in (recalls.task == place).nonzero()[0]:
        at = person.moment(float(recalls.reviewed[row]))
        rating = Rating(int(recalls.rating[row]))
        ticked = frozenset(range(len(card.checklist) if rating.passed else 1))
        kept.append(
            Recall(person.ids.new(at), card.id, at, _percent(0.7), WORDS[int(row) % len(WORDS)][0], ticked, rating)
        )
    shelves.cards.put(replace(card, due_at=due_after(card.made_at, kept)))
    for recall in kept:
        shelves.cards.add_recall(recall)


def _keep_experiment(shelves: Shelves, person: _Person, tasks: list[Task]) -> None:
    """Keep the coin as it fell; the experiment still goes on, its seed sealed."""
    columns, truth = person.found.evidence.tasks, person.found.truth
    if not truth.throws:
        return
    taking = ((columns.assigned >= 0) | columns.kept_out).nonzero()[0].tolist()
    begun = min(tasks[row].registered_at for row in taking)
    experiment = Experiment(person.ids.new(begun), begun, TargetUse.MEASURED, (), truth.seed, commitment(truth.seed))
    shelves.ruler.put_experiment(experiment)
    count: Counter[Kind] = Counter()
    for row in taking:
        task, at = tasks[row], tasks[row].registered_at
        if columns.kept_out[row]:
            shelves.ruler.add_kept_out(KeptOut(task.id, experiment.id, "It had to be safe", at))
            continue
        forecast = columns.estimate_ai[row]
        shelves.ruler.add_forecast(Forecast(task.id, max(1, round(float(forecast))), "Its test passes", at))
        arm = MODES[int(columns.assigned[row])]
        declined = at if columns.declined[row] else None
        because = "The agent was down" if declined else ""
        shelves.ruler.put_draw(Draw(task.id, experiment.id, task.kind, count[task.kind], arm, at, declined, because))
        count[task.kind] += 1


def _keep_skills(shelves: Shelves, names: Sequence[str], at: datetime) -> None:
    for name, ownership in zip(names, DECIDED, strict=False):  # the last is left to decide
        shelves.skills.put(decided(Skill(name, at), ownership, at))


def _percent(share: float) -> int:
    return 5 * round(20 * min(1.0, max(0.0, share)))
