"""What the services need of the shelf of skills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from unaided.domain.skill import Skill


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
