"""Finished sessions as a table model that reads a page when it is looked at: 100,000 rows scroll."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.row_texts import HEADER, row_texts
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.trouble import UnaidedError

Index = QModelIndex | QPersistentModelIndex
PAGE = 100  # rows
PAGES_KEPT = 20  # a screen or two each; older ones are read again when they are looked at
NOWHERE = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """The sessions a filter means; rows that are not read yet are empty for a moment."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Mean nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._wanted = SessionFilter()
        self._count = 0
        self._pages: OrderedDict[int, Sequence[SessionRow]] = OrderedDict()
        self._asked: set[int] = set()
        self._owed: frozenset[UUID] = frozenset()
        self._turn = 0

    def show_sessions(self, wanted: SessionFilter, count: int, first: Sequence[SessionRow]) -> None:
        """Mean these sessions; `first` is their first page."""
        self.beginResetModel()
        self._wanted = wanted
        self._count = count
        self._pages = OrderedDict({0: first})
        self._asked = set()
        self._owed = frozenset(owed.session_id for owed in self._bridge.now.owed)
        self._turn += 1
        self.endResetModel()

    def forget(self) -> None:
        """Wait for no page any more."""
        self._turn += 1

    def row(self, number: int) -> SessionRow | None:
        """Return the session of a row, None while it is not read yet."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        self._bridge.ask(
            partial(_rows, self._wanted, page * PAGE), partial(self._take, self._turn, page), self._bridge_told
        )

    def _bridge_told(self, trouble: UnaidedError) -> None:
        self._bridge.told.emit(trouble.sentence)

    def _take(self, turn: int, page: int, rows: Sequence[SessionRow]) -> None:
        if turn != self._turn:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min(self._count, (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(HEADER) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many sessions there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADER)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's text, empty while its page is read."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        row = self.row(index.row())
        return "" if row is None else row_texts(row, self._owed)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's name."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADER[section]
        return None


def _rows(wanted: SessionFilter, offset: int, services: Services) -> Sequence[SessionRow]:
    return services.history.rows(wanted, PAGE, offset)
