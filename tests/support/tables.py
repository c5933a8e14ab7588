"""What of a table a person can read."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableWidget, QTableWidgetItem, QWidget

TALL = 10_000  # px


def cut_in(window: QWidget) -> list[str]:
    """Return the texts of all tables that are seen in a window that their cells have no room for."""
    tables = [table for table in window.findChildren(QTableWidget) if table.isVisible()]
    return [words for table in tables for words in cut_texts(table)]


def cut_texts(table: QTableWidget) -> list[str]:
    """Return the texts of a table, of its header too, that their columns and rows have no room for."""
    head, columns = table.horizontalHeader(), range(table.columnCount())
    aside = ["columns out of view"] if table.horizontalScrollBar().maximum() else []
    heads = [f"header {at}" for at in columns if head.sectionSize(at) < head.sectionSizeHint(at)]
    items = [table.item(row, column) for row in range(table.rowCount()) for column in columns]
    return aside + heads + [item.text() for item in items if item is not None and not _fits(table, item)]


def _fits(table: QTableWidget, item: QTableWidgetItem) -> bool:
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect = table.visualItemRect(item)
    option.text = item.text()
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
    style = table.style()
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, table) + 1
    there = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table).adjusted(margin, 0, -margin, 0)
    wrap = Qt.TextFlag.TextWordWrap if table.wordWrap() else 0
    needed = QFontMetrics(option.font).boundingRect(QRect(0, 0, there.width(), TALL), wrap, item.text())
    return needed.width() <= there.width() and needed.height() <= there.height()
