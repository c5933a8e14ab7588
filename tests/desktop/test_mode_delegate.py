"""A mode's text has its mode's colour, in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.mode_delegate import ModeDelegate
from unaided.desktop.theme import Theme
from unaided.domain.session import Mode
from unaided.domain.settings import Scheme
from unaided.domain.words import mode_words


@pytest.mark.parametrize(
    ("scheme", "mode", "colour"),
    [
        (Scheme.LIGHT, Mode.NO_AI, LIGHT.no_ai_text),
        (Scheme.LIGHT, Mode.AI, LIGHT.ai_text),
        (Scheme.DARK, Mode.NO_AI, DARK.no_ai_text),
        (Scheme.DARK, Mode.AI, DARK.ai_text),
    ],
)
def test_the_text_has_its_modes_colour(qtbot: QtBot, scheme: Scheme, mode: Mode, colour: str) -> None:
    assert qtbot
    model = QStandardItemModel()
    model.appendRow(QStandardItem(mode_words(mode)))
    option = QStyleOptionViewItem()
    ModeDelegate(Theme(scheme=scheme)).initStyleOption(option, model.index(0, 0))

    assert option.palette.color(QPalette.ColorRole.Text) == QColor(colour)
