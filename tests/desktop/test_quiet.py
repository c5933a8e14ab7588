"""Do-not-disturb while a session without AI runs: put back whatever happens, and the person's own stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer

from tests.support.home import Home, just_look
from tests.support.switch import FakeSwitch
from unaided.desktop.platform.do_not_disturb import Way
from unaided.desktop.quiet import FILE, NOT_HERE, Quiet
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.settings import Settings

ON = Settings(quiet_blocks=True)


@pytest.fixture
def switch() -> FakeSwitch:
    return FakeSwitch()


@pytest.fixture
def quiet(home: Home, switch: FakeSwitch) -> Iterator[Quiet]:
    """Return it for a person who wants it."""
    home.bridge.take_settings(ON)
    quiet = Quiet(home.bridge, switch, home.folder)
    yield quiet
    switch.go_on()
    quiet.close()


def restarted(home: Home, switch: FakeSwitch) -> Quiet:
    """Return what the next run of the app has after a crash, once the session is given back."""
    quiet = Quiet(home.bridge, switch, home.folder)
    home.bridge.change(just_look)
    home.settled()
    return quiet


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("event", [SessionEvent.PAUSE, SessionEvent.LEAVE, SessionEvent.FINISH, SessionEvent.DISCARD])
def test_it_is_on_while_the_session_runs_and_no_longer(home: Home, switch: FakeSwitch, event: SessionEvent) -> None:
    home.start()
    assert switch.quiets()
    home.bridge.act(event)
    home.settled()
    assert not switch.quiets()
    assert not (home.folder / FILE).exists()


@pytest.mark.usefixtures("quiet")
def test_it_comes_back_after_a_pause(home: Home, switch: FakeSwitch) -> None:
    home.start()
    for event, on in ((SessionEvent.PAUSE, False), (SessionEvent.RESUME, True)):
        home.bridge.act(event)
        home.settled()
        assert switch.quiets() is on


@pytest.mark.usefixtures("quiet")
def test_it_is_for_sessions_without_ai(home: Home, switch: FakeSwitch) -> None:
    home.start(mode=Mode.AI)
    assert not switch.quiets()


def test_it_is_for_those_who_want_it(home: Home, switch: FakeSwitch, quiet: Quiet) -> None:
    home.bridge.take_settings(Settings())
    home.start()
    assert not switch.quiets()
    home.bridge.take_settings(ON)
    home.settled()
    assert switch.quiets()
    home.bridge.take_settings(Settings())
    assert not switch.quiets()
    quiet.close()
    assert switch.closed


@pytest.mark.usefixtures("quiet")
def test_from_the_planned_end_on_the_desktop_is_as_it_was_until_more_time_is_added(
    home: Home, switch: FakeSwitch
) -> None:
    home.start()
    home.clock.pass_time(minutes=50)
    home.bridge.planned_end.emit()
    assert not switch.quiets()
    home.bridge.five_more()
    home.settled()
    assert switch.quiets()


def test_the_persons_own_stays(home: Home) -> None:
    switch = FakeSwitch(on=True)
    home.bridge.take_settings(ON)
    quiet = Quiet(home.bridge, switch, home.folder)
    home.start()
    assert not (home.folder / FILE).exists()
    home.bridge.finish()
    home.settled()
    quiet.close()
    assert switch.quiets()


@pytest.mark.usefixtures("quiet")
def test_what_the_person_switched_off_meanwhile_stays_off_for_this_session(home: Home, switch: FakeSwitch) -> None:
    home.start()
    switch.on = False
    for event in (SessionEvent.PAUSE, SessionEvent.RESUME):
        home.bridge.act(event)
        home.settled()
    assert not switch.quiets()
    home.bridge.finish()
    home.settled()
    home.start("Another")
    assert switch.quiets()


def test_quitting_puts_it_back(home: Home, switch: FakeSwitch, quiet: Quiet) -> None:
    home.start()
    quiet.close()
    assert not switch.quiets()
    assert not (home.folder / FILE).exists()


def test_after_a_crash_it_is_put_back_where_the_session_does_not_go_on(home: Home) -> None:
    (home.folder / FILE).write_text("xfce4-notifyd")
    switch = FakeSwitch(Way.XFCE, on=True)
    quiet = restarted(home, switch)
    assert not switch.quiets()
    assert not (home.folder / FILE).exists()
    quiet.close()


def test_after_a_crash_it_goes_on_with_the_session_and_is_put_back_then(home: Home, switch: FakeSwitch) -> None:
    home.bridge.take_settings(ON)
    home.start()
    (home.folder / FILE).write_text("dunst")
    switch.on = True
    quiet = restarted(home, switch)
    assert switch.quiets()
    home.bridge.finish()
    home.settled()
    assert not switch.quiets()
    quiet.close()


def test_nothing_is_touched_before_the_session_is_given_back(home: Home, switch: FakeSwitch) -> None:
    (home.folder / FILE).write_text("dunst")
    switch.on = True
    quiet = Quiet(home.bridge, switch, home.folder)
    home.bridge.take_settings(ON)
    assert switch.quiets()
    quiet.close()


@pytest.mark.parametrize("torn", ["", "something else", "\0"])
def test_a_torn_file_is_no_claim(home: Home, torn: str) -> None:
    (home.folder / FILE).write_text(torn)
    switch = FakeSwitch(on=True)
    restarted(home, switch).close()
    assert switch.quiets()


def test_where_there_is_none_it_is_said_once(home: Home) -> None:
    said: list[str] = []
    home.bridge.told.connect(said.append)
    home.bridge.take_settings(ON)
    quiet = Quiet(home.bridge, FakeSwitch(None), home.folder)
    for title in ("One", "Two"):
        home.work(10, title)
    assert said == [NOT_HERE]
    quiet.close()


@pytest.mark.usefixtures("quiet")
def test_what_could_not_be_kept_for_after_a_crash_is_not_switched(
    home: Home, switch: FakeSwitch, caplog: pytest.LogCaptureFixture
) -> None:
    (home.folder / FILE).mkdir()
    home.start()
    assert not switch.quiets()
    assert "stays as it is" in caplog.text


@pytest.mark.usefixtures("quiet")
def test_a_desktop_that_refuses_is_left_alone(home: Home, switch: FakeSwitch, caplog: pytest.LogCaptureFixture) -> None:
    switch.refuses = True
    home.start()
    assert "did not switch" in caplog.text
    assert not (home.folder / FILE).exists()


@pytest.mark.usefixtures("quiet")
def test_one_that_hangs_catches_up_with_what_is_wanted_by_then(home: Home, switch: FakeSwitch) -> None:
    switch.hangs = True
    home.start()
    home.bridge.finish()
    home.settled()
    switch.go_on()
    home.settled()
    assert not switch.quiets()
    assert not (home.folder / FILE).exists()


def test_quitting_waits_for_one_that_hangs_no_longer_than_a_moment(
    home: Home, switch: FakeSwitch, quiet: Quiet
) -> None:
    home.start()
    switch.hangs = True
    clock = QElapsedTimer()
    clock.start()
    quiet.close()
    assert clock.elapsed() < 2000
    assert switch.closed
    assert (home.folder / FILE).read_text() == "dunst"  # the next start puts it back


def test_what_it_was_is_nobody_elses_business(home: Home, quiet: Quiet) -> None:
    home.start()
    file: Path = home.folder / FILE
    assert file.stat().st_mode & 0o077 == 0
    quiet.close()
