"""Words that went from one session to another where it was split or merged, so that they can go back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from unaided.domain.json_values import Json

Texts = Mapping[str, Mapping[str, str]]  # by table and column


@dataclass(frozen=True, slots=True)
class Handed:
    """What `to_id` got of `from_id`.

    `rows` names the rows that went, by their table; `whole` the tables of which a session has one row, where
    that went; `was` and `became` are the texts of such rows where both sessions had one and they were joined.
    """

    from_id: UUID
    to_id: UUID
    rows: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)
    whole: tuple[str, ...] = ()
    was: Texts = field(default_factory=dict)
    became: Texts = field(default_factory=dict)

    def as_json(self) -> Json:
        """Return it as the trail keeps it."""
        return {
            "from": str(self.from_id),
            "to": str(self.to_id),
            "rows": {table: [str(one) for one in ids] for table, ids in self.rows.items()},
            "whole": list(self.whole),
            "was": self.was,
            "became": self.became,
        }


def handed_of(told: Mapping[str, Any]) -> Handed:
    """Return what `as_json` wrote."""
    return Handed(
        UUID(told["from"]),
        UUID(told["to"]),
        {table: tuple(map(UUID, ids)) for table, ids in told["rows"].items()},
        tuple(told["whole"]),
        told["was"],
        told["became"],
    )
