"""What a widget is, is seen: each role has its look, which grows with the system's font."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.stylesheet import stylesheet
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.pills import Pill
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import Mode
from unaided.domain.settings import Scheme

SCHEMES = pytest.mark.parametrize(("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])


def look(qtbot: QtBot, button: QPushButton) -> QImage:
    """Return how a button looks."""
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    return button.grab().toImage()


def inside(picture: QImage) -> QColor:
    """Return what the words stand on."""
    return picture.pixelColor(8, picture.height() // 2)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_look(role: Role) -> None:
    assert f'[role="{role}"]' in stylesheet(LIGHT, 10)


@SCHEMES
def test_the_one_thing_to_do_stands_out(qtbot: QtBot, scheme: Scheme, colours: Colours) -> None:
    theme = Theme(scheme=scheme)
    assert theme.colours == colours
    assert inside(look(qtbot, Button("Start", Role.PRIMARY))) == QColor(colours.no_ai)
    assert inside(look(qtbot, Button("Later"))) == QColor(colours.surface)


@SCHEMES
def test_a_chosen_pill_wears_its_modes_tint(qtbot: QtBot, scheme: Scheme, colours: Colours) -> None:
    theme = Theme(scheme=scheme)
    assert theme.colours == colours
    for mode, tint in ((None, colours.no_ai_tint), (Mode.NO_AI, colours.no_ai_tint), (Mode.AI, colours.ai_tint)):
        pill = Pill("Bug", accent=mode)
        assert inside(look(qtbot, pill)) == QColor(colours.surface)
        pill.setChecked(True)
        assert inside(look(qtbot, pill)) == QColor(tint)


def test_a_heading_is_larger_than_a_small_text_and_both_grow_with_the_font(qtbot: QtBot) -> None:
    theme = Theme(scheme=Scheme.LIGHT)
    assert theme.colours == LIGHT
    heights = {}
    for role in (Role.SMALL, Role.SUBHEADING, Role.HEADING):
        made = label("Fix the retry", role)
        qtbot.addWidget(made)
        small = made.sizeHint().height()
        made.setStyleSheet(stylesheet(LIGHT, 20))
        heights[role] = small
        assert made.sizeHint().height() > small
    assert heights[Role.SMALL] < heights[Role.HEADING]
