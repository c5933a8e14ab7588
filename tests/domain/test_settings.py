"""Settings: what each sign of being away does, when a day begins, and what can be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from unaided.domain.settings import AwaySettings, Policy, Settings, ShortcutSettings, check_settings
from unaided.domain.span import Cause
from unaided.domain.trouble import SettingsRuleError

AWAY = AwaySettings(asleep=Policy.PAUSE, locked=Policy.IGNORE, idle=Policy.ASK)


@pytest.mark.parametrize(
    ("cause", "policy"),
    [(Cause.ASLEEP, Policy.PAUSE), (Cause.LOCKED, Policy.IGNORE), (Cause.IDLE, Policy.ASK), (Cause.LEFT, Policy.ASK)],
)
def test_each_sign_does_what_was_chosen_and_the_rest_is_asked_about(cause: Cause, policy: Policy) -> None:
    assert AWAY.policy(cause) is policy


@pytest.mark.parametrize(("hour", "begins"), [(0, timedelta(0)), (4, timedelta(hours=4))])
def test_a_day_begins_so_long_after_midnight(hour: int, begins: timedelta) -> None:
    assert replace(Settings(), day_start=hour).day_begins == begins


@pytest.mark.parametrize("minutes", [1, 120])
def test_what_is_within_its_limits_can_be_kept(minutes: int) -> None:
    settings = replace(Settings(), away=AwaySettings(timedelta(minutes=minutes)), volume=0, day_start=12)
    assert check_settings(settings) is settings


@pytest.mark.parametrize("key", ["Ctrl+\n", "x" * 65])
def test_a_shortcut_that_is_no_key_cannot(key: str) -> None:
    with pytest.raises(SettingsRuleError, match="must be one key with its modifiers"):
        check_settings(replace(Settings(), shortcuts=ShortcutSettings(toggle=key)))
