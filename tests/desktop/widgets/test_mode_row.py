"""The mode is chosen by arrows or its letter, and told by shape as well as by colour (Law 11)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from tests.support.keyboard import Keyboard
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.mode_row import ModeRow
from unaided.domain.session import Mode
from unaided.domain.settings import Scheme

Key = Qt.Key
Show = Callable[..., Keyboard]
SIZE = 12


@pytest.fixture
def row(theme: Theme) -> ModeRow:
    return ModeRow("Mode", theme)


def marks(row: ModeRow) -> list[QImage]:
    """Return the shapes as they show."""
    return [pill.icon().pixmap(SIZE, SIZE).toImage() for pill in row.pills]


def middles(row: ModeRow) -> list[QColor]:
    """Return the shapes' colours."""
    return [mark.pixelColor(SIZE // 2, SIZE // 2) for mark in marks(row)]


def test_the_modes_differ_in_shape(row: ModeRow) -> None:
    no_ai, ai = (mark.convertToFormat(QImage.Format.Format_Alpha8) for mark in marks(row))
    assert no_ai != ai


def test_the_shapes_wear_the_colours_there_are_now(row: ModeRow, theme: Theme) -> None:
    assert middles(row) == [QColor(LIGHT.no_ai), QColor(LIGHT.ai)]
    theme.choose(Scheme.DARK)
    assert middles(row) == [QColor(DARK.no_ai), QColor(DARK.ai)]


@pytest.mark.parametrize(
    ("key", "expected"),
    [(Key.Key_Space, Mode.NO_AI), (Key.Key_Right, Mode.AI), (Key.Key_1, Mode.NO_AI), (Key.Key_2, Mode.AI)],
)
def test_keys_choose(keyboard: Show, row: ModeRow, key: Qt.Key, expected: Mode) -> None:
    chosen = QSignalSpy(row.chosen)
    keyboard(row).press(key)
    assert row.value is expected
    assert chosen.at(0) == [expected]


@pytest.mark.parametrize(("letter", "expected"), [(Key.Key_N, Mode.NO_AI), (Key.Key_A, Mode.AI)])
def test_alt_and_its_letter_choose_from_anywhere(
    qtbot: QtBot, keyboard: Show, row: ModeRow, letter: Qt.Key, expected: Mode
) -> None:
    keyboard(row).alt(letter)
    qtbot.waitUntil(lambda: row.value is expected)


def test_a_screen_reader_hears_the_modes_and_chooses(row: ModeRow) -> None:
    assert [screen_reader.name(pill) for pill in row.pills] == ["No AI", "AI"]
    screen_reader.act(row.pills[1], "Toggle")
    assert row.value is Mode.AI
