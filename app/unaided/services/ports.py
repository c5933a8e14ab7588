"""What the services need from the world, as narrow as they use it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from unaided.domain.clock import Reading
from unaided.domain.correction import StartCorrection
from unaided.domain.editing import Source
from unaided.domain.experiment import Anchor, Audit, Baseline, BaselineTask, Draw, Experiment, Forecast, KeptOut, Size
from unaided.domain.explanation import Explanation, Gap, GoingOn, LookUp, Reflection, SkipReason
from unaided.domain.export import Everything
from unaided.domain.handing import Handed
from unaided.domain.history import SessionFilter, SessionRow, Sitting
from unaided.domain.imports import ImportedExplanation, ImportedRecall, ImportedSession, ImportedTask
from unaided.domain.overlap import Neighbour, Times
from unaided.domain.owing import Unsettled
from unaided.domain.rebuild import Choice, PlanTick, Practice
from unaided.domain.recall import Card, CardKind, CardRow, Leave, Recall
from unaided.domain.reproduction import Effort, Reproduction
from unaided.domain.search import Found
from unaided.domain.session import Mode, Session
from unaided.domain.settings import Settings
from unaided.domain.skill import Skill, SkillWork
from unaided.domain.stage import StageCheck
from unaided.domain.standing import Standing
from unaided.domain.task import Task
from unaided.domain.task_list import TaskFilter, TaskRow
from unaided.domain.testimony import Names, Testimony
from unaided.domain.timeline import TimelineNote
from unaided.domain.trail import Entry
from unaided.domain.within import PeriodTotal


class TaskShelf(Protocol):
    """Where tasks are kept."""

    def add(self, task: Task) -> None:
        """Keep a new task."""
        ...

    def put(self, task: Task) -> None:
        """Keep a task's new state."""
        ...

    def get(self, task_id: UUID) -> Task | None:
        """Return a task, None where there is no such one."""
        ...

    def open(self, limit: int = 50) -> Sequence[Task]:
        """Return open tasks, the one worked on last first."""
        ...

    def closed(self, limit: int) -> Sequence[Task]:
        """Return tasks that are no longer open, the one closed last first."""
        ...

    def last(self) -> Task | None:
        """Return the task of the session started last, whatever its status."""
        ...

    def many(self, task_ids: Sequence[UUID]) -> Mapping[UUID, Task]:
        """Return those of these tasks that there are."""
        ...

    def titles(self, task_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """Return the titles of these tasks."""
        ...


class SessionShelf(Protocol):
    """Where sessions are kept, their spans with them."""

    def add(
        self, session: Session, local_date: date, source: Source = Source.TIMER, *, progress_after: int | None = None
    ) -> None:
        """Keep a new session, and the local day it belongs to; one that has ended may bring how far it got."""
        ...

    def put(self, session: Session, progress_after: int | None = None, local_date: date | None = None) -> None:
        """Keep the session's new state; `progress_after` and `local_date` only where they are another now."""
        ...

    def add_start_correction(self, correction: StartCorrection) -> None:
        """Keep that a session's start was moved, from where to where."""
        ...

    def start_corrections(self, session_id: UUID) -> Sequence[StartCorrection]:
        """Return how a session's start was moved, in the order it was said."""
        ...

    def get(self, session_id: UUID) -> Session | None:
        """Return a session, None where there is no such one."""
        ...

    def open(self) -> Session | None:
        """Return the one session that goes on, if there is one."""
        ...

    def last(self) -> Session | None:
        """Return the session started last, discarded ones left out."""
        ...

    def last_discarded(self) -> Session | None:
        """Return the discarded session started last."""
        ...

    def end_before(self, session: Session) -> datetime | None:
        """Return the latest end of the finished sessions that began no later than this one."""
        ...

    def overlaps(self, session: Session) -> bool:
        """Tell whether a finished session shares a time with this ended one."""
        ...

    def last_of(self, task_id: UUID) -> Session | None:
        """Return a task's session started last, discarded ones left out."""
        ...

    def rows(self, wanted: SessionFilter, limit: int, offset: int = 0) -> Sequence[SessionRow]:
        """Return finished sessions, the latest start first."""
        ...

    def rows_of(self, session_ids: Sequence[UUID]) -> Sequence[SessionRow]:
        """Return these sessions, whatever their state, the latest start first."""
        ...

    def row(self, session_id: UUID) -> SessionRow | None:
        """Return a finished session, None where there is no such one."""
        ...

    def count(self, wanted: SessionFilter) -> int:
        """Return how many finished sessions are meant."""
        ...

    def first_day(self, wanted: SessionFilter) -> date | None:
        """Return the earliest local day of the finished sessions that are meant, None where there is none."""
        ...

    def no_ai_sittings(self, since: date | None = None, until: date | None = None) -> Sequence[Sitting]:
        """Return finished sessions without AI of these local days, both included, the earliest start first."""
        ...


class ExplanationShelf(Protocol):
    """Where explanations, reflections, gaps, look-ups and drafts are kept."""

    def add_explanation(self, explanation: Explanation) -> None:
        """Keep an explanation."""
        ...

    def add_reflection(self, reflection: Reflection) -> None:
        """Keep a reflection."""
        ...

    def add_going_on(self, going_on: GoingOn) -> None:
        """Keep the one sentence of a sitting that goes on."""
        ...

    def going_on(self, session_id: UUID) -> GoingOn | None:
        """Return the one sentence of a sitting that went on."""
        ...

    def settle(self, session_ids: Iterable[UUID], at: datetime) -> None:
        """Keep that these sessions owe nothing more."""
        ...

    def add_gap(self, gap: Gap) -> None:
        """Keep a gap."""
        ...

    def put_gap(self, gap: Gap) -> None:
        """Keep a gap's state."""
        ...

    def gap(self, gap_id: UUID) -> Gap | None:
        """Return a gap."""
        ...

    def all_gaps(self, *, only_open: bool = False) -> Sequence[tuple[Gap, str]]:
        """Return all gaps with the title of their task, open ones first, the latest of each first."""
        ...

    def gaps_of_skill(self, skill: str) -> Sequence[tuple[Gap, str]]:
        """Return the open gaps of a skill's tasks with their titles, the latest first."""
        ...

    def add_look_up(self, look_up: LookUp) -> None:
        """Keep a look-up."""
        ...

    def remove_look_up(self, look_up_id: UUID) -> None:
        """Take a look-up away."""
        ...

    def explanation(self, session_id: UUID) -> Explanation | None:
        """Return a session's explanation."""
        ...

    def reflection(self, session_id: UUID) -> Reflection | None:
        """Return a session's reflection."""
        ...

    def look_ups(self, session_id: UUID) -> Sequence[LookUp]:
        """Return a session's look-ups, the earliest first."""
        ...

    def every_look_up(self) -> Iterator[LookUp]:
        """Return all look-ups, the earliest first."""
        ...

    def looked_up_in(self, topic: str) -> Sequence[UUID]:
        """Return the sessions in which this was looked up."""
        ...

    def gaps(self, session_id: UUID) -> Sequence[Gap]:
        """Return a session's gaps, the earliest first."""
        ...

    def defer(self, session_id: UUID, at: datetime) -> None:
        """Keep that an answer was put off."""
        ...

    def skip(self, session_id: UUID, reason: SkipReason, at: datetime) -> None:
        """Keep that an answer was left out, and why."""
        ...

    def unsettled(self) -> Sequence[Unsettled]:
        """Return finished sessions neither answered in full nor skipped."""
        ...

    def draft(self, session_id: UUID) -> str | None:
        """Return what was typed so far."""
        ...

    def save_draft(self, session_id: UUID, body: str, at: datetime) -> None:
        """Keep what was typed so far."""
        ...

    def drop_draft(self, session_id: UUID) -> None:
        """Forget what was typed so far."""
        ...


class CardShelf(Protocol):
    """Where recall cards, recalls and days on leave are kept."""

    def put(self, card: Card) -> None:
        """Keep a card's state, new or not."""
        ...

    def get(self, card_id: UUID) -> Card | None:
        """Return a card."""
        ...

    def of_session(self, session_id: UUID, kind: CardKind) -> Sequence[Card]:
        """Return a session's cards of one kind, the first made first."""
        ...

    def due(self, at: datetime, limit: int) -> Sequence[Card]:
        """Return cards due at this moment, the longest due first."""
        ...

    def count_due(self, at: datetime) -> int:
        """Return how many cards are due at this moment."""
        ...

    def next_due(self) -> datetime | None:
        """Return when the next card is due, None without cards."""
        ...

    def add_recall(self, recall: Recall) -> None:
        """Keep a recall."""
        ...

    def undo(self, recall_id: UUID, at: datetime) -> None:
        """Keep that a recall was undone."""
        ...

    def recalls(self, card_id: UUID) -> Sequence[Recall]:
        """Return a card's recalls in their order, those undone among them."""
        ...

    def last_recall(self, since: datetime, until: datetime) -> Recall | None:
        """Return the recall made last of those that count, from this moment on and before that one."""
        ...

    def count_recalls(self, since: datetime, until: datetime) -> int:
        """Return how many recalls were made from this moment on and before that one, those undone left out."""
        ...

    def rows(self) -> Sequence[CardRow]:
        """Return all cards without what was written: those that are asked for first, by their date."""
        ...

    def fronts(self, kind: CardKind) -> Sequence[str]:
        """Return what the cards of a kind ask for, those retired among them."""
        ...

    def title(self, card: Card) -> str:
        """Return the title of the task that a card came from."""
        ...

    def put_leave(self, leave: Leave) -> None:
        """Keep days on leave."""
        ...

    def remove_leave(self, first_day: date) -> None:
        """Take days on leave away."""
        ...

    def leaves(self) -> Sequence[Leave]:
        """Return all days on leave, the earliest first."""
        ...


class ReproductionShelf(Protocol):
    """Where it is kept which task writes which one again."""

    def add(self, reproduction: Reproduction) -> None:
        """Keep that a task writes another one again."""
        ...

    def of_task(self, task_id: UUID) -> Reproduction | None:
        """Return the latest reproduction that this task is part of, as the one or as the other."""
        ...

    def used_ai(self, task_id: UUID) -> bool:
        """Tell whether a task had a session with AI, discarded ones left out."""
        ...

    def offers(self, since: datetime, limit: int) -> Sequence[Task]:
        """Return repeatable tasks done with AI since this moment that nothing writes again, the latest done first."""
        ...

    def effort(self, task_id: UUID) -> Effort:
        """Return what a task took in its finished sessions."""
        ...


class WordDraftShelf(Protocol):
    """Where it is kept what is typed so far of a recall, of a gap's note, of a look-up's answer."""

    def get(self, owner_id: UUID) -> str | None:
        """Return what was typed so far."""
        ...

    def put(self, owner_id: UUID, body: str, at: datetime) -> None:
        """Keep what was typed so far."""
        ...

    def drop(self, owner_id: UUID) -> None:
        """Forget what was typed so far."""
        ...


class WordShelf(Protocol):
    """What finds words again."""

    def find(self, words: tuple[str, ...], limit: int) -> Sequence[Found]:
        """Return where all these words were written, the latest first."""
        ...


class TestimonyShelf(Protocol):
    """What measurement reads."""

    def all(self) -> Testimony:
        """Return all that the figures are reckoned from."""
        ...

    def names(self) -> Names:
        """Return what the person knows tasks and imported sessions by."""
        ...


class ImportShelf(Protocol):
    """Where imported rows are kept beside what they became; rows as kept stand on line 0."""

    def tasks(self) -> Mapping[str, UUID]:
        """Return the imported tasks, by their id there."""
        ...

    def given_tasks(self) -> Mapping[str, ImportedTask]:
        """Return the imported tasks as they are kept, by their id there."""
        ...

    def given_sessions(self) -> Mapping[str, ImportedSession]:
        """Return the imported sessions as they are kept, by their id there."""
        ...

    def given_explanations(self) -> Mapping[str, ImportedExplanation]:
        """Return the imported explanations as they are kept, by their task's id there."""
        ...

    def given_recalls(self) -> Mapping[tuple[str, int], ImportedRecall]:
        """Return the imported recalls as they are kept, by their task's id there and their number."""
        ...

    def reached(self) -> Mapping[UUID, tuple[datetime, int]]:
        """Return when each imported task's latest session began and how much was done after it, in percent."""
        ...

    def add_tasks(self, tasks: Iterable[tuple[Task, ImportedTask]], at: datetime) -> None:
        """Keep tasks, all at once, with what was given with them."""
        ...

    def add_sessions(self, sessions: Iterable[tuple[Session, date, ImportedSession]]) -> None:
        """Keep sessions of these local days, all at once, with what was given with them; they owe nothing."""
        ...

    def add_explanation(self, task_id: UUID, row: ImportedExplanation) -> None:
        """Keep the figures of an explanation."""
        ...

    def add_recall(self, task_id: UUID, row: ImportedRecall) -> None:
        """Keep a recall."""
        ...


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


class ListingShelf(Protocol):
    """What is read for lists alone."""

    def modes(self, wanted: SessionFilter) -> Mapping[Mode, int]:
        """Return how many finished sessions there are of each mode."""
        ...

    def days(self, wanted: SessionFilter, untold: Collection[UUID] = ()) -> Sequence[PeriodTotal]:
        """Return what was worked each day, the latest first; the minutes of those untold are left out."""
        ...

    def labels(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """Return the kinds, the projects and the skills there are."""
        ...

    def tasks(self, wanted: TaskFilter, limit: int, offset: int = 0) -> Sequence[TaskRow]:
        """Return tasks, those closed or written down last first."""
        ...

    def count_tasks(self, wanted: TaskFilter) -> int:
        """Return how many tasks are meant."""
        ...

    def skills(self, recent: TaskFilter) -> Mapping[str, SkillWork]:
        """Return what was done with each skill that a task names."""
        ...


class TimelineShelf(Protocol):
    """Where notes on the timeline are kept."""

    def put(self, note: TimelineNote) -> None:
        """Keep a note's state, new or not."""
        ...

    def get(self, note_id: UUID) -> TimelineNote | None:
        """Return a note, deleted or not."""
        ...

    def every(self) -> Sequence[TimelineNote]:
        """Return all notes, the earliest day first, those deleted among them."""
        ...


class SkillShelf(Protocol):
    """Where it is kept what the person said of their skills."""

    def put(self, skill: Skill) -> None:
        """Keep what is said of a skill, new or not."""
        ...

    def get(self, name: str) -> Skill | None:
        """Return what is said of a skill, None where nothing is."""
        ...

    def remove(self, name: str) -> None:
        """Take away what is said of a skill, if it is there."""
        ...

    def every(self) -> Sequence[Skill]:
        """Return all of them by name."""
        ...


class PlanShelf(Protocol):
    """Where stage self-checks and the rebuild plan are kept."""

    def put_check(self, check: StageCheck) -> None:
        """Keep a self-check with the answers so far, new or not."""
        ...

    def check(self, check_id: UUID) -> StageCheck | None:
        """Return a self-check."""
        ...

    def checks(self) -> Sequence[StageCheck]:
        """Return all self-checks, the earliest first."""
        ...

    def put_choice(self, choice: Choice) -> None:
        """Keep that a practice is picked."""
        ...

    def drop_choice(self, practice: Practice) -> None:
        """Keep that a practice is picked no more; the ticks it had stay."""
        ...

    def choices(self) -> Sequence[Choice]:
        """Return the practices picked, in the order of the checklist."""
        ...

    def put_tick(self, tick: PlanTick) -> None:
        """Keep a tick."""
        ...

    def drop_tick(self, week: date, practice: Practice) -> None:
        """Take a tick away."""
        ...

    def ticks(self, week: date | None = None) -> Sequence[PlanTick]:
        """Return the ticks of a week, or of all."""
        ...

    def seen(self, practice: Practice, span: tuple[datetime, datetime]) -> Sequence[tuple[UUID, str, datetime]]:
        """Return the session, its title and the instant of each time the app saw a practice, the earliest first."""
        ...


class HandingShelf(Protocol):
    """Where words go from one session to another."""

    def noted_before(self, from_id: UUID, to_id: UUID, at: datetime) -> Handed:
        """Hand over the look-ups noted before this moment, and return what went."""
        ...

    def all(self, from_id: UUID, to_id: UUID) -> Handed:
        """Hand over all words, those that both have joined, and return what went."""
        ...

    def again(self, handed: Handed) -> None:
        """Hand over once more what was handed back."""
        ...

    def back(self, handed: Handed) -> None:
        """Hand back what was handed over."""
        ...


class TrailShelf(Protocol):
    """Where it is kept for good what was done to sessions that were over."""

    def add(self, entry: Entry) -> None:
        """Keep a change, after all those before it."""
        ...

    def mark(self, batch: UUID, undone_at: datetime | None) -> None:
        """Keep that an edit is undone since this moment, or done again where there is none."""
        ...

    def last_done(self) -> Sequence[Entry]:
        """Return the person's latest edit that is not undone, in the order it was done."""
        ...

    def last_undone(self) -> Sequence[Entry]:
        """Return the edit that was undone last, where none was made since; else none."""
        ...

    def of_session(self, session_id: UUID) -> Sequence[Entry]:
        """Return the changes of a session, the latest first."""
        ...

    def all(self, limit: int, offset: int) -> Sequence[Entry]:
        """Return the changes of all sessions, the latest first."""
        ...


class EditShelf(Protocol):
    """Where history is corrected."""

    @property
    def handing(self) -> HandingShelf:
        """Return what hands words over."""
        ...

    @property
    def trail(self) -> TrailShelf:
        """Return the trail."""
        ...

    def standing(self, session_id: UUID) -> Standing | None:
        """Return how a session stands, whatever its state; None where there is no such one."""
        ...

    def put(self, standing: Standing) -> None:
        """Keep how a session stands, new or not."""
        ...

    def take_away(self, session_id: UUID) -> bool:
        """Take a session away that an undone edit had made; tell whether nothing refers to it, so that it could be."""
        ...

    def take_task_away(self, task: Task) -> None:
        """Take a task away that an undone edit had made, where it is as it was and nothing refers to it."""
        ...

    def around(self, times: Times, but: Sequence[UUID]) -> Sequence[Neighbour]:
        """Return the sessions that count, or go on, and share some of this time, the earliest first."""
        ...

    def brought_in_at(self, session_id: UUID) -> datetime | None:
        """Return when a session was brought in with its task; None where it was not."""
        ...

    def is_answered(self, session_id: UUID) -> bool:
        """Tell whether a session has an explanation or a reflection of its own."""
        ...

    def deleted(self, limit: int) -> Sequence[UUID]:
        """Return sessions that the person deleted and can restore, the latest start first."""
        ...


class Archive(Protocol):
    """All that is kept, for exports."""

    def everything(self) -> Everything:
        """Return all of it; each kind is read when it is walked through, once."""
        ...


class Shelves(Protocol):
    """All that one transaction sees."""

    @property
    def tasks(self) -> TaskShelf:
        """Return the tasks."""
        ...

    @property
    def sessions(self) -> SessionShelf:
        """Return the sessions."""
        ...

    @property
    def explanations(self) -> ExplanationShelf:
        """Return what was written."""
        ...

    @property
    def cards(self) -> CardShelf:
        """Return what is recalled."""
        ...

    @property
    def reproductions(self) -> ReproductionShelf:
        """Return what is written again from memory."""
        ...

    @property
    def word_drafts(self) -> WordDraftShelf:
        """Return what is typed so far beside the dialogs."""
        ...

    @property
    def words(self) -> WordShelf:
        """Return what finds words."""
        ...

    @property
    def testimony(self) -> TestimonyShelf:
        """Return what measurement reads."""
        ...

    @property
    def imports(self) -> ImportShelf:
        """Return what was brought in."""
        ...

    @property
    def ruler(self) -> RulerShelf:
        """Return the ruler and the coin."""
        ...

    @property
    def listing(self) -> ListingShelf:
        """Return what is read for lists."""
        ...

    @property
    def timeline(self) -> TimelineShelf:
        """Return the notes on the timeline."""
        ...

    @property
    def skills(self) -> SkillShelf:
        """Return what is said of skills."""
        ...

    @property
    def plan(self) -> PlanShelf:
        """Return the self-checks and the rebuild plan."""
        ...

    @property
    def edits(self) -> EditShelf:
        """Return what corrects history."""
        ...

    @property
    def archive(self) -> Archive:
        """Return all of it at once."""
        ...


class Ledger(Protocol):
    """One transaction over all shelves: everything in it is kept, or nothing."""

    @property
    def changes(self) -> int:
        """Return how many transactions have written so far."""
        ...

    def read(self) -> AbstractContextManager[Shelves]:
        """Return the shelves as they are at this moment."""
        ...

    def write(self) -> AbstractContextManager[Shelves]:
        """Return the shelves to change."""
        ...

    def keep_time(self, session: Session) -> None:
        """Keep how far an open session has come, of which nothing else is new; what is further already stays."""
        ...


class Beats(Protocol):
    """The small file that remembers the last sign of life between two writes of the database (Law 12)."""

    def write(self, session_id: UUID, reading: Reading) -> None:
        """Keep a sign of life of a session, where that can be done; it never fails for it."""
        ...

    def read(self, session_id: UUID) -> Reading | None:
        """Return the last sign of life of this session, None where there is none or it is torn."""
        ...


class Chosen(Protocol):
    """What the person chose."""

    def load(self) -> Settings:
        """Return it; the defaults where nothing was chosen or what is kept cannot be used."""
        ...


class SettingsShelf(Chosen, Protocol):
    """Where what the person chose is kept."""

    @property
    def folder(self) -> Path:
        """Return the folder of the profile, where all that is the person's lies."""
        ...

    @property
    def complaint(self) -> str:
        """Return what could not be used of what is kept, in plain sentences; empty where all of it was."""
        ...

    def keep(self, settings: Settings) -> None:
        """Keep these settings."""
        ...


class Ids(Protocol):
    """Whoever makes fresh ids."""

    def new(self, at: datetime) -> UUID:
        """Return an id that sorts by time."""
        ...
