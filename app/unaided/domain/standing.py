"""A session with all that is kept beside it, as the trail of its changes writes it down: plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from unaided.domain.clock import MICROSECOND, Reading
from unaided.domain.editing import Source
from unaided.domain.json_values import Json
from unaided.domain.session import Mode, Session, SessionState
from unaided.domain.span import AwayNote, Cause, PauseReason, Span, Wait

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a session stands; `settled_at` is when nothing was owed for it any more."""

    session: Session
    local_date: date
    progress_after: int | None = None
    settled_at: datetime | None = None
    edited_at: datetime | None = None
    source: Source = Source.TIMER


def fields_of(standing: Standing) -> Json:
    """Return all fields but the id; instants are microseconds since 1970, lengths microseconds."""
    session = standing.session
    return {
        "task_id": str(session.task_id),
        "mode": str(session.mode),
        "state": str(session.state),
        "watched": session.watched,
        "planned_us": session.planned_us,
        "started": _reading(session.started),
        "seen": _reading(session.seen),
        "elapsed_us": session.elapsed_us,
        "spans": [_span(span) for span in session.spans],
        "waits": [[wait.start_us, wait.end_us] for wait in session.waits],
        "progress_before": session.progress_before,
        "progress_after": standing.progress_after,
        "local_date": standing.local_date.isoformat(),
        "settled_us": _micros(standing.settled_at),
        "edited_us": _micros(standing.edited_at),
        "source": str(standing.source),
    }


def standing_of(session_id: UUID, fields: Mapping[str, Any]) -> Standing:
    """Return how a session stood by its fields, as `fields_of` wrote them."""
    session = Session(
        session_id,
        UUID(fields["task_id"]),
        Mode(fields["mode"]),
        fields["planned_us"],
        _to_reading(fields["started"]),
        _to_reading(fields["seen"]),
        fields["elapsed_us"],
        SessionState(fields["state"]),
        tuple(map(_to_span, fields["spans"])),
        fields["watched"],
        fields["progress_before"],
        tuple(Wait(start_us, end_us) for start_us, end_us in fields["waits"]),
    )
    return Standing(
        session,
        date.fromisoformat(fields["local_date"]),
        fields["progress_after"],
        _moment(fields["settled_us"]),
        _moment(fields["edited_us"]),
        Source(fields["source"]),
    )


def changed_fields(before: Json, after: Json) -> tuple[Json, Json]:
    """Return the fields that differ, as they were and as they are."""
    names = [name for name in after if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def _reading(reading: Reading) -> list[object]:
    clocks = (reading.awake_us, reading.boot_us, reading.boot_id, reading.zone, reading.offset_minutes)
    return [_micros(reading.wall), *clocks]


def _to_reading(values: list[Any]) -> Reading:
    wall_us, *clocks_and_place = values
    return Reading(EPOCH + timedelta(microseconds=wall_us), *clocks_and_place)


def _span(span: Span) -> list[object]:
    said = (None if word is None else str(word) for word in (span.reason, span.note))
    return [str(span.cause), span.start_us, span.end_us, span.worked_us, sorted(map(str, span.also)), *said]


def _to_span(values: list[Any]) -> Span:
    cause, start_us, end_us, worked_us, also, reason, note = values
    return Span(
        Cause(cause),
        start_us,
        end_us,
        worked_us,
        frozenset(map(Cause, also)),
        None if reason is None else PauseReason(reason),
        None if note is None else AwayNote(note),
    )


def _micros(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - EPOCH) // MICROSECOND


def _moment(micros: int | None) -> datetime | None:
    return None if micros is None else EPOCH + timedelta(microseconds=micros)
