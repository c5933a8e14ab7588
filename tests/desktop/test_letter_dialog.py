"""The letter of a month in the window: chosen, read, saved and copied; and the two buttons beside the chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from tests.support.people import Diary, Sat
from unaided.desktop.letter_dialog import LetterDialog
from unaided.desktop.notes_dialog import NotesDialog
from unaided.desktop.timeline_tools import TimelineTools


def person(diary: Diary) -> None:
    """Write a session in January and one in February."""
    for month in (1, 2):
        diary.task("Fix the retry", datetime(2025, month, 10, 9, tzinfo=UTC), Sat(60), estimate=60)


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", person) as home:
        yield home


@pytest.fixture
def make(home: Home) -> Iterator[Callable[[str], LetterDialog]]:
    """Return what opens the dialog, given where a file goes."""
    made: list[LetterDialog] = []

    def opened(where: str = "") -> LetterDialog:
        dialog = LetterDialog(home.bridge, home.theme, ask=lambda _parent, _title, _name, _kinds: where)
        made.append(dialog)
        dialog.show()
        for _ in range(3):
            home.settled()
        return dialog

    yield opened
    for dialog in made:
        dialog.close()
    home.settled()


def test_it_opens_on_the_last_month_that_is_over(make: Callable[..., LetterDialog]) -> None:
    dialog = make()
    months = [dialog.month.itemText(place) for place in range(dialog.month.count())]
    assert months == ["March 2025", "February 2025", "January 2025"]
    assert dialog.month.chosen_value == date(2025, 2, 1)
    assert dialog.text.toPlainText().startswith("Unaided, February 2025\nYou worked 1.0 hours in 1 session without AI")
    assert nameless(dialog) == []


def test_another_month_is_another_letter(home: Home, make: Callable[..., LetterDialog]) -> None:
    dialog = make()
    dialog.month.choose(date(2025, 3, 1))
    dialog.month.chosen.emit(date(2025, 3, 1))
    home.settled()
    assert dialog.text.toPlainText().startswith("Unaided, March 2025\nNo session and no finished task in March 2025.")


def test_it_is_saved_as_pdf_and_as_markdown(make: Callable[..., LetterDialog], tmp_path: Path) -> None:
    dialog = make(str(tmp_path / "letter"))
    dialog.pdf.click()
    assert dialog.told.text() == "The letter is saved as letter.pdf."
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")
    dialog.markdown.click()
    assert dialog.told.text() == "The letter is saved as letter.md."
    assert (tmp_path / "letter.md").read_text(encoding="utf-8").startswith("# Unaided, February 2025")


def test_a_file_that_cannot_be_written_is_told_and_no_file_is_no_fault(
    make: Callable[..., LetterDialog], tmp_path: Path
) -> None:
    dialog = make(str(tmp_path / "nowhere" / "letter.md"))
    dialog.markdown.click()
    assert dialog.told.text().startswith("The letter could not be saved as letter.md: ")
    other = make("")
    other.markdown.click()
    assert other.told.text() == ""


def test_it_is_copied(make: Callable[..., LetterDialog]) -> None:
    dialog = make()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().startswith("# Unaided, February 2025")
    assert dialog.told.text() == "The letter is copied as text."


def test_each_button_opens_its_dialog_and_escape_leaves_it(home: Home) -> None:
    tools = TimelineTools(home.bridge, home.theme)
    home.qtbot.addWidget(tools)
    tools.show()
    for button, kind in ((tools.notes, NotesDialog), (tools.letter, LetterDialog), (tools.notes, NotesDialog)):
        button.click()
        home.settled()
        assert isinstance(tools.dialog, kind)
    assert tools.dialog is not None
    QTest.keyClick(tools.dialog, Qt.Key.Key_Escape)
    home.qtbot.waitUntil(lambda: tools.dialog is None)
    home.settled()
    assert nameless(tools) == []
