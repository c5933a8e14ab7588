"""The card of the self-check: the result beside what is measured, its rows, earlier answers, monthly at most."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from tests.support.planning import answered, opened, press
from unaided.domain.stage import NOT_VALIDATED, STAYS_HERE, Answer

Key = Qt.Key


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def test_before_the_first_answers_nothing_measured_shows(home: Home) -> None:
    _, page = opened(home)
    assert page.stage.signals.isHidden()
    assert page.stage.earlier.isHidden()
    assert page.stage.sentence.isHidden()
    assert f"{NOT_VALIDATED} {STAYS_HERE}" in [one.text() for one in page.stage.findChildren(QLabel)]


def test_the_result_the_signals_and_the_month_show(home: Home) -> None:
    answered(home)
    _, page = opened(home)
    card = page.stage
    assert card.sentence.text() == "Your answers look like no stage."
    assert card.about.text() == "Answered on 3 Mar 2025. The next one can be answered from 3 Apr 2025."
    assert card.begin.isHidden()
    assert card.signals.rowCount() == 9
    assert card.signals.text().splitlines()[2].startswith("1\tYour unaided speed is above 80\tnot enough data\t")
    assert card.together.text().startswith("What is measured, as of today: stage 1: not enough data")
    assert card.earlier.text().splitlines()[1].split("\t") == ["March 2025", "no stage", "3.0 · 3.0 · 3.0 · 3.0"]


def test_a_signal_opens_the_rows_behind_it(home: Home) -> None:
    answered(home)
    _, page = opened(home)
    page.stage.signals.setFocus()
    page.stage.signals.setCurrentCell(0, 0)
    press(home, Key.Key_Down, Key.Key_Up)
    behind = page.stage.behind
    assert behind is not None
    assert behind.isVisible()
    assert behind.sentence.text().startswith("More than half of your active minutes in 90 days are with AI: not enough")
    assert behind.table is not None
    assert behind.table.rowCount() > 0


def test_while_the_next_one_is_answered_the_last_result_is_hidden(home: Home) -> None:
    answered(home)
    home.clock.pass_time(hours=32 * 24)
    _, page = opened(home)
    card = page.stage
    card.begin.setFocus()
    press(home, Key.Key_Return)
    for part in (card.sentence, card.signals, card.together, card.earlier, card.begin):
        assert part.isHidden()
    press(home, Key.Key_5, Key.Key_Escape)
    assert card.sentence.isHidden(), "an answer begun is not coloured by the one before"
    assert card.signals.isHidden()
    assert card.earlier.isVisible()


def test_answers_of_two_months_stand_in_the_table_the_latest_first(home: Home) -> None:
    answered(home, Answer.SOMETIMES)
    home.clock.pass_time(hours=32 * 24)
    answered(home, Answer.NEVER)
    _, page = opened(home)
    months = [line.split("\t")[0] for line in page.stage.earlier.text().splitlines()[1:]]
    assert months == ["April 2025", "March 2025"]
