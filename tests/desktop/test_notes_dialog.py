"""Notes on the timeline by mouse and keyboard: written, changed, deleted, undone; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from tests.support.accessible import nameless
from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.notes_dialog import NotesDialog
from unaided.domain.recall import Leave
from unaided.domain.timeline import NoteKind, TimelineNote
from unaided.services.timeline import Noted

TODAY = date(2025, 3, 3)


@pytest.fixture
def dialog(home: Home) -> Iterator[NotesDialog]:
    made = opened(home)
    yield made
    made.close()
    home.settled()


def opened(home: Home) -> NotesDialog:
    """Return the dialog, open and with what it reads."""
    dialog = NotesDialog(home.bridge, home.theme)
    dialog.show()
    home.settled()
    return dialog


def look(services: Services) -> Noted:
    """Read the notes."""
    return services.timeline.look()


def notes(home: Home) -> tuple[TimelineNote, ...]:
    """Return what is kept."""
    return home.read(look).notes


def write(home: Home, dialog: NotesDialog, text: str) -> None:
    """Type a line and press Enter."""
    QTest.keyClicks(dialog.form.text, text)
    QTest.keyClick(dialog.form.text, Qt.Key.Key_Return)
    home.settled()
    home.settled()  # what is read anew


def test_a_line_and_enter_make_a_note_of_today(home: Home, dialog: NotesDialog) -> None:
    assert dialog.told.text() == "No notes yet."
    with home.qtbot.waitSignal(home.bridge.history_changed):
        write(home, dialog, "New agent")
    [note] = notes(home)
    assert (note.first_day, note.last_day, note.kind, note.text) == (TODAY, None, NoteKind.TOOL, "New agent")
    assert dialog.told.text() == "Noted."
    assert dialog.form.text.text() == ""
    assert dialog.table.text().splitlines()[1] == "3 Mar 2025\tTool\tNew agent"


def test_an_empty_note_is_refused_in_plain_words(home: Home, dialog: NotesDialog) -> None:
    write(home, dialog, "   ")
    assert dialog.told.text() == "The note is empty. Write in a few words what changed."
    assert notes(home) == ()


def test_a_holiday_offers_leave_and_no_other_kind_does(home: Home, dialog: NotesDialog) -> None:
    assert dialog.form.leave.isHidden()
    dialog.form.kind.choose(NoteKind.VACATION)
    dialog.form.kind.chosen.emit(NoteKind.VACATION)
    assert dialog.form.leave.isVisible()
    dialog.form.leave.click()
    dialog.form.several.click()
    dialog.form.last.setDate(QDate(2025, 3, 7))
    write(home, dialog, "By the sea")
    assert home.read(leave_today) == Leave(TODAY, date(2025, 3, 7))


def leave_today(services: Services) -> Leave | None:
    """Return the leave of today."""
    return services.recall.day(5).leave


def test_the_last_day_follows_the_first(dialog: NotesDialog) -> None:
    dialog.form.several.click()
    dialog.form.first.setDate(QDate(2025, 4, 1))
    assert dialog.form.note().last_day == date(2025, 4, 1)


def test_a_note_is_changed_and_every_step_is_undone(home: Home, dialog: NotesDialog) -> None:
    write(home, dialog, "New agent")
    dialog.change.click()
    assert dialog.form.text.text() == "New agent"
    assert dialog.save.text() == "&Save"
    write(home, dialog, "s")
    assert notes(home)[0].text == "New agents"
    dialog.delete.click()
    home.settled()
    home.settled()
    assert notes(home) == ()
    for text in ("New agents", "New agent", None):
        dialog.undo.click()
        home.settled()
        home.settled()
        assert [note.text for note in notes(home)] == ([text] if text else [])
    assert not dialog.undo.isEnabled()


def test_escape_keeps_what_was_typed_of_a_new_note(home: Home) -> None:
    first = opened(home)
    QTest.keyClicks(first.form.text, "New ag")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    home.settled()
    again = opened(home)
    assert again.form.text.text() == "New ag"
    again.close()
    home.settled()


def test_escape_keeps_what_was_changed(home: Home) -> None:
    first = opened(home)
    write(home, first, "New agent")
    first.change.click()
    QTest.keyClicks(first.form.text, "!")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    home.settled()
    assert notes(home)[0].text == "New agent!"


def test_every_control_has_a_name(dialog: NotesDialog) -> None:
    assert nameless(dialog) == []
