"""The table of what the person said of their skills."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from unaided.domain.ownership import Ownership
from unaided.domain.skill import NOTE_LIMIT
from unaided.domain.task import LABEL_LIMIT
from unaided.storage.columns import at_most, filled, known, together
from unaided.storage.tables import CLUSTERED, Base


class SkillRecord(Base):
    """What is said of the skill that tasks name so; no ownership while it is not decided."""

    __tablename__ = "skills"
    name: Mapped[str] = mapped_column(primary_key=True)
    ownership: Mapped[Ownership | None]
    decided_at: Mapped[datetime | None]
    note: Mapped[str]
    added_at: Mapped[datetime]
    __table_args__ = (
        filled("name", LABEL_LIMIT),
        known("ownership", Ownership),
        together("decided_whole", "ownership", "decided_at"),
        at_most("note", NOTE_LIMIT),
        CLUSTERED,
    )
