"""What the undecided time was: a break, work, or both; unsaid, it stays undecided (Law 2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.accessible import nameless
from tests.support.asking import asked, kept, leave, stopped
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.away_row import AwayRow
from unaided.desktop.draft import AwayChoice, AwayDraft
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.domain.session import MINUTE_US, SECOND_US, Mode, active_us, undecided_us


@pytest.mark.parametrize(
    ("digits", "worked", "undecided"),
    [("", 0, 12), ("1", 0, 0), ("2", 12, 0), ("37", 7, 0), ("3", 0, 12)],
    ids=["unsaid", "break", "worked", "both", "both, but not how much"],
)
def test_what_is_said_is_what_counts(home: Home, digits: str, worked: int, undecided: int) -> None:
    session_id = stopped(home, Mode.NO_AI, away=12)
    with asked(home, ReflectionDialog, session_id) as (dialog, keyboard):
        assert "12 min away, undecided:" in [each.text() for each in dialog.away.findChildren(QLabel)]
        dialog.away.choice.setFocus()
        keyboard.write(digits)
        assert nameless(dialog) == []
        keyboard.alt(Key.Key_4)
        keyboard.hand_in()
        home.settled()
    session = kept(home, session_id).row.session
    assert active_us(session) == (20 + worked) * MINUTE_US
    assert undecided_us(session) == undecided * MINUTE_US


def test_both_leads_to_how_much_and_survives_esc(home: Home) -> None:
    session_id = stopped(home, Mode.AI, away=12)
    with asked(home, ExplanationDialog, session_id) as (dialog, keyboard):
        assert "1 interruption" in dialog.headline.line.text()
        dialog.away.choice.setFocus()
        keyboard.write("3")
        assert keyboard.is_in(dialog.away.minutes)
        keyboard.write("7")
        leave(home, dialog, keyboard)
    with asked(home, ExplanationDialog, session_id) as (again, _):
        assert again.away.draft == AwayDraft(AwayChoice.BOTH, 7)
        assert again.away.minutes.isVisible()
        assert again.keeper.is_clean  # showing a draft is no change of it


def test_nothing_undecided_asks_nothing(home: Home) -> None:
    session_id = stopped(home, Mode.NO_AI)
    with asked(home, ReflectionDialog, session_id) as (dialog, _):
        assert not dialog.away.isVisible()
        assert dialog.away.worked is None


def test_less_than_a_minute_is_not_more_than_it_was(qtbot: QtBot) -> None:
    row = AwayRow(30 * SECOND_US)
    qtbot.addWidget(row)
    row.show()
    keyboard = Keyboard(qtbot, row)
    row.choice.setFocus()
    keyboard.write("39")
    assert row.minutes.value() <= 1
    row.minutes.setValue(1)
    assert row.worked == timedelta(seconds=30)


def test_the_minutes_that_are_asked_for_can_be_read_whole(home: Home) -> None:
    with asked(home, ReflectionDialog, stopped(home, Mode.NO_AI, away=12)) as (dialog, _keyboard):
        dialog.away.choice.pills[2].click()
        home.settled()
        field = dialog.away.minutes.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        assert field.width() >= field.fontMetrics().horizontalAdvance(field.text())
