"""Cards: retired and taken up again, written anew, their texts compared."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.home import Home
from tests.support.recalling import dialog, press, recalling, shown, texts, type_words
from tests.support.recalls import WRITTEN, days_pass, explain
from unaided.bootstrap import Services
from unaided.desktop.card_history import CardHistory
from unaided.desktop.recall_words import ALL_RETIRED
from unaided.desktop.rewrite_dialog import RewriteDialog
from unaided.domain.recall import Card

Key = Qt.Key


def test_a_card_is_retired_and_taken_up_again(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    page.cards.table.setCurrentCell(0, 0)
    page.cards.retire.click()
    home.settled()
    assert page.due.line.text() == ALL_RETIRED
    assert page.cards.table.text().splitlines()[1].split("\t")[2] == "retired"

    page.cards.revive.click()
    home.settled()
    assert page.due.line.text().startswith("1 card to recall today")


def test_a_card_is_written_anew_as_it_is_typed(home: Home) -> None:
    explain(home)
    page = shown(home)
    page.cards.table.setCurrentCell(0, 0)
    page.cards.rewrite.click()
    home.settled()
    rewriting = dialog(RewriteDialog)
    assert isinstance(rewriting, RewriteDialog)
    rewriting.text.selectAll()
    QTest.keyClicks(rewriting.text, "Waits grow")
    rewriting.checklist.selectAll()
    QTest.keyClicks(rewriting.checklist, "Say why")
    QTest.keyClick(rewriting, Key.Key_Escape)
    home.settled()

    def read(services: Services) -> tuple[str, tuple[str, ...]]:
        card: Card = services.recall.open(services.recall.cards()[0].id).card
        return card.back, card.checklist

    assert home.read(read) == ("Waits grow", ("Say why",))


def test_both_texts_stay_to_be_compared(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    panel = recalling(home, page)
    press(home, Key.Key_6, Key.Key_Tab)
    type_words("It waits")
    panel.show_what_i_wrote()
    press(home, Key.Key_2)
    page.cards.table.setCurrentCell(0, 0)
    page.cards.history.click()
    home.settled()
    history = dialog(CardHistory)
    read = texts(history)
    assert "Written 3 Mar 2025, 08:30" in read
    assert WRITTEN in read
    assert "Recalled 10 Mar 2025, 08:30 · Hard · sure to 60 %" in read
    assert "It waits" in read
    QTest.keyClick(history, Key.Key_Escape)
