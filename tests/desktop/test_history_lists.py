"""The sentences above the lists of History, and what stays chosen while they are read anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from unaided.desktop.history_lists import (
    NO_MATCH,
    NOTHING_YET,
    SessionList,
    summed_words,
    totals_words,
)
from unaided.domain.history import SessionFilter
from unaided.domain.narrowed import Narrowed
from unaided.domain.session import MINUTE_US, Mode
from unaided.domain.within import Period, PeriodTotal
from unaided.services.history import Totals

EVERY, WITH_AI = SessionFilter(), SessionFilter(mode=Mode.AI)
MARCH = PeriodTotal(date(2025, 3, 1), 2, 1, 90 * MINUTE_US, 30 * MINUTE_US)


@pytest.fixture
def listed(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Home, SessionList]]:
    """Return the list of a young person's sessions, read."""
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        table = SessionList(home.bridge, home.theme)
        home.hold(table)
        table.show()
        read(home, table, Narrowed())
        yield home, table


def read(home: Home, table: SessionList, narrowed: Narrowed) -> str:
    """Read what is meant, and return the sentence above it."""
    return home.read(lambda services: table.job(narrowed, services))()


@pytest.mark.parametrize(
    ("wanted", "totals", "words"),
    [
        (EVERY, Totals(0, 0), NOTHING_YET),
        (WITH_AI, Totals(0, 0), NO_MATCH),
        (EVERY, Totals(1200, 1), "1,201 sessions: 1,200 ● without AI, 1 ◆ with AI."),
        (WITH_AI, Totals(0, 1), "1 session."),
    ],
)
def test_how_many_there_are_is_one_sentence(wanted: SessionFilter, totals: Totals, words: str) -> None:
    assert totals_words(wanted, totals) == words


def test_what_was_worked_is_summed_by_mode_and_of_one_mode_alone_where_it_was_chosen() -> None:
    both = summed_words(EVERY, [MARCH], Period.MONTH)
    assert both.startswith("1 month with 3 sessions: 1 h 30 min ● without AI, 30 min ◆ with AI.")
    assert "without AI" not in summed_words(WITH_AI, [MARCH], Period.MONTH)
    assert summed_words(EVERY, [], Period.DAY) == NOTHING_YET
    assert summed_words(WITH_AI, [], Period.DAY) == NO_MATCH


def test_chosen_sessions_stay_chosen_while_the_same_is_read_anew(listed: tuple[Home, SessionList]) -> None:
    home, table = listed
    table.go_to(3)
    [before] = table.chosen
    home.work(25, "Brand new")
    read(home, table, Narrowed())
    assert table.chosen_rows == [4]
    assert table.chosen[0].session.id == before.session.id


def test_another_question_chooses_nothing(listed: tuple[Home, SessionList]) -> None:
    home, table = listed
    table.go_to(3)
    assert read(home, table, Narrowed(text="upload")) == "1 session: 1 ● without AI, 0 ◆ with AI."
    assert table.chosen == []


def test_what_was_just_done_something_to_is_chosen_next(listed: tuple[Home, SessionList]) -> None:
    home, table = listed
    wanted = table.rows.row(6)
    assert wanted is not None
    table.choose_next([wanted.session.id])
    read(home, table, Narrowed())
    assert table.chosen_rows == [6]
