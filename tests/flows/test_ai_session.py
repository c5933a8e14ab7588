"""A session with AI: its explanation, left half-way, taken up again, and put off on purpose."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.flows.app import App, Modifier
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.owed_card import AnswerButton
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.today_page import TodayPage
from unaided.desktop.window import MainWindow
from unaided.domain.explanation import AiUse
from unaided.domain.history import SessionFilter
from unaided.domain.session import Mode

Key = Qt.Key
WORDS = 'It retries with a growing wait, & gives up after "five" tries.'
GAP = "who closes the cursor"


def stop_after_work(app: App) -> ExplanationDialog:
    """Start an AI session by keys, the estimate in its own field, work 25 minutes and stop."""
    app.choose("Start AI…")
    panel = app.opened(StartPanel)
    app.write("Add paging")
    assert not panel.form.mode.isEnabled()  # Law 3: the estimate comes first
    app.press(Key.Key_U, Modifier.AltModifier)
    app.write("45")
    assert panel.form.mode.isEnabled()
    app.press(Key.Key_Return)
    assert app.bridge.now.mode is Mode.AI
    app.pass_time(minutes=25)
    app.choose("Stop")
    dialog = app.opened(ExplanationDialog)
    app.press(Key.Key_F, Modifier.AltModifier)  # the full form now
    app.wait_until(dialog.full.isVisible)
    return dialog


def test_a_draft_left_with_esc_comes_back_word_for_word_and_is_handed_in(app: App) -> None:
    first = stop_after_work(app)
    app.press(Key.Key_8)
    first.full.answers[0].setFocus()
    app.write(WORDS)
    first.full.gaps.field.setFocus()
    app.write(GAP)
    app.press(Key.Key_Escape)
    assert app.gone(ExplanationDialog)
    assert app.tooltip == "Unaided · something to explain"

    again = reopened_from_today(app)
    assert again.full.predicted.percent == 80
    assert not again.full.predicted.isEnabled()  # it came before the text, and stays
    assert again.full.answers[0].words == WORDS
    assert again.full.gaps.field.text() == GAP

    again.full.explained.setFocus()
    app.press(Key.Key_6)
    again.ai_use.setFocus()
    app.press(Key.Key_1)
    app.press(Key.Key_Return, Modifier.ControlModifier)
    assert app.gone(ExplanationDialog)
    assert not app.bridge.now.owed
    assert app.tooltip == "Unaided · nothing is running"
    is_kept(app)


def reopened_from_today(app: App) -> ExplanationDialog:
    """Press the button on Today that answers what is owed."""
    app.choose("Open Unaided")
    page = app.opened(MainWindow).page
    assert isinstance(page, TodayPage)
    [button] = page.owed.findChildren(AnswerButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    app.settled()
    return app.opened(ExplanationDialog)


def is_kept(app: App) -> None:
    """Look at what the profile keeps."""
    [row] = app.read(lambda services: services.history.rows(SessionFilter(), 10))
    detail = app.read(lambda services: services.history.detail(row.session.id))
    assert detail.explanation is not None
    assert detail.explanation.answers[0] == WORDS
    assert (detail.explanation.predicted, detail.explanation.explained) == (80, 60)
    assert detail.explanation.ai_use is next(iter(AiUse))
    assert [gap.text for gap in detail.gaps] == [GAP]


def test_done_without_an_answer_says_what_is_missing_and_leads_there(app: App) -> None:
    dialog = stop_after_work(app)
    app.press(Key.Key_Return, Modifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.state.text().startswith("Question 1 comes first")
    assert app.focus is dialog.full.predicted

    app.press(Key.Key_8)
    app.press(Key.Key_Return, Modifier.ControlModifier)
    assert dialog.state.text() == "Question 2 has no answer yet. One honest line is enough."
    app.press(Key.Key_Escape)


def test_later_today_leaves_it_owed_and_the_menu_opens_it_again(app: App) -> None:
    stop_after_work(app)
    app.press(Key.Key_L, Modifier.AltModifier)
    assert app.gone(ExplanationDialog)
    assert len(app.bridge.now.owed) == 1

    app.choose("Explain now")
    app.opened(ExplanationDialog)
    app.press(Key.Key_Escape)


def test_a_reason_to_skip_ends_it(app: App) -> None:
    dialog = stop_after_work(app)
    reasons = [action.text() for action in dialog.skip.menu().actions()]
    assert len(reasons) == 4
    dialog.skip.menu().actions()[0].trigger()
    assert app.gone(ExplanationDialog)
    assert not app.bridge.now.owed
    assert "Explain now" not in app.menu
