"""What the person chooses about being away holds from that moment on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desktop.platform.fake_compositor import FakeCompositor
from tests.support.home import Home
from unaided.desktop.away_watches import AwayWatches
from unaided.domain.session import SessionState
from unaided.domain.settings import AwaySettings, Policy, Settings

LONG_MS = 5000


@pytest.fixture
def compositor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCompositor:
    """Return a compositor that tells the idle time."""
    compositor = FakeCompositor(tmp_path / "wayland-7", ["wl_seat", "ext_idle_notifier_v1"])
    for name, value in compositor.environ.items():
        monkeypatch.setenv(name, value)
    return compositor


@pytest.fixture
def watches(home: Home, compositor: FakeCompositor) -> Iterator[AwayWatches]:
    watches = AwayWatches(home.bridge, {})
    home.qtbot.waitUntil(lambda: len(compositor.watches) == 1, timeout=LONG_MS)
    yield watches
    watches.close()


def choose(home: Home, away: AwaySettings) -> None:
    """Choose this."""
    home.bridge.choose(replace(Settings(), away=away))
    home.settled()


def thresholds(compositor: FakeCompositor) -> list[int]:
    """Return after how many milliseconds the compositor was asked to tell."""
    return [numbers[0] for _, _, numbers in compositor.watches]


@pytest.mark.usefixtures("watches")
def test_another_idle_time_is_asked_for_at_once(home: Home, compositor: FakeCompositor) -> None:
    choose(home, AwaySettings(timedelta(minutes=12)))
    home.qtbot.waitUntil(lambda: len(compositor.watches) == 2, timeout=LONG_MS)
    assert thresholds(compositor) == [5 * 60_000, 12 * 60_000]
    assert home.bridge.idle_teller == "the Wayland compositor"


@pytest.mark.usefixtures("watches")
def test_what_has_nothing_to_do_with_it_leaves_the_watch_alone(home: Home, compositor: FakeCompositor) -> None:
    home.bridge.choose(replace(Settings(), volume=3))
    home.settled()
    assert not compositor.is_left


def test_the_environments_idle_time_goes_before_what_is_chosen(home: Home, compositor: FakeCompositor) -> None:
    watches = AwayWatches(home.bridge, {"UNAIDED_IDLE_SECONDS": "3"})
    home.qtbot.waitUntil(lambda: len(compositor.watches) == 1, timeout=LONG_MS)
    choose(home, AwaySettings(timedelta(minutes=12)))
    assert thresholds(compositor) == [3000]
    watches.close()


def test_a_sign_that_is_ignored_from_now_on_is(home: Home, watches: AwayWatches) -> None:
    home.start()
    choose(home, AwaySettings(locked=Policy.IGNORE))
    home.clock.pass_time(minutes=5)
    watches.away.lock(True)  # noqa: FBT003 (a slot's arguments have no keywords)
    home.settled()
    session = home.bridge.now.session
    assert session is not None
    assert session.state is SessionState.RUNNING
