"""The dialog of a correction: what it says while it is filled in, what it refuses, and what it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.support import people
from tests.support.home import Home, at_home
from unaided.bootstrap import Services
from unaided.desktop.edit_dialog import EditDialog
from unaided.desktop.edit_forms import ChangeForm, SplitForm
from unaided.domain.editing import Delete, Done
from unaided.domain.history import SessionFilter, SessionRow


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def row_of(home: Home, place: int = 1) -> SessionRow:
    """Return a session, counted from the latest."""
    return home.read(lambda services: services.history.rows(SessionFilter(), 10))[place]


def asked(home: Home, form: ChangeForm | SplitForm) -> EditDialog:
    """Return the dialog that asks with this form."""
    window = QWidget()
    home.hold(window)
    window.show()
    dialog = EditDialog(home.bridge, home.theme, form, ("Edit it", "&Keep it so"), window)
    dialog.show()
    home.settled()
    return dialog


def test_the_preview_takes_the_place_of_the_hint_with_the_first_letter(home: Home) -> None:
    form = ChangeForm(home.theme, row_of(home))
    dialog = asked(home, form)
    assert dialog.preview.text() == form.hint
    form.times.end.setText("07:45")
    home.settled()
    assert dialog.preview.text().splitlines()[0].endswith("07:00–07:45: 45 min active.")
    form.times.end.setText("07:4x")
    assert dialog.preview.text().startswith("“07:4x” is no time")


def test_what_needs_no_hint_is_previewed_at_once(home: Home) -> None:
    dialog = asked(home, SplitForm(row_of(home)))
    assert "07:20" in dialog.preview.text()


def test_what_it_keeps_is_told_once_and_closes_it(home: Home) -> None:
    form = ChangeForm(home.theme, row_of(home))
    dialog = asked(home, form)
    kept: list[Done] = []
    dialog.kept.connect(kept.append)
    form.times.end.setText("07:45")
    QTest.keyClick(form.times.end, Qt.Key.Key_Return)
    home.qtbot.waitUntil(lambda: not isValid(dialog))
    assert [done.session_ids for done in kept] == [(row_of(home).session.id,)]


def test_what_was_taken_away_meanwhile_is_refused_in_words_and_nothing_is_lost(home: Home) -> None:
    row = row_of(home)
    form = ChangeForm(home.theme, row)
    dialog = asked(home, form)
    form.times.end.setText("07:45")
    home.settled()

    def delete(services: Services) -> None:
        services.editing.apply(Delete(row.session.id))

    home.read(delete)  # as from a terminal
    dialog.keep.click()
    home.settled()
    assert dialog.isVisible()
    assert dialog.trouble.text().endswith(".")
    assert form.times.end.text() == "07:45"
    form.times.end.setText("07:46")
    assert dialog.trouble.isHidden()


def test_agreeing_leads_to_the_button_and_holds_for_that_cut_alone(home: Home) -> None:
    form = ChangeForm(home.theme, row_of(home))
    dialog = asked(home, form)
    dialog.activateWindow()
    assert dialog.agree.isHidden()
    form.times.end.setText("08:10")
    home.settled()
    assert dialog.agree.isVisible()
    dialog.agree.click()
    home.settled()
    assert dialog.keep.hasFocus()
    form.times.end.setText("07:50")
    home.settled()
    assert dialog.agree.isHidden()
    assert not dialog.agree.isChecked()
