"""How the app ends: quit, quit while a session runs, and told to by the system."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from tests.flows.app import App
from tests.support.clock import FakeClock
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.quitting import QUESTION
from unaided.desktop.start_panel import StartPanel

Key = Qt.Key


def start_ai(app: App) -> None:
    """Start an AI session."""
    app.choose("Start AI…")
    app.opened(StartPanel)
    app.write("Add paging 45m")
    app.press(Key.Key_Return)
    app.pass_time(minutes=10)


def test_quit_without_a_session_asks_nothing(app: App) -> None:
    assert app.ended_by(app.menu["Quit"].trigger) == 0


def test_quit_asks_while_a_session_runs_and_esc_goes_on(app: App) -> None:
    start_ai(app)
    app.choose("Quit")
    box = app.window(QMessageBox)
    assert box.text() == QUESTION
    app.choose("Quit")
    app.window(QMessageBox)  # the same one

    box.activateWindow()
    app.press(Key.Key_Escape)
    assert app.gone(QMessageBox)
    assert app.bridge.now.session is not None


@pytest.mark.parametrize(("button", "goes_on"), [("&Keep it open and quit", True), ("&Stop it and quit", False)])
def test_both_ways_to_quit_keep_the_session(
    start: Callable[[], App], clock: FakeClock, button: str, *, goes_on: bool
) -> None:
    app = start()
    start_ai(app)
    app.choose("Quit")
    [chosen] = [one for one in app.window(QMessageBox).buttons() if one.text() == button]
    assert app.ended_by(chosen.click) == 0

    clock.pass_time(minutes=2)
    later = start()
    assert (later.bridge.now.session is not None) is goes_on
    assert len(later.bridge.now.owed) == (0 if goes_on else 1)
    if goes_on:
        assert later.minutes == pytest.approx(10)


def test_told_to_end_by_the_system_nothing_is_asked_and_what_was_typed_is_kept(
    start: Callable[[], App], clock: FakeClock
) -> None:
    app = start()
    start_ai(app)
    app.choose("Stop")
    dialog = app.opened(ExplanationDialog)
    dialog.short.in_full.click()
    app.press(Key.Key_8)
    dialog.full.answers[0].setFocus()
    app.write("Typed just now")
    assert app.ended_by(lambda: os.kill(os.getpid(), signal.SIGTERM)) == 0

    clock.pass_time(minutes=2)
    later = start()
    later.choose("Explain now")
    again = later.opened(ExplanationDialog)
    assert again.full.predicted.percent == 80
    assert again.full.answers[0].words == "Typed just now"
    later.press(Key.Key_Escape)
