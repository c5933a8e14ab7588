"""The table of notes on the timeline."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from unaided.domain.timeline import NOTE_LIMIT, NoteKind
from unaided.storage.columns import EnumText, filled, known, one_id
from unaided.storage.tables import STRICT, Base


class TimelineNoteRecord(Base):
    """A note; local days, the first and the last included; no last day where it is about one day."""

    __tablename__ = "timeline_notes"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    kind: Mapped[NoteKind] = mapped_column(EnumText(NoteKind))
    text: Mapped[str]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    __table_args__ = (
        one_id("id"),
        CheckConstraint("length(first_day) = 10", name="first_day_length"),
        CheckConstraint("last_day > first_day", name="last_day_range"),
        known("kind", NoteKind),
        filled("text", NOTE_LIMIT),
        STRICT,
    )
