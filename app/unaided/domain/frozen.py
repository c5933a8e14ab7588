"""Time in which the app gave no sign of life though the machine was awake: stopped, swapped out, its machine paused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from unaided.domain.clock import Reading, passed
from unaided.domain.session import Session, advance
from unaided.domain.span import Cause, Span
from unaided.domain.wake import BEAT_US

LONGEST_SILENCE_US: Final = 3 * BEAT_US


def was_frozen(since: Reading, now: Reading) -> bool:
    """Tell whether too much awake time for a late tick lies between two signs of life; sleep tells of itself."""
    return since.boot_id == now.boot_id and now.awake_us - since.awake_us > LONGEST_SILENCE_US


def note_frozen(session: Session, since: Reading, now: Reading) -> Session:
    """Return the session with what was taken for work since the last sign of life undecided (Law 2).

    Nobody watched: neither a lock nor idleness could be seen. What is away time or a pause already
    stays what it is. An ended session stays.
    """
    moved = advance(session, now)
    if not moved.is_open:
        return moved
    start_us = max(0, moved.elapsed_us - passed(since, moved.seen).elapsed_us)
    return replace(moved, spans=tuple(_filled(moved, start_us)))


def _filled(session: Session, start_us: int) -> Iterator[Span]:
    """Yield the spans, and one more wherever there is none after `start_us`."""
    at_us = start_us
    for span in session.spans:
        if span.start_us > at_us:
            yield Span(Cause.GONE, at_us, span.start_us)
        yield span
        at_us = max(at_us, session.elapsed_us if span.end_us is None else span.end_us)
    if session.elapsed_us > at_us:
        yield Span(Cause.GONE, at_us, session.elapsed_us)
