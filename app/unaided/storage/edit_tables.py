"""The table of the trail: each change of a session that was over, kept for good (Law 3)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from unaided.domain.editing import What, Who
from unaided.storage.columns import EnumText, at_most, filled, known, one_id, together
from unaided.storage.tables import STRICT, Base

MOST_KEPT = 20_000_000  # characters: all words of two sessions that are merged, and to spare


class SessionEditRecord(Base):
    """One change of one session; those of one `batch` were one edit, and `id` is their order.

    `before`, `after` and `more` are JSON, `before` missing where the session came to be by it. `task_id` is the task
    it was on before. `undone_after` is the person's last change when it was undone: it can be done again as long as
    that is still the last one, whatever the clock on the wall was set to meanwhile. Neither id is a foreign key: what
    an undone edit had made is gone, its trail is not.
    """

    __tablename__ = "session_edits"
    id: Mapped[int] = mapped_column(primary_key=True)
    batch: Mapped[UUID] = mapped_column(index=True)
    at: Mapped[datetime]
    who: Mapped[Who] = mapped_column(EnumText(Who))
    what: Mapped[What] = mapped_column(EnumText(What))
    session_id: Mapped[UUID] = mapped_column(index=True)
    task_id: Mapped[UUID]
    before: Mapped[str | None]
    after: Mapped[str]
    more: Mapped[str]
    undone_at: Mapped[datetime | None]
    undone_after: Mapped[int | None]
    __table_args__ = (
        one_id("batch"),
        known("who", Who),
        known("what", What),
        one_id("session_id"),
        one_id("task_id"),
        at_most("before", MOST_KEPT),
        filled("after", MOST_KEPT),
        filled("more", MOST_KEPT),
        together("undone_whole", "undone_at", "undone_after"),
        STRICT,
    )
