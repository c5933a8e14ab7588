"""Widgets are set in lines: on the next one where they no longer fit, and none is lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from unaided.desktop.widgets.flow import FlowLayout


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    """Return a box with five words of 100 by 20 pixels, 10 apart."""
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, spacing=10)
    for _ in range(5):
        word = QLabel("word")
        word.setFixedSize(100, 20)
        flow.addWidget(word)
    return box


def corners(box: QWidget, width: int) -> list[tuple[int, int]]:
    """Return where the words are set at this width."""
    box.resize(width, 300)
    box.show()
    words = [word for word in box.findChildren(QLabel) if not word.isHidden()]
    return [(word.x(), word.y()) for word in words]


@pytest.mark.parametrize(
    ("width", "expected", "height"),
    [
        (540, [(0, 0), (110, 0), (220, 0), (330, 0), (440, 0)], 20),
        (539, [(0, 0), (110, 0), (220, 0), (330, 0), (0, 30)], 50),
        (210, [(0, 0), (110, 0), (0, 30), (110, 30), (0, 60)], 80),
        (100, [(0, 0), (0, 30), (0, 60), (0, 90), (0, 120)], 140),
    ],
)
def test_words_go_on_the_next_line(box: QWidget, width: int, expected: list[tuple[int, int]], height: int) -> None:
    assert corners(box, width) == expected
    assert box.heightForWidth(width) == height


def test_a_hidden_word_leaves_no_gap(box: QWidget) -> None:
    box.findChildren(QLabel)[1].hide()
    assert corners(box, 540) == [(0, 0), (110, 0), (220, 0), (330, 0)]


def test_it_may_be_as_narrow_as_its_widest_word(box: QWidget) -> None:
    assert box.minimumSizeHint().width() == 100
    assert box.sizeHint().width() == 540


def test_a_word_that_is_taken_away_is_given_back() -> None:
    flow = FlowLayout()
    assert flow.takeAt(0) is None
    assert flow.itemAt(0) is None
    assert flow.count() == 0


@pytest.mark.parametrize(
    ("width", "lines"),
    [(540, [5]), (539, [3, 2]), (430, [3, 2]), (320, [3, 2]), (210, [2, 2, 1]), (209, [1, 1, 1, 1, 1])],
)
def test_even_lines_are_about_equally_long_and_no_more_than_needed(qtbot: QtBot, width: int, lines: list[int]) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, spacing=10, is_even=True)
    for _ in range(5):
        word = QLabel("word")
        word.setFixedSize(100, 20)
        flow.addWidget(word)
    tops = [y for _, y in corners(box, width)]

    assert [tops.count(top) for top in sorted(set(tops))] == lines
