"""The planned end: one notification with two ways on, true as long as it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.platform.fake_bus import FakeBus
from tests.support.home import Home
from tests.support.switch import FakeSwitch
from unaided.desktop.planned_end import PlannedEnd
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.quiet import Quiet
from unaided.domain.session import Mode, SessionState
from unaided.domain.settings import Settings


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeBus:
    """Return a session bus with a notification service; there is no player for the chime."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return FakeBus(tmp_path / "bus")


@pytest.fixture
def switch() -> FakeSwitch:
    return FakeSwitch()


@pytest.fixture
def planned_end(home: Home, bus: FakeBus, switch: FakeSwitch) -> Iterator[PlannedEnd]:
    notifier = Notifier(environ=bus.environ)
    quiet = Quiet(home.bridge, switch, home.folder)
    yield PlannedEnd(home.bridge, notifier, quiet)
    quiet.close()
    notifier.close()


def announced(home: Home, bus: FakeBus, mode: Mode) -> None:
    """Work the planned length, and wait for the notification."""
    home.start("Fix the retry", mode)
    home.clock.pass_time(minutes=50)
    home.bridge.planned_end.emit()
    home.qtbot.waitUntil(lambda: len(bus.shown) == 1)


@pytest.mark.usefixtures("planned_end")
@pytest.mark.parametrize(("mode", "ends"), [(Mode.AI, "Explain now"), (Mode.NO_AI, "Stop and reflect")])
def test_it_names_the_task_and_both_ways_on_and_stays(home: Home, bus: FakeBus, mode: Mode, ends: str) -> None:
    announced(home, bus, mode)
    [sent] = bus.shown
    assert sent.title == "The planned time is over"
    assert sent.body.startswith("Fix the retry")
    assert sent.actions == ["finish", ends, "more", "5 more minutes"]
    assert sent.timeout_ms == 0


@pytest.mark.usefixtures("planned_end")
def test_five_more_minutes_go_on_and_take_it_away(home: Home, bus: FakeBus) -> None:
    announced(home, bus, Mode.NO_AI)
    with home.qtbot.waitSignal(home.bridge.changed):
        bus.choose(1, "more")
    home.qtbot.waitUntil(lambda: bus.closed == [1])
    session = home.bridge.now.session
    assert session is not None
    assert session.planned_us == 55 * 60_000_000


@pytest.mark.usefixtures("planned_end")
def test_its_stop_ends_the_session_and_asks_for_the_dialog(home: Home, bus: FakeBus) -> None:
    announced(home, bus, Mode.AI)
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        bus.choose(1, "finish")
    assert asked.args is not None
    assert asked.args[1] is True
    assert home.bridge.now.session is None


@pytest.mark.usefixtures("planned_end")
@pytest.mark.parametrize("action", ["default", "", "inline-reply", "FINISH"])
def test_an_action_that_is_none_of_ours_changes_nothing(home: Home, bus: FakeBus, action: str) -> None:
    announced(home, bus, Mode.NO_AI)
    with home.qtbot.assertNotEmitted(home.bridge.changed):
        bus.choose(1, action)
        home.qtbot.waitUntil(lambda: bus.closed == [1])
        home.settled()
    session = home.bridge.now.session
    assert session is not None
    assert session.state is SessionState.RUNNING


@pytest.mark.usefixtures("planned_end")
def test_stopping_elsewhere_takes_it_away(home: Home, bus: FakeBus) -> None:
    announced(home, bus, Mode.NO_AI)
    home.bridge.finish()
    home.settled()
    home.qtbot.waitUntil(lambda: bus.closed == [1])


@pytest.mark.usefixtures("planned_end")
def test_our_own_do_not_disturb_is_lifted_before_it_is_sent(home: Home, bus: FakeBus, switch: FakeSwitch) -> None:
    home.bridge.take_settings(Settings(quiet_blocks=True))
    home.start()
    assert switch.quiets()
    home.clock.pass_time(minutes=50)
    switch.hangs = True
    home.bridge.planned_end.emit()
    assert bus.asked == []
    switch.go_on()
    assert not switch.quiets()
    home.qtbot.waitUntil(lambda: len(bus.shown) == 1)
    assert bus.shown[0].hints["urgency"] == ("y", 1)


@pytest.mark.usefixtures("planned_end")
def test_a_desktop_that_hangs_delays_it_by_no_more_than_two_seconds(
    home: Home, bus: FakeBus, switch: FakeSwitch
) -> None:
    home.bridge.take_settings(Settings(quiet_blocks=True))
    home.start()
    home.clock.pass_time(minutes=50)
    switch.hangs = True
    home.bridge.planned_end.emit()
    home.qtbot.waitUntil(lambda: len(bus.shown) == 1, timeout=4000)
    switch.go_on()


@pytest.mark.usefixtures("planned_end")
@pytest.mark.parametrize(
    ("settings", "heard"),
    [
        (Settings(), ["--volume=45875"]),
        (Settings(volume=20), ["--volume=13107"]),
        (Settings(volume=0), []),
        (Settings(chime=False), []),
    ],
)
def test_the_chime_is_as_loud_as_the_person_wants(
    home: Home, bus: FakeBus, tmp_path: Path, settings: Settings, heard: list[str]
) -> None:
    told = tmp_path / "told"
    player = tmp_path / "paplay"
    player.write_text(f'#!/bin/sh\necho "$1" > {told}.part && /bin/mv {told}.part {told}\n')
    player.chmod(0o700)
    home.bridge.take_settings(settings)
    announced(home, bus, Mode.NO_AI)
    if heard:
        home.qtbot.waitUntil(told.exists)
    assert (told.read_text().split() if told.exists() else []) == heard


def test_a_reminder_names_the_task_and_opens_what_is_owed(home: Home, bus: FakeBus, planned_end: PlannedEnd) -> None:
    home.work(20, "Add paging", Mode.AI)
    planned_end.remind(home.bridge.now.owed[0].session_id)
    home.qtbot.waitUntil(lambda: len(bus.shown) == 1)
    assert bus.shown[0].body == "Add paging · one sentence before you move on"
    with home.qtbot.waitSignal(home.bridge.explanation_asked):
        bus.choose(1, "explain")


def test_it_reminds_once_an_hour_at_most(home: Home, bus: FakeBus, planned_end: PlannedEnd) -> None:
    home.work(20, "Add paging", Mode.NO_AI)
    session_id = home.bridge.now.owed[0].session_id
    for minutes in (0, 30, 29):
        home.clock.pass_time(minutes=minutes)
        planned_end.remind(session_id)
    home.qtbot.waitUntil(lambda: len(bus.shown) == 1)
    assert bus.shown[0].body == "Add paging · how was it without AI?"
    home.clock.pass_time(minutes=1)
    planned_end.remind(session_id)
    home.qtbot.waitUntil(lambda: len(bus.shown) == 2)


def test_a_day_later_all_of_it_is_to_be_explained(home: Home, bus: FakeBus, planned_end: PlannedEnd) -> None:
    home.work(20, "Add paging", Mode.AI)
    home.clock.pass_time(minutes=24 * 60)
    home.bridge.look_again()
    home.settled()
    planned_end.remind(home.bridge.now.owed[0].session_id)
    home.qtbot.waitUntil(lambda: len(bus.shown) == 1)
    assert bus.shown[0].body == "Add paging · explain it before you move on"
