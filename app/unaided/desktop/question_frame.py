"""The frame of a small question: one column as wide as it is to be, with its buttons in a row at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from unaided.desktop.theme import GAP, GRID, width_of


def column_of(dialog: QDialog, width: int) -> QVBoxLayout:
    """Return the column of a dialog that is this many pixels wide, more with a large font, and as high as it needs."""
    frame = QVBoxLayout(dialog)
    frame.setContentsMargins(GAP, GAP, GAP, GAP)
    frame.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
    body = QWidget()
    body.setFixedWidth(width_of(dialog, width))
    frame.addWidget(body)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    return column


def at_the_right(*buttons: QWidget) -> QHBoxLayout:
    """Return a row of buttons at the right, the one that is meant most the last."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
