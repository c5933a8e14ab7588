"""A card shows its question on top and is called by it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from unaided.desktop.widgets.card import Card


def test_a_card_is_called_by_its_question(qtbot: QtBot) -> None:
    card = Card("How far did you get?")
    qtbot.addWidget(card)
    assert card.heading is not None
    assert card.heading.text() == "How far did you get?"
    assert screen_reader.name(card) == "How far did you get?"


def test_a_card_without_a_question_has_no_heading(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.heading is None
    assert card.body.count() == 0
