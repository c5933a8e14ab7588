"""From a tick on the Settings page to the next start: what was chosen holds, what was broken by hand is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.flows.app import App, Modifier
from unaided.desktop.settings_page import SettingsPage
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.window import MainWindow
from unaided.domain.history import SessionFilter

Key = Qt.Key


def settings_of(app: App) -> SettingsPage:
    """Open the window on its Settings page by the keyboard."""
    app.choose("Open Unaided")
    app.opened(MainWindow)
    app.press(Key.Key_Comma, Modifier.ControlModifier)
    page = app.window(MainWindow).page
    assert isinstance(page, SettingsPage)
    return page


def click(page: SettingsPage, name: str) -> None:
    """Press the button, or tick the box, of this name."""
    [found] = [each for each in page.findChildren(QAbstractButton) if each.accessibleName() == name]
    found.click()


def is_dark() -> bool:
    """Tell whether the app wears dark colours."""
    return QApplication.palette().window().color().lightness() < 100


def test_what_was_chosen_survives_a_restart(start: Callable[[], App]) -> None:
    app = start()
    page = settings_of(app)
    click(page, "Dark")
    click(page, "A word two minutes before the planned end")
    app.settled()
    chosen = app.bridge.settings
    assert is_dark()
    app.end()

    app = start()
    assert is_dark()
    assert app.bridge.settings == chosen
    assert chosen.about_to_end
    page = settings_of(app)
    click(page, "Light")
    app.settled()
    assert not is_dark()


def test_a_choice_made_right_before_the_end_is_kept(start: Callable[[], App]) -> None:
    app = start()
    click(settings_of(app), "A soft chime at the planned end")
    app.end()
    assert start().bridge.settings.chime is False


def test_a_session_at_night_belongs_to_the_day_before_once_that_is_chosen(start: Callable[[], App]) -> None:
    app = start()
    hours = settings_of(app).findChildren(DropDown)
    begins = next(each for each in hours if each.accessibleName() == "The day begins at")
    begins.setFocus()
    app.press(Key.Key_End)
    assert begins.currentText() == "12:00"
    app.choose("Start no-AI…")
    app.opened(StartPanel)
    app.write("Fix the retry 60m")
    app.press(Key.Key_Return)
    started = app.bridge.now.session
    assert started is not None
    local = started.started.local(started.started.wall)
    assert local.hour < 12
    app.pass_time(minutes=10)
    app.choose("Stop")
    [row] = app.read(lambda services: services.history.rows(SessionFilter(), 5))
    assert row.local_date == date.fromordinal(local.date().toordinal() - 1)


def test_what_was_broken_by_hand_is_said_at_the_start_and_left_alone(folder: Path, start: Callable[[], App]) -> None:
    folder.mkdir()
    (folder / "settings.toml").write_text('volume = 20\nscheme = "pink"\n', encoding="utf-8")
    app = start()
    assert "“scheme” in" in app.told()
    assert 'It has to be one of "system", "light", "dark".' in app.told()
    assert app.bridge.settings.volume == 20
    app.end()
    assert (folder / "settings.toml").read_text(encoding="utf-8") == 'volume = 20\nscheme = "pink"\n'
