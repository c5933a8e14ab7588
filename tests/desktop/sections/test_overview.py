"""The cards below the speed chart: what they say and draw is what the services know; mouse and keys open a section."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support import people, screen_reader
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from tests.support.sections import settled
from unaided.desktop.calibration_page import CalibrationPage
from unaided.desktop.charts.month_lines import Shape
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.sections.overview import NEEDS, OverviewBoard
from unaided.desktop.sections.overview_card import OverviewCard
from unaided.desktop.sections.overview_drawing import SmallDrawing
from unaided.desktop.sections.overview_drawings import MonthsDrawing, RatiosDrawing, SharesDrawing
from unaided.desktop.sections.speed import Speed
from unaided.domain.measure.figure import Status
from unaided.domain.measure.overview import SPEEDS, Overview, overview
from unaided.domain.settings import Scheme
from unaided.services.calibration import Wanted

WIDE = QSize(950, 320)
NEAR = 0.51  # px


def shown(home: Home, wanted: Wanted | None = None) -> OverviewBoard:
    """Return the cards, shown and with what they read."""
    board = OverviewBoard(home.bridge, home.theme)
    home.qtbot.addWidget(board)
    board.resize(WIDE)
    board.refresh(wanted or Wanted())
    settled(home)
    board.show()
    return board


def known(home: Home) -> Overview:
    """Return what the services know."""
    seen = home.read(lambda services: services.sections.see(Wanted(), NEEDS))
    return overview(seen.figures, seen.months[SPEEDS], seen.evidence)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colours_in(image: QImage) -> set[str]:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name().upper() for x, y in places}


def at(image: QImage, place: QPointF) -> QColor:
    return image.pixelColor(place.toPoint())


def test_each_card_says_its_sentence_to_eyes_and_ears(home: Home) -> None:
    board, seen = shown(home), known(home)
    glances = (seen.speeds, seen.effect, seen.understood)
    titles = ("Two velocities", "What AI does to your time", "What you thought you understood")

    for card, glance, title in zip(board.opens, glances, titles, strict=True):
        assert card.sentence.text() == glance.sentence
        assert screen_reader.name(card) == f"{title}. {glance.sentence}"
        assert screen_reader.description(card).startswith("Opens the section.")
        assert card.drawing.isVisible()
        assert card.key.text() == glance.key
    assert nameless(board) == []


def test_the_months_are_drawn_as_the_figures_are_and_debt_is_what_is_below_100(home: Home) -> None:
    board, seen = shown(home), known(home)
    drawing = board.speeds.drawing
    assert isinstance(drawing, MonthsDrawing)
    image, last = picture(drawing), seen.speeds.months[-1]
    assert last.output is not None
    assert last.capability is not None
    output, capability = drawing.marks()

    assert (output.shape, capability.shape) == (Shape.DIAMOND, Shape.DISC)
    assert output.at == drawing.point(len(seen.speeds.months) - 1, math.log10(last.output))
    assert capability.at == drawing.point(len(seen.speeds.months) - 1, math.log10(last.capability))
    assert (at(image, output.at), at(image, capability.at)) == (QColor(LIGHT.ai), QColor(LIGHT.no_ai))
    level = drawing.point(0, 2.0).y()
    areas = drawing.debt()
    assert areas
    for area in areas:
        heights = [point.y() for point in area.toList()]
        assert min(heights) == pytest.approx(level, abs=NEAR)
        assert max(heights) > level


def test_ratios_stand_where_the_figures_say_with_their_ranges(home: Home) -> None:
    board, seen = shown(home), known(home)
    drawing = board.effect.drawing
    assert isinstance(drawing, RatiosDrawing)
    image = picture(drawing)

    assert [one.is_full for one in drawing.marks()] == [row.filled for row in seen.effect.rows]
    pairs = zip(seen.effect.rows, drawing.marks(), drawing.ranges(), strict=True)
    for number, (row, mark, (line, ink)) in enumerate(pairs):
        assert row.ends is not None
        ratio, low, high = (drawing.place(math.log10(end)) for end in row.ends)
        assert (mark.at.x(), line.x1(), line.x2()) == pytest.approx((ratio, low, high))
        assert mark.at.y() == line.y1() == drawing.y_of(number)
        assert mark.shape is Shape.DIAMOND
        assert ink == (LIGHT.muted if row.is_early else LIGHT.ai)
        assert at(image, mark.at) == QColor(ink)


def test_shares_stand_where_the_figures_say_and_are_told_apart_by_shape_and_lane(home: Home) -> None:
    board, seen = shown(home), known(home)
    drawing = board.understood.drawing
    assert isinstance(drawing, SharesDrawing)
    left, right = drawing.scale()
    marks = iter(drawing.marks())

    for use in seen.understood.uses:
        three = [next(marks), next(marks), next(marks)]
        figures = (use.predicted, use.explained, use.recalled)
        for mark, figure in zip(three, figures, strict=True):
            assert figure.value is not None
            assert (mark.at.x() - left) / (right - left) == pytest.approx(figure.value)
        assert [mark.shape for mark in three] == [Shape.TRIANGLE, Shape.SQUARE, Shape.DISC]
        assert [mark.is_full for mark in three] == [figure.status is Status.OK for figure in figures]
        assert three[0].at.y() < three[1].at.y() < three[2].at.y()
    assert next(marks, None) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_and_a_click_open_the_section_of_a_card(home: Home, key: Qt.Key) -> None:
    board = shown(home)
    heard: list[str] = []
    board.section_wanted.connect(heard.append)
    for card in board.opens:
        QTest.keyClick(card, key)
        QTest.mouseClick(card.sentence, Qt.MouseButton.LeftButton)

    assert heard == [name for name in ("two-velocities", "what-ai-does", "understanding") for _ in range(2)]


def test_below_the_chart_a_card_leads_to_its_section_and_the_tab_key_goes_from_left_to_right(home: Home) -> None:
    page = CalibrationPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(950, 760)
    page.show()
    settled(home)
    speed = page.tab
    assert isinstance(speed, Speed)
    assert speed.board is not None
    assert speed.overview is not None
    top = speed.overview.mapTo(speed.board, speed.overview.rect().topLeft()).y()
    assert speed.board.card.geometry().bottom() < top < speed.board.months.geometry().top()
    first, second, third = speed.overview.opens
    first.setFocus()
    for card in (second, third, speed.board.months.table):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is card

    QTest.keyClick(second, Qt.Key.Key_Return)
    settled(home)
    assert page.place() == "what-ai-does"


def test_colours_follow_the_theme_live(home: Home) -> None:
    board = shown(home)
    drawings: list[SmallDrawing] = [card.drawing for card in board.opens]
    home.theme.choose(Scheme.DARK)

    inks = ({DARK.ai, DARK.no_ai}, {DARK.ai}, {DARK.ink})
    for drawing, wanted in zip(drawings, inks, strict=True):
        assert wanted <= colours_in(picture(drawing))
    card = colours_in(picture(board.effect))
    assert DARK.surface in card
    assert LIGHT.surface not in card


def test_the_card_with_the_keyboard_has_an_edge_that_says_so(home: Home) -> None:
    board = shown(home)
    board.activateWindow()
    home.qtbot.waitUntil(board.isActiveWindow)
    board.effect.setFocus()

    assert LIGHT.focus in colours_in(picture(board.effect))
    assert LIGHT.focus not in colours_in(picture(board.speeds))


def test_in_a_narrow_window_the_cards_stand_below_each_other_and_nothing_is_cut(home: Home) -> None:
    board = shown(home)
    cards = list(board.opens)
    assert len({(card.y(), card.height()) for card in cards}) == 1
    board.resize(420, 900)
    home.qtbot.waitUntil(lambda: len({card.x() for card in cards}) == 1)

    assert [card.y() for card in cards] == sorted(card.y() for card in cards)
    for card in cards:
        assert card.drawing.width() >= card.drawing.minimumSizeHint().width()
        assert card.sentence.height() >= card.sentence.heightForWidth(card.sentence.width())


def test_a_filter_holds_for_the_cards_too(home: Home) -> None:
    board = shown(home, Wanted(kind="debug"))
    drawing = board.effect.drawing
    assert isinstance(drawing, RatiosDrawing)

    assert len(drawing.marks()) <= 2
    assert board.effect.sentence.text() != known(home).effect.sentence


def test_with_too_little_known_each_card_says_what_is_missing_and_draws_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        board = shown(home)

        sentences = [card.sentence.text() for card in board.opens]
        assert sentences[0].startswith("5 of 12 baseline tasks;")
        assert sentences[1].startswith("0 of 8 finished, sized tasks with AI, 5 of 8 without AI.")
        assert sentences[2].startswith("1 of 8 tasks explained with both answers")
        for card in board.opens:
            assert isinstance(card, OverviewCard)
            assert card.drawing.isHidden()
            assert card.key.isHidden()
