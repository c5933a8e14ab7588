"""The letter on paper: one A4 page with text to select and a chart of lines, nothing clipped, whatever the month."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.leaks import nothing_left_behind
from unaided.desktop.colours import LIGHT
from unaided.desktop.letter_page import MARGIN, PAGE, ROOM, fit, letter_image, letter_pdf
from unaided.domain.measure.letter import FIGURES, Letter, letter
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.report import figures

MONTH = date(2025, 2, 1), date(2025, 2, 28)


@pytest.fixture(scope="module")
def whole() -> Letter:
    """Return a letter with all there can be on it."""
    evidence = simulate(Knobs(months=14, trial=0.5), 3).evidence
    return letter(*MONTH, figures(FIGURES, evidence), evidence)


@pytest.fixture
def long(whole: Letter) -> Letter:
    """Return one with three times the words."""
    blocks = tuple((heading, " ".join((words,) * 3)) for heading, words in whole.blocks)
    return replace(whole, blocks=blocks, small=whole.small * 2)


def pages(pdf: bytes) -> int:
    """Return how many pages a PDF says it has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def drawn(pdf: bytes) -> bytes:
    """Return what a PDF's streams draw, unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return b"\n".join(unpacked for stream in streams for unpacked in _unpacked(stream))


def _unpacked(stream: bytes) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj().decompress(stream)
    except zlib.error:
        yield stream


def characters(pdf: bytes) -> str:
    """Return every character that the PDF's fonts can give back to whoever selects text."""
    maps = re.findall(
        rb"<([0-9A-F]{4})>", b" ".join(re.findall(rb"beginbfrange(.*?)endbfrange", drawn(pdf), re.DOTALL))
    )
    return "".join(chr(int(code, 16)) for code in maps)


def blank_rows(image: QImage, top: int, bottom: int) -> bool:
    """Tell whether nothing is drawn between these rows."""
    return all(image.pixel(x, y) == image.pixel(0, 0) for y in range(top, bottom) for x in range(0, image.width(), 2))


def test_it_is_one_a4_page_of_text_and_lines(qtbot: QtBot, whole: Letter) -> None:
    del qtbot
    pdf = letter_pdf(whole)
    box = [float(edge) for edge in re.search(rb"/MediaBox \[([\d. ]+)\]", pdf)[1].split()]  # type: ignore[index]

    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == 1
    assert box == pytest.approx([0, 0, 595, 842], abs=1)
    assert b"/Subtype /Image" not in pdf
    assert b"/Subtype/Image" not in pdf
    assert b"/FontFile" in pdf
    assert set("Unaided,Pace=0123456789") <= set(characters(pdf))


def test_a_long_month_is_set_smaller_and_stays_on_the_page(qtbot: QtBot, whole: Letter, long: Letter) -> None:
    del qtbot
    assert fit(whole).height <= ROOM
    assert fit(long).height <= ROOM
    assert pages(letter_pdf(long)) == 1


@pytest.mark.parametrize("which", ["whole", "long"])
def test_nothing_is_blank_and_nothing_clipped(qtbot: QtBot, request: pytest.FixtureRequest, which: str) -> None:
    del qtbot
    image = letter_image(request.getfixturevalue(which), 1.0)
    edge = round(MARGIN) - 4

    assert image.width() == round(PAGE[0])
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, image.width(), 2) for y in range(80, 400, 2)}
    assert {LIGHT.no_ai, LIGHT.no_ai_tint} <= colours
    assert blank_rows(image, 0, edge)
    assert blank_rows(image, image.height() - edge, image.height())
    sides = [
        image.pixel(x, y)
        for y in range(image.height())
        for x in (*range(edge), *range(image.width() - edge, image.width()))
    ]
    assert set(sides) == {image.pixel(0, 0)}


def test_without_a_chart_there_is_room_for_the_words_alone(qtbot: QtBot, whole: Letter) -> None:
    del qtbot
    bare = replace(whole, chart=None)
    assert pages(letter_pdf(bare)) == 1
    assert fit(bare).height < fit(whole).height


def test_drawing_leaves_the_colours_of_the_application_alone(qtbot: QtBot, whole: Letter) -> None:
    del qtbot
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.palette(), application.styleSheet()
    with nothing_left_behind():
        letter_pdf(whole)
    assert (application.palette(), application.styleSheet()) == before
