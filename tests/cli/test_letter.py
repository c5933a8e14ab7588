"""The letter from the terminal: printed, saved as Markdown, or handed to whoever can draw a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.shell import say
from unaided.bootstrap import Services
from unaided.cli.letter import no_drawing
from unaided.domain.reply import Exit


@pytest.mark.parametrize("line", ["letter 2025-02", "letter --month 2025-02", "letter"])
def test_a_month_is_printed_the_last_one_that_is_over_unless_named(services: Services, line: str) -> None:
    assert say(services, line).out.startswith("# Unaided, February 2025\n")


def test_it_is_saved_as_markdown(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    assert say(services, f"letter --markdown {path}").out == f"The letter is saved as {path}.\n"
    assert path.read_text(encoding="utf-8") == say(services, "letter").out


def test_a_pdf_is_left_to_who_can_draw(services: Services, tmp_path: Path) -> None:
    paper = say(services, f"letter --month 2025-03 --pdf {tmp_path / 'letter.pdf'}").paper
    assert paper is not None
    assert paper.letter.month == date(2025, 3, 1)
    assert paper.path == tmp_path / "letter.pdf"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("letter 2025-04", "April 2025 has not come yet."),
        ("letter spring", "A month is written 2026-11, not “spring”."),
        ("letter 2025-02 --month 2025-01", "Name the month once"),
        ("letter --markdown /nowhere/letter.md", "could not be saved as /nowhere/letter.md: No such file"),
    ],
)
def test_what_cannot_be_done_is_said(services: Services, line: str, why: str) -> None:
    reply = say(services, line)
    assert (reply.code, reply.out) == (Exit.TROUBLE, "")
    assert why in reply.err


def test_a_machine_without_qt_is_offered_markdown() -> None:
    reply = no_drawing(ImportError("libEGL.so.1: cannot open shared object file"))
    assert reply.code is Exit.TROUBLE
    assert "libEGL.so.1" in reply.err
    assert "unaided letter --markdown letter.md" in reply.err
