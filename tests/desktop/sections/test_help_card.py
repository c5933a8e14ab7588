"""What a section means: the help pages of its figures, opened and left by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from unaided.desktop.sections.help_card import HelpCard
from unaided.domain.measure.help.pages import help_of
from unaided.domain.measure.report_text import TITLES

NAMES = ("estimation_bias", "lookups_per_hour")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window with the mark that asks, and the card below it, closed."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QPushButton("?"))
    card = HelpCard(NAMES)
    column.addWidget(card)
    card.hide()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def parts(window: QWidget) -> tuple[QPushButton, HelpCard]:
    """Return its mark and its card."""
    return window.findChildren(QPushButton)[0], window.findChildren(HelpCard)[0]


def test_it_holds_every_figure_s_page_whole(window: QWidget) -> None:
    _, card = parts(window)
    shown = [one.text() for one in card.findChildren(QLabel)]
    for name in NAMES:
        assert TITLES[name] in shown
        assert all(words in shown for words in help_of(name).text().strip().split("\n\n"))
    assert card.accessibleDescription() == card.text()


def test_the_mark_opens_it_and_esc_leads_back_there(window: QWidget) -> None:
    mark, card = parts(window)
    card.turn(mark)
    assert card.isVisible()
    assert card.hasFocus()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert mark.hasFocus()


def test_the_mark_closes_it_too_and_other_keys_do_not(window: QWidget) -> None:
    mark, card = parts(window)
    card.turn(mark)
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert card.isVisible()
    card.turn(mark)
    assert card.isHidden()
