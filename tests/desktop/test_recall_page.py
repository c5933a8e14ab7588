"""Recall: what is due today within the cap, in plain sentences; every control by name, in light and dark."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.support.accessible import nameless
from tests.support.home import Home
from tests.support.recalling import press, recalling, shown
from tests.support.recalls import days_pass, explain, look_up
from unaided.bootstrap import Services
from unaided.desktop.due_card import RecallButton
from unaided.desktop.recall_words import NO_CAP, NOTHING_YET
from unaided.domain.recall import Rating
from unaided.domain.settings import Scheme, Settings
from unaided.services.recall import RecallAnswer

Key = Qt.Key


def test_an_empty_page_says_what_will_come(home: Home) -> None:
    page = shown(home)

    assert page.due.line.text() == NOTHING_YET
    assert page.cards.isHidden()
    assert page.often.isHidden()
    assert page.gaps.empty.text().startswith("No gaps.")


def test_an_explanation_comes_back_after_seven_days(home: Home) -> None:
    page = shown(home)
    explain(home)
    assert page.due.line.text() == "Nothing is due. The next one is due on 10 Mar 2025, 08:30."
    assert page.cards.table.text().splitlines()[1] == "Fix the retry\texplanation\t10 Mar 2025\t3 Mar 2025"

    days_pass(home, 6.9)
    assert not page.due.findChildren(RecallButton)
    days_pass(home, 0.1)
    assert page.due.line.text() == "1 card to recall today, from memory. It takes a few minutes each."


def test_the_daily_cap_is_never_passed(home: Home) -> None:
    for number in range(4):
        explain(home, f"Task {number}")
    days_pass(home, 8)
    home.bridge.take_settings(replace(Settings(), recalls_a_day=2))
    page = shown(home)
    assert page.due.line.text().startswith("2 cards to recall today")
    for _ in range(2):
        panel = recalling(home, page)
        press(home, Key.Key_6)
        panel.show_what_i_wrote()
        press(home, Key.Key_3)

    assert not [button for button in page.due.findChildren(RecallButton) if button.isVisible()]
    assert page.due.line.text() == "That is all for today. More come on another day; nothing is lost by waiting."
    days_pass(home, 1)
    assert page.due.line.text().startswith("2 cards to recall today")


def test_a_cap_of_zero_asks_nothing_but_the_list_still_opens_a_card(home: Home) -> None:
    explain(home)
    days_pass(home, 8)
    page = shown(home)
    home.bridge.take_settings(replace(Settings(), recalls_a_day=0))
    home.settled()
    assert page.due.line.text() == NO_CAP

    page.cards.table.setCurrentCell(0, 0)
    page.cards.now.click()
    home.settled()
    assert page.panel is not None


def test_every_control_has_a_name_and_follows_the_theme(home: Home) -> None:
    explain(home, gaps=("Who closes the cursor",))
    look_up(home, "awk", "awk")
    days_pass(home, 7)
    page = shown(home)
    page.gaps.table.setCurrentCell(0, 0)
    page.cards.table.setCurrentCell(0, 0)
    assert nameless(page) == []
    light = page.grab().toImage()
    home.theme.choose(Scheme.DARK)
    assert page.grab().toImage() != light
    panel = recalling(home, page)
    assert nameless(panel) == []
    press(home, Key.Key_5)
    panel.show_what_i_wrote()
    assert nameless(panel) == []
    assert QGuiApplication.focusObject() is not None


def test_a_recall_dated_before_its_card_breaks_nothing(home: Home) -> None:
    explain(home)
    home.clock.set_wall(home.clock.wall.replace(year=2024))

    def recall_early(services: Services) -> None:
        card = services.recall.cards()[0]
        services.recall.answer(card.id, RecallAnswer(50, "", frozenset(), Rating.GOOD))

    home.bridge.change(recall_early)
    home.settled()
    home.clock.set_wall(home.clock.wall.replace(year=2025))
    page = shown(home)
    assert page.due.line.text().startswith("Nothing is due. The next one is due on ")
