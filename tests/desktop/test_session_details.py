"""A session in detail: its facts and the person's words, to read and not to change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from unaided.desktop.answer_dialog import AnswerDialog
from unaided.desktop.end_dialogs import EndDialogs
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.session_details import SessionDetails, assigned_words, parts
from unaided.domain.history import SessionFilter
from unaided.domain.session import Mode
from unaided.services.history import Detail


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def detail(home: Home, place: int) -> Detail:
    """Return the session at this place of the list, the latest first."""
    rows = home.read(lambda services: services.history.rows(SessionFilter(), 10))
    return home.read(lambda services: services.history.detail(rows[place].session.id))


def test_after_ai_the_explanation_is_there(home: Home) -> None:
    shown = dict(parts(detail(home, 1)))

    assert shown["Facts"].splitlines() == [
        "Active: 40 min · planned: 50 min",
        "Unaided estimate: 1 h",
        "Task done: 0 % before, 60 % after",
        "build · Core expertise",
    ]
    assert shown["What did you build, and how does it work?"] == "A retry with a growing wait."
    assert shown["Could explain it in a week"] == "70 % before writing, 55 % after"
    assert shown["Used AI to"] == "generate, then understand"


def test_without_ai_the_reflection_and_the_look_ups_are_there(home: Home) -> None:
    shown = dict(parts(detail(home, 2)))

    assert shown["Facts"].splitlines()[0] == "Active: 30 min + 12 undecided · planned: 50 min"
    assert shown["How it felt"] == "4 of 5 (1 stuck and slow, 5 clear and steady)"
    assert shown["Looked up"] == "• signature of urllib3's Retry"


def test_overtime_is_said(home: Home) -> None:
    assert "1 h 10 min over" in dict(parts(detail(home, 7)))["Facts"].splitlines()


@pytest.mark.parametrize(
    ("worked", "words"),
    [
        (Mode.AI, "The coin decided: ◆ AI"),
        (Mode.NO_AI, "The coin decided: ◆ AI. This session is kept as ● No AI; what the coin assigned stays."),
    ],
)
def test_what_the_coin_decided_stands_beside_the_mode(worked: Mode, words: str) -> None:
    assert assigned_words(Mode.AI, worked) == words


def test_nothing_written_says_why(home: Home) -> None:
    assert dict(parts(detail(home, 0)))["Facts"].splitlines()[-1] == "Nothing was written yet."


def test_words_are_plain_text_that_can_be_selected_and_esc_closes(home: Home, qtbot: QtBot) -> None:
    dialog = SessionDetails(home.bridge, home.theme, detail(home, 1))
    qtbot.addWidget(dialog)
    dialog.show()
    words = next(label for label in dialog.findChildren(QLabel) if label.text() == "A retry with a growing wait.")

    assert words.textFormat() is Qt.TextFormat.PlainText
    assert words.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert dialog.answer.isHidden()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.fixture
def dialogs(home: Home) -> Iterator[EndDialogs]:
    yield EndDialogs(home.bridge, home.theme)
    for dialog in open_dialogs():
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    home.settled()


def open_dialogs() -> list[AnswerDialog]:
    """Return the explanations and reflections that show."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, AnswerDialog) and one.isVisible()]


def press_answer(home: Home, words: str) -> AnswerDialog:
    """Press the button with these words in the details of the latest session, and return what opens."""
    details = SessionDetails(home.bridge, home.theme, detail(home, 0))
    details.show()
    assert details.answer.isVisible()
    assert details.answer.text() == words
    details.answer.click()
    home.settled()
    assert not any(isinstance(one, SessionDetails) and one.isVisible() for one in QApplication.topLevelWidgets())
    [dialog] = open_dialogs()
    return dialog


def strays(dialog: ExplanationDialog) -> list[str]:
    """Return what a dialog holds and does not own: it outlives it, and crashes Qt when Python collects it."""
    holders: tuple[QWidget, ...] = (dialog, dialog.full, dialog.short)
    held = (named for holder in holders for named in vars(holder).items())
    return [name for name, one in held if isinstance(one, QWidget) and one.window() is not dialog]


def leave(home: Home, dialog: AnswerDialog) -> None:
    """Leave by Esc, which keeps what was typed."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    home.settled()
    assert open_dialogs() == []


def skip(home: Home, dialog: AnswerDialog) -> None:
    """Skip it for the first of the reasons."""
    dialog.skip.menu().actions()[0].trigger()
    home.settled()
    assert open_dialogs() == []
    assert len(home.bridge.now.owed) == 1  # the one that was owed before


@pytest.mark.usefixtures("dialogs")
def test_words_of_a_skipped_explanation_are_reached_again(home: Home) -> None:
    home.work(10, "Add paging", Mode.AI)
    [first] = open_dialogs()
    assert isinstance(first, ExplanationDialog)
    first.short.in_full.click()
    QTest.keyClick(first.full.predicted, Qt.Key.Key_8)
    QTest.keyClicks(first.full.answers[0], "It pages")
    skip(home, first)

    again = press_answer(home, "&Explain now")
    assert isinstance(again, ExplanationDialog)
    assert again.full.answers[0].words == "It pages"


@pytest.mark.usefixtures("dialogs")
def test_words_of_a_skipped_reflection_are_reached_again_and_can_be_handed_in(home: Home) -> None:
    home.work(10)
    [first] = open_dialogs()
    assert isinstance(first, ReflectionDialog)
    QTest.keyClicks(first.surprise, "The lock was held")
    skip(home, first)

    again = press_answer(home, "&Reflect now")
    assert isinstance(again, ReflectionDialog)
    assert again.surprise.text() == "The lock was held"
    QTest.keyClick(again, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    home.settled()
    assert dict(parts(detail(home, 0)))["What surprised you"] == "The lock was held"


@pytest.mark.usefixtures("dialogs")
def test_words_of_explain_it_too_are_reached_again_after_esc(home: Home) -> None:
    home.work(10)
    [reflection] = open_dialogs()
    assert isinstance(reflection, ReflectionDialog)
    reflection.felt.choose(4)
    reflection.too.click()
    home.settled()
    [first] = open_dialogs()
    assert isinstance(first, ExplanationDialog)
    assert strays(first) == []
    QTest.keyClick(first.full.predicted, Qt.Key.Key_8)
    QTest.keyClicks(first.full.answers[0], "It waits longer each time")
    leave(home, first)

    again = press_answer(home, "&Explain it too")
    assert isinstance(again, ExplanationDialog)
    assert again.full.answers[0].words == "It waits longer each time"
