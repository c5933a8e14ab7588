"""What the signs that a person is away mean: who is asked, what is ignored, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from unaided.domain.decision import unanswered
from unaided.domain.session import Session
from unaided.domain.span import Cause, Span

IDLE_SECONDS: Final = "UNAIDED_IDLE_SECONDS"  # the idle threshold in seconds, where five minutes are too long to try


class Policy(StrEnum):
    """What a sign does to the session that runs."""

    PAUSE = "pause"  # the time is a break, and nothing is asked
    ASK = "ask"  # undecided until the person says (Law 2)
    IGNORE = "ignore"  # the session goes on as if nothing had been seen


@dataclass(frozen=True, slots=True)
class AwaySettings:
    """After how long without a touch the person counts as idle, and what each sign does."""

    idle_after: timedelta = timedelta(minutes=5)
    asleep: Policy = Policy.ASK
    locked: Policy = Policy.ASK
    idle: Policy = Policy.ASK

    def policy(self, cause: Cause) -> Policy:
        """Return what a sign does; time that is away for another reason is always asked about."""
        chosen = {Cause.ASLEEP: self.asleep, Cause.LOCKED: self.locked, Cause.IDLE: self.idle}
        return chosen.get(cause, Policy.ASK)

    def policy_of(self, span: Span) -> Policy:
        """Return what is done about time away of which several signs may have told: asking goes before the rest."""
        policies = {self.policy(cause) for cause in span.signs}
        return next(policy for policy in (Policy.ASK, Policy.PAUSE, Policy.IGNORE) if policy in policies)


def settings_in(environ: Mapping[str, str]) -> AwaySettings:
    """Return the usual settings, with the idle threshold that this environment names where it names one."""
    settings = AwaySettings()
    with suppress(ValueError):
        seconds = float(environ.get(IDLE_SECONDS, ""))
        if 1 <= seconds <= timedelta(days=1).total_seconds():
            return replace(settings, idle_after=timedelta(seconds=seconds))
    return settings


def fresh(session: Session, position_us: int) -> dict[int, Span]:
    """Return what can be asked about and ended after this place of the timeline, by its position in `session.spans`."""
    askable = {at: session.spans[at] for at in unanswered(session)}
    return {at: span for at, span in askable.items() if (span.end_us or 0) > position_us}
