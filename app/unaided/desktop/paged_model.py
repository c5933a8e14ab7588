"""Rows as a table model that reads a page when it is looked at: 100,000 rows scroll."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.domain.trouble import UnaidedError

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
Texts = Callable[[T], tuple[str, ...]]  # what a row's cells say, in the order of the header
Reader = Callable[[Services, int, int], Sequence[T]]  # so many rows, from this one on
PAGE = 100  # rows
PAGES_KEPT = 20  # a screen or two each; older ones are read again when they are looked at
WAITING = 3  # pages that are still wanted while one is read: what was scrolled past is not
EARLY = PAGE // 4  # rows before a page's end at which the next is read
NOWHERE = QModelIndex()


class PagedModel(QAbstractTableModel, Generic[T]):
    """The rows a filter means; rows that are not read yet are empty for a moment."""

    def __init__(self, bridge: Bridge, header: Sequence[str], parent: QObject | None = None) -> None:
        """Mean nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._header = tuple(header)
        self._count = 0
        self._pages: OrderedDict[int, Sequence[T]] = OrderedDict()
        self._read: Reader[T] = _nothing
        self._texts: Texts[T] | None = None
        self._written: dict[int, tuple[str, ...]] = {}
        self._wanted: list[int] = []
        self._reading: int | None = None
        self._turn = 0

    def show_rows(self, count: int, first: Sequence[T], texts: Texts[T], read: Reader[T]) -> None:
        """Mean so many rows; `first` are those at the beginning, and `read` reads the others."""
        self.beginResetModel()
        self._count, self._texts, self._read = count, texts, read
        parts = range(0, len(first), PAGE)
        self._pages = OrderedDict((begin // PAGE, first[begin : begin + PAGE]) for begin in parts)
        self._written.clear()
        self.forget()
        self.endResetModel()

    def forget(self) -> None:
        """Wait for no page any more."""
        self._turn += 1
        self._wanted.clear()
        self._reading = None

    def row(self, number: int) -> T | None:
        """Return what a row stands for, None while it is not read yet."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        if place >= PAGE - EARLY:
            self._want(page + 1)
        elif place < EARLY:
            self._want(page - 1)
        return rows[place] if place < len(rows) else None

    def _want(self, page: int) -> None:
        if page in self._pages or not 0 <= page * PAGE < self._count or page == self._reading:
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted = [*self._wanted, page][-WAITING:]
        self._read_next()

    def _read_next(self) -> None:
        if self._reading is None and self._wanted:
            self._reading = self._wanted.pop()  # what was looked at last comes first
            job = partial(_rows, self._read, self._reading)
            self._bridge.ask(job, partial(self._take, self._turn, self._reading), self._refused)

    def _refused(self, trouble: UnaidedError) -> None:
        self._reading = None
        self._bridge.told.emit(trouble.sentence)

    def _take(self, turn: int, page: int, rows: Sequence[T]) -> None:
        if turn != self._turn:
            return
        self._reading = None
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            gone, _ = self._pages.popitem(last=False)
            for number in range(gone * PAGE, (gone + 1) * PAGE):
                self._written.pop(number, None)
        last = min(self._count, (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self._header) - 1))
        self._read_next()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's text, empty while its page is read."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None or self._texts is None:
            return ""
        if index.row() not in self._written:  # a row is written once for all its cells
            self._written[index.row()] = self._texts(row)
        return self._written[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._header[section]
        return None


def _rows(read: Reader[T], page: int, services: Services) -> Sequence[T]:
    return read(services, PAGE, page * PAGE)


def _nothing(_services: Services, _limit: int, _offset: int) -> Sequence[T]:
    return ()
