"""What was said of time away can be said anew, from the quiet line in panel and card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.away_asking import AwayAsking
from unaided.desktop.away_change import AwayChange
from unaided.desktop.platform.notifier import Notifier
from unaided.desktop.running_card import RunningCard
from unaided.desktop.running_panel import RunningPanel
from unaided.domain.session import MINUTE_US, Session, active_us, undecided_us


@pytest.fixture(autouse=True)
def _asking(home: Home) -> Iterator[None]:
    notifier = Notifier(environ={})
    asking = AwayAsking(home.bridge, notifier, opens_inactive=True)
    yield
    asking.close()
    notifier.close()


@pytest.fixture
def panel(home: Home) -> Iterator[RunningPanel]:
    """Return the panel of ten minutes' work and 25 away that were a break."""
    home.start()
    home.clock.pass_time(minutes=10)
    home.bridge.leave()
    home.settled()
    home.clock.pass_time(minutes=25)
    home.bridge.resume()
    home.settled()
    home.bridge.decide(session(home).id, timedelta(0), lambda trouble: pytest.fail(trouble.sentence))
    home.settled()
    panel = RunningPanel(home.bridge, home.theme)
    panel.open()
    yield panel
    panel.hide()
    panel.deleteLater()


def session(home: Home) -> Session:
    """Return the session that goes on, as it is kept."""
    found = home.read(lambda services: services.session.now()).session
    assert found is not None
    return found


def change(home: Home, panel: RunningPanel) -> tuple[AwayChange, Keyboard]:
    """Click “Change…” in the panel."""
    panel.away.change.click()
    home.settled()
    (question,) = questions()
    return question, Keyboard(home.qtbot, question)


def questions() -> list[AwayChange]:
    """Return the questions on the screen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, AwayChange) and each.isVisible()]


def test_the_line_says_what_was_answered(home: Home, panel: RunningPanel) -> None:
    assert panel.away.answer.text() == "Away 09:10 to 09:35: break"
    card = RunningCard(home.bridge, home.theme)
    assert card.away.answer.text() == panel.away.answer.text()
    assert not card.away.change.isHidden()
    card.deleteLater()


def test_a_break_becomes_work_by_one_key(home: Home, panel: RunningPanel) -> None:
    question, keyboard = change(home, panel)
    assert question.why.text() == "Away 09:10 to 09:35: break"
    keyboard.press(Key.Key_2)
    home.settled()
    assert active_us(session(home)) == 35 * MINUTE_US
    assert questions() == []
    assert panel.away.answer.text() == "Away 09:10 to 09:35: worked"


def test_the_slider_begins_where_the_answer_was(home: Home, panel: RunningPanel) -> None:
    question, keyboard = change(home, panel)
    keyboard.press(Key.Key_3)
    assert question.parts.text() == "0 s worked, 25 min break"
    question.slider.setValue(12)
    keyboard.press(Key.Key_Return)
    home.settled()
    assert active_us(session(home)) == 22 * MINUTE_US
    assert panel.away.answer.text() == "Away 09:10 to 09:35: 12 min worked, 13 min break"


def test_an_answer_can_be_taken_back(home: Home, panel: RunningPanel) -> None:
    question, _ = change(home, panel)
    question.later.click()
    home.settled()
    assert undecided_us(session(home)) == 25 * MINUTE_US
    assert panel.away.answer.isHidden()
    assert panel.away.say.isVisible()


def test_esc_leaves_the_answer_and_the_end_of_the_session_the_question(home: Home, panel: RunningPanel) -> None:
    _, keyboard = change(home, panel)
    keyboard.press(Key.Key_Escape)
    home.settled()
    assert (questions(), undecided_us(session(home))) == ([], 0)
    change(home, panel)
    home.bridge.finish()
    home.settled()
    assert questions() == []
