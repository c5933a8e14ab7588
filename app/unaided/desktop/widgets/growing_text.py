"""A plain-text field that grows with what is written into it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from unaided.desktop.theme import GRID

LINES_AT_MOST = 12  # beyond, it scrolls: the dialog has to stay on the screen


class GrowingText(QPlainTextEdit):
    """Several lines of words. Tab moves on; what is pasted comes in as plain text."""

    typed = Signal()  # the words are others now

    def __init__(self, name: str, hint: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        """Make it empty, at least this many lines high."""
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self.typed)
        self._grow()

    @property
    def words(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def show_words(self, words: str) -> None:
        """Show these words, with the cursor behind them to go on; nobody is told."""
        with QSignalBlocker(self):
            self.setPlainText(words)
        self.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def _grow(self) -> None:
        """Be as high as the lines need; a plain-text document measures itself in lines."""
        lines = round(self.document().size().height())
        shown = max(self._lines, min(LINES_AT_MOST, lines))
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + 3 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where the words that are there already wrap into more lines than they did."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """Return a width for a line that can be read, at the height it has now."""
        return QSize(40 * GRID, self.height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take whatever has a text in it."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, also what came as HTML alone."""
        words = source.text() if source.hasText() else QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        self.textCursor().insertText(words.replace("\0", ""))
        self.ensureCursorVisible()
