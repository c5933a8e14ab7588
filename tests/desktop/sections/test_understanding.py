"""Understanding, as a person meets it: three pictures with their twins, how sessions felt, and every figure of it."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from tests.support.sections import act, read, saved, settled, shown
from unaided.desktop.sections.understanding import Understanding
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.month_parts import month_figures
from unaided.domain.measure.understanding_table import lines
from unaided.domain.measure.understood import curve_bins, understood
from unaided.services.calibration import Wanted


def three(one: object) -> list[Figure]:
    """Return the marks of a use of AI."""
    return [getattr(one, which) for which in ("predicted", "explained", "recalled")]


def table_of(words: str) -> list[list[str]]:
    """Return the lines of a copied table below its header."""
    return [line.split("\t") for line in words.splitlines()[1:]]


def percents(figure: Figure) -> str:
    """Return a share with its range as a person reads it."""
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return f"{100 * figure.value:.0f} % ({100 * figure.low:.0f}–{100 * figure.high:.0f})"


def test_the_sentence_is_the_illusion_gap_with_its_range_n_and_the_question(home: Home) -> None:
    section = shown(home, Understanding)
    gap = read(home, section).figures["illusion_gap"]
    assert gap.value is not None
    assert gap.low is not None
    assert gap.high is not None

    number = f"Illusion gap {gap.value:+.0f} points ({gap.low:+.0f} to {gap.high:+.0f}), n = {gap.n}. {gap.words}"
    assert section.heading.text() == number
    assert section.caption.text().startswith("“In a week, could you explain this to a senior engineer")
    assert "is not AI's effect." in section.caption.text()


def test_predicted_explained_and_recalled_stand_where_the_figures_are(home: Home) -> None:
    section = shown(home, Understanding)
    uses = understood(read(home, section).evidence).uses
    drawn = [(use, place, figure) for use in uses for place, figure in enumerate(three(use)) if figure.is_shown]
    assert drawn

    chart = section.dumbbells
    for items, status in ((chart.full, Status.OK), (chart.early, Status.EARLY)):
        for place, item in enumerate(items):
            own = [figure.value for _, at, figure in drawn if at == place and figure.status is status]
            assert item.getData()[0] == pytest.approx([100 * (value or 0) for value in own])
    ends = [end for _, _, figure in drawn for end in (figure.low, figure.high)]
    assert chart.ranges.getData()[0] == pytest.approx([100 * (end or 0) for end in ends])
    told = table_of(section.table.text())
    assert [line[2] for line in told] == [
        percents(figure) if figure.is_shown else "too few" for use in uses for figure in three(use)
    ]
    assert [int(line[3].split(",")[0]) for line in told] == [figure.n for use in uses for figure in three(use)]


def test_keys_read_out_a_mark_and_open_the_explanations_behind_it(home: Home) -> None:
    section = shown(home, Understanding)
    figure = understood(read(home, section).evidence).uses[0].predicted
    QTest.keyClick(section.dumbbells, Qt.Key.Key_Home)
    settled(home)

    assert section.behind.sentence.text() == f"No AI, predicted: {percents(figure)}, n = {figure.n}."
    assert section.readout.text() == section.dumbbells.accessibleDescription() == section.behind.sentence.text()
    assert section.dumbbells.ring.getData()[0] == pytest.approx([100 * (figure.value or 0)])
    rows = table_of(section.behind.text())
    assert len(rows) == figure.n
    assert {row[5] for row in rows} == {"no AI"}
    assert section.pictures[0].table.currentRow() == 0


def test_the_curve_has_a_mark_for_each_bin_that_a_click_opens(home: Home) -> None:
    section = shown(home, Understanding)
    bins = curve_bins(read(home, section).figures["calibration_curve"])
    assert len(bins) > 1
    section.choose_picture(section.pictures[1])
    settled(home)
    x, y = (np.concatenate(both) for both in zip(*(item.getData() for item in section.curve.scattered), strict=True))
    assert x == pytest.approx([100 * one.said for one in bins])
    assert y == pytest.approx([100 * (one.figure.value or 0) for one in bins])

    mark = section.curve.marks[-1]
    where = section.curve.mapFromScene(section.curve.box.mapViewToScene(QPointF(mark.x, mark.y)))
    QTest.mouseClick(section.curve.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settled(home)
    said = percents(bins[-1].figure)
    assert section.behind.sentence.text().startswith(
        f"Of what you called {100 * bins[-1].said:.0f} % likely you recalled {said}, n = {bins[-1].figure.n}"
    )
    assert len(table_of(section.behind.text())) == bins[-1].figure.n
    assert table_of(section.table.text())[-1][:2] == [f"{100 * bins[-1].said:.0f} %", said]


def test_the_gap_by_month_is_hollow_when_early_and_no_mark_where_it_is_silent(home: Home) -> None:
    wanted = Wanted(project="billing")
    section = shown(home, Understanding, wanted)
    section.choose_picture(section.pictures[2])
    settled(home)
    seen = home.read(lambda services: services.sections.see(wanted, section.needs()))
    months = month_figures(seen.figures["illusion_gap"])
    silent = [month for month in months if not month.figure.is_shown]
    assert silent

    [line] = section.gap.lines
    for item, status in ((line.full, Status.OK), (line.early, Status.EARLY)):
        x, y = item.getData()
        there = [(place, one.figure.value) for place, one in enumerate(months) if one.figure.status is status]
        assert list(zip(x, y, strict=True)) == [(place, pytest.approx(value)) for place, value in there]
    assert len(section.gap.marks) == len(months) - len(silent)
    told = table_of(section.table.text())
    assert [line[1] for line in told].count("too few") == len([month for month in silent if month.figure.n])

    section.pictures[2].table.setCurrentCell(len(months) - 1 - months.index(silent[0]), 0)
    settled(home)
    assert silent[0].figure.why in section.behind.sentence.text()


def test_how_sessions_felt_is_a_distribution_with_its_median_and_opens_the_sessions(home: Home) -> None:
    section = shown(home, Understanding)
    felt = read(home, section).figures["felt"]
    counts = felt.more["distribution"]
    assert isinstance(counts, list)
    without, with_ai = table_of(section.felt.table.text())

    assert without == ["● No AI", *map(str, counts), f"{felt.value:g} ({felt.low:g}–{felt.high:g})", f"{felt.n}"]
    assert with_ai[-2:] == ["", "none"]
    section.felt.table.setCurrentCell(0, 0)
    settled(home)
    assert section.behind.sentence.text().startswith("How it felt, median of 1 to 5, without AI: ")
    assert len(table_of(section.behind.text())) == felt.n


def test_every_figure_is_in_one_table_and_a_row_opens_again_after_another_was_looked_at(home: Home) -> None:
    section = shown(home, Understanding)
    others = [line for line in lines(read(home, section).figures) if line.title[:7] != "How it "]
    assert [row[0] for row in table_of(section.all.text())] == [line.title for line in others]

    for table in (section.all, section.pictures[0].table, section.all):
        table.setCurrentCell(1, 0)
        settled(home)
        words = section.behind.sentence.text()
        assert words.startswith("Illusion gap, ") is (table is section.all)
    assert section.pictures[0].table.currentRow() == -1
    assert not len(section.dumbbells.ring.getData()[0])


def test_all_of_it_can_be_copied_and_each_picture_saved_as_numbers(home: Home, tmp_path: Path) -> None:
    section = shown(home, Understanding)
    act(section, "Copy as text")
    copied = QGuiApplication.clipboard().text()
    for words in (section.heading.text(), section.table.text(), section.felt.table.text(), section.all.text()):
        assert words in copied

    seen = read(home, section)
    by_use, by_said, by_month = (
        [figure for use in understood(seen.evidence).uses for figure in three(use)],
        [one.figure for one in curve_bins(seen.figures["calibration_curve"])],
        [month.figure for month in month_figures(seen.figures["illusion_gap"])],
    )
    for picture, figures in zip(section.pictures, (by_use, by_said, by_month), strict=True):
        section.choose_picture(picture)
        saved(section, tmp_path / f"{section.file_name()}.csv", "Save as CSV")
        numbers = list(csv.DictReader((tmp_path / f"{picture.name}.csv").read_text().splitlines()))
        assert [row["value"] for row in numbers] == ["" if one.value is None else repr(one.value) for one in figures]
        assert [(row["n"], row["status"]) for row in numbers] == [(f"{one.n}", str(one.status)) for one in figures]
        assert not section.sheet().image().isNull()
        settled(home)


def test_the_mark_of_help_says_what_the_figures_mean_and_esc_goes_back(home: Home) -> None:
    section = shown(home, Understanding)
    section.tools.help.click()
    assert section.help.isVisible()
    assert section.help.text().startswith("What you thought you understood, before writing against after")
    QTest.keyClick(section.help, Qt.Key.Key_Escape)
    assert not section.help.isVisible()
    assert section.tools.help.hasFocus()


def test_a_narrower_look_reads_anew(home: Home) -> None:
    section = shown(home, Understanding, Wanted(project="billing"))
    own = section.seen.figures["illusion_gap"]
    assert 0 < own.n < read(home, section).figures["illusion_gap"].n
    assert f"n = {own.n}." in section.heading.text()


def test_a_young_person_is_told_when_each_will_be_known_and_nothing_is_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        section = shown(home, Understanding)
        assert section.heading.text().endswith("The illusion gap shows once there are 8.")
        assert "is not AI's effect." not in section.caption.text()
        for picture, words in zip(
            section.pictures, ("once there are 5.", "once there are 20.", "8 tasks"), strict=True
        ):
            section.choose_picture(picture)
            settled(home)
            assert words in picture.nothing.text()
            assert picture.nothing.isVisible()
            assert not picture.chart.marks
            assert not any(part.isVisible() for part in (picture.chart, section.table_card, section.tools))
        assert not section.all_card.isVisible()
        assert table_of(section.felt.table.text())[0][-1] == "8, early"
        assert not nameless(section)


def test_everything_has_a_name(home: Home) -> None:
    section = shown(home, Understanding)
    for picture in section.pictures:
        section.choose_picture(picture)
        settled(home)
        assert not nameless(section)
