"""Each rarer verb from tray, panel and Today card alike, on the session that is kept (Law 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from tests.support.home import Home
from unaided.desktop.running_card import RunningCard
from unaided.desktop.running_panel import RunningPanel
from unaided.desktop.tray import Tray
from unaided.domain.agent import waiting_us
from unaided.domain.session import MINUTE_US, Mode, Session, SessionEvent, SessionState, active_us
from unaided.domain.span import AwayNote, PauseReason
from unaided.services.session import StartRequest

PLACES = ("tray", "panel", "card")


class Place:
    """A menu with the verbs, and what has it."""

    def __init__(self, home: Home, name: str) -> None:
        """Make it where it is named."""
        self._home = home
        self.keeper: Tray | RunningPanel | RunningCard
        match name:
            case "tray":
                self.keeper = tray = Tray(home.bridge)
                self.menu = tray.findChildren(QSystemTrayIcon)[0].contextMenu()
            case "panel":
                self.keeper = panel = RunningPanel(home.bridge, home.theme)
                self.menu = panel.rarer.menu_below
            case _:
                self.keeper = card = RunningCard(home.bridge, home.theme)
                self.menu = card.rarer.menu_below

    def press_wait(self, words: str) -> None:
        """Begin or end the wait on the agent: an entry in the tray, a button elsewhere."""
        if isinstance(self.keeper, Tray):
            self.choose(words)
        else:
            [button] = [one for one in (self.keeper.wait, self.keeper.wait_over) if not one.isHidden()]
            assert button.accessibleName() == words
            button.click()
            self._home.settled()

    def choose(self, *path: str) -> None:
        """Choose an entry by its words, down through submenus and the tray's “More”."""
        self.entry(*path).trigger()
        self._home.settled()

    def entry(self, *path: str) -> QAction:
        """Return an entry that shows."""
        self.menu.aboutToShow.emit()
        action = self.find(self.menu, path[0])
        for words in path[1:]:
            below = action.menu()
            assert isinstance(below, QMenu)
            action = self.find(below, words)
        return action

    def shows(self, words: str) -> bool:
        """Tell whether an entry shows."""
        self.menu.aboutToShow.emit()
        return any(plain(action) == words for action in shown(self.menu))

    def find(self, menu: QMenu, words: str) -> QAction:
        """Return what shows under these words, here or below “More”."""
        [found] = [action for action in shown(menu) if plain(action).startswith(words)]
        return found


def shown(menu: QMenu) -> Iterator[QAction]:
    """Return the entries that show in a menu and below its “More”."""
    for action in menu.actions():
        below = action.menu()
        if action.isVisible():
            yield action
            if isinstance(below, QMenu) and plain(action) == "More":
                yield from shown(below)


def plain(action: QAction) -> str:
    """Return an entry's words."""
    return action.text().replace("&", "")


@pytest.fixture(params=PLACES)
def place(home: Home, request: pytest.FixtureRequest) -> Iterator[Place]:
    place = Place(home, request.param)
    yield place
    if isinstance(place.keeper, QWidget):
        place.keeper.hide()
    place.keeper.deleteLater()


def session(home: Home) -> Session:
    """Return the session that goes on, as it is kept."""
    found = home.read(lambda services: services.session.now()).session
    assert found is not None
    return found


def test_a_pause_for_a_reason_and_another_reason_while_it_lasts(home: Home, place: Place) -> None:
    home.start()
    place.choose("Pause for", "A call")
    assert session(home).state is SessionState.PAUSED
    assert session(home).spans[-1].reason is PauseReason.CALL
    assert place.entry("Paused for", "A call").isChecked()

    home.clock.pass_time(minutes=3)
    place.choose("Paused for", "An interruption")
    assert session(home).spans[-1].reason is PauseReason.INTERRUPTED
    assert len(session(home).spans) == 1


@pytest.mark.parametrize(
    ("words", "note"), [("Thinking on paper", AwayNote.PAPER), ("A call", AwayNote.CALL), ("Something", AwayNote.OTHER)]
)
def test_time_away_is_said_beforehand(home: Home, place: Place, words: str, note: AwayNote) -> None:
    home.start()
    place.choose("Away for", words)
    assert session(home).state is SessionState.AWAY
    assert session(home).spans[-1].note is note
    assert place.entry("Away for", words).isChecked()


def test_fifteen_more_minutes_and_none_where_the_length_is_open(home: Home, place: Place) -> None:
    home.start()
    place.choose("15 more minutes")
    assert session(home).planned == timedelta(minutes=65)
    home.bridge.finish()
    home.settled()
    home.read(lambda services: services.session.start(StartRequest(Mode.AI, title="Open", planned=None)))
    home.bridge.checkpoint()
    home.settled()
    assert not place.shows("15 more minutes")


def test_the_wait_on_the_agent_is_one_of_sessions_with_ai(home: Home, place: Place) -> None:
    home.start(mode=Mode.AI)
    place.press_wait("Wait on the agent")
    home.clock.pass_time(minutes=9)
    place.press_wait("The agent is done")
    home.clock.pass_time(minutes=2)
    kept = session(home)
    assert (waiting_us(kept), active_us(kept)) == (9 * MINUTE_US, 11 * MINUTE_US)

    home.bridge.act(SessionEvent.DISCARD)
    home.settled()
    home.start(mode=Mode.NO_AI)
    assert not place.shows("Wait on the agent")


def test_switch_correct_and_discard_ask_first(home: Home, place: Place) -> None:
    home.start()
    bridge = home.bridge
    for words, asked in (
        ("Switch task", bridge.switch_asked),
        ("I began earlier", bridge.began_asked),
        ("Discard", bridge.discard_asked),
    ):
        with home.qtbot.waitSignal(asked):
            place.choose(words)
    assert session(home).state is SessionState.RUNNING


def test_what_was_answered_of_time_away_is_listed_and_can_be_changed(home: Home, place: Place) -> None:
    home.start()
    assert not place.shows("Change time away")
    be_away(home, minutes=25)
    home.bridge.decide(session(home).id, timedelta(0), lambda trouble: pytest.fail(trouble.sentence))
    home.settled()
    with home.qtbot.waitSignal(home.bridge.away_change_asked) as asked:
        place.choose("Change time away", "Away 09:00 to 09:25: break")
    assert asked.args == [0]


def be_away(home: Home, *, minutes: int) -> None:
    """Be away for so long, and back."""
    home.bridge.leave()
    home.settled()
    home.clock.pass_time(minutes=minutes)
    home.bridge.resume()
    home.settled()


def test_with_nothing_running_none_of_them_shows(place: Place) -> None:
    for words in ("Pause for", "Away for", "Switch task…", "I began earlier…", "Discard…", "15 more minutes"):
        assert not place.shows(words)


def test_the_tray_says_what_is_undecided_and_asks(home: Home) -> None:
    home.start()
    tray = Place(home, "tray")
    assert not any(plain(action).startswith("Say what") for action in shown(tray.menu))
    be_away(home, minutes=25)
    with home.qtbot.waitSignal(home.bridge.away_asked) as asked:
        tray.choose("Say what 25 min away were")
    assert asked.args == [True]
