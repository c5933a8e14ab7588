"""The week as Today tells it: what was done, the no-AI block, and how far the baseline is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from unaided.domain.clock import Clock
from unaided.domain.history import SessionFilter
from unaided.domain.measure.baseline import BASELINE_TASKS, Way
from unaided.domain.no_ai_block import BlockLook, kept_block, next_block, week_of
from unaided.domain.session import Mode
from unaided.domain.settings import BlockSettings
from unaided.domain.week import Week
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ledger import Ledger, Shelves
from unaided.services.ruler import ruler_state

LOOKED_BACK = timedelta(weeks=4)  # what the pace is read from
ONE_WEEK = timedelta(weeks=1)
WITHOUT_AI = SessionFilter(mode=Mode.NO_AI)


@dataclass(frozen=True, slots=True)
class WeekLook:
    """The week so far, the block as it is appointed, and the way to the baseline; `way` is None once it stands."""

    week: Week
    appointed: BlockSettings
    block: BlockLook
    way: Way | None


class WeekService:
    """What Today says of this week."""

    def __init__(self, ledger: Ledger, clock: Clock, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._chosen = chosen

    def look(self, block: BlockSettings) -> WeekLook:
        """Return how this week stands, held against this block."""
        now = self._clock.read()
        today = now.local_date(self._chosen.load().day_begins)
        monday, sunday = week_of(today)
        with self._ledger.read() as shelves:
            sittings = shelves.sessions.no_ai_sittings(monday, sunday)
            with_ai = shelves.sessions.count(SessionFilter(monday, sunday, Mode.AI))
            kept = kept_block(block, sittings)
            week = Week(sittings, with_ai, kept)
            return WeekLook(week, block, BlockLook(now, next_block(block, now), kept), self._way(shelves, today))

    def _way(self, shelves: Shelves, today: date) -> Way | None:
        state = ruler_state(shelves)
        if state.is_frozen or state.finished >= BASELINE_TASKS:
            return None
        lately = shelves.ruler.finished(self._clock.read().wall - LOOKED_BACK)
        return Way(state.finished, today, min(lately, state.finished), _weeks_of_use(shelves, today))


def _weeks_of_use(shelves: Shelves, today: date) -> float:
    """Return how many of the last weeks the pace can be read from: no week before the first session without AI."""
    first = shelves.sessions.first_day(WITHOUT_AI)
    used = timedelta(0) if first is None else today - first
    return min(max(used, ONE_WEEK), LOOKED_BACK) / ONE_WEEK
