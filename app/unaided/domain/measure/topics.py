"""What the section on look-ups draws beside its months: the topics that come back (measurement.md §6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from unaided.domain.measure.figure import Figure


@dataclass(frozen=True, slots=True)
class Topic:
    """What was looked up more than once, in the person's words (Law 5), and how often."""

    text: str
    count: int


def topics(figure: Figure) -> tuple[Topic, ...]:
    """Return the topics of a rate of look-ups, the most frequent first."""
    listed = cast("Iterable[Mapping[str, object]]", figure.more.get("topics", ()))
    return tuple(Topic(str(one["topic"]), cast("int", one["count"])) for one in listed)
