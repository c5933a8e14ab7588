"""A card that is a button: a title, a sentence and a small drawing of a section, which it opens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from unaided.desktop.sections.overview_drawing import SmallDrawing
from unaided.desktop.theme import GAP, GRID, HALF, Theme
from unaided.desktop.widgets.buttons import ENTERS
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.overview import Glance

CORNER = 8.0  # px, as every card has


class OverviewCard(QAbstractButton):
    """Click, Enter and Space press it; ears hear title and sentence."""

    def __init__(self, theme: Theme, title: str, drawing: SmallDrawing, parent: QWidget | None = None) -> None:
        """Make it with its title; what it says comes with the figures."""
        super().__init__(parent)
        self._theme = theme
        self.title = title
        self.drawing = drawing
        self.sentence = paragraph("", Role.MUTED)
        self.key = paragraph("", Role.SMALL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._lay_out()
        theme.changed.connect(self.update)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(HALF)
        column.addWidget(paragraph(self.title, Role.SUBHEADING))
        column.addWidget(self.sentence)
        column.addStretch(1)
        column.addSpacing(GRID)
        column.addWidget(self.drawing)
        column.addWidget(self.key)

    def say(self, glance: Glance) -> None:
        """Say this; without a key there is nothing to draw."""
        self.sentence.setText(glance.sentence)
        self.key.setText(glance.key)
        for part in (self.drawing, self.key):
            part.setVisible(bool(glance.key))
        self.setAccessibleName(f"{self.title}. {glance.sentence}")
        self.setAccessibleDescription(f"Opens the section. {glance.key}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it, as Space does."""
        if Qt.Key(event.key()) in ENTERS:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, its edge darker under the pointer and blue with the keyboard."""
        colours = self._theme.colours
        focused, hovered = self.hasFocus(), self.underMouse()
        edge = colours.focus if focused else colours.edge if hovered else colours.line
        width = 2.0 if focused else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(colours.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        painter.end()
