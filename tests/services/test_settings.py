"""Settings: kept once they hold, and the day that new sessions belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.kept import RETRY, Kept, finished
from unaided.domain.history import SessionFilter
from unaided.domain.settings import MINUTE, AwaySettings, Settings, ShortcutSettings
from unaided.domain.trouble import SettingsRuleError
from unaided.services.calibration import Wanted
from unaided.storage.settings import NAME


def day_of_last(kept: Kept) -> date:
    """Return the day that the latest session belongs to."""
    return kept.services.history.rows(SessionFilter(), 1)[0].local_date


def at(kept: Kept, hour: int, minute: int = 0) -> None:
    """Move the clock to this time of 14 May 2025, as the person's own clock shows it."""
    for day in (13, 14):  # daylight saving came meanwhile
        reading = kept.clock.read()
        offset = timedelta(minutes=reading.offset_minutes)
        kept.clock.pass_time(
            minutes=(datetime(2025, 5, day, hour, minute, tzinfo=UTC) - offset - reading.wall) / MINUTE
        )


def test_what_is_kept_is_chosen_from_then_on(kept: Kept, tmp_path: Path) -> None:
    settings = kept.services.settings
    assert (settings.chosen(), settings.complaint(), settings.folder) == (Settings(), "", tmp_path)
    settings.keep(replace(Settings(), volume=10))
    assert settings.chosen().volume == 10


def test_what_cannot_be_used_is_complained_of(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("volume = 101", encoding="utf-8")
    assert "The volume must be between 0 and 100 %." in kept.services.settings.complaint()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (replace(Settings(), volume=101), "The volume must be between 0 and 100 %."),
        (replace(Settings(), day_start=13), "The start of the day must be between 0 and 12 hours after midnight."),
        (replace(Settings(), recalls_a_day=-1), "Recalls a day must be between 0 and 50 a day."),
        (replace(Settings(), away=AwaySettings(timedelta(0))), "The idle time must be between 1 and 120 minutes."),
        (replace(Settings(), away=AwaySettings(timedelta(seconds=90))), "The idle time must be whole minutes."),
        (replace(Settings(), shortcuts=ShortcutSettings(start="a\nb")), "A shortcut must be one key"),
    ],
)
def test_what_cannot_hold_is_refused_and_nothing_is_kept(kept: Kept, wrong: Settings, sentence: str) -> None:
    with pytest.raises(SettingsRuleError, match=sentence):
        kept.services.settings.keep(wrong)
    assert kept.services.settings.chosen() == Settings()


@pytest.mark.parametrize(("hour", "day"), [(1, 13), (3, 13), (4, 14), (23, 14)])
def test_new_sessions_belong_to_the_day_that_began_at_the_chosen_hour(kept: Kept, hour: int, day: int) -> None:
    kept.services.settings.keep(replace(Settings(), day_start=4))
    at(kept, hour)
    finished(kept)
    assert day_of_last(kept) == date(2025, 5, day)


@pytest.mark.parametrize("say", [True, False])
def test_a_start_moved_back_over_that_hour_moves_the_session_to_the_day_before(kept: Kept, *, say: bool) -> None:
    kept.services.settings.keep(replace(Settings(), day_start=4))
    at(kept, 4, 5)
    back = timedelta(minutes=10)
    kept.session.start(replace(RETRY, began=back if say else timedelta(0)))
    if not say:
        kept.session.correct_start(back)
    kept.session.finish()
    assert day_of_last(kept) == date(2025, 5, 13)


def reckoned_for(kept: Kept) -> datetime:
    """Return the moment that the calibration page is reckoned for: the end of today."""
    chart = kept.services.calibration.see(Wanted()).chart
    assert chart is not None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=chart.evidence.now)


def test_the_month_ends_when_its_last_day_does(kept: Kept) -> None:
    kept.services.settings.keep(replace(Settings(), day_start=4))
    at(kept, 12)
    finished(kept)
    kept.clock.pass_time(hours=24 * 18 - 11)  # 1 June, early: still 31 May
    offset = timedelta(minutes=kept.clock.read().offset_minutes)
    assert reckoned_for(kept) == datetime(2025, 6, 1, 4, tzinfo=UTC) - offset
    kept.services.settings.keep(Settings())
    assert reckoned_for(kept) == datetime(2025, 6, 2, tzinfo=UTC) - offset


def test_what_was_kept_before_stays_on_its_day(kept: Kept) -> None:
    at(kept, 1)
    finished(kept)
    kept.services.settings.keep(replace(Settings(), day_start=4))
    assert day_of_last(kept) == date(2025, 5, 14)
