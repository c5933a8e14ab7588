"""Look-ups, as a person meets them: how often by month, and what comes back, each opening its sessions."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from tests.support.sections import read, saved, settled, shown
from unaided.desktop.sections.looked_up import LookUps
from unaided.domain.measure.figure import Status
from unaided.domain.measure.month_parts import month_figures
from unaided.domain.measure.months import MonthFigure
from unaided.domain.measure.topics import topics


def table_of(words: str) -> list[list[str]]:
    """Return the lines of a copied table below its header."""
    return [line.split("\t") for line in words.splitlines()[1:]]


def months_of(home: Home, section: LookUps) -> tuple[MonthFigure, ...]:
    """Return the months as the services have them."""
    return month_figures(read(home, section).figures["lookups_per_hour"])


def test_the_sentence_is_the_rate_with_its_range_and_n_and_fewer_is_not_called_better(home: Home) -> None:
    section = shown(home, LookUps)
    rate = read(home, section).figures["lookups_per_hour"]
    number = f"{rate.value:.1f} ({rate.low:.1f}–{rate.high:.1f}) an hour, n = {rate.n} sessions."
    assert section.heading.text() == f"Look-ups without AI: {number}"
    assert section.caption.text().endswith("new ground needs more.")


def test_months_stand_where_the_figures_are_hollow_when_early_and_silent_ones_leave_a_gap(home: Home) -> None:
    section = shown(home, LookUps)
    months = months_of(home, section)
    assert {month.figure.status for month in months} == set(Status)

    [line] = section.chart.lines
    for item, status in ((line.full, Status.OK), (line.early, Status.EARLY)):
        x, y = item.getData()
        there = [(place, one.figure.value) for place, one in enumerate(months) if one.figure.status is status]
        assert list(zip(x, y, strict=True)) == [(place, pytest.approx(value)) for place, value in there]
    told = table_of(section.table.text())[::-1]
    for month, (_, rate, n) in zip(months, told, strict=True):
        figure = month.figure
        if figure.is_shown:
            assert rate == f"{figure.value:.1f} ({figure.low:.1f}–{figure.high:.1f}) an hour"
            assert n == f"{figure.n}" + ", early" * (figure.status is Status.EARLY)
        else:
            assert (rate, n) == (("too few", f"{figure.n}") if figure.n else ("", "none"))


def test_keys_and_clicks_open_the_sessions_of_a_month(home: Home) -> None:
    section = shown(home, LookUps)
    months = [month for month in months_of(home, section) if month.figure.is_shown]
    QTest.keyClick(section.chart, Qt.Key.Key_End)
    settled(home)
    assert section.behind.sentence.text() == section.readout.text() == section.chart.marks[-1].words
    assert len(table_of(section.behind.text())) == months[-1].figure.n
    assert {row[5] for row in table_of(section.behind.text())} == {"no AI"}

    mark = section.chart.marks[0]
    where = section.chart.mapFromScene(section.chart.box.mapViewToScene(QPointF(mark.x, mark.y)))
    QTest.mouseClick(section.chart.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settled(home)
    assert section.behind.sentence.text() == mark.words
    assert len(table_of(section.behind.text())) == months[0].figure.n
    assert table_of(section.table.text())[section.pictures[0].table.currentRow()][1] in mark.words


def test_what_comes_back_is_listed_and_opens_the_sessions_it_was_looked_up_in(home: Home) -> None:
    section = shown(home, LookUps)
    often = topics(read(home, section).figures["lookups_per_hour"])
    assert table_of(section.topics.text()) == [[topic.text, f"{topic.count:,}"] for topic in often]

    section.topics.setCurrentCell(1, 0)
    settled(home)
    rows = section.seen.evidence.sittings
    found = home.read(lambda services: services.sections.looked_up_in(section.seen.evidence, often[1].text))
    assert section.behind.sentence.text() == (
        f"“{often[1].text}”: looked up {often[1].count} times in all, in {len(found)} sessions of the work shown."
    )
    assert len(table_of(section.behind.text())) == len(found)
    assert all(rows.look_ups[list(found)] > 0)

    QTest.keyClick(section.chart, Qt.Key.Key_Home)
    settled(home)
    assert section.behind.sentence.text() == section.chart.marks[0].words
    assert section.topics.currentRow() == -1


def test_the_months_are_saved_as_numbers(home: Home, tmp_path: Path) -> None:
    section = shown(home, LookUps)
    saved(section, tmp_path / f"{section.file_name()}.csv", "Save as CSV")
    numbers = list(csv.DictReader((tmp_path / "look-ups.csv").read_text().splitlines()))
    months = months_of(home, section)
    assert [row["month"] for row in numbers] == [f"{month.first:%Y-%m}" for month in months]
    values = ["" if month.figure.value is None else repr(month.figure.value) for month in months]
    assert [row["value"] for row in numbers] == values
    assert not nameless(section)


def test_a_young_persons_first_month_is_hollow(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        section = shown(home, LookUps)
        [line] = section.chart.lines
        assert not len(line.full.getData()[0])
        assert len(line.early.getData()[0]) == 1
        assert [row[1] for row in table_of(section.table.text())][::2] == ["too few", "too few"]
        assert table_of(section.topics.text()) == [["signature of urllib3's Retry", "8"]]


def test_before_any_session_there_are_sentences_and_no_chart(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "new") as home:
        section = shown(home, LookUps)
        assert section.heading.text().startswith("0 of 5 sessions without AI, 0 of 180 active minutes in them.")
        assert section.pictures[0].nothing.text().startswith("Nothing yet: a month shows once it has 5 sessions")
        assert section.about_topics.text().startswith("Nothing was looked up twice yet.")
        for part in (section.chart, section.table_card, section.topics, section.tools, section.behind):
            assert not part.isVisible()
