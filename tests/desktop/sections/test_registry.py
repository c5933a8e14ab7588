"""What holds for every section there is: it opens, is told, can be read by ears, copied and saved, and is not cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QLabel
from pytestqt.qtbot import QtBot

from tests.support.accessible import nameless
from tests.support.calibration import CHARTED, act, behind_of, calibration, chart_of, picture, saved, tools_of, wait
from tests.support.home import Home, at_home
from tests.support.inks import edge_of, ink_share
from tests.support.tables import cut_in
from unaided.desktop.colours import DARK
from unaided.desktop.sections.registry import SECTIONS
from unaided.domain.settings import Scheme

EVERY = tuple(entry.name for entry in SECTIONS)
LEAST, MOST = 0.005, 0.6  # of a chart's area that is drawn on


@pytest.mark.parametrize("name", EVERY)
def test_it_opens_by_its_pill_named_and_whole(home: Home, name: str) -> None:
    page = calibration(home)
    place = EVERY.index(name)
    QTest.mouseClick(page.tabs.pills[place], Qt.MouseButton.LeftButton)
    wait(home)

    assert page.place() == name
    assert page.tab.isVisible()
    assert page.tab.accessibleName() == SECTIONS[place].title
    assert nameless(page) == []
    assert cut_in(page) == []


@pytest.mark.parametrize("name", CHARTED)
def test_by_keys_alone_a_mark_opens_the_rows_behind_it(home: Home, name: str) -> None:
    page = calibration(home, name)
    tab, chart = page.tab, chart_of(page.tab)
    page.tabs.pills[EVERY.index(name)].setFocus()
    for _ in range(40):
        if page.focusWidget() is chart:
            break
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is chart, "the keyboard does not reach it"
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    wait(home)

    assert behind_of(tab).sentence.text()
    assert behind_of(tab).table.rowCount()


@pytest.mark.parametrize("name", CHARTED)
def test_what_it_means_opens_by_its_mark_and_leaves(home: Home, name: str) -> None:
    page = calibration(home, name)
    texts = {one.text() for one in page.tab.findChildren(QLabel) if one.isVisible()}
    QTest.keyClick(tools_of(page.tab).help, Qt.Key.Key_Space)
    told = {one.text() for one in page.tab.findChildren(QLabel) if one.isVisible()} - texts
    assert max(map(len, told)) > 100
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)

    assert not told & {one.text() for one in page.tab.findChildren(QLabel) if one.isVisible()}


@pytest.mark.parametrize("name", CHARTED)
def test_what_is_shown_can_be_copied_and_saved(home: Home, tmp_path: Path, name: str) -> None:
    page = calibration(home, name)
    act(tools_of(page.tab), "Copy as text")
    text = QGuiApplication.clipboard().text()
    assert text.count("\t") > 2
    act(tools_of(page.tab), "Copy as image")
    assert QGuiApplication.clipboard().image().width() > page.width()

    assert not QImage(str(saved(page.tab, tmp_path / "chart.png"))).isNull()
    drawing = saved(page.tab, tmp_path / "chart.svg").read_text()
    assert drawing.count("<path") + drawing.count("<polyline") + drawing.count("<text") > 4
    assert "<image" not in drawing
    header, *rows = saved(page.tab, tmp_path / "chart.csv").read_text().splitlines()
    assert header.count(",") >= 2
    assert rows


@pytest.mark.parametrize("name", CHARTED)
def test_a_saved_picture_is_of_the_light_colours_and_the_screen_keeps_its_own(
    home: Home, tmp_path: Path, name: str
) -> None:
    page = calibration(home, name)
    home.theme.choose(Scheme.DARK)
    wait(home)
    in_dark = QImage(str(saved(page.tab, tmp_path / "dark.png")))
    assert picture(page.tab).pixelColor(QPoint(1, 1)).name().upper() == DARK.surface

    home.theme.choose(Scheme.LIGHT)
    wait(home)
    assert in_dark == QImage(str(saved(page.tab, tmp_path / "light.png")))


@pytest.mark.parametrize("name", CHARTED)
def test_its_picture_is_neither_blank_nor_clipped(home: Home, name: str) -> None:
    page = calibration(home, name)
    chart = picture(page.tab)
    surface = chart.pixelColor(QPoint(1, 1))

    assert LEAST < ink_share(chart, surface) < MOST
    assert edge_of(picture(page.tab, around=2), surface) == set(), "it is larger than it says"
    if isinstance(chart_of(page.tab), QGraphicsView):  # which draws nothing beyond its edge: a label ends there
        assert edge_of(chart, surface) == set(), "what is drawn goes on beyond the picture's edge"


@pytest.mark.parametrize("name", EVERY)
def test_with_nothing_kept_it_says_so_and_draws_nothing(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    with at_home(qtbot, tmp_path / "empty") as home:
        page = calibration(home, name)
        said = [one.text() for one in page.tab.findChildren(QLabel) if one.isVisible()]

        assert any(words.endswith(".") for words in said)
        assert page.filters.isHidden()
        if name in CHARTED:
            assert tools_of(page.tab).isHidden()
