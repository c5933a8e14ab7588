"""No AI is a disc, AI a diamond, wherever a mode is shown (Law 11)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.marks import SCALES, ModeMark, accent, mark_icon
from unaided.domain.session import Mode
from unaided.domain.settings import Scheme

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("scale", SCALES)
def test_a_disc_fills_the_corners_that_a_diamond_leaves(scale: int) -> None:
    side = 24 * scale
    at = round(side * 0.2)  # on the diagonal: within a disc, outside a diamond
    for mode, filled in ((Mode.NO_AI, True), (Mode.AI, False)):
        picture = mark_icon(mode, "#112233", 24).pixmap(QSize(24, 24), scale).toImage()
        corners = [picture.pixelColor(x, y) for x in (at, side - 1 - at) for y in (at, side - 1 - at)]
        assert [corner.alpha() > 0 for corner in corners] == [filled] * 4
        assert picture.pixelColor(side // 2, side // 2) == QColor("#112233")


def test_each_mode_has_its_accent_in_light_and_in_dark(theme: Theme) -> None:
    assert (accent(theme, Mode.NO_AI), accent(theme, Mode.AI)) == (LIGHT.no_ai, LIGHT.ai)
    theme.choose(Scheme.DARK)
    assert (accent(theme, Mode.NO_AI), accent(theme, Mode.AI)) == (DARK.no_ai, DARK.ai)


@pytest.mark.parametrize(("mode", "name"), [(Mode.NO_AI, "No AI"), (Mode.AI, "AI")])
def test_a_mark_in_a_text_follows_the_colours_and_has_a_name(qtbot: QtBot, theme: Theme, mode: Mode, name: str) -> None:
    mark = ModeMark(theme, mode)
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    middle = (mark.width() // 2, mark.height() // 2)
    assert mark.grab().toImage().pixelColor(*middle) == QColor(LIGHT.muted)
    theme.choose(Scheme.DARK)
    assert mark.grab().toImage().pixelColor(*middle) == QColor(DARK.muted)
    assert screen_reader.name(mark) == name
