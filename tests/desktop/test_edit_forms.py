"""What the forms of a correction ask for, as edits: what is left as it was is no change, and a slip says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from unaided.desktop.edit_forms import NO_MODE, NO_TASK, AddForm, ChangeForm, RestoreForm, SplitForm
from unaided.domain.editing import AddMissed, Change, NewTask, Restore, Split
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode
from unaided.domain.trouble import UnaidedError


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def rows_of(home: Home) -> list[SessionRow]:
    """Return the sessions, the latest first."""
    return list(home.read(lambda services: services.history.rows(SessionFilter(), 10)))


@pytest.fixture
def row(home: Home) -> SessionRow:
    """Return a session with AI, from 07:00 to 07:40 where it was."""
    return rows_of(home)[1]


@pytest.fixture
def change(home: Home, row: SessionRow) -> ChangeForm:
    form = ChangeForm(home.theme, row)
    home.hold(form)
    form.offer([one.task for one in rows_of(home)])
    return form


@pytest.fixture
def add(home: Home) -> AddForm:
    form = AddForm(home.theme, home.bridge.reading())
    home.hold(form)
    form.offer([one.task for one in rows_of(home)])
    return form


def refused(form: ChangeForm | AddForm | SplitForm) -> str:
    """Return what a form says instead of an edit."""
    with pytest.raises(UnaidedError) as said:
        form.edit(frozenset())
    return said.value.sentence


def test_it_shows_what_there_is_and_left_alone_changes_nothing(change: ChangeForm, row: SessionRow) -> None:
    times = change.times
    assert [field.text() for field in (times.day, times.start, times.end)] == ["2025-03-03", "07:00", "07:40"]
    assert (change.task.text(), change.mode.value) == (row.task.title, Mode.AI)
    assert change.edit(frozenset()) == Change(row.session.id)


def test_only_what_is_written_otherwise_changes(change: ChangeForm, row: SessionRow) -> None:
    change.times.end.setText(" 07:55 ")
    agreed = frozenset({row.session.id})
    assert change.edit(agreed) == Change(row.session.id, end=datetime(2025, 3, 3, 6, 55, tzinfo=UTC), cutting=agreed)
    change.times.end.setText("07:40")
    change.mode.choose(Mode.NO_AI)
    change.task.setText(people.TITLES[7])
    edit = change.edit(frozenset())
    assert isinstance(edit, Change)
    assert (edit.start, edit.end, edit.mode) == (None, None, Mode.NO_AI)
    assert edit.task_id is not None


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("day", "3.3.", "“3.3.” is no day."),
        ("day", "", "Give the day on which it began"),
        ("end", "", "Give the start and the end"),
        ("end", "99", "“99” is no time"),
        ("end", "06:00", "It would end at 06:00, before it began at 07:00."),
    ],
)
def test_a_slip_in_the_times_says_what_to_do(change: ChangeForm, field: str, text: str, said: str) -> None:
    getattr(change.times, field).setText(text)
    assert refused(change).startswith(said)


def test_a_task_that_is_none_is_named(change: ChangeForm) -> None:
    change.task.setText("Tame the")
    assert refused(change).startswith("No task is called “Tame the”.")


def test_each_letter_tells_that_it_changed(change: ChangeForm, qtbot: QtBot) -> None:
    for words in (change.times.day, change.times.start, change.task):
        with qtbot.waitSignal(change.changed):
            words.setText("x")


def test_a_missed_session_says_what_is_still_missing(add: AddForm) -> None:
    assert add.times.day.text() == "2025-03-03"
    assert refused(add) == NO_TASK
    add.task.setText("Read the log")
    assert refused(add).startswith("Give the start and the end")
    add.times.start.setText("23:30")
    add.times.end.setText("00:15")
    assert refused(add) == NO_MODE
    add.mode.choose(Mode.NO_AI)
    edit = add.edit(frozenset())
    assert isinstance(edit, AddMissed)
    assert edit.task == NewTask("Read the log", add.kind.chosen_value, Ownership.CORE)
    assert edit.end == datetime(2025, 3, 3, 23, 15, tzinfo=UTC)  # past midnight where it was


def test_the_kind_is_asked_only_where_nothing_else_tells_it(add: AddForm) -> None:
    assert add.kind.isEnabled()
    add.task.setText("Read the log #review")
    assert not add.kind.isEnabled()
    add.task.setText(people.TITLES[7])
    assert not add.kind.isEnabled()
    assert add.task.task is not None


def test_a_split_offers_the_middle_and_takes_no_time_outside(home: Home, row: SessionRow) -> None:
    form = SplitForm(row)
    home.hold(form)
    assert form.edit(frozenset()) == Split(row.session.id, datetime(2025, 3, 3, 6, 20, tzinfo=UTC))
    form.at.setText("07:40")
    assert refused(form) == "This session went on from 07:00 to 07:40. Give a time between the two."


def test_a_restored_session_cuts_what_was_agreed_to(home: Home, row: SessionRow) -> None:
    form = RestoreForm(row)
    home.hold(form)
    agreed = frozenset({rows_of(home)[0].session.id})
    assert form.edit(agreed) == Restore(row.session.id, agreed)
