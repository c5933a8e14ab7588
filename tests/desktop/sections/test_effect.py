"""What AI does, as a person meets it: sentence, plot, table, the tasks behind each row, files, help; else silence."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from tests.support.sections import act, read, said, saved, settled, shown
from unaided.desktop.charts.forest_plot import ForestPlot
from unaided.desktop.sections.effect import AiEffect
from unaided.domain.measure.effect_view import effect_view
from unaided.domain.measure.forest import ForestRow, ratio_words
from unaided.services.calibration import Wanted


def rows_of(home: Home, section: AiEffect) -> tuple[ForestRow, ...]:
    """Return the rows as the services have them."""
    return effect_view(read(home, section).figures).rows


def test_the_plot_shows_each_kinds_ratio_with_its_range_the_drawn_ones_filled(home: Home) -> None:
    section = shown(home, AiEffect)
    rows = rows_of(home, section)
    ends = {len(rows) - 1 - place: row.ends for place, row in enumerate(rows) if row.ends is not None}
    drawn = [10 ** np.array(item.getData()[0]) for item in section.plot.scattered]
    at = [np.array(item.getData()[1]) for item in section.plot.scattered]
    found = dict(zip(np.concatenate(at).tolist(), np.concatenate(drawn).tolist(), strict=True))

    assert [row.label for row in rows][-1] == "All"
    assert len(ends) > 3
    assert found == pytest.approx({height: ratio for height, (ratio, _, _) in ends.items()})
    assert all(row.filled for row in rows)
    assert len(section.plot.hollow.getData()[0]) == len(section.plot.early_hollow.getData()[0]) == 0
    curves = [curve.getData() for curve in (section.plot.ranges, section.plot.early_ranges)]
    edges = sorted((height, 10**x) for xs, ys in curves for x, height in zip(xs, ys, strict=True))
    assert [edge for _, edge in edges] == pytest.approx([end for height in sorted(ends) for end in ends[height][1:]])


def test_the_sentence_has_the_drawn_number_its_range_and_n(home: Home) -> None:
    section = shown(home, AiEffect)
    drawn = read(home, section).figures["ai_effect_drawn"]

    assert drawn.is_shown
    assert f"Time with AI {ratio_words(drawn)} drawn tasks." in section.heading.text()
    assert "Drawn by the coin" in section.caption.text()
    assert f"{drawn.more['kept_out']:,} kept out of the experiment" in section.left_out.words.text()
    assert "kept out before it." in said(section.notes)
    assert "would not be visible yet." in said(section.notes)


def test_keys_go_from_a_row_of_the_plot_to_the_tasks_behind_it(home: Home) -> None:
    section = shown(home, AiEffect)
    row = rows_of(home, section)[1]
    section.plot.setFocus()
    QTest.keyClick(section.plot, Qt.Key.Key_Home)
    QTest.keyClick(section.plot, Qt.Key.Key_Down)
    settled(home)

    assert section.behind.sentence.text() == section.readout.text() == row.sentence()
    assert section.behind.table is not None
    assert section.behind.table.rowCount() == len(row.figure.rows)
    kinds = {line.split("\t")[1].rpartition(" · ")[2] for line in section.behind.text().splitlines()[1:]}
    assert kinds == {row.label.lower()}
    assert section.plot.accessibleDescription() == row.sentence()
    assert section.twin.currentRow() == 1


def test_the_table_has_every_row_and_opens_its_tasks(home: Home) -> None:
    section = shown(home, AiEffect)
    rows = rows_of(home, section)
    lines = [tuple(line.split("\t")) for line in section.twin.text().splitlines()]
    section.twin.setFocus()
    QTest.keyClick(section.twin, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    settled(home)

    assert lines[0] == ("What", "Time with AI ÷ without", "n", "What it is")
    assert lines[1:] == [row.texts() for row in rows]
    assert section.behind.sentence.text() == rows[-1].sentence()


def test_what_is_left_out_can_be_seen_with_its_reason(home: Home) -> None:
    section = shown(home, AiEffect)
    QTest.mouseClick(section.left_out.show_them, Qt.MouseButton.LeftButton)
    settled(home)

    [kept_out] = read(home, section).figures["ai_effect_drawn"].excluded
    lines = [line.split("\t") for line in section.behind.text().splitlines()]
    assert lines[0][-1] == "Left out because"
    assert [line[-1] for line in lines[1:]] == ["kept out of the experiment"] * kept_out.count


def test_it_can_be_copied_and_its_numbers_saved(home: Home, tmp_path: Path) -> None:
    section = shown(home, AiEffect)
    rows = rows_of(home, section)
    act(section, "Copy as text")
    copied = QGuiApplication.clipboard().text()
    path = saved(section, tmp_path / "effect.csv", "Save as CSV")

    assert copied.startswith(section.heading.text())
    assert section.twin.text() in copied
    lines = list(csv.reader(path.read_text().splitlines()))
    assert [tuple(line) for line in lines[1:]] == [row.plain() for row in rows]


def test_the_mark_of_help_opens_what_the_figures_mean_and_escape_closes_it(home: Home) -> None:
    section = shown(home, AiEffect)
    QTest.mouseClick(section.tools.help, Qt.MouseButton.LeftButton)
    assert section.help.isVisible()
    assert "coin" in section.help.text()

    QTest.keyClick(section.help, Qt.Key.Key_Escape)
    assert section.help.isHidden()


def test_everything_has_a_name_and_a_filter_holds(home: Home) -> None:
    section = shown(home, AiEffect, Wanted(kind="debug"))

    assert nameless(section) == []
    assert {row.label for row in section.plot.rows} == {"Debug", "All"}


def test_before_there_is_enough_nothing_is_drawn_and_the_sentence_says_when(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        section = shown(home, AiEffect)

        assert section.heading.text() == "Too few tasks yet to tell what AI does to your time"
        assert section.caption.text().startswith("0 of 8 finished, sized tasks with AI, 5 of 8 without AI.")
        assert "No task was drawn yet." in section.caption.text()
        for part in (section.plot, section.chart_card, section.tools):
            assert part.isHidden()
        assert [line.split("\t")[1] for line in section.twin.text().splitlines()[1:]] == ["–"] * 4


def test_before_anything_is_read_nothing_is_drawn(qtbot: QtBot, home: Home) -> None:
    section = AiEffect(home.bridge, home.theme)
    qtbot.addWidget(section)
    section.show()

    assert section.chart_card.isHidden()
    assert section.table_card.isHidden()


def test_enter_and_a_click_lead_to_the_tasks_behind_a_row_and_arrows_leave_the_plot_in_view(home: Home) -> None:
    section = shown(home, AiEffect)
    section.resize(950, 420)
    settled(home)
    bar = section.cards.verticalScrollBar()
    QTest.keyClick(section.plot, Qt.Key.Key_Down)
    settled(home)
    assert bar.value() == 0

    for act_on in (QTest.keyClick, _click_top):
        bar.setValue(0)
        act_on(section.plot, Qt.Key.Key_Return)
        settled(home)
        top = section.behind.mapTo(section.cards.viewport(), QPoint(0, 0)).y()
        assert 0 <= top < section.cards.viewport().height() / 2

    bar.setValue(0)
    QTest.keyClick(section.plot, Qt.Key.Key_Down)
    settled(home)
    assert bar.value() == 0


def _click_top(plot: ForestPlot, _key: Qt.Key) -> None:
    """Click the upmost row."""
    where = plot.mapFromScene(plot.box.mapViewToScene(QPointF(0.0, len(plot.rows) - 1)))
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
