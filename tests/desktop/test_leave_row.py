"""On leave until a day, or until the person is back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from tests.support.home import Home
from tests.support.recalling import shown
from tests.support.recalls import days_pass, explain
from unaided.desktop.due_card import RecallButton


def test_on_leave_nothing_is_asked_until_that_day(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    leave = page.due.leave
    leave.ask.click()
    assert QApplication.focusWidget() is leave.day
    leave.until.click()
    home.settled()
    assert page.due.line.text() == "You are on leave until the end of 17 Mar 2025: nothing is asked."
    assert not [button for button in page.due.findChildren(RecallButton) if button.isVisible()]

    days_pass(home, 7)
    assert page.due.line.text().startswith("You are on leave")
    days_pass(home, 1)
    assert page.due.line.text().startswith("1 card to recall today")


def test_leave_without_an_end_ends_when_the_person_is_back(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    page.due.leave.ask.click()
    page.due.leave.open_end.click()
    home.settled()
    days_pass(home, 30)
    assert page.due.line.text() == "You are on leave until you say you are back: nothing is asked."
    page.due.leave.back.click()
    home.settled()
    assert page.due.line.text().startswith("1 card to recall today")
    assert page.due.leave.day.minimumDate().toPython() == date(2025, 4, 9)
