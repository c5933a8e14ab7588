"""The week on Today: its sentence, the no-AI block in plain words, and how far the baseline is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.home import Home
from unaided.desktop.today_page import TodayPage
from unaided.desktop.week_card import WeekCard
from unaided.domain.settings import BlockSettings


def shown(home: Home) -> WeekCard:
    """Return the card of a Today page that is shown."""
    page = TodayPage(home.bridge, home.theme)
    home.hold(page)
    page.resize(900, 700)
    page.show()
    home.settled()
    return page.week


def appoint(home: Home, block: BlockSettings) -> None:
    """Choose this block, as Settings does."""
    home.bridge.choose(replace(home.bridge.settings, block=block))
    home.settled()
    home.settled()


def test_a_new_person_sees_the_first_steps_and_no_empty_week(home: Home) -> None:
    card = shown(home)

    assert card.isHidden()
    page = card.window()
    assert isinstance(page, TodayPage)
    assert page.first_steps.when.text().startswith("After 12 finished tasks without AI")


def test_the_week_follows_each_session(home: Home) -> None:
    card = shown(home)
    home.work(25)

    assert card.isVisible()
    assert card.sentence.text() == "This week: 1 session without AI (25 min), none with AI."
    assert card.block.text() == "90 minutes without AI in one sitting, on any day, keep this week’s no-AI block."
    assert card.way.text().startswith("After 12 finished tasks without AI")


def test_the_block_is_told_as_it_is_appointed_and_its_day_can_be_chosen(home: Home) -> None:
    card = shown(home)
    home.work(25)
    appoint(home, BlockSettings(on=True, weekday=3))

    assert card.block.text() == "Your next no-AI block: Thursday at 09:30, 90 minutes."
    with home.qtbot.waitSignal(home.bridge.window_asked) as asked:
        QTest.mouseClick(card.appoint, Qt.MouseButton.LeftButton)
    assert asked.args == ["settings"]


def test_a_block_that_is_done_is_in_the_sentence_and_nothing_more_is_asked_of_it(home: Home) -> None:
    card = shown(home)
    home.work(91)

    assert card.sentence.text().endswith("your no-AI block is done, 1 h 31 min on Monday.")
    assert card.block.isHidden()
    assert card.appoint.isHidden()


def test_another_length_counts_at_once(home: Home) -> None:
    card = shown(home)
    home.work(60)
    assert card.block.isVisible()

    appoint(home, BlockSettings(minutes=60))
    assert card.block.isHidden()
