"""The word before the planned end: for whoever asked for it, once, and never stacked with the end's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.board import Board
from tests.support.home import Home
from tests.support.switch import FakeSwitch
from unaided.desktop.about_to_end import AboutToEnd
from unaided.desktop.planned_end import PLANNED_END, PlannedEnd
from unaided.desktop.platform.notice import Chosen, Urgency
from unaided.desktop.quiet import Quiet
from unaided.domain.session import MINUTE_US, SessionEvent
from unaided.domain.settings import Settings


@pytest.fixture
def switch() -> FakeSwitch:
    return FakeSwitch()


@pytest.fixture
def board(home: Home, switch: FakeSwitch, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    """Return what is shown while a session of 50 minutes runs, by whom wants the word before its end."""
    monkeypatch.setenv("PATH", "")
    board = Board()
    quiet = Quiet(home.bridge, switch, home.folder)
    planned_end, about_to_end = PlannedEnd(home.bridge, board, quiet), AboutToEnd(home.bridge, board, quiet)
    home.bridge.take_settings(Settings(about_to_end=True))
    home.start()
    yield board
    quiet.close()
    for part in (planned_end, about_to_end, board):
        part.deleteLater()


def nearly_over(home: Home) -> None:
    """Work all but two minutes."""
    home.clock.pass_time(minutes=48)
    home.bridge.about_to_end.emit()


def test_it_says_how_long_of_what_and_offers_more(home: Home, board: Board) -> None:
    nearly_over(home)
    notice = board.shows[PLANNED_END]
    assert (notice.title, notice.body) == ("2 minutes left", "Fix the retry")
    assert notice.actions == (("more", "5 more minutes"),)
    assert notice.manner.transient
    assert notice.manner.urgency is Urgency.NORMAL


def test_whoever_did_not_ask_for_it_is_not_told(home: Home, board: Board) -> None:
    home.bridge.take_settings(Settings())
    nearly_over(home)
    assert board.shows == {}


def test_the_planned_end_takes_its_place_and_stays(home: Home, board: Board) -> None:
    nearly_over(home)
    home.clock.pass_time(minutes=2)
    home.bridge.planned_end.emit()
    home.bridge.changed.emit()
    assert [notice.title for notice in board.shows.values()] == ["The planned time is over"]


def test_five_more_minutes_are_given_and_it_goes(home: Home, board: Board) -> None:
    nearly_over(home)
    board.action_chosen.emit(Chosen(PLANNED_END, "more"))
    home.settled()
    session = home.bridge.now.session
    assert session is not None
    assert session.planned_us == 55 * MINUTE_US
    assert board.shows == {}


@pytest.mark.parametrize("event", [SessionEvent.PAUSE, SessionEvent.LEAVE, SessionEvent.FINISH])
def test_it_goes_when_it_is_no_longer_true(home: Home, board: Board, event: SessionEvent) -> None:
    nearly_over(home)
    home.bridge.act(event)
    home.settled()
    assert board.shows == {}


def test_our_own_do_not_disturb_does_not_hold_it_back(home: Home, board: Board, switch: FakeSwitch) -> None:
    home.bridge.take_settings(Settings(about_to_end=True, quiet_blocks=True))
    home.settled()
    assert switch.quiets()
    switch.hangs = True
    nearly_over(home)
    assert board.shows == {}
    home.clock.pass_time(minutes=1)
    switch.go_on()
    assert board.shows[PLANNED_END].title == "1 minute left"
    assert not switch.quiets()


def test_what_became_untrue_while_it_waited_is_not_said(home: Home, board: Board, switch: FakeSwitch) -> None:
    home.bridge.take_settings(Settings(about_to_end=True, quiet_blocks=True))
    home.settled()
    switch.hangs = True
    nearly_over(home)
    home.bridge.five_more()
    home.settled()
    switch.go_on()
    assert board.shows == {}
