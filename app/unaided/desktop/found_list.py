"""What a search found among all words written: kind, task, day, and an excerpt with the words found in bold."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import assert_never

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAbstractTextDocumentLayout, QKeyEvent, QPainter, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from unaided.desktop.recall_words import day_of
from unaided.desktop.table_style import scroll_style
from unaided.desktop.theme import GRID, Theme
from unaided.domain.search import Found, WordsKind, places

FOUND, MARKED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


def kind_words(kind: WordsKind) -> str:
    """Return what words were written as."""
    match kind:
        case WordsKind.EXPLANATION:
            return "Explanation"
        case WordsKind.GOING_ON:
            return "A sentence on the way"
        case WordsKind.REFLECTION:
            return "Reflection"
        case WordsKind.GAP:
            return "Gap"
        case WordsKind.LOOK_UP:
            return "Look-up"
        case WordsKind.RECALL:
            return "Recall"
        case _:
            assert_never(kind)


def head_words(found: Found) -> str:
    """Return what was found, whose, and of when."""
    return f"{kind_words(found.kind)} · {found.title} · {day_of(found.at)}"


def marked(text: str, words: tuple[str, ...]) -> str:
    """Return a text as HTML with these words in bold; whatever the text holds stays text."""
    html, done = "", 0
    for begin, end in places(text, words):
        html += f"{escape(text[done:begin])}<b>{escape(text[begin:end])}</b>"
        done = end
    return html + escape(text[done:])


class FoundList(QListWidget):
    """A list walked by keys; Enter or a double click opens what was found."""

    opened = Signal(object)  # Found

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Found in what you wrote")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(FoundDelegate(theme, self))
        self.itemDoubleClicked.connect(self._on_opened)
        theme.changed.connect(self._paint)
        self._paint()

    def show_found(self, found: Sequence[Found], words: tuple[str, ...]) -> None:
        """Show these in place of those before."""
        self.clear()
        for one in found:
            item = QListWidgetItem(f"{head_words(one)}: {one.excerpt}")  # what a screen reader reads
            item.setData(FOUND, one)
            item.setData(MARKED, f"{marked(one.excerpt, words)}")
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        item = self.currentItem()
        if Qt.Key(event.key()) in ENTERS and item is not None:
            self._on_opened(item)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the excerpts anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(QListWidgetItem)
    def _on_opened(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(FOUND))

    @Slot()
    def _paint(self) -> None:
        c = self._theme.colours
        rows = f"""
QListWidget {{ background: {c.surface}; border: 1px solid transparent; border-radius: 4px; outline: none; }}
QListWidget:focus {{ border-color: {c.focus}; }}
QListWidget::item {{ border-bottom: 1px solid {c.line}; }}
QListWidget::item:selected {{ background: {c.no_ai_tint}; }}
"""
        self.setStyleSheet(scroll_style(c) + rows)


class FoundDelegate(QStyledItemDelegate):
    """A quiet line that says what it is, and the excerpt below it."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        """Paint the rows of this list."""
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _document(self, index: Index) -> QTextDocument:
        found: Found = index.data(FOUND)
        document = QTextDocument()
        document.setDefaultFont(self._view.font())
        document.setDocumentMargin(GRID)
        muted = self._theme.colours.muted
        head = f'<span style="color: {muted}">{escape(head_words(found))}</span>'
        document.setHtml(f"{head}<br>{index.data(MARKED)}")
        document.setTextWidth(self._view.viewport().width())
        return document

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the wrapped excerpt needs."""
        del option  # the list's own width counts
        document = self._document(index)
        return QSize(self._view.viewport().width(), round(document.size().height()) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's ground as the list's style has it, then the text."""
        self.initStyleOption(option, index)
        option.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colours.ink)
        painter.save()
        painter.translate(option.rect.topLeft())
        painter.setClipRect(QRectF(0, 0, option.rect.width(), option.rect.height()))
        document = self._document(index)  # its layout lives no longer than it does
        document.documentLayout().draw(painter, context)
        painter.restore()
