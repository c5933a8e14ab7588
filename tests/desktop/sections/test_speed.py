"""Speed: sentence, chart, text twin, rows behind, filters, exports; before there is enough, the way there."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from unaided.desktop.calibration_page import CalibrationPage
from unaided.desktop.chart_tools import ChartTools
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.sections.speed import Speed
from unaided.domain.ownership import Ownership
from unaided.domain.settings import Scheme
from unaided.domain.timeline import NoteKind
from unaided.domain.words import day_name
from unaided.services.calibration import Wanted
from unaided.services.timeline import NewNote

if TYPE_CHECKING:
    from unaided.desktop.velocity_board import VelocityBoard
    from unaided.desktop.velocity_plot import VelocityPlot
    from unaided.domain.measure.chart import Chart


@pytest.fixture
def months() -> int:
    """Return two years."""
    return 24


def shown(home: Home) -> CalibrationPage:
    """Return the page, shown and with what it reads."""
    page = CalibrationPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(950, 760)
    page.show()
    home.settled()
    home.settled()  # the figures, then the rows behind the last month
    return page


def speed_of(page: CalibrationPage) -> Speed:
    """Return the section of the page's first tab."""
    assert isinstance(page.tab, Speed)
    return page.tab


def board_of(page: CalibrationPage) -> VelocityBoard:
    """Return what the page draws."""
    board = speed_of(page).board
    assert board is not None
    return board


def plot_of(page: CalibrationPage) -> VelocityPlot:
    """Return the page's chart."""
    return board_of(page).card.plot


def figures(home: Home, wanted: Wanted | None = None) -> Chart:
    """Return the figures as the service has them."""
    seen = home.read(lambda services: services.calibration.see(wanted or Wanted()))
    assert seen.chart is not None
    return seen.chart


def pixel(plot: VelocityPlot, x: float, y: float) -> QPoint:
    """Return the widget's pixel at these chart coordinates."""
    return plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y)))


def act(page: CalibrationPage, words: str) -> None:
    """Choose an entry of the chart's menu."""
    [action] = [one for one in speed_of(page).tools.menu.actions() if one.text().replace("&", "").startswith(words)]
    assert isinstance(action, QAction)
    action.trigger()


def saved(page: CalibrationPage, where: Path, words: str) -> Path:
    """Save the chart into this file, and return it."""
    speed_of(page).tools = ChartTools(speed_of(page), page, lambda _parent, _title, _name, _kinds: str(where))
    act(page, words)
    return where


def colours_in(image: QImage) -> set[str]:
    """Return the colours of a grid of pixels."""
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return {image.pixelColor(x, y).name().upper() for x, y in places}


def test_the_sentence_has_the_number_its_range_n_the_words_and_what_would_show(home: Home) -> None:
    page, chart = shown(home), figures(home)
    now = chart.now
    assert now.value is not None
    assert now.low is not None
    assert now.high is not None

    number = f"Now {now.value:.0f} ({now.low:.0f}–{now.high:.0f}), n = {now.n}."
    assert speed_of(page).headline.text() == f"{number} No clear direction."
    assert chart.trend.words == "no clear direction"
    detectable = chart.trend.more["detectable"]
    assert isinstance(detectable, float)
    assert f"a change under {-100 * detectable:.0f} % a year would not be visible yet." in speed_of(page).caption.text()
    assert f"n = {chart.trend.n}" in speed_of(page).caption.text()


def test_the_chart_shows_the_figures(home: Home) -> None:
    page, chart = shown(home), figures(home)
    marks = plot_of(page).marks
    numbered = [(number, month.figure) for number, month in enumerate(chart.months) if month.figure is not None]

    for item, status in ((marks.full, "ok"), (marks.early, "early")):
        x, y = item.getData()
        wanted = [(number, figure.value) for number, figure in numbered if figure.status == status]
        assert list(x) == [number for number, _ in wanted]
        assert 10 ** np.array(y) == pytest.approx([value for _, value in wanted])
    _, ends = marks.ranges.getData()
    assert 10 ** np.array(ends) == pytest.approx([end for _, one in numbered for end in (one.low, one.high)])
    for item, hollow in ((marks.done, False), (marks.unfinished, True)):
        assert 10 ** np.array(item.getData()[1]) == pytest.approx(chart.tasks.index[chart.tasks.hollow == hollow])
    assert 10 ** np.array(marks.provisional.getData()[1]) == pytest.approx(chart.sessions.index)
    assert chart.band is not None
    assert 10 ** np.array(marks.line.getData()[1]) == pytest.approx(chart.band.index)
    assert marks.band.polygon().count() == 2 * len(chart.band.at)


def test_marks_grow_with_n(home: Home) -> None:
    page, chart = shown(home), figures(home)
    counts = [month.figure.n for month in chart.months if month.figure is not None and month.figure.status == "ok"]
    sizes = [spot.size() for spot in plot_of(page).marks.full.points()]

    assert sizes[int(np.argmax(counts))] > sizes[int(np.argmin(counts))]


def test_the_table_says_what_the_chart_shows(home: Home) -> None:
    page, chart = shown(home), figures(home)
    lines = [line.split("\t") for line in board_of(page).months.table.text().splitlines()]

    assert lines[0] == ["Month", "Speed (range)", "n"]
    assert lines[1] == ["Mar 2025", "", "none"]
    february = chart.months[-2].figure
    assert february is not None
    assert february.low is not None
    assert february.high is not None
    ranged = f"{february.value:.0f} ({february.low:.0f}–{february.high:.0f})"
    assert lines[2] == ["Feb 2025", ranged, f"{february.n}"]
    assert lines[3][0] == "Jan 2025"
    assert lines[-1] == ["Mar 2023", "100", f"baseline, {len(chart.months[0].rows)}"]


def test_arrows_walk_the_months_read_them_out_and_open_the_rows_behind(home: Home) -> None:
    page, chart = shown(home), figures(home)
    board, plot = board_of(page), plot_of(page)
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_End)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    home.settled()

    month = chart.months[-2]
    assert board.behind.sentence.text().startswith("February 2025: ")
    assert board.behind.table.rowCount() == len(month.rows)
    assert board.card.readout.text() == board.behind.sentence.text()
    assert plot.accessibleDescription().startswith("February 2025: ")
    assert speed_of(page).headline.text() in plot.accessibleDescription()
    assert plot.crosshair.isVisible()
    assert plot.crosshair.value() == len(chart.months) - 2


def test_a_month_out_of_view_comes_into_view_and_keys_zoom_within_limits(home: Home) -> None:
    page = shown(home)
    plot, count = plot_of(page), len(figures(home).months)
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.in_view() == pytest.approx((-0.5, 11.5))

    QTest.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.in_view()[1] - plot.in_view()[0] < 12
    for _ in range(12):
        QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.in_view() == pytest.approx((-0.5, count - 0.5))


def test_the_pointer_reads_out_the_month_and_the_dot(home: Home) -> None:
    page, chart = shown(home), figures(home)
    plot, card = plot_of(page), board_of(page).card
    x, y = plot.marks.full.getData()
    QTest.mouseMove(plot.viewport(), pixel(plot, x[-1], y[-1]))
    home.qtbot.waitUntil(lambda: card.readout.text().startswith("February 2025: "))
    x, y = plot.marks.done.getData()
    in_view = [place for place, at in enumerate(x) if plot.viewRect().contains(at, y[place])]
    last = in_view[-1]
    QTest.mouseMove(plot.viewport(), pixel(plot, x[last], y[last]))

    home.qtbot.waitUntil(lambda: "a task at" in card.readout.text())
    assert f"a task at {10 ** y[last]:.0f}" in card.readout.text()
    assert chart.now.value is not None


def test_a_click_on_a_dot_opens_its_task(home: Home) -> None:
    page = shown(home)
    plot, behind = plot_of(page), board_of(page).behind
    x, y = plot.marks.done.getData()
    seen = [place for place, at in enumerate(x) if plot.viewRect().contains(at, y[place]) and y[place] > np.log10(150)]
    at = pixel(plot, x[seen[0]], y[seen[0]])
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    home.settled()

    assert behind.table.rowCount() == 1
    row = behind.table.text().splitlines()[1].split("\t")
    assert row[4] == "done"
    assert row[5] == f"{10 ** y[seen[0]]:.0f}"
    size, minutes = float(row[2].split()[0]), float(row[3])
    assert 100 * size / minutes == pytest.approx(10 ** y[seen[0]], rel=0.05)


def test_a_click_on_a_month_marks_it_in_the_table(home: Home) -> None:
    page, chart = shown(home), figures(home)
    plot, board = plot_of(page), board_of(page)
    x, y = plot.marks.full.getData()
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, x[-3], y[-3]))
    home.settled()

    assert plot.hasFocus()
    number = int(x[-3])
    assert board.months.table.currentRow() == len(chart.months) - 1 - number
    assert board.behind.table.rowCount() == len(chart.months[number].rows)


def test_what_is_left_out_is_counted_with_its_reason_and_can_be_seen(home: Home) -> None:
    page = shown(home)
    card, behind = board_of(page).card, board_of(page).behind
    assert card.left_out.text() == "1 task left out: 1 still open."

    card.show_left_out.click()
    home.settled()
    assert behind.sentence.text() == card.left_out.text()
    assert behind.table.text().splitlines()[1].split("\t")[-1] == "still open"


def test_enter_and_a_click_lead_to_the_tasks_behind_a_month_and_arrows_leave_the_chart_in_view(home: Home) -> None:
    page = shown(home)
    plot, cards, behind = plot_of(page), speed_of(page).cards, board_of(page).behind
    bar = cards.verticalScrollBar()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    home.settled()
    assert bar.value() == 0

    x, y = plot.marks.full.getData()
    where = pixel(plot, x[-3], y[-3])
    for lead in (
        partial(QTest.keyClick, plot, Qt.Key.Key_Return),
        partial(QTest.mouseClick, plot.viewport(), Qt.MouseButton.LeftButton, pos=where),
        board_of(page).card.show_left_out.click,
    ):
        bar.setValue(0)
        lead()
        home.settled()
        top = behind.mapTo(cards.viewport(), QPoint(0, 0)).y()
        assert top >= 0
        assert top + behind.height() <= cards.viewport().height()


def test_the_range_brings_the_last_months_into_view(home: Home) -> None:
    page, count = shown(home), len(figures(home).months)
    for place, months in ((0, 6), (1, 12), (2, count)):
        speed_of(page).range.pills[place].click()
        assert plot_of(page).in_view() == pytest.approx((count - months - 0.5, count - 0.5))


@pytest.mark.parametrize(
    "wanted", [Wanted(kind="debug"), Wanted(project="billing"), Wanted(ownership=Ownership.CORE)], ids=str
)
def test_each_filter_narrows_to_what_there_is(home: Home, wanted: Wanted) -> None:
    page, part = shown(home), figures(home, wanted)
    filters = page.filters
    choice = filters.kind if wanted.kind else filters.project if wanted.project else filters.ownership
    value = wanted.kind or wanted.project or wanted.ownership
    places = {choice.itemText(place).lower(): place for place in range(choice.count())}
    words = "core expertise" if wanted.ownership else str(value)
    choice.setCurrentIndex(places[words])
    choice.activated.emit(places[words])
    home.settled()
    home.settled()

    assert len(plot_of(page).marks.done.getData()[0]) == int((~part.tasks.hollow).sum())
    assert len(part.tasks.at) < len(figures(home).tasks.at)
    assert page.filters.kind.count() == 6  # all, and the five there are


def test_with_a_filter_a_month_may_be_too_thin_for_now_and_the_page_says_so(home: Home) -> None:
    page = shown(home)
    page.filters.chosen.emit(Wanted(kind="debug"))
    home.settled()

    assert speed_of(page).headline.text() == "2 of 3 finished tasks without AI in one month"
    assert "Velocity now shows once a month after the baseline has 3." in speed_of(page).caption.text()
    for words in (speed_of(page).caption.text(), speed_of(page).text(), speed_of(page).sheet().caption):
        assert words.startswith("Only debug. 100 is the first 12 of these tasks.")  # a copy says what it is of


def test_text_can_be_copied(home: Home) -> None:
    page = shown(home)
    act(page, "Copy as text")

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(speed_of(page).headline.text())
    assert board_of(page).months.table.text() in copied
    assert "1 task left out: 1 still open." in copied


def test_an_image_can_be_copied_twice_as_fine_as_the_screen(home: Home) -> None:
    page = shown(home)
    act(page, "Copy as image")

    image = QGuiApplication.clipboard().image()
    assert image.width() > 2 * plot_of(page).width()
    assert {LIGHT.no_ai, LIGHT.no_ai_tint} <= colours_in(image)


def test_the_picture_is_neither_blank_nor_clipped(home: Home, tmp_path: Path) -> None:
    page = shown(home)
    path = saved(page, tmp_path / "chart.png", "Save as PNG")

    image = QImage(str(path))
    assert {LIGHT.no_ai, LIGHT.no_ai_tint} <= colours_in(image)
    edge = [image.pixelColor(x, y) for x in range(image.width()) for y in (0, 1, image.height() - 1)]
    edge += [image.pixelColor(x, y) for y in range(image.height()) for x in (0, 1, image.width() - 1)]
    assert set(map(QColor.name, edge)) == {QColor(LIGHT.surface).name()}
    plot = plot_of(page)
    assert image.height() >= 2 * (plot.height() + 3 * page.fontMetrics().height())


def test_the_drawing_is_of_lines_and_words_not_of_pixels(home: Home, tmp_path: Path) -> None:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 (only this test reads a drawing)

    page = shown(home)
    path = saved(page, tmp_path / "chart.svg", "Save as SVG")

    drawing = path.read_text()
    assert "<image" not in drawing
    assert "No clear direction." in drawing
    assert QSvgRenderer(str(path)).isValid()


def test_the_table_of_a_file_has_what_is_in_view(home: Home, tmp_path: Path) -> None:
    page, chart = shown(home), figures(home)
    speed_of(page).range.pills[0].click()
    path = saved(page, tmp_path / "chart", "Save as CSV").with_suffix(".csv")

    rows = list(csv.DictReader(path.read_text().splitlines()))
    months = [row for row in rows if row["what"] == "month"]
    assert [row["date"] for row in months] == ["2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03"]
    february, now = months[-2], chart.now
    assert [float(february[name]) for name in ("index", "low", "high")] == pytest.approx(
        [now.value, now.low, now.high], abs=0.005
    )
    tasks = [row for row in rows if row["what"] == "task"]
    assert len(tasks) == sum(day >= date(2024, 10, 1) for day in chart.days_of(chart.tasks))


def test_a_file_that_cannot_be_written_is_told(home: Home, tmp_path: Path) -> None:
    page = shown(home)
    with home.qtbot.waitSignal(home.bridge.told) as told:
        speed_of(page).tools = ChartTools(
            speed_of(page), page, lambda _parent, _title, _name, _kinds: str(tmp_path / "nowhere" / "chart.png")
        )
        speed_of(page).tools.told.connect(home.bridge.told)
        act(page, "Save as PNG")

    assert told.args == ["The chart could not be saved as chart.png: No such file or directory. Choose another folder."]


def test_the_mark_of_help_says_what_100_means(home: Home) -> None:
    speed = speed_of(shown(home))
    QTest.mouseClick(speed.tools.help, Qt.MouseButton.LeftButton)

    assert speed.help is not None
    assert speed.help.isVisible()
    assert "against your own first 12 tasks, which are 100" in speed.help.text()


def test_colours_follow_the_theme_live(home: Home) -> None:
    page = shown(home)
    plot = plot_of(page)
    assert LIGHT.no_ai in colours_in(plot.grab().toImage())
    home.theme.choose(Scheme.DARK)

    found = colours_in(plot.grab().toImage())
    assert {DARK.no_ai, DARK.surface} <= found
    assert LIGHT.no_ai not in found


def test_everything_has_a_name_and_the_keyboard_reaches_it(home: Home) -> None:
    page = shown(home)
    assert nameless(page) == []
    reached: list[QWidget] = []
    speed_of(page).range.pills[1].setFocus()
    for _ in range(30):
        at = page.focusWidget()
        assert at is not None
        reached.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)

    board = board_of(page)
    assert {
        plot_of(page),
        board.months.table,
        board.behind.table,
        speed_of(page).tools.export,
        page.filters.kind,
    } <= set(reached)


def test_it_fits_a_narrow_window(home: Home) -> None:
    page = shown(home)
    page.resize(QSize(580, 460))

    assert page.minimumSizeHint().width() <= 580


def test_a_young_person_sees_the_way_and_the_tasks_counted(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        page = shown(home)
        board = board_of(page)

        assert speed_of(page).headline.text() == "5 of 12 baseline tasks"
        assert (
            speed_of(page)
            .caption.text()
            .startswith("7 more finished tasks without AI, each with an estimate, would be enough")
        )
        assert board.way.isVisible()
        assert board.way.discs.filled == 5
        assert board.card.isHidden()
        assert speed_of(page).tools.isHidden()
        lines = [line.split("\t") for line in board.behind.table.text().splitlines()[1:]]
        assert len(lines) == 5
        assert {line[5] for line in lines} == {""}  # no speed before there is a 100
        assert board.way.left_out.text() == (
            "4 tasks left out: 2 still open, 1 with time still to be decided, 1 not sized."
        )


def test_a_new_session_appears_while_the_page_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        page = shown(home)
        home.work(25)
        home.settled()

        assert board_of(page).way.left_out.text().startswith("5 tasks left out: 3 still open")


def test_nothing_yet_is_a_plain_sentence_and_no_chart(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "empty") as home:
        page = shown(home)

        assert speed_of(page).headline.text() == "No session without AI yet"
        assert speed_of(page).empty.isVisible()
        assert speed_of(page).board is None
        for part in (speed_of(page).range, speed_of(page).tools, page.filters):
            assert part.isHidden()
        with qtbot.waitSignal(home.bridge.start_asked):
            speed_of(page).begin.click()


def test_numpy_and_pyqtgraph_are_not_imported_before_there_is_something_to_draw() -> None:
    code = (
        "import sys, unaided.desktop.window, unaided.desktop.calibration_page; "
        "print({'numpy', 'pyqtgraph', 'PySide6.QtSvg'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout == "set()\n"


def test_a_new_note_is_marked_while_the_page_is_seen(home: Home) -> None:
    page = shown(home)
    card, chart = board_of(page).card, figures(home)
    month = chart.months[-2].first
    words = "moved to another team"
    assert plot_of(page).marks.events.numbers == []
    note = NewNote(words, NoteKind.TEAM, month.replace(day=10), month.replace(day=14), leave=True)
    home.bridge.change(lambda services: services.timeline.add(note))
    home.bridge.history_changed.emit()
    home.settled()
    home.settled()

    events = plot_of(page).marks.events
    assert [one.toPlainText() for one in events.numbers] == ["1"]
    assert events.leave.isVisible()
    assert words in card.events.text()
    plot_of(page).setFocus()
    QTest.keyClick(plot_of(page), Qt.Key.Key_End)
    QTest.keyClick(plot_of(page), Qt.Key.Key_Left)
    assert words in card.readout.text()
    assert words in plot_of(page).accessibleDescription()
    assert words in speed_of(page).text()
    assert words in speed_of(page).csv()
    assert words in speed_of(page).sheet().foot


def test_the_frozen_baseline_is_marked_and_told(home: Home) -> None:
    page, chart = shown(home), figures(home)
    assert chart.frozen is not None
    plot = plot_of(page)
    speed_of(page).range.pills[2].click()
    QTest.keyClick(plot, Qt.Key.Key_Home)
    for _ in range(12):
        if "Baseline frozen on" in board_of(page).card.readout.text():
            break
        QTest.keyClick(plot, Qt.Key.Key_Right)

    assert f"Baseline frozen on {day_name(chart.frozen)}." in board_of(page).card.readout.text()
    assert f"The baseline was frozen on {day_name(chart.frozen)}." in speed_of(page).text()
    assert f"baseline,{chart.frozen}" in speed_of(page).csv()
    assert plot.marks.frozen_words.isVisible()
