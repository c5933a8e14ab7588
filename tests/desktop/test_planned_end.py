"""The planned end: one notification with two ways on, true as long as it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.platform.fake_bus import FakeBus
from tests.support.home import Home
from unaided.desktop.planned_end import PlannedEnd
from unaided.desktop.platform.notifier import Notifier
from unaided.domain.session import Mode, SessionState


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeBus:
    """Return a session bus with a notification service; there is no player for the chime."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return FakeBus(tmp_path / "bus")


@pytest.fixture
def planned_end(home: Home, bus: FakeBus) -> Iterator[PlannedEnd]:
    notifier = Notifier(environ=bus.environ)
    yield PlannedEnd(home.bridge, notifier)
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
