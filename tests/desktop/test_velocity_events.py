"""Notes and leave on the velocity chart: where they stand, that numbers cover none, and what is said of them."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from unaided.desktop.chart_scale import place
from unaided.desktop.colours import LIGHT
from unaided.desktop.theme import Theme
from unaided.desktop.velocity_board import VelocityBoard
from unaided.domain.measure.chart import Chart, chart
from unaided.domain.measure.event_words import events_line, events_of_month, events_summary
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.trend import trend
from unaided.domain.recall import Leave
from unaided.domain.settings import Scheme
from unaided.domain.timeline import NoteKind, Timeline, TimelineNote

AT = datetime(2025, 3, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def bare() -> Chart:
    """Return the chart of a simulated person who noted nothing."""
    evidence = simulate(Knobs(months=14), 3).evidence
    return chart(evidence, trend(evidence))


@pytest.fixture
def noted(bare: Chart) -> Chart:
    """Return the same chart with a day, a holiday on leave, and two days close to each other."""
    months = [month.first for month in bare.months]
    holiday = months[-5].replace(day=4), months[-5].replace(day=20)
    notes = (
        note(1, months[5].replace(day=10), None, NoteKind.TOOL, "New agent"),
        note(2, *holiday, NoteKind.VACATION, "By the sea"),
        note(3, months[-3].replace(day=10), None, NoteKind.TEAM, "New team, “payments”"),
        note(4, months[-3].replace(day=12), None, NoteKind.OTHER, "New desk"),
    )
    return replace(bare, timeline=Timeline(notes, (Leave(*holiday),)))


def note(number: int, first: date, last: date | None, kind: NoteKind, text: str) -> TimelineNote:
    """Return a note."""
    return TimelineNote(UUID(int=number), first, last, kind, text, AT)


@pytest.fixture
def board(qtbot: QtBot) -> VelocityBoard:
    board = VelocityBoard(Theme(scheme=Scheme.LIGHT))
    qtbot.addWidget(board)
    board.resize(900, 700)
    board.show()
    qtbot.waitExposed(board)
    return board


def test_rules_stand_on_their_days_and_a_span_has_two(board: VelocityBoard, noted: Chart) -> None:
    board.show_chart(noted, None)
    events, first = board.card.plot.marks.events, noted.months[0].first
    x, _ = events.rules.getData()

    wanted = {place(day, first) for one in noted.timeline.notes for day in (one.first_day, one.end)}
    assert sorted(set(x.tolist())) == pytest.approx(sorted(wanted))
    holiday = noted.timeline.notes[1]
    box = events.shades.path().boundingRect()
    assert box.left() == pytest.approx(place(holiday.first_day, first))
    assert box.right() == pytest.approx(place(holiday.end, first))


def test_leave_is_a_bar_along_the_foot(board: VelocityBoard, noted: Chart) -> None:
    board.show_chart(noted, None)
    bar = board.card.plot.marks.events.leave.path().boundingRect()
    shade = board.card.plot.marks.events.shades.path().boundingRect()

    assert bar.left() < shade.left() < shade.right() < bar.right()
    assert bar.top() == pytest.approx(shade.top())
    assert bar.height() < shade.height() / 20


def test_leave_without_an_end_goes_on_to_the_last_month(board: VelocityBoard, bare: Chart) -> None:
    begins = bare.months[-3].first
    board.show_chart(replace(bare, timeline=Timeline(leaves=(Leave(begins),))), None)
    bar = board.card.plot.marks.events.leave.path().boundingRect()

    assert bar.right() > len(bare.months) - 1


def test_numbers_of_close_notes_do_not_cover_each_other(board: VelocityBoard, noted: Chart) -> None:
    board.show_chart(noted, None)
    numbers = board.card.plot.marks.events.numbers
    boxes = [item.sceneBoundingRect() for item in numbers]

    assert [item.toPlainText() for item in numbers] == ["1", "2", "3", "4"]
    assert all(item.isVisible() for item in numbers)
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_notes_out_of_view_have_no_number_and_are_not_named(board: VelocityBoard, noted: Chart) -> None:
    board.show_chart(noted, 6)
    visible = [item.toPlainText() for item in board.card.plot.marks.events.numbers if item.isVisible()]

    assert visible == ["2", "3", "4"]
    assert "New agent" not in board.card.events.text()
    assert "[3]" in board.card.events.text()
    assert "▬ on leave" in board.card.events.text()


def test_a_chart_without_notes_has_no_line_and_takes_the_marks_away(
    board: VelocityBoard, noted: Chart, bare: Chart
) -> None:
    board.show_chart(noted, None)
    board.show_chart(bare, None)

    assert board.card.events.isHidden()
    assert board.card.plot.marks.events.numbers == []
    assert len(board.card.plot.marks.events.rules.getData()[0]) == 0


def test_the_month_pointed_at_says_what_was_noted(board: VelocityBoard, noted: Chart) -> None:
    board.show_chart(noted, None)
    month = noted.months[-5]
    board.card.plot.pointed.emit(month, None)

    assert "[2] " in board.card.readout.text()
    assert "vacation: By the sea." in board.card.readout.text()
    assert "On leave: 4–20 " in board.card.readout.text()
    assert "By the sea" in board.card.plot.accessibleDescription()


def test_the_baseline_is_told_of_in_its_month(noted: Chart) -> None:
    assert noted.frozen is not None
    assert events_of_month(noted, noted.frozen.replace(day=1)).startswith("Baseline frozen on ")
    assert events_of_month(noted, noted.months[-1].first) == ""
    assert events_summary(noted).startswith("The baseline was frozen on ")


def test_many_notes_are_named_in_part_and_counted(bare: Chart) -> None:
    day = bare.months[3].first
    many = tuple(note(number, day, None, NoteKind.OTHER, f"n{number}") for number in range(9))
    line = events_line(replace(bare, timeline=Timeline(many)), day, day)

    assert line.count("other: ") == 6
    assert line.endswith("and 3 more notes")


def test_text_and_table_have_them(board: VelocityBoard, noted: Chart) -> None:
    board.show_chart(noted, None)
    rows = list(csv.DictReader(board.csv().splitlines()))
    marked = {what: [row for row in rows if row["what"] == what] for what in ("baseline", "note", "leave")}

    assert "Noted: [1]" in board.text()
    assert [row["note"] for row in marked["note"]] == [one.text for one in noted.timeline.notes]
    assert [row["status"] for row in marked["note"]] == ["tool", "vacation", "team", "other"]
    assert [row["date"] for row in marked["baseline"]] == [str(noted.frozen)]
    assert marked["leave"][0]["until"] == str(noted.timeline.notes[1].last_day)
    assert not any(None in row for row in rows), "each line has as many cells as the header"


def test_drawn_for_a_file_they_end_where_the_chart_does(board: VelocityBoard, noted: Chart) -> None:
    board.show_chart(noted, 6)
    sheet = board.sheet()

    assert "[2]" in sheet.foot
    image = QImage(600, 300, QImage.Format.Format_ARGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    board.card.plot.draw_on(painter, QRectF(0, 0, 600, 300))
    painter.end()
    drawn = {image.pixelColor(x, y).name().upper() for x in range(600) for y in range(0, 300, 3)}
    assert LIGHT.edge in drawn
    x, _ = board.card.plot.marks.events.rules.getData()
    assert np.isin(place(noted.timeline.notes[0].first_day, noted.months[0].first), x), "all are back afterwards"
