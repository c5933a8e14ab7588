"""A discarded session comes back from tray, start panel and Today, until another one starts."""

from __future__ import annotations

from tests.support.home import Home
from unaided.desktop.running_card import RunningCard
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.undo_discard import UndoDiscard
from unaided.domain.session import MINUTE_US, SessionEvent, active_us


def discard(home: Home) -> None:
    """Work ten minutes on “Fix A&B” and discard them."""
    home.start("Fix A&B")
    home.clock.pass_time(minutes=10)
    home.bridge.act(SessionEvent.DISCARD)
    home.settled()


def test_it_shows_after_a_discard_alone_and_brings_the_session_back(home: Home) -> None:
    undo = UndoDiscard(home.bridge)
    assert not undo.isVisible()
    home.work(5, "Finished")
    assert not undo.isVisible()
    discard(home)
    assert undo.isVisible()
    assert undo.toolTip() == "Bring “Fix A&B” back"
    home.clock.pass_time(minutes=10)
    undo.trigger()
    home.settled()
    back = home.bridge.now.session
    assert back is not None
    assert active_us(back) == 10 * MINUTE_US  # what came since is undecided, and counts in nothing (Law 2)
    assert not undo.isVisible()


def test_another_start_takes_it_away(home: Home) -> None:
    undo = UndoDiscard(home.bridge)
    discard(home)
    home.start("The next")
    assert not undo.isVisible()


def test_today_and_the_start_panel_have_its_button(home: Home) -> None:
    card, panel = RunningCard(home.bridge, home.theme), StartPanel(home.bridge, home.theme)
    for button in (card.undo, panel.undo):
        assert button.isHidden()
        discard(home)
        assert not button.isHidden()
        assert (button.accessibleName(), button.toolTip()) == ("Undo discard", "Bring “Fix A&B” back")
        button.click()
        home.settled()
        assert home.bridge.now.title == "Fix A&B"
        assert button.isHidden()
        home.bridge.finish()
        home.settled()
    card.deleteLater()
    panel.deleteLater()
