"""A label of one line that ends in … where it is too long for its place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from unaided.desktop.widgets.roles import Role, dress


class Elided(QLabel):
    """Words cut to the place there is; whoever reads the screen hears all of them."""

    def __init__(self, role: Role) -> None:
        """Say nothing yet."""
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        dress(self, role)

    @property
    def words(self) -> str:
        """Return all the words."""
        return self._words

    def tell(self, words: str) -> None:
        """Say these words."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size that asks for no width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
