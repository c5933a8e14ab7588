"""The app was killed while a session ran: it comes back by how long it was gone (Law 12)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.flows.app import App, Modifier, active_minutes
from tests.support.clock import FakeClock
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.running_panel import RunningPanel
from unaided.desktop.start_panel import StartPanel
from unaided.domain.history import SessionFilter
from unaided.domain.session import Session, SessionState, undecided_us

Key = Qt.Key
MINUTE_US = 60_000_000


def killed_at_work(app: App, clock: FakeClock, *, gone: float) -> None:
    """Work 20 minutes, be killed 10 seconds after the last beat, and be gone so many minutes."""
    app.choose("Start no-AI…")
    app.opened(StartPanel)
    app.write("Fix the retry 60m")
    app.press(Key.Key_Return)
    app.pass_time(minutes=20)
    clock.pass_time(seconds=10)
    app.die()
    clock.pass_time(minutes=gone)


def going_on(app: App) -> Session:
    """Return the session that goes on."""
    assert app.bridge.now.session is not None
    return app.bridge.now.session


@pytest.mark.parametrize("reboots", [False, True])
def test_after_five_minutes_it_goes_on_and_the_gap_is_undecided(
    start: Callable[[], App], clock: FakeClock, *, reboots: bool
) -> None:
    killed_at_work(start(), clock, gone=4)
    if reboots:
        clock.reboot()

    app = start()
    assert going_on(app).state is SessionState.RUNNING
    assert app.minutes == pytest.approx(20)
    assert undecided_us(going_on(app)) >= 4 * MINUTE_US
    assert "“Fix the retry” goes on." in app.told()

    app.pass_time(minutes=10)
    assert app.minutes == pytest.approx(30)
    app.choose("Stop")
    dialog = app.opened(ReflectionDialog)
    assert dialog.away.isVisible()  # what the gap was is asked, and never assumed (Law 2)
    app.press(Key.Key_4, Modifier.AltModifier)
    app.press(Key.Key_Return, Modifier.ControlModifier)
    [row] = app.read(lambda services: services.history.rows(SessionFilter(), 10))
    assert active_minutes(row.session) == pytest.approx(30)


@pytest.mark.parametrize(("key", "left"), [(Key.Key_G, 30), (Key.Key_S, 20)])
def test_after_half_an_hour_it_waits_and_asks(
    start: Callable[[], App], clock: FakeClock, key: Qt.Key, left: float
) -> None:
    killed_at_work(start(), clock, gone=30)

    app = start()
    panel = app.opened(RunningPanel)
    assert going_on(app).state is SessionState.AWAY
    assert panel.waits.text().startswith("Unaided was not running for 30 min. Go on, or stop where it was?")
    app.pass_time(minutes=5)
    assert app.minutes == pytest.approx(20)  # nothing counts while it waits

    app.press(key)
    app.pass_time(minutes=10)
    if key is Key.Key_S:
        app.opened(ReflectionDialog)
        app.press(Key.Key_Escape)
    else:
        app.choose("Stop")
        app.opened(ReflectionDialog)
        app.press(Key.Key_Escape)
    [row] = app.read(lambda services: services.history.rows(SessionFilter(), 10))
    assert active_minutes(row.session) == pytest.approx(left)


def test_after_two_hours_it_was_closed_at_the_last_sign_and_is_owed(start: Callable[[], App], clock: FakeClock) -> None:
    killed_at_work(start(), clock, gone=120)

    app = start()
    assert app.bridge.now.session is None
    [owed] = app.bridge.now.owed
    assert owed.title == "Fix the retry"
    assert "“Fix the retry” was closed at the last moment Unaided was running." in app.told()
    [row] = app.read(lambda services: services.history.rows(SessionFilter(), 10))
    assert active_minutes(row.session) == pytest.approx(20)

    app.choose("Explain now")
    app.opened(ReflectionDialog)
    app.press(Key.Key_Escape)


def test_what_was_typed_when_it_was_killed_is_there(start: Callable[[], App], clock: FakeClock) -> None:
    app = start()
    app.choose("Start no-AI…")
    app.opened(StartPanel)
    app.write("Fix the retry 60m")
    app.press(Key.Key_Return)
    app.pass_time(minutes=20)
    app.choose("Stop")
    dialog = app.opened(ReflectionDialog)
    app.press(Key.Key_7)
    dialog.surprise.setFocus()
    app.write("The lock was held")
    app.wait_until(lambda: dialog.keeper.is_clean)
    app.die()

    clock.pass_time(minutes=1)
    later = start()
    later.choose("Explain now")
    again = later.opened(ReflectionDialog)
    assert again.progress.percent == 70
    assert again.surprise.text() == "The lock was held"
    later.press(Key.Key_Escape)
