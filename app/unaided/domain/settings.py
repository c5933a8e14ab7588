"""What the person chose: one frozen value with defaults, kept in a small file of the profile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from unaided.domain.span import Cause, Span
from unaided.domain.trouble import SettingsRuleError

FULL_VOLUME = 100  # percent
LONGEST_IDLE = 120  # minutes
MOST_RECALLS = 50  # a day
LATEST_DAY_START = 12  # hours after midnight
LONGEST_SHORTCUT = 64  # letters
MINUTE = timedelta(minutes=1)
DAYS_A_WEEK = 7
MINUTES_A_DAY = 24 * 60
SHORTEST_BLOCK, LONGEST_BLOCK = 15, 480  # minutes


class Scheme(StrEnum):
    """Which colours the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Policy(StrEnum):
    """What a sign of being away does to the session that runs."""

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


@dataclass(frozen=True, slots=True)
class ShortcutSettings:
    """Global shortcuts as Qt writes them (“Ctrl+Alt+P”); all off unless switched on (they take keys from others).

    An empty one is none: that action has no key.
    """

    on: bool = False
    start: str = "Ctrl+Alt+S"
    toggle: str = "Ctrl+Alt+P"
    look_up: str = "Ctrl+Alt+L"


@dataclass(frozen=True, slots=True)
class BlockSettings:
    """The weekly no-AI block: whether it is reminded of, when it begins and how long it is.

    `weekday` counts from 0, Monday; `minute_of_day` from midnight as the clock on the wall shows it.
    """

    on: bool = False
    weekday: int = 1
    minute_of_day: int = 9 * 60 + 30
    minutes: int = 90


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. `volume` is percent; `day_start` is hours after midnight; `recalls_a_day` is the daily cap."""

    scheme: Scheme = Scheme.SYSTEM
    day_start: int = 0
    away: AwaySettings = AwaySettings()
    chime: bool = True
    volume: int = 70
    about_to_end: bool = False  # a notification two minutes before the planned end
    quiet_blocks: bool = False  # the desktop's do-not-disturb while a session without AI runs
    mini_timer: bool = False
    shortcuts: ShortcutSettings = ShortcutSettings()
    recalls_a_day: int = 5
    block: BlockSettings = BlockSettings()

    @property
    def day_begins(self) -> timedelta:
        """Return how long after midnight a day begins, as `Reading.local_date` takes it."""
        return timedelta(hours=self.day_start)


def check_settings(settings: Settings) -> Settings:
    """Return settings that can be kept.

    Raises:
        SettingsRuleError: a number is out of its range, or a shortcut is no key.
    """
    _check(settings.volume, 0, FULL_VOLUME, "The volume", "%")
    _check(settings.away.idle_after // MINUTE, 1, LONGEST_IDLE, "The idle time", "minutes")
    if settings.away.idle_after % MINUTE:
        raise SettingsRuleError("The idle time must be whole minutes.")
    _check(settings.day_start, 0, LATEST_DAY_START, "The start of the day", "hours after midnight")
    _check(settings.recalls_a_day, 0, MOST_RECALLS, "Recalls a day", "a day")
    _check(settings.block.weekday, 0, DAYS_A_WEEK - 1, "The weekday of the no-AI block", "(Monday is 0)")
    _check(settings.block.minute_of_day, 0, MINUTES_A_DAY - 1, "The start of the no-AI block", "minutes after midnight")
    _check(settings.block.minutes, SHORTEST_BLOCK, LONGEST_BLOCK, "The no-AI block", "minutes")
    for key in (settings.shortcuts.start, settings.shortcuts.toggle, settings.shortcuts.look_up):
        _check_shortcut(key)
    return settings


def _check(value: int, low: int, high: int, what: str, unit: str) -> None:
    if not low <= value <= high:
        raise SettingsRuleError(f"{what} must be between {low} and {high} {unit}.")


def _check_shortcut(key: str) -> None:
    if len(key) > LONGEST_SHORTCUT or not key.isprintable():
        raise SettingsRuleError("A shortcut must be one key with its modifiers, as “Ctrl+Alt+P”, or empty for none.")
