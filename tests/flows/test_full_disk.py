"""The disk takes nothing more: one sentence says so, and nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.flows.app import App, Modifier
from tests.storage.hindered import no_file_grows_past
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.window import MainWindow

Key = Qt.Key


def full(folder: Path) -> int:
    """Return the size past which no file grows: what the log of the database has now."""
    return (folder / "unaided.db-wal").stat().st_size


def test_a_start_on_a_full_disk_says_so_and_starts_once_there_is_room(app: App, folder: Path) -> None:
    app.choose("Start no-AI…")
    panel = app.opened(StartPanel)
    app.write("Fix the retry 60m")
    with no_file_grows_past(full(folder)):
        app.press(Key.Key_Return)
    assert panel.isVisible()
    assert "disk" in panel.trouble.text()
    assert panel.form.task.text() == "Fix the retry 60m"
    assert app.bridge.now.session is None

    app.press(Key.Key_Return)
    assert app.gone(StartPanel)
    assert app.bridge.now.title == "Fix the retry"


@pytest.fixture
def stopped(app: App) -> ReflectionDialog:
    """Return the reflection of a session that has just been stopped."""
    app.choose("Start no-AI…")
    app.opened(StartPanel)
    app.write("Fix the retry 60m")
    app.press(Key.Key_Return)
    app.pass_time(minutes=20)
    app.choose("Stop")
    return app.opened(ReflectionDialog)


def test_an_answer_on_a_full_disk_stays_in_its_dialog_and_is_kept_later(
    app: App, folder: Path, stopped: ReflectionDialog
) -> None:
    stopped.surprise.setFocus()
    app.write("The lock was held")
    app.press(Key.Key_4, Modifier.AltModifier)
    with no_file_grows_past(full(folder)):
        app.press(Key.Key_Return, Modifier.ControlModifier)
    assert stopped.isVisible()
    assert "disk" in stopped.state.text()
    assert stopped.surprise.text() == "The lock was held"
    assert app.tooltip == "Unaided · something to explain"

    app.press(Key.Key_Return, Modifier.ControlModifier)
    assert app.gone(ReflectionDialog)
    assert app.tooltip == "Unaided · nothing is running"
    assert "The lock was held" in str(app.read(lambda services: services.history.export()))


def test_esc_on_a_full_disk_says_so_before_it_leaves_without_the_latest_words(
    app: App, folder: Path, stopped: ReflectionDialog
) -> None:
    stopped.surprise.setFocus()
    app.write("The lock was held")
    with no_file_grows_past(full(folder)):
        app.press(Key.Key_Escape)
        assert stopped.isVisible()
        assert stopped.state.text().endswith("Esc once more leaves without the latest of them.")
    app.press(Key.Key_Escape)
    assert app.gone(ReflectionDialog)


def test_a_pause_on_a_full_disk_is_told_in_the_window_and_the_session_goes_on(app: App, folder: Path) -> None:
    app.choose("Start no-AI…")
    app.opened(StartPanel)
    app.write("Fix the retry 60m")
    app.press(Key.Key_Return)
    app.told()
    with no_file_grows_past(full(folder)):
        app.choose("Pause")
    assert "disk" in app.window(MainWindow).told.sentence.text()
    app.pass_time(minutes=5)
    assert app.minutes == pytest.approx(5)
