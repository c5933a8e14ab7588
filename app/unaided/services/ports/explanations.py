"""What the services need of the shelf of explanations, reflections, gaps and look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from unaided.domain.explanation import Explanation, Gap, GoingOn, LookUp, Reflection, SkipReason
from unaided.domain.owing import Unsettled


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
