"""The plain sentences of the Recall page: no counter that grows, no shame (Law 8)."""

from __future__ import annotations

from datetime import datetime, timedelta

from unaided.domain.recall import CardRow, Leave
from unaided.domain.words import counted, day_name
from unaided.services.recall import RecallDay

NOTHING_YET = "Nothing to recall yet: your first explanation comes back 7 days after you wrote it."
ALL_RETIRED = "Every card is retired, so nothing is asked. Any of them can be taken up again below."
NO_CAP = "You chose 0 recalls a day, so nothing is asked. A card can be recalled from the list below all the same."
ALL_DONE = "That is all for today."
MORE = "More come on another day; nothing is lost by waiting."


def day_of(moment: datetime) -> str:
    """Return the local day of a moment."""
    return day_name(moment.astimezone().date())


def when_words(moment: datetime) -> str:
    """Return the local day and time of a moment: `10 Mar 2025, 18:05`."""
    return f"{day_of(moment)}, {moment.astimezone():%H:%M}"


def day_words(day: RecallDay, a_day: int, *, any_card: bool) -> str:
    """Return what there is to recall today, or why nothing is asked and when it is again."""
    if day.leave is not None:
        return leave_words(day.leave)
    if day.cards:
        return f"{due_words(day)} today, from memory. It takes a few minutes each."
    if day.next_due is None:
        return ALL_RETIRED if any_card else NOTHING_YET
    if not a_day:
        return NO_CAP
    if day.more:
        return f"{ALL_DONE} {MORE}"
    done = ALL_DONE if day.done_today else "Nothing is due."
    return f"{done} The next one is due on {when_words(day.next_due)}."


def due_words(day: RecallDay) -> str:
    """Return how many are asked for today, never more than the daily cap."""
    return f"{counted(len(day.cards), 'card')} to recall"


def leave_words(leave: Leave) -> str:
    """Return until when nothing is asked."""
    until = "you say you are back" if leave.last_day is None else f"the end of {day_name(leave.last_day)}"
    return f"You are on leave until {until}: nothing is asked."


def next_words(card: CardRow) -> str:
    """Return when a card is asked for."""
    return "retired" if card.retired_at is not None else day_of(card.due_at)


def age_words(age: timedelta) -> str:
    """Return how long something is open: whole days."""
    return counted(age.days, "day") if age.days else "today"
