"""What is said outside our windows. Titles may show in it; what the person wrote never (Law 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

Actions = Sequence[tuple[str, str]]


class Urgency(IntEnum):
    """How much a notification insists; the numbers are the desktop's."""

    LOW = 0
    NORMAL = 1
    CRITICAL = 2


@dataclass(frozen=True, slots=True)
class Manner:
    """How a notification behaves. Critical breaks through do-not-disturb: only if the person says so."""

    urgency: Urgency = Urgency.NORMAL
    timeout_ms: int = -1  # -1: as the desktop does it, 0: until it is closed
    transient: bool = True  # not kept in the desktop's history
    sound_name: str = ""  # of the desktop's sound theme; empty: silent, since we have our own chime


PLAIN = Manner()


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification; a later one with the same key takes its place."""

    key: str
    title: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()  # (id, label); the id "default" is a click on the whole of it
    manner: Manner = PLAIN


class Chosen(NamedTuple):
    """What the person chose on a notification."""

    key: str
    action: str
