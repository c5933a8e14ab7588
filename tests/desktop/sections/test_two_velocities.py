"""Two velocities: what is drawn is what is reckoned, only erosion is filled, every mark opens the rows behind it."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.calibration import behind_of, calibration, saved, tools_of, wait
from tests.support.charts import exported, near, pixel_of
from tests.support.home import Home, at_home
from unaided.desktop.charts.months_chart import MonthsChart
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.sections.two_velocities import TwoVelocities
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.months import Way
from unaided.domain.measure.two_velocities_view import part_of
from unaided.domain.ownership import Ownership
from unaided.domain.settings import Scheme
from unaided.services.calibration import Wanted
from unaided.services.sections import Needs, SectionSeen

BOTH = ("two_velocities", "unowned_share")
NEEDS = Needs(BOTH, tuple((name, Way.AS_OF) for name in BOTH))


@pytest.fixture
def months() -> int:
    """Return two years."""
    return 24


def opened(home: Home) -> TwoVelocities:
    """Return the section as it is seen."""
    tab = calibration(home, "two-velocities").tab
    assert isinstance(tab, TwoVelocities)
    return tab


def reckoned(home: Home, wanted: Wanted | None = None) -> SectionSeen:
    """Return the figures as the service has them."""
    return home.read(lambda services: services.sections.see(wanted or Wanted(), NEEDS))


def parts(seen: SectionSeen, name: str) -> list[Figure | None]:
    """Return a part of the two velocities of each month."""
    return [part_of(month.figure, name) for month in seen.months["two_velocities"]]


def values(figures: Sequence[Figure | None]) -> list[float]:
    """Return the numbers, NaN where there is none."""
    return [math.nan if one is None or one.value is None else one.value for one in figures]


def ends(figures: Sequence[Figure | None]) -> list[float]:
    """Return the ends of all ranges, in their order."""
    return [end for one in figures if one is not None for end in (one.low, one.high) if end is not None]


def number(words: str, figure: Figure | None) -> str:
    """Return a velocity as the sentence has it."""
    assert figure is not None
    return f"{words} {figure.value:.0f} ({figure.low:.0f}–{figure.high:.0f}), n = {figure.n}"


def press(chart: MonthsChart, key: Qt.Key, home: Home) -> None:
    """Press a key on a chart, and wait for the rows."""
    QTest.keyClick(chart, key)
    wait(home)


def test_both_lines_stand_where_the_figures_are_with_their_ranges(home: Home) -> None:
    tab, seen = opened(home), reckoned(home)
    for drawn, name in zip(tab.chart.lines, ("output", "capability"), strict=True):
        found = parts(seen, name)
        assert 10 ** drawn.line.getData()[1] == pytest.approx(values(found), nan_ok=True)
        assert 10 ** drawn.ranges.getData()[1] == pytest.approx(ends(found))
    assert 10 ** tab.chart.reference.value() == pytest.approx(100)
    assert [drawn.full.opts["symbol"] for drawn in tab.chart.lines] == ["d", "o"]


def test_the_unowned_share_stands_below_on_a_line_of_its_own(home: Home) -> None:
    tab = opened(home)
    shares = [month.figure for month in reckoned(home).months["unowned_share"]]
    [drawn] = tab.unowned.lines
    assert drawn.line.getData()[1] == pytest.approx(values(shares), nan_ok=True)
    assert drawn.ranges.getData()[1] == pytest.approx(ends(shares))


def test_only_erosion_is_filled_and_leverage_never(home: Home) -> None:
    tab, seen = opened(home), reckoned(home)
    assert tab.chart.area is not None
    path = tab.chart.area.shape.path()
    xs, heights = tab.chart.lines[1].line.getData()
    erosions = values(parts(seen, "erosion"))
    assert min(erosions) < 0 < max(erosions)
    for x, height, erosion in zip(xs[1:-1], heights[1:-1], erosions[1:-1], strict=True):
        assert path.contains(QPointF(x, (height + 2) / 2)) == (erosion > 0)
    assert 10 ** path.boundingRect().bottom() == pytest.approx(100)  # nothing above 100, however high output is
    assert 100 - 10 ** path.boundingRect().top() == pytest.approx(max(erosions))


def test_the_sentence_has_both_with_range_n_and_what_may_be_said(home: Home) -> None:
    tab, seen = opened(home), reckoned(home)
    now = seen.figures["two_velocities"]
    output, capability = (number(name, part_of(now, name)) for name in ("output", "capability"))
    words = now.words[:1].upper() + now.words[1:]
    assert tab.heading.text() == f"{output.capitalize()}; {capability}. {words}."
    assert "Capability under 100 is erosion, and only that is debt." in tab.caption.text()
    assert tab.unowned_words.text().startswith(seen.figures["unowned_share"].words)


def test_below_each_month_is_its_n(home: Home) -> None:
    tab, seen = opened(home), reckoned(home)
    speeds = [month.figure for month in seen.months["two_velocities"]]
    assert tab.chart.labels
    for place, words in tab.chart.labels:
        assert words.split("\n")[1] == f"n {speeds[int(place)].n}"


def test_the_table_says_what_the_charts_show_the_latest_first(home: Home) -> None:
    tab, seen = opened(home), reckoned(home)
    header, first, *rest = [line.split("\t") for line in tab.table.text().splitlines()]
    output, share = parts(seen, "output")[-1], seen.figures["unowned_share"]
    assert header[0] == "Month"
    assert output is not None
    assert share.value is not None
    assert first[:2] == ["Mar 2025", f"{output.value:.0f} ({output.low:.0f}–{output.high:.0f}), n {output.n}"]
    assert first[5].startswith(f"{100 * share.value:.0f} % (")
    assert len(rest) + 1 == len(tab.months)
    assert tab.text().startswith(tab.heading.text())
    assert tab.table.text() in tab.text()
    assert tab.unowned_words.text() in tab.text()


def test_a_mark_opens_the_tasks_it_is_reckoned_from_by_keyboard(home: Home) -> None:
    tab, seen = opened(home), reckoned(home)
    output, capability = (parts(seen, name)[-1] for name in ("output", "capability"))
    assert output is not None
    assert capability is not None
    for key, figure, name in ((Qt.Key.Key_End, capability, "capability"), (Qt.Key.Key_Left, output, "output")):
        press(tab.chart, key, home)
        sentence = behind_of(tab).sentence.text()
        assert sentence.startswith(f"March 2025: {number(name, figure)}")
        assert behind_of(tab).table.rowCount() == len(figure.rows)
        assert tab.readout.text() == tab.chart.accessibleDescription() == sentence
        assert tab.table.currentRow() == 0


def test_a_mark_of_the_unowned_share_opens_its_own_tasks(home: Home) -> None:
    tab, seen = opened(home), reckoned(home)
    press(tab.chart, Qt.Key.Key_End, home)
    press(tab.unowned, Qt.Key.Key_Home, home)
    first = seen.months["unowned_share"][0].figure
    assert behind_of(tab).table.rowCount() == len(first.rows) == first.n
    assert tab.unowned_readout.text() == behind_of(tab).sentence.text()
    assert tab.table.currentRow() == len(tab.months) - 1
    assert len(tab.chart.ring.getData()[0]) == 0


def test_a_row_of_the_table_opens_all_tasks_of_both_and_rings_the_marks(home: Home) -> None:
    tab, seen = opened(home), reckoned(home)
    tab.table.setCurrentCell(1, 0)
    wait(home)
    february = seen.months["two_velocities"][-2].figure
    assert behind_of(tab).table.rowCount() == len(february.rows)
    sentence = behind_of(tab).sentence.text()
    assert "output" in sentence
    assert "Capability" in sentence
    assert tab.chart.ring.getData()[1] == pytest.approx(tab.chart.lines[1].line.getData()[1][-2:-1])
    assert tab.unowned.ring.getData()[0] == pytest.approx([len(tab.months) - 2])


def test_the_pointer_reads_out_what_the_keys_do(home: Home) -> None:
    tab = opened(home)
    last = len(tab.chart.marks) - 1
    QTest.mouseMove(tab.chart.viewport(), pixel_of(tab.chart, last))
    home.qtbot.waitUntil(lambda: tab.readout.text() == tab.chart.marks[last].words)
    QTest.keyClick(tab.chart, Qt.Key.Key_End)
    assert tab.readout.text() == tab.chart.marks[last].words


def test_a_file_has_every_number_in_full(home: Home, tmp_path: Path) -> None:
    tab, seen = opened(home), reckoned(home)
    rows = list(csv.DictReader(saved(tab, tmp_path / "both.csv").read_text().splitlines()))
    for name in ("output", "capability", "with_ai", "leverage", "erosion", "gap"):
        own = [float(row["value"]) for row in rows if row["what"] == name]
        assert own == pytest.approx([one for one in values(parts(seen, name)) if not math.isnan(one)])
    shares = [row for row in rows if row["what"] == "unowned_share"]
    assert [row["month"] for row in shares] == [f"{month.first:%Y-%m}" for month in tab.months]
    assert tab.file_name() == "two-velocities"


def test_a_picture_has_both_charts_and_what_both_say(home: Home, tmp_path: Path) -> None:
    tab = opened(home)
    press(tab.chart, Qt.Key.Key_End, home)
    sheet = tab.sheet()
    assert sheet.size.height() == tab.chart.height() + tab.unowned.height()
    assert tab.unowned_words.text() in sheet.foot
    image = QImage(str(saved(tab, tmp_path / "both.png")))
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, image.width(), 2) for y in range(0, 900, 2)}
    assert {LIGHT.ai, LIGHT.no_ai, LIGHT.ink} <= colours


def test_what_is_left_out_is_counted_under_both_charts_and_can_be_seen(home: Home) -> None:
    tab = opened(home)
    assert tab.left_out.words.text() == "1 task left out: 1 still open."
    assert tab.unowned_left_out.words.text().startswith("8 tasks left out: 1 still open")
    tab.unowned_left_out.show_them.click()
    wait(home)
    assert behind_of(tab).table.rowCount() == 8


def test_the_colours_follow_the_theme(home: Home) -> None:
    tab = opened(home)
    home.theme.choose(Scheme.DARK)
    image = exported(tab.chart)
    for place, ink in ((-2, DARK.ai), (-1, DARK.no_ai)):
        assert near(image, ink, pixel_of(tab.chart, len(tab.chart.marks) + place) * 2)


def test_it_fits_a_narrow_window_with_its_sentences_whole(home: Home) -> None:
    page = calibration(home, "two-velocities")
    page.resize(560, 460)
    wait(home)
    tab = page.tab
    assert isinstance(tab, TwoVelocities)
    assert page.minimumSizeHint().width() <= 560
    for shown in (tab.heading, tab.caption, tab.readout, tab.unowned_words):
        assert shown.height() >= shown.heightForWidth(shown.width()), shown.text()


def test_too_little_draws_nothing_and_says_what_is_missing_and_when_it_will_be_known(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with at_home(qtbot, tmp_path / "young", people.young) as home:
        tab = opened(home)
        assert tab.heading.text().startswith("5 of 12 baseline tasks; in the last 90 days 5 of 6 finished tasks")
        assert "about 3 to 4 weeks with one 90-minute block a week" in tab.caption.text()
        assert tab.unowned_words.text().startswith("5 of 10 core or repeatable tasks")
        assert not any(part.isVisible() for part in (tab.chart, tab.unowned, tab.table, tools_of(tab)))
        assert tab.left_out.isVisible()
        assert behind_of(tab).table.rowCount() == 5


def test_months_of_too_little_are_gaps_that_say_why(home: Home) -> None:
    page = calibration(home, "two-velocities")
    tab = page.tab
    assert isinstance(tab, TwoVelocities)
    page.filters.chosen.emit(Wanted(ownership=Ownership.CORE))
    wait(home)
    months = tab.months
    none = [month for month in months if not month.speed.is_shown]
    assert 0 < len(none) < len(months)
    assert not reckoned(home, Wanted(ownership=Ownership.CORE)).figures["two_velocities"].is_shown
    assert tools_of(tab).isVisible()  # though now says nothing: the months before can be saved
    marked = {mark.thing[1] for mark in tab.chart.marks if isinstance(mark.thing, tuple)}
    assert marked == {month.first for month in months} - {month.first for month in none}
    assert all(isinstance(first, date) for first in marked)
    assert np.isnan(tab.chart.lines[0].line.getData()[1]).sum() == len(none)
    assert all(month.speed.status is Status.NONE and month.speed.why for month in none)
