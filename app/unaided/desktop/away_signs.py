"""What the signs that a person is away mean: who is asked, what is ignored, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Final

from unaided.domain.decision import unanswered
from unaided.domain.session import Session
from unaided.domain.settings import AwaySettings
from unaided.domain.span import Span

IDLE_SECONDS: Final = "UNAIDED_IDLE_SECONDS"  # the idle threshold in seconds, where five minutes are too long to try


def settings_in(environ: Mapping[str, str], settings: AwaySettings) -> AwaySettings:
    """Return these settings, with the idle threshold that this environment names where it names one."""
    with suppress(ValueError):
        seconds = float(environ.get(IDLE_SECONDS, ""))
        if 1 <= seconds <= timedelta(days=1).total_seconds():
            return replace(settings, idle_after=timedelta(seconds=seconds))
    return settings


def fresh(session: Session, position_us: int) -> dict[int, Span]:
    """Return what can be asked about and ended after this place of the timeline, by its position in `session.spans`."""
    askable = {at: session.spans[at] for at in unanswered(session)}
    return {at: span for at, span in askable.items() if (span.end_us or 0) > position_us}
