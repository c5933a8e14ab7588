"""A session without AI, from the tray's menu to its dot in the chart."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.flows.app import App, Modifier
from unaided.desktop.calibration_page import CalibrationPage
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.history_page import HistoryPage
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.sections.speed import Speed
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.today_page import TodayPage
from unaided.desktop.window import MainWindow
from unaided.domain.session import Mode

Key = Qt.Key


def work_until_the_end(app: App) -> None:
    """Start 50 minutes without AI by keys, and work them and ten more."""
    app.choose("Start no-AI…")
    app.opened(StartPanel)
    app.write("Fix the retry #debug !core 90m")
    app.press(Key.Key_Return)
    app.pass_time(minutes=50)


def test_from_the_menu_to_the_dot_in_the_chart(app: App) -> None:
    window_says = app.told()
    assert "no tray" in window_says  # Law 9: there is none offscreen, and the app says so

    work_until_the_end(app)
    assert not app.shows(StartPanel)
    assert app.tooltip == "● Fix the retry · 0 min over"
    window = app.window(MainWindow)
    assert window.told.sentence.text() == "The planned time is over: Fix the retry · it counts on until you stop"

    app.choose("5 more minutes")
    assert app.tooltip == "● Fix the retry · 5 min left"
    app.pass_time(minutes=10)
    assert app.tooltip == "● Fix the retry · 5 min over"

    app.choose("Stop")
    app.opened(ReflectionDialog)
    assert "1 reflection owed" not in app.tooltip
    app.press(Key.Key_End)  # all of it is done
    app.press(Key.Key_4, Modifier.AltModifier)
    app.press(Key.Key_Return, Modifier.ControlModifier)
    assert not app.shows(ReflectionDialog)
    assert not app.bridge.now.owed

    pages_show_the_session(app, window)


def pages_show_the_session(app: App, window: MainWindow) -> None:
    """Look at Today, Calibration and History by their keys."""
    app.choose("Open Unaided")
    app.opened(MainWindow)
    app.press(Key.Key_1, Modifier.ControlModifier)
    today = window.page
    assert isinstance(today, TodayPage)
    assert "Fix the retry\t● No AI\tdebug\t60 min\tyes" in today.last.text()

    app.press(Key.Key_2, Modifier.ControlModifier)
    calibration = window.page
    assert isinstance(calibration, CalibrationPage)
    speed = calibration.tab
    assert isinstance(speed, Speed)
    assert speed.headline.text() == "1 of 12 baseline tasks"
    assert speed.board is not None
    assert speed.board.way.discs.filled == 1
    assert speed.board.behind.table.text().splitlines()[1].split("\t")[1:5] == [
        "Fix the retry · debug", "90 min", "60", "done",
    ]  # fmt: skip

    app.press(Key.Key_5, Modifier.ControlModifier)
    history = window.page
    assert isinstance(history, HistoryPage)
    assert history.totals.text() == "1 session: 1 ● without AI, 0 ◆ with AI."
    assert history.table.rows.index(0, 2).data() == "Fix the retry"


def test_explain_it_too_opens_the_explanation_once_the_reflection_is_kept(app: App) -> None:
    work_until_the_end(app)
    app.choose("Stop")
    app.opened(ReflectionDialog)
    app.press(Key.Key_5)
    app.press(Key.Key_3, Modifier.AltModifier)
    app.press(Key.Key_E, Modifier.AltModifier)
    assert app.gone(ReflectionDialog)

    explanation = app.opened(ExplanationDialog)
    assert not explanation.ai_use.isVisible()  # nothing about AI is asked, and nothing twice
    app.press(Key.Key_8)
    explanation.full.answers[0].setFocus()
    app.write("A retry with a growing wait")
    explanation.full.explained.setFocus()
    app.press(Key.Key_7)
    app.press(Key.Key_Return, Modifier.ControlModifier)
    assert not app.shows(ExplanationDialog)
    kept = app.read(lambda services: services.history.export())
    assert "A retry with a growing wait" in str(kept)


def test_a_start_says_what_is_owed_and_enter_starts_anyway(app: App) -> None:
    work_until_the_end(app)
    app.choose("Stop")
    app.opened(ReflectionDialog)
    app.press(Key.Key_Escape)

    app.choose("Start no-AI…")
    panel = app.opened(StartPanel)
    assert panel.owed.text() == "1 reflection owed · Alt+E"
    app.write("Something else 30m")
    app.press(Key.Key_Return)
    session = app.bridge.now.session
    assert session is not None
    assert session.mode is Mode.NO_AI
    assert app.bridge.now.title == "Something else"
    assert len(app.bridge.now.owed) == 1


def test_a_start_with_something_owed_leads_to_it_by_one_key(app: App) -> None:
    work_until_the_end(app)
    app.choose("Stop")
    app.opened(ReflectionDialog)
    app.press(Key.Key_Escape)

    app.choose("Start AI…")
    panel = app.opened(StartPanel)
    panel.start.setFocus()
    app.press(Key.Key_E)
    assert not app.shows(StartPanel)
    app.opened(ReflectionDialog)
    app.press(Key.Key_2, Modifier.AltModifier)
    app.press(Key.Key_Return, Modifier.ControlModifier)
    assert not app.bridge.now.owed
