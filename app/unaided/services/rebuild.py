"""The rebuild plan: practices picked, ticked week by week, and what the app saw of them itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from unaided.domain.clock import Clock, Reading
from unaided.domain.local_day import begin_of, day_at
from unaided.domain.no_ai_block import kept_block, week_of
from unaided.domain.rebuild import Choice, PlanLine, PlanTick, Practice, SeenRow, own_line, words_of
from unaided.domain.settings import Settings
from unaided.domain.trouble import PlanRuleError
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ledger import Ledger, Shelves

OWN_LINE: Final = UUID(int=1)  # whose draft is what is typed so far of the person's own line
ONE_WEEK: Final = timedelta(weeks=1)
NOT_PICKED: Final = "This practice is not on your plan. Pick it first."
NOT_YET: Final = "That week has not come yet."


@dataclass(frozen=True, slots=True)
class PlanLook:
    """A week of the plan: its Monday, today, the practices picked, and each as that week has it."""

    week: date
    today: date
    choices: tuple[Choice, ...]
    lines: tuple[PlanLine, ...]

    @property
    def is_this_week(self) -> bool:
        """Tell whether it is the week of today."""
        return self.week == week_of(self.today)[0]


class RebuildService:
    """What a person can do about their plan; nothing in it is counted up (Law 8)."""

    def __init__(self, ledger: Ledger, clock: Clock, chosen: Chosen) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._chosen = chosen

    def look(self, day: date | None = None) -> PlanLook:
        """Return the plan in a day's week, in today's where no day is named; a week to come is today's."""
        now, chosen = self._clock.read(), self._chosen.load()
        today = now.local_date(chosen.day_begins)
        monday, _ = week_of(today if day is None else min(day, today))
        with self._ledger.read() as shelves:
            choices = tuple(shelves.plan.choices())
            ticks = {tick.practice: tick for tick in shelves.plan.ticks(monday)}
            lines = tuple(
                PlanLine(
                    one.practice,
                    _words(one, ticks.get(one.practice)),
                    one.practice in ticks,
                    _seen(shelves, one.practice, monday, chosen, now),
                )
                for one in choices
            )
        return PlanLook(monday, today, choices, lines)

    def pick(self, practice: Practice, text: str = "") -> None:
        """Put a practice on the plan; `text` is the person's own line.

        Raises:
            PlanRuleError: their own line is empty or too long.
        """
        own = own_line(text) if practice is Practice.OWN else ""
        with self._ledger.write() as shelves:
            shelves.plan.put_choice(Choice(practice, self._clock.read().wall, own))
            if practice is Practice.OWN:
                shelves.word_drafts.drop(OWN_LINE)

    def drop(self, practice: Practice) -> None:
        """Take a practice off the plan; the ticks it had stay kept, and an own line becomes a draft again (Law 7)."""
        with self._ledger.write() as shelves:
            own = next((one.text for one in shelves.plan.choices() if one.practice is practice is Practice.OWN), "")
            if own and shelves.word_drafts.get(OWN_LINE) is None:
                shelves.word_drafts.put(OWN_LINE, own, self._clock.read().wall)
            shelves.plan.drop_choice(practice)

    def tick(self, week: date, practice: Practice, *, on: bool) -> None:
        """Keep that a week had a practice, or that it had not.

        Raises:
            PlanRuleError: it is not on the plan, or the week has not come yet.
        """
        now = self._clock.read()
        monday, _ = week_of(week)
        if monday > now.local_date(self._chosen.load().day_begins):
            raise PlanRuleError(NOT_YET)
        with self._ledger.write() as shelves:
            choice = next((one for one in shelves.plan.choices() if one.practice is practice), None)
            if choice is None:
                raise PlanRuleError(NOT_PICKED)
            if on:
                shelves.plan.put_tick(PlanTick(monday, practice, now.wall, choice.text))
            else:
                shelves.plan.drop_tick(monday, practice)


def _words(choice: Choice, tick: PlanTick | None) -> str:
    """Return a line's words; the person's own as it was in the week it was ticked in."""
    return words_of(choice.practice, choice.text if tick is None else tick.text)


def _seen(shelves: Shelves, practice: Practice, monday: date, chosen: Settings, now: Reading) -> tuple[SeenRow, ...]:
    if practice is Practice.NO_AI_BLOCK:
        kept = kept_block(chosen.block, shelves.sessions.no_ai_sittings(*week_of(monday)))
        return () if kept is None else (SeenRow(kept.local_date, kept.title, kept.session_id),)
    begin, end = (begin_of(day, now, chosen.day_begins) for day in (monday, monday + ONE_WEEK))
    found: Sequence[tuple[UUID, str, datetime]] = shelves.plan.seen(practice, (begin, end))
    return tuple(SeenRow(day_at(at, now, chosen.day_begins), title, key) for key, title, at in found)
