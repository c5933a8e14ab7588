"""Calibration: headline, chart, text twin, the rows behind, and a plain sentence where there is nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from unaided.desktop.calibration_page import CalibrationPage
from unaided.desktop.chart_card import LEGEND
from unaided.domain.measure.months import MonthlyPace

if TYPE_CHECKING:
    from unaided.desktop.plot import MonthPlot


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def shown(home: Home) -> CalibrationPage:
    """Return the page, shown and with what it reads."""
    page = CalibrationPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(950, 740)
    page.show()
    home.settled()
    home.settled()  # the figures, then the rows behind the last month
    return page


def plot_of(page: CalibrationPage) -> MonthPlot:
    """Return the page's chart."""
    assert page.chart.plot is not None
    return page.chart.plot


def figures(home: Home) -> MonthlyPace:
    """Return the figures as the service has them."""
    return home.read(lambda services: services.calibration.months())


def test_the_headline_is_the_truth_and_says_what_would_be_enough(home: Home) -> None:
    page = shown(home)

    assert page.headline.text() == "Not enough yet: 5 of 12 baseline tasks"
    assert page.caption.text().startswith("7 more finished tasks without AI, each with an estimate, would be enough")
    assert page.chart.left_out.text() == (
        "3 sessions left out: 1 without an estimate, 1 with undecided time, 1 with no word on how far it got."
    )


def test_the_chart_shows_the_figures(home: Home) -> None:
    page, pace = shown(home), figures(home)
    plot = plot_of(page)

    finished = [dot.pace for dot in pace.dots if not dot.provisional]
    assert 10 ** np.array(plot.finished.getData()[1]) == pytest.approx(finished)
    assert len(plot.provisional.getData()[0]) == 1


def test_the_table_says_in_words_what_the_chart_shows(home: Home) -> None:
    page = shown(home)

    assert [line.split("\t") for line in page.months.table.text().splitlines()] == [
        ["Month", "n", "Finished", "Active", "Paces"],
        ["Mar 2025", "0 of 1", "0", "30 min", ""],
        ["Feb 2025", "4 of 6", "5", "325 min", "0.75, 1.0, 1.2, 0.96"],
        ["Jan 2025", "2 of 2", "2", "103 min", "0.80, 1.1"],
    ]


def test_ears_get_the_month_and_the_whole_chart(home: Home) -> None:
    page = shown(home)
    QTest.keyClick(plot_of(page), Qt.Key.Key_Home)

    description = plot_of(page).accessibleDescription()
    assert description.startswith("January 2025: n 2 of 2 sessions")
    assert "Not enough yet: 5 of 12 baseline tasks." in description


def test_the_rows_behind_the_latest_month_are_there_at_once(home: Home) -> None:
    page = shown(home)

    assert page.behind.sentence.text() == "March 2025: n 0 of 1 session, 0 tasks finished, 30 min active."
    assert page.behind.table.text().splitlines()[1].split("\t") == [
        "3 Mar", "Tame the flaky login test", "? of 60 min in 30 min", "not answered",
    ]  # fmt: skip


def test_walking_the_table_opens_the_rows_behind_each_month(home: Home) -> None:
    page = shown(home)
    page.months.table.setFocus()
    QTest.keyClick(page.months.table, Qt.Key.Key_Down)
    home.settled()

    lines = [line.split("\t") for line in page.behind.table.text().splitlines()[1:]]
    assert [line[3] for line in lines] == ["0.75", "1.0", "1.2", "0.96 (provisional)", "no estimate", "undecided time"]
    assert lines[0][2] == "100 % of 90 min in 120 min"
    assert lines[4][2] == "100 % in 30 min"


def test_a_click_on_the_chart_opens_the_rows_behind_a_month(home: Home) -> None:
    page = shown(home)
    plot = plot_of(page)
    box = plot.getPlotItem().getViewBox()
    where = plot.mapFromScene(box.mapViewToScene(QPointF(0.0, 0.2)))
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
    home.settled()

    assert page.behind.sentence.text().startswith("January 2025: n 2 of 2 sessions")
    assert page.months.table.currentRow() == 2


def test_the_pointer_reads_out_day_value_and_n(home: Home) -> None:
    page = shown(home)
    plot = plot_of(page)
    assert page.chart.readout.text() == LEGEND
    box = plot.getPlotItem().getViewBox()
    x, y = (values[0] for values in plot.finished.getData())
    QTest.mouseMove(plot.viewport(), plot.mapFromScene(box.mapViewToScene(QPointF(x, y))))

    home.qtbot.waitUntil(lambda: page.chart.readout.text() != LEGEND)
    assert page.chart.readout.text() == (
        "14 Jan 2025: 0.80 estimated minutes done per active minute. "
        "January 2025: n 2 of 2 sessions, 2 tasks finished, 1 h 43 min active."
    )


def test_all_of_it_can_be_copied_as_text(home: Home) -> None:
    page = shown(home)
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Not enough yet: 5 of 12 baseline tasks. January 2025 to March 2025: 9 sessions")
    assert "Feb 2025\t4 of 6\t5\t325 min\t0.75, 1.0, 1.2, 0.96" in copied


def test_the_table_alone_is_copied_by_key(home: Home) -> None:
    page = shown(home)
    page.months.table.clearSelection()
    QTest.keyClick(page.months.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == page.months.table.text()


def test_the_range_brings_the_last_months_into_view(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "long", people.long) as home:
        page = shown(home)
        count = len(figures(home).months)
        for place, months in ((0, 6), (1, 12), (2, count)):
            page.range.pills[place].click()
            assert plot_of(page).getPlotItem().getViewBox().viewRange()[0] == pytest.approx(
                [count - months - 0.5, count - 0.5]
            )
        assert page.headline.text() == "Baseline complete: 12 of 12 tasks"


def test_a_new_session_appears_while_the_page_is_seen(home: Home) -> None:
    page = shown(home)
    home.work(25)
    home.settled()

    assert page.months.table.text().splitlines()[1].split("\t")[1] == "0 of 2"


def test_nothing_yet_is_a_plain_sentence_and_no_chart(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "empty") as home:
        page = shown(home)

        assert page.headline.text() == "No session without AI yet"
        assert page.empty.isVisible()
        assert page.chart.plot is None
        for part in (page.chart, page.months, page.behind, page.range, page.copy):
            assert part.isHidden()


def test_pyqtgraph_is_not_imported_before_there_is_something_to_draw() -> None:
    code = "import sys, unaided.desktop.window, unaided.desktop.calibration_page; print('pyqtgraph' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout == "False\n"
