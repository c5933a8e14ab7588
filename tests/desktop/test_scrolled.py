"""Cards that scroll: they are as wide with the bar as without it, and one that is asked for comes into view."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from unaided.desktop.scrolled import Scrolled
from unaided.desktop.table_style import BAR
from unaided.desktop.theme import GAP, Theme
from unaided.desktop.widgets.card import Card

WIDE, HIGH = 400, 300


def shown(qtbot: QtBot, *heights: int) -> tuple[Scrolled, list[QWidget]]:
    """Return a page's column of cards so high, shown in a low window."""
    scrolled = Scrolled(Theme(), in_page=True)
    qtbot.addWidget(scrolled)
    cards: list[QWidget] = [Card("A question that may wrap") for _ in heights]
    for card, height in zip(cards, heights, strict=True):
        card.setFixedHeight(height)
        scrolled.add(card)
    scrolled.resize(WIDE, HIGH)
    with qtbot.waitExposed(scrolled):
        scrolled.show()
    return scrolled, cards


@pytest.mark.parametrize("height", [100, 700])
def test_a_card_is_as_wide_with_the_bar_as_without(qtbot: QtBot, height: int) -> None:
    scrolled, [card] = shown(qtbot, height)

    assert bool(scrolled.verticalScrollBar().maximum()) is (height > HIGH)
    qtbot.waitUntil(lambda: card.width() == WIDE - BAR)


@pytest.mark.parametrize(
    ("high", "begins", "expected"),
    [
        (100, 0, 200 + GAP + 100 + GAP - HIGH),  # just into view, with the gap below it
        (100, 200, 200),  # it is seen already
        (100, 500, 200 + GAP),  # it is above
        (600, 0, 200 + GAP),  # it is higher than the window
    ],
)
def test_a_card_comes_into_view_by_as_little_as_it_takes(qtbot: QtBot, high: int, begins: int, expected: int) -> None:
    scrolled, [_, card, _] = shown(qtbot, 200, high, 800)
    scrolled.verticalScrollBar().setValue(begins)
    scrolled.bring(card)

    assert scrolled.verticalScrollBar().value() == expected
