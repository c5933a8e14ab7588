"""Rows read where they are looked at: which pages are asked for, in which order, and which are let go again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.paged_model import PAGE, PAGES_KEPT, PagedModel
from unaided.domain.trouble import StorageDamagedError

PAGES = PAGES_KEPT + 5
COUNT = PAGES * PAGE - 1  # the last page is not full
HEADER = ("Number", "Twice")
MIDDLE = PAGE // 2  # of a page: its neighbours are not wanted from there


class Numbers:
    """What is kept: row 7 is the number 7. It remembers which pages were read."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.read: list[int] = []
        self.model: PagedModel[int] = PagedModel(home.bridge, HEADER)
        self.show()

    def show(self) -> None:
        """Show them from the beginning."""
        self.model.show_rows(COUNT, range(PAGE), _texts, self._read)

    def _read(self, _services: Services, limit: int, offset: int) -> Sequence[int]:
        self.read.append(offset // PAGE)
        return range(offset, min(COUNT, offset + limit))

    def look_at(self, *rows: int) -> None:
        """Look at the middle of these pages, one after the other, and wait until they are read."""
        for row in rows:
            self.model.row(row * PAGE + MIDDLE)
        self.home.settled()


def _texts(number: int) -> tuple[str, ...]:
    return str(number), str(2 * number)


@pytest.fixture
def numbers(home: Home) -> Numbers:
    return Numbers(home)


def test_the_first_page_is_there_at_once_and_the_rest_is_counted(numbers: Numbers) -> None:
    assert (numbers.model.rowCount(), numbers.model.columnCount()) == (COUNT, 2)
    assert numbers.model.index(3, 1).data() == "6"
    assert numbers.model.headerData(1, Qt.Orientation.Horizontal) == "Twice"
    assert numbers.read == []


def test_a_row_is_empty_until_it_is_read_and_tells_when_it_is(numbers: Numbers) -> None:
    place = numbers.model.index(3 * PAGE + MIDDLE, 0)
    with numbers.home.qtbot.waitSignal(numbers.model.dataChanged) as changed:
        assert place.data() == ""
    assert place.data() == str(3 * PAGE + MIDDLE)
    first, last, *_ = changed.args
    assert (first.row(), last.row()) == (3 * PAGE, 4 * PAGE - 1)


def test_the_next_page_is_read_before_its_rows_are_reached(numbers: Numbers) -> None:
    numbers.model.row(PAGE - 1)
    numbers.home.settled()
    assert numbers.read == [1]


def test_the_last_page_tells_no_rows_that_there_are_not(numbers: Numbers) -> None:
    numbers.look_at(PAGES - 1)
    assert numbers.model.row(COUNT - 1) == COUNT - 1
    assert numbers.model.row(COUNT) is None


def test_what_was_scrolled_past_is_not_read_and_what_is_seen_comes_first(numbers: Numbers) -> None:
    numbers.look_at(*range(2, 12))
    assert numbers.read == [2, 11, 10, 9]


def test_pages_of_long_ago_are_let_go_and_read_again(numbers: Numbers) -> None:
    for page in range(1, PAGES_KEPT + 2):
        numbers.look_at(page)
    numbers.read.clear()
    assert numbers.model.row(PAGES_KEPT * PAGE + MIDDLE) is not None
    numbers.look_at(1)
    assert numbers.read == [1]
    assert numbers.model.row(PAGE + MIDDLE) == PAGE + MIDDLE


def test_an_answer_to_the_question_before_is_not_shown(numbers: Numbers) -> None:
    numbers.model.row(2 * PAGE + MIDDLE)
    numbers.show()  # anew, before it is read
    numbers.home.settled()
    assert list(numbers.model.read_of([MIDDLE, 2 * PAGE + MIDDLE])) == [(MIDDLE, MIDDLE)]


def test_what_cannot_be_read_is_said_and_tried_again_when_it_is_looked_at(numbers: Numbers) -> None:
    def refuse(_services: Services, _limit: int, _offset: int) -> Sequence[int]:
        raise StorageDamagedError("it is damaged")

    numbers.model.show_rows(COUNT, range(PAGE), _texts, refuse)
    for _ in range(2):
        with numbers.home.qtbot.waitSignal(numbers.home.bridge.told) as told:
            numbers.model.row(2 * PAGE + MIDDLE)
        assert told.args == [StorageDamagedError("it is damaged").sentence]


def test_a_longer_text_widens_its_column_once(numbers: Numbers) -> None:
    with numbers.home.qtbot.waitSignal(numbers.model.widened):
        numbers.look_at(10)
        numbers.model.index(10 * PAGE + MIDDLE, 0).data()
        numbers.look_at(PAGES - 1)
        numbers.model.show_rows(1, [10**9], _texts, numbers._read)
        numbers.model.index(0, 0).data()
    assert numbers.model.longest == ["1000000000", "2000000000"]
