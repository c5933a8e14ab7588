"""Labels: the person's words in them are always plain text, never markup."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from unaided.desktop.widgets.roles import Role, dress

_LONG_WORD = re.compile(r"\S{24}(?=\S)")


def wrappable(words: str) -> str:
    """Return a text whose long words (a path, a link) may break too: a label breaks at spaces alone."""
    return _LONG_WORD.sub("\\g<0>\u200b", words)


def label(words: str, role: Role, parent: QWidget | None = None) -> QLabel:
    """Return a label of one line."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    dress(made, role)
    return made


def paragraph(words: str, role: Role, parent: QWidget | None = None) -> QLabel:
    """Return a label that wraps."""
    made = label(words, role, parent)
    made.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def long_paragraph(words: str, role: Role, parent: QWidget | None = None) -> QLabel:
    """Return a label that wraps, whole in a narrow column too; beside it something has to take the room left over."""
    made = paragraph(words, role, parent)
    policy = made.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # a fixed one is never higher than in its favourite width
    made.setSizePolicy(policy)
    return made


def label_for(words: str, buddy: QWidget) -> QLabel:
    """Return a small label that names a control; its `&` letter leads there."""
    made = label(words, Role.SMALL)
    made.setBuddy(buddy)
    return made
