"""Plan, through the window: an empty one says what can be done, every control has a name, and Esc leads out."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.support.accessible import nameless
from tests.support.home import Home
from tests.support.planning import answered, opened, pick, press
from unaided.desktop.rebuild_card import NONE_PICKED
from unaided.domain.rebuild import Practice
from unaided.domain.settings import Scheme
from unaided.domain.stage import ABOUT

Key = Qt.Key


def test_an_empty_page_says_what_can_be_done_and_shows_no_gaps(home: Home) -> None:
    _, page = opened(home)
    assert page.block.sentence.text() == "No session without AI in these weeks yet."
    assert page.block.shapes.isHidden()
    assert page.block.table.isHidden()
    assert page.stage.about.text() == ABOUT
    assert page.stage.signals.isHidden()
    assert page.rebuild.about.text() == NONE_PICKED
    assert page.rebuild.chooser.isVisible()


def test_every_control_has_a_name_and_follows_the_theme(home: Home) -> None:
    home.work(95)
    answered(home)
    pick(home, Practice.NO_AI_BLOCK, Practice.DOCS)
    _, page = opened(home)
    assert nameless(page) == []
    light = page.grab().toImage()
    home.theme.choose(Scheme.DARK)
    assert page.grab().toImage() != light


def test_esc_leads_out_of_the_questions_and_then_out_of_the_page(home: Home) -> None:
    window, page = opened(home)
    page.stage.begin.setFocus()
    press(home, Key.Key_Return, Key.Key_4, Key.Key_Return, Key.Key_2, Key.Key_Escape)
    assert page.stage.questions.isHidden()
    assert page.stage.begin.hasFocus()
    assert page.stage.begin.accessibleName() == "Go on with the self-check (2 of 12 answered)"
    press(home, Key.Key_Escape)
    assert window.navigation.hasFocus()


def test_the_page_follows_what_happens_and_the_settings(home: Home) -> None:
    _, page = opened(home)
    home.work(60)
    home.settled()
    assert page.block.table.text().splitlines()[1].split("\t")[1] == "◐ partly"
    page.block.length.setValue(60)
    home.settled()
    assert home.bridge.settings.block.minutes == 60
    assert page.block.table.text().splitlines()[1].split("\t")[1] == "● done on Monday"
