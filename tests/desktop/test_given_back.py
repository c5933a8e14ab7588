"""How a session came back is said once, with the way to undo it while that is possible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.board import Board
from tests.support.home import Home, at_home
from unaided.desktop.given_back import WENT_ON, BackNotice, Undo
from unaided.desktop.platform.notice import Chosen
from unaided.domain.session import MINUTE_US
from unaided.services.hindsight import GivenBack


class Back:
    """A person whose app was gone, and what it says when it is back."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.board = Board()
        self.notice = BackNotice(home.bridge, self.board)
        self.told: list[str] = []
        self.asked: list[bool] = []
        home.bridge.told.connect(self.told.append)
        home.bridge.away_asked.connect(self.asked.append)

    def after(self, minutes: float) -> None:
        """Start the app anew after it was gone so long."""
        self.home.clock.pass_time(minutes=minutes)
        self.home.bridge.change(lambda services: services.session.give_back(), self._tell)
        self.home.settled()

    def _tell(self, back: GivenBack) -> None:
        self.notice.tell(back)

    def choose(self, action: str) -> None:
        """Press a button of the notification."""
        self.board.action_chosen.emit(Chosen(WENT_ON, action))
        self.home.settled()


@pytest.fixture
def back(qtbot: QtBot, tmp_path: Path) -> Iterator[Back]:
    with at_home(qtbot, tmp_path / "profile") as home:
        back = Back(home)
        yield back
        back.board.close()


def working(back: Back) -> None:
    """Work for ten minutes, up to the last sign of life."""
    back.home.start()
    back.home.clock.pass_time(minutes=10)
    back.home.bridge.checkpoint()
    back.home.settled()


def test_one_that_went_on_by_itself_can_be_stopped_where_it_was(back: Back) -> None:
    working(back)
    back.after(4)
    assert [words for _, words in back.board.shows[WENT_ON].actions] == ["Stop where it was", "Say what it was…"]
    assert back.told == []
    back.choose(Undo.STOP)

    assert back.home.bridge.now.session is None
    assert back.board.shows == {}
    (owed,) = back.home.bridge.now.owed
    kept = back.home.read(lambda services: services.explanation.open(owed.session_id))
    assert kept.session.elapsed_us == 10 * MINUTE_US


def test_it_can_be_said_what_the_gap_was_and_then_there_is_nothing_to_undo(back: Back) -> None:
    working(back)
    back.after(4)
    back.choose(Undo.SAY)
    assert back.asked == [True]
    session = back.home.bridge.now.session
    assert session is not None
    back.home.bridge.change(lambda services: services.session.decide(session.id, timedelta(0)))
    back.home.settled()

    assert back.board.shows == {}


@pytest.mark.parametrize(("minutes", "words"), [(40, "waits"), (90, "was closed")])
def test_one_that_waits_or_was_closed_is_told(back: Back, minutes: float, words: str) -> None:
    working(back)
    back.after(minutes)

    (told,) = back.told
    assert told.startswith(f"“Fix the retry” {words}")
    assert back.board.shows == {}


def test_with_nothing_open_nothing_is_said(back: Back) -> None:
    back.after(4)
    assert (back.told, back.board.shows) == ([], {})
