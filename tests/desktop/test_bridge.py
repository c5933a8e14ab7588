"""Each signal of the bridge is heard, with what it carries; no type checker looks at them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tests.support.home import Home, just_look
from unaided.bootstrap import Services
from unaided.desktop.running import Running
from unaided.desktop.tray import Tray
from unaided.domain.clock import Reading
from unaided.domain.session import MINUTE_US, Mode, SessionEvent, SessionState, undecided_us
from unaided.domain.settings import Scheme, Settings
from unaided.domain.trouble import SessionRuleError, UnaidedError
from unaided.services.session import StartRequest
from unaided.storage.glance import Glance, glance


def beat(_session_id: object, _reading: Reading) -> None:
    """Write no beat."""


def test_changed_is_said_once_the_worker_is_done(home: Home) -> None:
    with home.qtbot.waitSignal(home.bridge.changed):
        home.bridge.change(just_look)


def test_what_is_now_moves_with_the_clock(home: Home) -> None:
    home.start()
    home.clock.pass_time(minutes=10)
    session = home.bridge.now.session
    assert session is not None
    assert session.elapsed_us == timedelta(minutes=10) // timedelta(microseconds=1)


def test_seconds_seen_is_said_for_the_first_viewer_and_the_last(home: Home) -> None:
    first, second = QObject(), QObject()
    with home.qtbot.waitSignal(home.bridge.seconds_seen) as seen:
        home.bridge.shows_seconds(first, seen=True)
    assert seen.args == [True]
    with home.qtbot.assertNotEmitted(home.bridge.seconds_seen):
        home.bridge.shows_seconds(second, seen=True)
        home.bridge.shows_seconds(first, seen=False)
    with home.qtbot.waitSignal(home.bridge.seconds_seen) as gone:
        home.bridge.shows_seconds(second, seen=False)
    assert gone.args == [False]


def test_ticked_and_planned_end_are_said_when_due(home: Home) -> None:
    running = Running(home.bridge, beat)
    home.start()
    home.clock.pass_time(minutes=49)
    with home.qtbot.waitSignal(home.bridge.ticked), home.qtbot.assertNotEmitted(home.bridge.planned_end):
        running.wake()
    home.clock.pass_time(minutes=1)
    with home.qtbot.waitSignal(home.bridge.planned_end):
        running.wake()
    home.bridge.finish()
    home.settled()


def test_history_changed_is_said_when_the_past_is_another_and_not_for_a_pause(home: Home) -> None:
    with home.qtbot.waitSignal(home.bridge.history_changed):
        home.start()
    with home.qtbot.assertNotEmitted(home.bridge.history_changed):
        home.bridge.pause()
        home.settled()


def test_a_refusal_is_told_in_its_own_words(home: Home) -> None:
    with home.qtbot.waitSignal(home.bridge.told) as told:
        home.bridge.pause()
    assert told.args == ["No session is running. Start one from the tray, or with `unaided start`."]


def test_a_refusal_that_somebody_takes_is_not_told_too(home: Home) -> None:
    home.start("One")
    taken: list[str] = []
    with home.qtbot.assertNotEmitted(home.bridge.told):
        home.bridge.start(
            StartRequest(Mode.AI, "Two"), lambda _now: None, lambda trouble: taken.append(trouble.sentence)
        )
        home.settled()
    assert taken == ["A session on “One” goes on already. Stop it first, or go on with it."]


def test_a_finished_session_asks_for_its_dialog(home: Home) -> None:
    home.start()
    session = home.bridge.now.session
    assert session is not None
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        home.bridge.finish()
    assert asked.args == [session.id, True]


def test_explain_now_asks_for_the_latest_owed_and_for_nothing_where_nothing_is(home: Home) -> None:
    with home.qtbot.assertNotEmitted(home.bridge.explanation_asked):
        home.bridge.explain_now()
    home.work(10, "First")
    home.clock.pass_time(minutes=1)
    home.work(10, "Second")
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        home.bridge.explain_now()
    assert asked.args is not None
    assert asked.args[0] == home.bridge.now.owed[0].session_id
    assert home.bridge.now.owed[0].title == "Second"


@pytest.mark.parametrize(
    ("entry", "signal", "carries"),
    [
        ("&Open Unaided", "window_asked", [""]),
        ("Start &no-AI…", "start_asked", [Mode.NO_AI]),
        ("Start &AI…", "start_asked", [Mode.AI]),
        ("&Last again", "again_asked", []),
        ("&Quit", "quit_asked", []),
        ("I &looked something up…", "look_up_asked", []),
    ],
)
def test_the_menu_asks_for_it(home: Home, entry: str, signal: str, carries: list[object]) -> None:
    tray = Tray(home.bridge)
    home.work(5)
    home.settled()
    [icon] = tray.findChildren(QSystemTrayIcon)
    [action] = [one for one in icon.contextMenu().actions() if one.text().startswith(entry)]
    with home.qtbot.waitSignal(getattr(home.bridge, signal)) as asked:
        action.trigger()
    assert asked.args == carries


def test_a_click_on_the_icon_asks_for_the_panel(home: Home) -> None:
    tray = Tray(home.bridge)
    [icon] = tray.findChildren(QSystemTrayIcon)
    with home.qtbot.waitSignal(home.bridge.panel_asked):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_toggle_pauses_resumes_and_leaves_idle_alone(home: Home) -> None:
    with home.qtbot.assertNotEmitted(home.bridge.told):
        home.bridge.toggle()
        home.settled()
    home.start()
    for state in (SessionState.PAUSED, SessionState.RUNNING):
        home.bridge.toggle()
        home.settled()
        session = home.bridge.now.session
        assert session is not None
        assert session.state is state
    home.bridge.act(SessionEvent.DISCARD)
    home.settled()
    assert home.bridge.now.owed == ()


def test_another_choice_is_said_at_once_and_kept(home: Home) -> None:
    dark = replace(Settings(), scheme=Scheme.DARK)
    with home.qtbot.waitSignal(home.bridge.settings_changed):
        home.bridge.choose(dark)
    assert home.bridge.settings == dark
    home.settled()
    assert home.read(lambda services: services.settings.chosen()) == dark


def test_the_same_choice_is_no_change(home: Home) -> None:
    with home.qtbot.assertNotEmitted(home.bridge.settings_changed):
        home.bridge.choose(Settings())
    home.settled()
    assert not (home.folder / "settings.toml").exists()


def test_of_many_choices_in_a_row_the_last_is_kept(home: Home) -> None:
    for volume in range(100):
        home.bridge.choose(replace(Settings(), volume=volume))
    home.settled()
    assert (home.folder / "settings.toml").read_text(encoding="utf-8").endswith("volume = 99\n")


def test_who_tells_the_idle_time_is_said_when_it_is_another(home: Home) -> None:
    assert (home.bridge.idle_teller, home.bridge.idle_unknown) == ("", False)
    with home.qtbot.waitSignal(home.bridge.ticked):
        home.bridge.know_idle("GNOME")
    with home.qtbot.assertNotEmitted(home.bridge.ticked):
        home.bridge.know_idle("GNOME")
    assert (home.bridge.idle_teller, home.bridge.idle_unknown) == ("GNOME", False)


def kept_us(home: Home) -> int:
    """Return how far the session that goes on has come as it is kept."""
    seen = glance(home.folder)
    assert seen is not None
    assert seen.session is not None
    return seen.session.elapsed_us


def test_keeping_the_time_says_nothing(home: Home, qtbot: QtBot) -> None:
    home.start()
    home.clock.pass_time(minutes=3)
    with qtbot.assertNotEmitted(home.bridge.changed):
        home.bridge.keep_time()
        home.settled()
    assert kept_us(home) == 3 * MINUTE_US


def test_time_asleep_is_kept_with_the_time_and_said(home: Home, qtbot: QtBot) -> None:
    home.start()
    home.clock.pass_time(minutes=3)
    home.clock.sleep(hours=1)
    with qtbot.waitSignal(home.bridge.changed):
        home.bridge.keep_time()
    home.settled()
    assert kept_us(home) == 63 * MINUTE_US
    assert home.bridge.now.session is not None
    assert undecided_us(home.bridge.now.session) == 60 * MINUTE_US


def test_nothing_is_kept_of_no_session(home: Home) -> None:
    home.bridge.keep_time()
    home.settled()
    assert glance(home.folder) == Glance()


class View(QLabel):
    """What asks and changes, as a page does."""

    def take(self, _way: str, _answer: object) -> None:
        """Show an answer."""
        self.setText("here")

    def refuse(self, _trouble: UnaidedError) -> None:
        """Show a refusal."""
        self.setText("refused")


def test_a_view_that_is_destroyed_meanwhile_hears_nothing_and_its_refusal_is_told(home: Home) -> None:
    view = View()
    home.bridge.ask(just_look, partial(view.take, "asked"), view.refuse)
    home.bridge.change(just_look, partial(view.take, "changed"), view.refuse)
    home.bridge.change(_refused, partial(view.take, "refused"), view.refuse)
    with home.qtbot.waitSignal(home.bridge.told) as told:
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        home.settled()
    assert told.args == ["There is no session to resume."]


def _refused(_services: Services) -> None:
    raise SessionRuleError("There is no session to resume.")
