"""Everything a person ever entered as plain JSON values, described in docs/export.md (schema 1).

Instants are ISO 8601 in UTC with a `Z`, lengths seconds to the microsecond, shares percent; what is
not known is null. Keys are only ever added within a schema.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from unaided.domain.agent import waiting_us
from unaided.domain.correction import StartCorrection
from unaided.domain.editing import Source
from unaided.domain.explanation import Explanation, Gap, GoingOn, LookUp, Reflection, SkipReason
from unaided.domain.export_measure import Measured, measured_dict
from unaided.domain.export_plan import plan_choice_dict, plan_tick_dict, stage_check_dict
from unaided.domain.export_words import (
    card_dict,
    explanation_dict,
    gap_dict,
    going_on_dict,
    leave_dict,
    look_up_dict,
    recall_dict,
    reflection_dict,
    reproduction_dict,
    skill_dict,
    timeline_note_dict,
    word_draft_dict,
)
from unaided.domain.history import SessionRow
from unaided.domain.json_values import Json, instant, maybe_instant
from unaided.domain.rebuild import Choice, PlanTick
from unaided.domain.recall import Card, Leave, Recall, WordDraft
from unaided.domain.reproduction import Reproduction
from unaided.domain.session import (
    SECOND_US,
    Session,
    active_us,
    overtime_us,
    paused_us,
    undecided_us,
)
from unaided.domain.skill import Skill
from unaided.domain.span import Span, Wait
from unaided.domain.stage import StageCheck
from unaided.domain.task import Task
from unaided.domain.timeline import TimelineNote
from unaided.domain.trail import Entry, entry_dict

EXPORT_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A session with what is kept beside it, whatever its state."""

    session: Session
    local_date: date
    progress_after: int | None
    edited_at: datetime | None = None
    source: Source = Source.TIMER


@dataclass(frozen=True, slots=True)
class Postponement:
    """An answer put off, or skipped where there is a reason (Law 4)."""

    session_id: UUID
    at: datetime
    reason: SkipReason | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed so far into an explanation or reflection; `body` is as the dialog keeps it."""

    session_id: UUID
    body: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Everything:
    """All that is kept, each kind in the order it came."""

    tasks: Iterable[Task]
    sessions: Iterable[KeptSession]
    explanations: Iterable[Explanation]
    reflections: Iterable[Reflection]
    look_ups: Iterable[LookUp]
    gaps: Iterable[Gap]
    postponements: Iterable[Postponement]
    drafts: Iterable[Draft]
    start_corrections: Iterable[StartCorrection]
    goings_on: Iterable[GoingOn]
    cards: Iterable[Card]
    recalls: Iterable[Recall]
    leaves: Iterable[Leave]
    reproductions: Iterable[Reproduction]
    word_drafts: Iterable[WordDraft]
    timeline_notes: Iterable[TimelineNote]
    stage_checks: Iterable[StageCheck]
    plan_choices: Iterable[Choice]
    plan_ticks: Iterable[PlanTick]
    session_edits: Iterable[Entry]
    skills: Iterable[Skill]
    measured: Measured = field(default_factory=Measured)


def export_dict(everything: Everything, at: datetime) -> Json:
    """Return the whole export as of this moment."""
    return {
        "schema": EXPORT_SCHEMA,
        "exported_at": instant(at),
        "tasks": [_task(task) for task in everything.tasks],
        "sessions": [_session(kept) for kept in everything.sessions],
        "explanations": [explanation_dict(explanation) for explanation in everything.explanations],
        "reflections": [reflection_dict(reflection) for reflection in everything.reflections],
        "look_ups": [look_up_dict(look_up) for look_up in everything.look_ups],
        "gaps": [gap_dict(gap) for gap in everything.gaps],
        "postponements": [_postponement(postponement) for postponement in everything.postponements],
        "drafts": [_draft(draft) for draft in everything.drafts],
        "start_corrections": [_start_correction(correction) for correction in everything.start_corrections],
        "goings_on": [going_on_dict(going_on) for going_on in everything.goings_on],
        "cards": [card_dict(card) for card in everything.cards],
        "recalls": [recall_dict(recall) for recall in everything.recalls],
        "leaves": [leave_dict(leave) for leave in everything.leaves],
        "reproductions": [reproduction_dict(reproduction) for reproduction in everything.reproductions],
        "word_drafts": [word_draft_dict(draft) for draft in everything.word_drafts],
        "timeline_notes": [timeline_note_dict(note) for note in everything.timeline_notes],
        "skills": [skill_dict(skill) for skill in everything.skills],
        "stage_checks": [stage_check_dict(check) for check in everything.stage_checks],
        "plan_choices": [plan_choice_dict(choice) for choice in everything.plan_choices],
        "plan_ticks": [plan_tick_dict(tick) for tick in everything.plan_ticks],
        "session_edits": [entry_dict(entry) for entry in everything.session_edits],
        **measured_dict(everything.measured),
    }


def list_dict(row: SessionRow) -> Json:
    """Return a finished session as `list --json` shows it: whole seconds, a title, none of the words (Law 5)."""
    session, task = row.session, row.task
    return {
        "id": str(session.id),
        "task_id": str(task.id),
        "title": task.title,
        "kind": task.kind,
        "ownership": str(task.ownership),
        "mode": str(session.mode),
        "local_date": row.local_date.isoformat(),
        "started_at": instant(session.started.wall),
        "ended_at": maybe_instant(session.ended_at),
        "planned_seconds": None if session.planned_us is None else session.planned_us // SECOND_US,
        "active_seconds": active_us(session) // SECOND_US,
        "undecided_seconds": undecided_us(session) // SECOND_US,
        "overtime_seconds": overtime_us(session) // SECOND_US,
        "progress_before": session.progress_before,
        "progress_after": row.progress_after,
        "answered": row.answered,
        "felt": row.felt,
        "look_ups": row.look_ups,
        "edited_at": maybe_instant(row.edited_at),
        "source": str(row.source),
    }


def _seconds(microseconds: int) -> int | float:
    """Return whole seconds as such, others to the microsecond."""
    return microseconds / SECOND_US if microseconds % SECOND_US else microseconds // SECOND_US


def _maybe_seconds(microseconds: int | None) -> int | float | None:
    return None if microseconds is None else _seconds(microseconds)


def _lengths(session: Session) -> Json:
    return {
        "planned_seconds": _maybe_seconds(session.planned_us),
        "elapsed_seconds": _seconds(session.elapsed_us),
        "active_seconds": _seconds(active_us(session)),
        "paused_seconds": _seconds(paused_us(session)),
        "undecided_seconds": _seconds(undecided_us(session)),
        "overtime_seconds": _seconds(overtime_us(session)),
        "waiting_seconds": _seconds(waiting_us(session)),
    }


def _task(task: Task) -> Json:
    return {
        "id": str(task.id),
        "title": task.title,
        "kind": task.kind,
        "ownership": str(task.ownership),
        "skill": task.skill,
        "project": task.project,
        "registered_at": instant(task.registered_at),
        "estimate_minutes": task.estimate.minutes if task.estimate else None,
        "estimate_given_at": maybe_instant(task.estimate.given_at if task.estimate else None),
        "status": str(task.status),
        "progress": task.progress,
        "closed_at": maybe_instant(task.closed_at),
    }


def _session(kept: KeptSession) -> Json:
    session = kept.session
    return {
        "id": str(session.id),
        "task_id": str(session.task_id),
        "mode": str(session.mode),
        "state": str(session.state),
        "watched": session.watched,
        "local_date": kept.local_date.isoformat(),
        "zone": session.started.zone,
        "utc_offset_minutes": session.started.offset_minutes,
        "started_at": instant(session.started.wall),
        "ended_at": maybe_instant(session.ended_at),
        **_lengths(session),
        "progress_before": session.progress_before,
        "progress_after": kept.progress_after,
        "edited_at": maybe_instant(kept.edited_at),
        "source": str(kept.source),
        "spans": [_span(span) for span in session.spans],
        "waits": [_wait(wait) for wait in session.waits],
    }


def _span(span: Span) -> Json:
    return {
        "cause": str(span.cause),
        "start_seconds": _seconds(span.start_us),
        "end_seconds": _maybe_seconds(span.end_us),
        "worked_seconds": _maybe_seconds(span.worked_us),
        "also": sorted(span.also),
        "reason": span.reason,
        "note": span.note,
    }


def _wait(wait: Wait) -> Json:
    return {"start_seconds": _seconds(wait.start_us), "end_seconds": _maybe_seconds(wait.end_us)}


def _postponement(postponement: Postponement) -> Json:
    return {
        "session_id": str(postponement.session_id),
        "at": instant(postponement.at),
        "reason": postponement.reason,
    }


def _draft(draft: Draft) -> Json:
    return {
        "session_id": str(draft.session_id),
        "body": draft.body,
        "saved_at": instant(draft.saved_at),
    }


def _start_correction(correction: StartCorrection) -> Json:
    return {
        "session_id": str(correction.session_id),
        "said_at": instant(correction.said_at),
        "was": instant(correction.was),
        "became": instant(correction.became),
    }
