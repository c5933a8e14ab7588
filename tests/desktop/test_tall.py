"""A form is as high as it is, or scrolls where its window would be higher than the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QDialog, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from unaided.desktop.tall import Tall

LINES = 12


def opened(qtbot: QtBot) -> tuple[QDialog, Tall, list[QLineEdit]]:
    """Return a window with twelve fields in it."""
    window, form = QDialog(), QWidget()
    qtbot.addWidget(window)
    column, whole = QVBoxLayout(form), QVBoxLayout(window)
    fields = [QLineEdit() for _ in range(LINES)]
    for field in fields:
        field.setFixedHeight(40)
        column.addWidget(field)
    form.setFixedWidth(300)
    whole.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
    tall = Tall(form, column, whole)
    whole.addWidget(tall)
    tall.fit()
    window.show()
    qtbot.waitExposed(window)
    return window, tall, fields


@pytest.mark.parametrize(("high", "scrolls"), [(1000, False), (400, True)])
def test_it_scrolls_only_where_it_must(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, high: int, *, scrolls: bool
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 800, high))
    window, tall, _ = opened(qtbot)
    assert window.height() <= high
    assert (tall.verticalScrollBar().maximum() > 0) is scrolls


def test_what_gets_the_focus_comes_into_sight(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 800, 400))
    window, tall, fields = opened(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    fields[-1].setFocus()
    assert tall.viewport().rect().contains(fields[-1].mapTo(tall.viewport(), fields[-1].rect().center()))


def test_a_form_that_becomes_lower_makes_its_window_lower(qtbot: QtBot) -> None:
    window, _, fields = opened(qtbot)
    before = window.height()
    for field in fields[4:]:
        field.hide()
    qtbot.waitUntil(lambda: window.height() < before - 200)
