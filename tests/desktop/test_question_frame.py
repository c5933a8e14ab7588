"""The frame of a small question: as wide as it is to be, as high as it needs, its buttons at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from unaided.desktop.question_frame import at_the_right, column_of
from unaided.desktop.theme import GAP, GRID, width_of
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role

WIDTH = 320


def test_a_question_is_as_wide_as_it_is_to_be_and_grows_with_its_words(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    words = paragraph("Short.", Role.MUTED)
    no, yes = Button("&Leave it"), Button("&Keep it", Role.PRIMARY)
    column = column_of(dialog, WIDTH)
    column.addWidget(words)
    column.addLayout(at_the_right(no, yes))
    dialog.show()
    qtbot.waitExposed(dialog)
    low = dialog.height()

    assert dialog.width() == width_of(dialog, WIDTH) + 2 * GAP
    assert yes.geometry().right() == column.geometry().right()
    assert yes.geometry().left() - no.geometry().right() == GRID + 1
    words.setText("A sentence that is much longer than a line of it can ever be. " * 4)
    qtbot.waitUntil(lambda: dialog.height() > low)
