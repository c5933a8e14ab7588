"""What is looked up again and again: worth a card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unaided.domain.explanation import LookUp

OFTEN = 2  # times


@dataclass(frozen=True, slots=True)
class Often:
    """Something that was looked up several times; `latest` is the last of them."""

    latest: LookUp
    times: int


def looked_up_often(look_ups: Iterable[LookUp], known: Iterable[str]) -> tuple[Often, ...]:
    """Return what was looked up at least twice and is no card yet (`known` are theirs), the most often first.

    Upper and lower case are the same; `look_ups` come the earliest first.
    """
    found: dict[str, Often] = {}
    for look_up in look_ups:
        key = same(look_up.text)
        found[key] = Often(look_up, found[key].times + 1 if key in found else 1)
    for text in known:
        found.pop(same(text), None)
    often = [one for one in found.values() if one.times >= OFTEN]
    return tuple(sorted(often, key=_most_and_latest, reverse=True))


def same(text: str) -> str:
    """Return what two texts have in common that mean the same look-up."""
    return " ".join(text.casefold().split())


def _most_and_latest(often: Often) -> tuple[int, float]:
    return often.times, often.latest.noted_at.timestamp()
