"""What is looked up often is offered as a card."""

from __future__ import annotations

from tests.support.home import Home
from tests.support.recalling import recalling, shown, type_words
from tests.support.recalls import days_pass, look_up


def test_what_is_looked_up_often_becomes_a_card(home: Home) -> None:
    look_up(home, "PEP 440 ordering", "awk split", "pep  440 Ordering")
    page = shown(home)
    assert [pill.text() for pill in page.often.rows.pills] == ["pep 440 Ordering · 2 times"]
    page.often.rows.pills[0].click()
    home.settled()
    assert not page.often.make.isEnabled()
    type_words("Epoch, release, pre, post, dev")
    page.often.make.click()
    home.settled()

    assert page.often.isHidden()
    assert page.cards.table.text().splitlines()[1].split("\t")[:2] == ["pep 440 Ordering", "look-up"]
    days_pass(home, 7)
    panel = recalling(home, page)
    assert panel.title.text() == "pep 440 Ordering"
