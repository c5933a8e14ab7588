"""What a person wrote, and what they recalled of it, as plain JSON values (docs/export.md)."""

from __future__ import annotations

from unaided.domain.explanation import Explanation, Gap, GoingOn, LookUp, Reflection
from unaided.domain.json_values import Json, instant, maybe_instant
from unaided.domain.recall import Card, Leave, Recall, WordDraft
from unaided.domain.reproduction import Reproduction
from unaided.domain.skill import Skill
from unaided.domain.timeline import TimelineNote


def explanation_dict(explanation: Explanation) -> Json:
    """Return an explanation."""
    what_it_is, why_this_way, how_it_breaks = explanation.answers
    return {
        "session_id": str(explanation.session_id),
        "predicted": explanation.predicted,
        "what_it_is": what_it_is,
        "why_this_way": why_this_way,
        "how_it_breaks": how_it_breaks,
        "explained": explanation.explained,
        "ai_use": explanation.ai_use,
        "ai_closed": explanation.ai_closed,
        "guess_minutes": explanation.guess_minutes,
        "checklist": list(explanation.checklist),
        "told_whom": explanation.told_whom,
        "written_at": instant(explanation.written_at),
    }


def going_on_dict(going_on: GoingOn) -> Json:
    """Return the one sentence of a sitting that went on."""
    return {
        "session_id": str(going_on.session_id),
        "sentence": going_on.sentence,
        "ai_use": str(going_on.ai_use),
        "written_at": instant(going_on.written_at),
    }


def reflection_dict(reflection: Reflection) -> Json:
    """Return a reflection."""
    return {
        "session_id": str(reflection.session_id),
        "felt": reflection.felt,
        "surprise": reflection.surprise,
        "written_at": instant(reflection.written_at),
    }


def look_up_dict(look_up: LookUp) -> Json:
    """Return a look-up."""
    return {
        "id": str(look_up.id),
        "session_id": str(look_up.session_id),
        "text": look_up.text,
        "source": look_up.source,
        "noted_at": instant(look_up.noted_at),
    }


def gap_dict(gap: Gap) -> Json:
    """Return a gap with what closed it."""
    return {
        "id": str(gap.id),
        "session_id": str(gap.session_id),
        "text": gap.text,
        "opened_at": instant(gap.opened_at),
        "closed_at": maybe_instant(gap.closed_at),
        "note": gap.note,
        "dropped_because": gap.dropped_because,
    }


def card_dict(card: Card) -> Json:
    """Return a recall card."""
    return {
        "id": str(card.id),
        "session_id": str(card.session_id),
        "kind": str(card.kind),
        "front": card.front,
        "back": card.back,
        "checklist": list(card.checklist),
        "made_at": instant(card.made_at),
        "due_at": instant(card.due_at),
        "retired_at": maybe_instant(card.retired_at),
    }


def recall_dict(recall: Recall) -> Json:
    """Return one recall of a card."""
    return {
        "id": str(recall.id),
        "card_id": str(recall.card_id),
        "reviewed_at": instant(recall.reviewed_at),
        "said": recall.said,
        "words": recall.words,
        "ticked": sorted(recall.ticked),
        "rating": recall.rating.name.lower(),
        "undone_at": maybe_instant(recall.undone_at),
    }


def word_draft_dict(draft: WordDraft) -> Json:
    """Return what is typed so far of a recall, a gap's note or a look-up's answer."""
    return {"owner_id": str(draft.owner_id), "body": draft.body, "saved_at": instant(draft.saved_at)}


def leave_dict(leave: Leave) -> Json:
    """Return days on leave."""
    return {
        "first_day": leave.first_day.isoformat(),
        "last_day": None if leave.last_day is None else leave.last_day.isoformat(),
    }


def timeline_note_dict(note: TimelineNote) -> Json:
    """Return a note on the timeline."""
    return {
        "id": str(note.id),
        "first_day": note.first_day.isoformat(),
        "last_day": None if note.last_day is None else note.last_day.isoformat(),
        "kind": str(note.kind),
        "text": note.text,
        "created_at": instant(note.created_at),
        "deleted_at": maybe_instant(note.deleted_at),
    }


def skill_dict(skill: Skill) -> Json:
    """Return what was said of a skill."""
    return {
        "name": skill.name,
        "ownership": skill.ownership,
        "note": skill.note,
        "added_at": instant(skill.added_at),
        "decided_at": maybe_instant(skill.decided_at),
    }


def reproduction_dict(reproduction: Reproduction) -> Json:
    """Return which task writes which one again."""
    return {"task_id": str(reproduction.task_id), "of_task_id": str(reproduction.of_task_id)}
