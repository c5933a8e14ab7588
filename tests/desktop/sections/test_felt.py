"""Felt and measured, as a person meets it: both rows and the gap; felt alone without a trial; else silence."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from tests.support.people import Diary, Sat
from tests.support.sections import read, saved, settled, shown
from unaided.desktop.sections.felt import FeltAndMeasured
from unaided.domain.measure.felt_view import felt_view, perceived_of
from unaided.domain.measure.forest import ratio_of
from unaided.domain.session import Mode


def guesser(diary: Diary) -> None:
    """Write nine finished tasks with AI, each with a guess of 90 minutes; the coin drew none."""
    day = datetime(2025, 1, 14, 9, 30, tzinfo=UTC)
    for number in range(9):
        diary.task(f"Task {number}", day + timedelta(days=number), Sat(40 + 5 * number, Mode.AI))


def test_felt_and_measured_stand_on_one_axis_and_the_sentence_is_their_gap(home: Home) -> None:
    section = shown(home, FeltAndMeasured)
    gap = read(home, section).figures["perception_gap"]
    felt, measured = felt_view(gap).rows
    assert felt.ends is not None
    assert measured.ends is not None
    assert gap.value is not None

    assert section.heading.text().startswith(f"AI tasks take {gap.value:.2f} times what it felt like (")
    for item, row, height in ((section.plot.hollow, felt, 1), (section.plot.filled, measured, 0)):
        [at], [found] = item.getData()
        assert (10**at, found) == (pytest.approx(row.ends[0] if row.ends else None), height)
    assert [line.split("\t")[0] for line in section.twin.text().splitlines()[1:]] == ["Felt", "Measured"]


def test_keys_open_the_guesses_behind_what_was_felt(home: Home, tmp_path: Path) -> None:
    section = shown(home, FeltAndMeasured)
    felt = felt_view(read(home, section).figures["perception_gap"]).rows[0]
    QTest.keyClick(section.plot, Qt.Key.Key_Home)
    settled(home)

    assert section.behind.sentence.text() == felt.sentence()
    guesses = [line.split("\t")[4] for line in section.behind.text().splitlines()[1:]]
    assert len(guesses) == felt.figure.n
    assert all(guesses)
    lines = list(csv.DictReader(saved(section, tmp_path / "gap.csv", "Save as CSV").read_text().splitlines()))
    assert [line["what it is"] for line in lines] == ["your own guesses", "drawn by the coin"]


def test_without_a_trial_what_was_felt_stands_alone_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "guesser", guesser) as home:
        section = shown(home, FeltAndMeasured)
        ends = ratio_of(perceived_of(read(home, section).figures["perception_gap"]))
        assert ends is not None

        assert section.heading.text().startswith(f"AI tasks felt {ends[0]:.2f} times as long as without AI")
        assert "nothing is measured beside it." in section.caption.text()
        assert [row.label for row in section.plot.rows] == ["Felt"]
        assert section.plot.isVisible()
        assert section.tools.isVisible()


def test_without_guesses_nothing_is_drawn_and_the_sentence_says_when(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        section = shown(home, FeltAndMeasured)

        assert section.heading.text() == "Too few guesses yet to say how AI tasks felt"
        assert section.caption.text().startswith("0 of 8 finished AI tasks with a guess")
        assert section.plot.isHidden()
        assert section.chart_card.isHidden()
