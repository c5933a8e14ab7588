"""The shelf of what the person said of their skills."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from unaided.domain.skill import Skill
from unaided.storage.skill_tables import SkillRecord


class SkillShelf:
    """Where decisions and notes are kept, by the name that tasks carry."""

    def __init__(self, db: DbSession) -> None:
        """Take the transaction."""
        self._db = db

    def put(self, skill: Skill) -> None:
        """Keep what is said of a skill, new or not."""
        self._db.merge(
            SkillRecord(
                name=skill.name,
                ownership=skill.ownership,
                decided_at=skill.decided_at,
                note=skill.note,
                added_at=skill.added_at,
            )
        )

    def get(self, name: str) -> Skill | None:
        """Return what is said of a skill, None where nothing is."""
        record = self._db.get(SkillRecord, name)
        return to_skill(record) if record else None

    def remove(self, name: str) -> None:
        """Take away what is said of a skill, if it is there."""
        self._db.execute(delete(SkillRecord).where(SkillRecord.name == name))

    def every(self) -> Sequence[Skill]:
        """Return all of them by name."""
        return [to_skill(record) for record in self._db.scalars(select(SkillRecord).order_by(SkillRecord.name))]


def to_skill(record: SkillRecord) -> Skill:
    """Return what a row means."""
    return Skill(record.name, record.added_at, record.ownership, record.decided_at, record.note)
