"""Marks answer to mouse and keyboard in the same words, and open what they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.charts import exported, near, pixel_of
from unaided.desktop.charts.mark_chart import Mark, MarkChart
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.theme import Theme
from unaided.domain.settings import Scheme

MARKS = tuple(Mark(float(x), float(10 + x % 2), f"The {x}th.", f"thing {x}") for x in range(1, 4))
Key = Qt.Key


@pytest.fixture
def chart(theme: Theme, show: Callable[[MarkChart], MarkChart]) -> MarkChart:
    """Return a chart of three marks, on the screen and with the keyboard."""
    made = show(MarkChart(theme, "Three marks"))
    made.show_axes((0.0, 4.0), (9.0, 12.0), [], [(10.0, "ten")])
    made.place_marks(MARKS)
    made.paint()
    made.setFocus()
    QApplication.processEvents()
    return made


@pytest.fixture
def told(chart: MarkChart) -> list[str]:
    """Return what it says."""
    words: list[str] = []
    chart.pointed.connect(words.append)
    return words


@pytest.fixture
def opened(chart: MarkChart) -> list[object]:
    """Return what it opens."""
    things: list[object] = []
    chart.chosen.connect(things.append)
    return things


def ring(chart: MarkChart) -> list[tuple[float, float]]:
    """Return where the ring is."""
    return list(zip(*(one.tolist() for one in chart.ring.getData()), strict=True))


def press(chart: MarkChart, *keys: Qt.Key) -> None:
    """Press these keys on it."""
    for key in keys:
        QTest.keyClick(chart, key)


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ((Key.Key_Right,), 0),
        ((Key.Key_Left,), 2),
        ((Key.Key_Down, Key.Key_Down), 1),
        ((Key.Key_End, Key.Key_Up), 1),
        ((Key.Key_Home,), 0),
        ((Key.Key_End, Key.Key_Right), 2),
        ((Key.Key_Home, Key.Key_Left), 0),
        ((Key.Key_Return,), 0),
    ],
    ids=str,
)
def test_keys_walk_the_marks_and_stop_at_the_ends(
    chart: MarkChart, told: list[str], opened: list[object], keys: tuple[Qt.Key, ...], at: int
) -> None:
    press(chart, *keys)
    assert (told[-1], opened[-1]) == (MARKS[at].words, MARKS[at].thing)
    assert ring(chart) == [(MARKS[at].x, MARKS[at].y)]
    assert chart.accessibleDescription() == MARKS[at].words


def test_enter_opens_the_same_mark_again(chart: MarkChart, opened: list[object]) -> None:
    press(chart, Key.Key_Right, Key.Key_Space, Key.Key_Enter)
    assert opened == ["thing 1"] * 3


def test_other_keys_are_left_to_the_page(chart: MarkChart, told: list[str]) -> None:
    press(chart, Key.Key_A, Key.Key_Escape)
    chart.place_marks(())
    press(chart, Key.Key_Right)
    assert told == []
    assert chart.nearest(1.0, 11.0) is None


def test_the_pointer_says_what_the_keyboard_does_and_opens_nothing(
    chart: MarkChart, told: list[str], opened: list[object], qtbot: QtBot
) -> None:
    QTest.mouseMove(chart.viewport(), pixel_of(chart, 1) + QPoint(6, 6))
    qtbot.waitUntil(lambda: told[-1:] == [MARKS[1].words])
    press(chart, Key.Key_Right, Key.Key_Right)
    assert told[-1] == MARKS[1].words
    assert len(opened) == 2


def test_the_pointer_far_from_all_marks_says_nothing_and_leaving_goes_back_to_the_choice(
    chart: MarkChart, told: list[str], qtbot: QtBot
) -> None:
    press(chart, Key.Key_Right)
    QTest.mouseMove(chart.viewport(), pixel_of(chart, 1) + QPoint(60, 0))
    qtbot.waitUntil(lambda: told[-1] == "")
    assert ring(chart) == [(MARKS[0].x, MARKS[0].y)]
    QTest.mouseMove(chart.viewport(), pixel_of(chart, 2))
    qtbot.waitUntil(lambda: told[-1] == MARKS[2].words)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert told[-1] == MARKS[0].words
    assert ring(chart) == [(MARKS[0].x, MARKS[0].y)]


def test_a_click_opens_the_nearest_mark_and_one_elsewhere_none(
    chart: MarkChart, told: list[str], opened: list[object]
) -> None:
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=pixel_of(chart, 2) - QPoint(4, 0))
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=pixel_of(chart, 2) + QPoint(0, 50))
    assert opened == ["thing 3"]
    assert MARKS[2].words in told


def test_a_choice_from_elsewhere_rings_its_mark_and_tells_nobody(
    chart: MarkChart, told: list[str], opened: list[object]
) -> None:
    chart.choose("thing 2")
    assert ring(chart) == [(MARKS[1].x, MARKS[1].y)]
    press(chart, Key.Key_Right)
    assert opened == ["thing 3"]
    chart.choose("nothing of the kind")
    assert ring(chart) == []
    assert told == [MARKS[2].words]


def test_new_marks_forget_the_choice(chart: MarkChart) -> None:
    press(chart, Key.Key_End)
    chart.place_marks(MARKS[:1])
    assert ring(chart) == []
    assert chart.marks == MARKS[:1]


@pytest.mark.parametrize(("scheme", "ink"), [(Scheme.LIGHT, LIGHT.ink), (Scheme.DARK, DARK.ink)], ids=str)
def test_the_ring_is_seen_in_the_themes_ink_and_never_exported(
    theme: Theme, chart: MarkChart, scheme: Scheme, ink: str
) -> None:
    theme.choose(scheme)
    press(chart, Key.Key_Right)
    at = pixel_of(chart, 0) - QPoint(10, 0)
    assert chart.ring.points()[0].pen().color().name().upper() == ink
    assert not near(exported(chart), ink, at * 2)
    assert chart.ring.isVisible()
