"""Honest math, as a person meets it: a cell for each kind and use with what is behind it; the essay's table beside."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from tests.support.sections import read, said, saved, settled, shown
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.sections.honest_math import HonestMath
from unaided.domain.measure.honest_math_view import MathView, Share, math_view
from unaided.domain.settings import Scheme
from unaided.services.calibration import Wanted


def view_of(home: Home, section: HonestMath) -> MathView:
    """Return the table as the services have it."""
    return math_view(read(home, section).figures["honest_math"])


def test_every_cell_is_as_the_figure_says_and_the_essays_table_stands_beside_it(home: Home) -> None:
    section = shown(home, HonestMath)
    view = view_of(home, section)
    lines = [tuple(line.split("\t")) for line in section.tables.own.text().splitlines()]

    assert lines[1:] == [line.texts() for line in view.lines]
    assert section.heading.text() == "What each kind of work takes, and what of it is recalled."
    assert said(section.footer) == "Your choice of tasks, not a fair test."
    assert section.tables.essay.isVisible()
    assert "their example, not data" in section.tables.essay.accessibleName()


def test_grey_is_for_three_or_four_and_follows_the_theme(home: Home) -> None:
    section = shown(home, HonestMath, Wanted(project="billing"))
    view = math_view(section.seen.figures["honest_math"])
    numbered = [(row, 1 + place) for row, line in enumerate(view.lines) for place in range(len(line.cells))]
    greys = {at for at, cell in zip(numbered, view.cells, strict=True) if cell.is_grey}
    assert greys
    for colours, scheme in ((LIGHT, Scheme.LIGHT), (DARK, Scheme.DARK)):
        home.theme.choose(scheme)
        for row, column in numbered:
            item = section.tables.own.item(row, column)
            assert item is not None
            wanted = colours.muted if (row, column) in greys else colours.ink
            assert item.foreground().color() == QColor(wanted)


def test_keys_go_from_a_cell_to_the_tasks_or_explanations_behind_it(home: Home) -> None:
    section = shown(home, HonestMath)
    view = view_of(home, section)
    minutes, recall = view.lines[0].cells[0], view.lines[1].cells[0]
    assert (minutes.share, recall.share) == (Share.MINUTES, Share.RECALL)
    section.tables.own.setCurrentCell(0, 0)
    QTest.keyClick(section.tables.own, Qt.Key.Key_Right)
    settled(home)
    assert section.behind.sentence.text() == said(section.readout) == minutes.sentence()
    assert len(section.behind.text().splitlines()) == len(minutes.figure.rows) + 1

    QTest.keyClick(section.tables.own, Qt.Key.Key_Down)
    settled(home)
    assert section.behind.sentence.text() == recall.sentence()
    assert section.behind.text().startswith("Day\tTask\tPredicted\tExplained\tRecalled")
    assert len(section.behind.text().splitlines()) == len(recall.figure.rows) + 1


def test_the_copy_marks_the_essays_table_as_no_data_and_the_file_leaves_it_out(home: Home, tmp_path: Path) -> None:
    section = shown(home, HonestMath)
    text = section.text()
    lines = list(csv.reader(saved(section, tmp_path / "math.csv", "Save as CSV").read_text().splitlines()))

    assert text.index("their example, not data") < text.index("REST API\t4 h / full")
    assert [tuple(line) for line in lines[1:]] == [cell.plain() for cell in view_of(home, section).cells]


def test_the_drawing_has_every_text_of_both_tables(home: Home, tmp_path: Path) -> None:
    section = shown(home, HonestMath)
    drawing = saved(section, tmp_path / "math.svg", "Save as SVG").read_text()

    for words in ("Build, minutes", view_of(home, section).lines[0].cells[0].text(), "REST API", "not data"):
        assert words in drawing
    assert "<image" not in drawing


def test_help_opens_and_everything_has_a_name(home: Home) -> None:
    section = shown(home, HonestMath)
    QTest.keyClick(section.tools.help, Qt.Key.Key_Return)

    assert section.help.isVisible()
    assert nameless(section) == []


def test_a_young_person_has_one_cell_and_dashes(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        section = shown(home, HonestMath)
        minutes, recall = (line.split("\t")[1:] for line in section.tables.own.text().splitlines()[1:])

        assert minutes[0].endswith("n 5")
        assert (minutes[1:], recall) == (["–", "–"], ["–", "–", "–"])


def test_with_nothing_the_essays_table_stands_alone_and_the_sentence_says_when(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "empty") as home:
        section = shown(home, HonestMath)

        assert section.heading.text() == "Too few tasks yet for a table of your own"
        assert "minutes from 3 finished, sized tasks of one kind and one use of AI" in section.caption.text()
        assert not section.tables.own.isVisible()
        assert section.tables.essay.isVisible()
        assert section.footer.isHidden()
        assert section.tools.isHidden()
