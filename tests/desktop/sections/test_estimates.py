"""Estimates, as a person meets them: a point for each task, bias and spread by month and mode, and the way there."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from tests.support.sections import read, saved, settled, shown
from unaided.desktop.sections.estimates import Estimates
from unaided.domain.measure.estimate_points import EstimateCell, estimate_points, part_of
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.month_parts import month_figures


def factor(figure: Figure) -> str:
    """Return a factor with its range as a person reads it."""
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return f"×{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})"


def table_of(words: str) -> list[list[str]]:
    """Return the lines of a copied table below its header."""
    return [line.split("\t") for line in words.splitlines()[1:]]


def test_the_sentences_are_bias_and_spread_and_what_is_said_of_ai_mixes_two_things(home: Home) -> None:
    section = shown(home, Estimates)
    seen = read(home, section)
    bias, spread = seen.figures["estimation_bias"], seen.figures["estimation_spread"]
    without, with_ai = part_of(bias, "no-ai"), part_of(bias, "ai")

    assert section.heading.text() == f"Without AI tasks take {factor(without)} your estimate, n = {without.n}."
    caption = section.caption.text()
    assert f"within a factor of {factor(spread)[1:]} of how you usually miss, n = {spread.n}." in caption
    assert f"With AI: {factor(with_ai)} your estimate, n = {with_ai.n}." in caption
    assert "mixes how you estimate with what AI does to the time" in caption
    assert sum(one.count for one in bias.excluded) > 0
    assert section.left_out.words.text().startswith(f"{sum(one.count for one in bias.excluded)} tasks left out: ")


def test_every_task_has_a_point_on_two_log_axes_against_the_line_of_both_the_same(home: Home) -> None:
    section = shown(home, Estimates)
    points = estimate_points(read(home, section).evidence)
    for item, own in ((section.scatter.without, ~points.with_ai), (section.scatter.with_ai, points.with_ai)):
        x, y = item.getData()
        drawn = sorted(zip(10 ** np.array(x), 10 ** np.array(y), strict=True))
        there = sorted(zip(points.estimate[own], points.actual[own], strict=True))
        assert np.array(drawn) == pytest.approx(np.array(there))
    across, up = section.scatter.identity.getData()
    assert list(across) == list(up)


def test_keys_and_clicks_open_the_task_behind_a_point(home: Home) -> None:
    section = shown(home, Estimates)
    QTest.keyClick(section.scatter, Qt.Key.Key_End)
    settled(home)
    last = section.scatter.marks[-1]
    assert section.behind.sentence.text() == last.words == section.readout.text()
    assert len(table_of(section.behind.text())) == 1

    chart = section.scatter
    lonely = min(chart.marks, key=lambda mark: mark.y)
    where = chart.mapFromScene(chart.box.mapViewToScene(QPointF(lonely.x, lonely.y)))
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settled(home)
    [row] = table_of(section.behind.text())
    assert isinstance(lonely.thing, EstimateCell)
    assert row[3] == f"{lonely.thing.estimate:.0f} min"
    assert f"{lonely.thing.actual:.0f}" in row


@pytest.mark.parametrize(("number", "name"), [(1, "estimation_bias"), (2, "estimation_spread")])
def test_months_of_each_mode_stand_where_the_figures_are(home: Home, number: int, name: str) -> None:
    section = shown(home, Estimates)
    section.choose_picture(section.pictures[number])
    settled(home)
    figure, chart = read(home, section).figures[name], (section.bias, section.spread)[number - 1]
    assert [item.full.opts["symbol"] for item in chart.lines] == ["o", "d"]
    for mode, line in zip(("no-ai", "ai"), chart.lines, strict=True):
        months = month_figures(figure, mode)
        for item, status in ((line.full, Status.OK), (line.early, Status.EARLY)):
            drawn = 10 ** np.array(item.getData()[1])
            assert drawn == pytest.approx([one.figure.value for one in months if one.figure.status is status])
    chosen = chart.marks[0]
    QTest.keyClick(chart, Qt.Key.Key_Home)
    settled(home)

    assert section.behind.sentence.text() == chosen.words
    assert chosen.words.startswith(("● No AI, ", "◆ AI, "))
    count = int(chosen.words.split("n = ")[1].rstrip(".").split(",")[0])
    assert len(table_of(section.behind.text())) == count
    [told] = [row for row in table_of(section.table.text()) if row[2] in chosen.words and row[1] in chosen.words]
    assert told[3].startswith(str(count))


def test_a_row_of_the_twin_opens_the_tasks_of_its_part_again_and_again(home: Home) -> None:
    section = shown(home, Estimates)
    bias = read(home, section).figures["estimation_bias"]
    parts = [bias, part_of(bias, "no-ai"), part_of(bias, "ai")]
    assert [row[1] for row in table_of(section.table.text())] == [factor(part) for part in parts]

    for _ in range(2):
        section.pictures[0].table.setCurrentCell(2, 0)
        settled(home)
        assert section.behind.sentence.text().startswith(f"◆ AI: bias {factor(parts[2])}, spread ×")
        assert len(table_of(section.behind.text())) == parts[2].n
        QTest.keyClick(section.scatter, Qt.Key.Key_Right)  # the row is the current one no more
        settled(home)


def test_each_picture_is_saved_as_its_numbers(home: Home, tmp_path: Path) -> None:
    section = shown(home, Estimates)
    points = estimate_points(read(home, section).evidence)
    tasks = list(csv.DictReader(saved(section, tmp_path / "tasks.csv", "Save as CSV").read_text().splitlines()))
    assert [row["date"] for row in tasks] == [f"{date.fromordinal(day)}" for day in points.day.tolist()]
    assert [float(row["active_minutes"]) for row in tasks] == points.actual.tolist()
    assert [row["mode"] == "ai" for row in tasks] == points.with_ai.tolist()

    section.choose_picture(section.pictures[1])
    saved(section, tmp_path / f"{section.file_name()}.csv", "Save as CSV")
    months = list(csv.DictReader((tmp_path / "estimation-bias.csv").read_text().splitlines()))
    listed = month_figures(read(home, section).figures["estimation_bias"], "ai")
    found = [(row["month"], row["n"]) for row in months if row["mode"] == "ai"]
    assert found == [(f"{month.first:%Y-%m}", f"{month.figure.n}") for month in listed]


def test_five_tasks_are_five_points_and_no_figure(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        section = shown(home, Estimates)
        assert section.heading.text().startswith("5 of 6 finished, timed tasks that had an estimate.")
        assert section.caption.text() == ""
        assert len(section.scatter.marks) == 5
        assert [row[1:] for row in table_of(section.table.text())][:1] == [["too few", "too few", "5"]]
        for picture in section.pictures[1:]:
            section.choose_picture(picture)
            settled(home)
            assert picture.nothing.text().startswith("Nothing yet: a month shows once 6 tasks of one mode")
            assert not any(part.isVisible() for part in (picture.chart, section.table_card, section.tools))


def test_before_any_task_there_is_a_sentence_and_no_chart(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "new") as home:
        section = shown(home, Estimates)
        assert section.heading.text().startswith("0 of 6 finished, timed tasks")
        assert section.pictures[0].nothing.isVisible()
        for part in (section.scatter, section.table_card, section.tools, section.behind, section.left_out):
            assert not part.isVisible()


def test_everything_has_a_name(home: Home) -> None:
    section = shown(home, Estimates)
    for picture in section.pictures:
        section.choose_picture(picture)
        settled(home)
        assert not nameless(section)
