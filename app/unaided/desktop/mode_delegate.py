"""A column of modes: each in its colour, beside the shape that says the same (Law 11)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from unaided.desktop.theme import Theme
from unaided.domain.session import Mode
from unaided.domain.words import mode_mark


class ModeDelegate(QStyledItemDelegate):
    """Paints what begins with a mode's mark in that mode's colour."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Take the colours."""
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Choose the colour of the text."""
        super().initStyleOption(option, index)
        colours = self._theme.colours
        colour = colours.ai_text if option.text.startswith(mode_mark(Mode.AI)) else colours.no_ai_text
        option.palette.setColor(QPalette.ColorRole.Text, QColor(colour))
