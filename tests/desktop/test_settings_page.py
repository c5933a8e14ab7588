"""The Settings page: what is chosen by its accessible name holds at once and is kept in the file."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support import screen_reader
from tests.support.accessible import nameless
from tests.support.home import Home, at_home
from unaided.desktop.chosen import Chosen
from unaided.desktop.platform.shortcuts import GlobalShortcuts, ShortcutSupport
from unaided.desktop.settings import mini_timer
from unaided.desktop.settings.shortcuts import ShortcutsSection
from unaided.desktop.settings_page import SettingsPage
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.widgets.key_field import KeyField
from unaided.desktop.widgets.number_field import NumberField
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.tick import Tick
from unaided.domain.settings import AwaySettings, Policy, Scheme, Settings, ShortcutSettings

W = TypeVar("W", bound=QWidget)
Key = Qt.Key


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no player, and a start-up folder of one's own."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def page(home: Home) -> SettingsPage:
    """Return the page, shown."""
    Chosen(home.bridge, home.theme, home.bridge)
    page = SettingsPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    home.settled()
    return page


def named(page: QWidget, kind: type[W], name: str) -> W:
    """Return the one control of this kind that a screen reader calls so."""
    [found] = [each for each in page.findChildren(kind) if each.accessibleName() == name]
    return found


def click(page: QWidget, name: str) -> None:
    """Press the button, or tick the box, of this name."""
    [found] = [each for each in page.findChildren(QAbstractButton) if each.accessibleName() == name]
    found.click()


def choose(page: QWidget, question: str, words: str) -> None:
    """Choose one of a row by its words."""
    row = named(page, PillRow, question)
    next(pill for pill in row.pills if pill.accessibleName() == words).click()


def kept(home: Home) -> dict[str, object]:
    """Return what the file has."""
    home.settled()
    path = home.folder / "settings.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def wears_dark(home: Home) -> bool:
    """Tell whether the app is dark now."""
    return home.theme.dark


def says(page: QWidget, words: str) -> bool:
    """Tell whether a line of the page that can be seen has these words."""
    return any(words in each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_dark_is_worn_at_once_and_kept(home: Home, page: SettingsPage) -> None:
    assert not wears_dark(home)
    choose(page, "Colours", "Dark")
    assert wears_dark(home)
    assert kept(home) == {"scheme": "dark"}

    choose(page, "Colours", "Light")
    assert not wears_dark(home)
    assert kept(home) == {"scheme": "light"}


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("When the machine sleeps", "asleep"),
        ("When the screen is locked", "locked"),
        ("When nothing is touched", "idle"),
    ],
)
def test_each_sign_of_being_away_has_its_choice(home: Home, page: SettingsPage, question: str, field: str) -> None:
    choose(page, question, "It is a break")
    assert getattr(home.bridge.settings.away, field) is Policy.PAUSE
    choose(page, question, "Count on")
    others = [sign for sign in ("asleep", "locked", "idle") if sign != field]
    assert {getattr(home.bridge.settings.away, sign) for sign in others} == {Policy.ASK}
    assert kept(home) == {"away": {field: "ignore"}}


def test_the_idle_time_is_typed(home: Home, page: SettingsPage) -> None:
    field = named(page, NumberField, "Idle after")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "15")
    assert home.bridge.settings.away.idle_after == timedelta(minutes=15)
    assert kept(home) == {"away": {"idle_after": 15}}


def test_a_wheel_in_passing_changes_nothing(home: Home, page: SettingsPage) -> None:
    field = named(page, NumberField, "Idle after")
    middle = QPointF(field.rect().center())
    buttons, modifiers, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, 120)
    wheel = QWheelEvent(middle, middle, turned, turned, buttons, modifiers, phase, False)  # noqa: FBT003 (Qt's own)
    QApplication.sendEvent(field, wheel)
    assert home.bridge.settings == Settings()


def test_who_tells_that_nothing_is_touched_is_said_and_also_that_nobody_does(home: Home, page: SettingsPage) -> None:
    home.bridge.know_idle("the X server")
    assert says(page, "When nothing is touched is told by the X server.")
    home.bridge.know_idle("")
    assert says(page, "idle time is unknown here")


def test_sound_and_notices_are_kept(home: Home, page: SettingsPage) -> None:
    click(page, "A soft chime at the planned end")
    click(page, "A word two minutes before the planned end")
    click(page, "Do not disturb during sessions without AI")
    volume = named(page, PercentScale, "Volume")
    volume.setFocus()
    QTest.keyClick(volume, Key.Key_4)
    assert kept(home) == {"chime": False, "volume": 40, "about_to_end": True, "quiet_blocks": True}


def test_a_chime_that_nothing_can_play_is_said(page: SettingsPage) -> None:
    click(page, "Hear it")
    assert says(page, "Nothing on this machine plays sounds")


def test_a_chime_at_no_volume_is_said(home: Home, page: SettingsPage) -> None:
    screen_reader.set_value(named(page, PercentScale, "Volume"), 0)
    click(page, "Hear it")
    assert says(page, "At 0 % nothing can be heard.")
    assert kept(home) == {"volume": 0}


def test_the_chime_is_heard_as_loud_as_it_will_be(home: Home, page: SettingsPage, tmp_path: Path) -> None:
    player = tmp_path / "paplay"
    player.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/new; /bin/mv {tmp_path}/new {tmp_path}/played\n')
    player.chmod(0o755)
    screen_reader.set_value(named(page, PercentScale, "Volume"), 50)
    click(page, "Hear it")
    home.qtbot.waitUntil((tmp_path / "played").exists)
    assert (tmp_path / "played").read_text() == "--volume=32768\n"
    assert not says(page, "plays sounds")


def test_the_mini_timer_is_off_until_it_is_ticked(home: Home, page: SettingsPage) -> None:
    tick = named(page, Tick, "Show the mini timer while a session runs")
    assert not tick.isChecked()
    tick.setFocus()
    QTest.keyClick(tick, Key.Key_Return)
    assert home.bridge.settings.mini_timer
    QTest.keyClick(tick, Key.Key_Space)
    QTest.keyClick(tick, Key.Key_Space)
    assert kept(home) == {"mini_timer": True}


@pytest.mark.parametrize(
    ("platform", "words"), [("wayland", "on Wayland the compositor lets no program"), ("xcb", "above the others with")]
)
def test_on_wayland_it_says_why_the_mini_timer_is_an_ordinary_window(platform: str, words: str) -> None:
    assert words in mini_timer.why(platform)


class Told(GlobalShortcuts):
    """A desktop of which it is known who gives keys."""

    def __init__(self, giver: ShortcutSupport) -> None:
        super().__init__()
        self._told = giver

    def look(self) -> None:
        self.supported.emit(self._told)


@pytest.fixture
def shortcuts(home: Home) -> ShortcutsSection:
    """Return the group of shortcuts where they work, switched on."""
    section = ShortcutsSection(home.bridge, home.theme, Told(ShortcutSupport.X11))
    home.qtbot.addWidget(section)
    section.show()
    section.follow(home.bridge.settings)
    click(section, "Use global shortcuts")
    section.follow(home.bridge.settings)
    return section


def test_shortcuts_are_switched_on_before_they_are_changed(home: Home) -> None:
    section = ShortcutsSection(home.bridge, home.theme, Told(ShortcutSupport.X11))
    home.qtbot.addWidget(section)
    section.follow(home.bridge.settings)
    assert not any(field.isEnabled() for field in section.findChildren(KeyField))


def test_a_key_is_taken_as_it_is_pressed(home: Home, shortcuts: ShortcutsSection) -> None:
    field = named(shortcuts, KeyField, "Pause and resume")
    QTest.keyClick(field, Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert kept(home) == {"shortcuts": {"on": True, "toggle": "Ctrl+F9"}}

    QTest.keyClick(field, Key.Key_Backspace)
    assert kept(home) == {"shortcuts": {"on": True, "toggle": ""}}


@pytest.mark.parametrize(
    ("key", "modifier", "words"),
    [
        (Key.Key_A, Qt.KeyboardModifier.NoModifier, "A is a key that you type with everywhere."),
        (Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "Shift+A is a key that you type with"),
        (
            Key.Key_P,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
            "Ctrl+Alt+P is “Pause and resume” already.",
        ),
    ],
)
def test_a_key_that_others_need_is_refused_and_the_old_one_stays(
    home: Home, shortcuts: ShortcutsSection, key: Key, modifier: Qt.KeyboardModifier, words: str
) -> None:
    field = named(shortcuts, KeyField, "Start")
    QTest.keyClick(field, key, modifier)
    assert says(shortcuts, words)
    assert field.keySequence().toString() == "Ctrl+Alt+S"
    assert home.bridge.settings.shortcuts == ShortcutSettings(on=True)

    QTest.keyClick(field, Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    assert home.bridge.settings.shortcuts.start == "Ctrl+F12"
    assert not says(shortcuts, words)


def test_a_modifier_alone_chooses_nothing(home: Home, shortcuts: ShortcutsSection) -> None:
    field = named(shortcuts, KeyField, "Start")
    field.setFocus()
    QTest.keyPress(field, Key.Key_Control)
    QTest.keyRelease(field, Key.Key_Control)
    field.clearFocus()
    home.qtbot.waitUntil(lambda: field.keySequence().toString() == "Ctrl+Alt+S")
    assert home.bridge.settings.shortcuts == ShortcutSettings(on=True)


def test_esc_in_a_key_field_is_the_windows(home: Home, shortcuts: ShortcutsSection) -> None:
    QTest.keyClick(named(shortcuts, KeyField, "Note a look-up"), Key.Key_Escape)
    assert home.bridge.settings.shortcuts == ShortcutSettings(on=True)


def test_where_shortcuts_cannot_work_it_says_how_to_bind_one(home: Home) -> None:
    section = ShortcutsSection(home.bridge, home.theme, Told(ShortcutSupport.NONE))
    home.qtbot.addWidget(section)
    section.show()
    assert says(section, "`unaided toggle`")
    assert not any(field.isVisible() for field in section.findChildren(QWidget) if isinstance(field, KeyField | Tick))


def test_starting_at_login_is_what_the_start_up_folder_has(page: SettingsPage, tmp_path: Path) -> None:
    entry = tmp_path / "config" / "autostart" / "unaided.desktop"
    words = "Start Unaided when you log in, in the tray"
    click(page, words)
    assert "-m unaided --in-tray\n" in entry.read_text(encoding="utf-8")
    assert named(page, Tick, words).isChecked()

    click(page, words)
    assert not entry.exists()
    assert not named(page, Tick, words).isChecked()


def test_a_start_up_folder_that_cannot_be_written_is_said_and_the_tick_goes(
    home: Home, page: SettingsPage, tmp_path: Path
) -> None:
    (tmp_path / "config").touch()
    words = "Start Unaided when you log in, in the tray"
    click(page, words)
    assert says(page, "could not be written")
    assert not named(page, Tick, words).isChecked()
    assert kept(home) == {}


def test_the_hour_at_which_the_day_begins(home: Home, page: SettingsPage) -> None:
    hours = named(page, DropDown, "The day begins at")
    assert hours.currentText() == "Midnight"
    hours.setFocus()
    for _ in range(4):
        QTest.keyClick(hours, Key.Key_Down)
    assert hours.currentText() == "04:00"
    assert kept(home) == {"day_start": 4}


def test_the_folder_of_the_data_can_be_copied(home: Home, page: SettingsPage) -> None:
    folder = named(page, QLineEdit, "Folder of your data")
    assert folder.text() == str(home.folder)
    assert folder.isReadOnly()
    assert says(page, "Nothing leaves this machine")


def test_it_shows_what_was_chosen_before_and_what_is_chosen_elsewhere(home: Home, page: SettingsPage) -> None:
    away = AwaySettings(timedelta(minutes=20), locked=Policy.PAUSE)
    home.bridge.take_settings(replace(Settings(), scheme=Scheme.DARK, away=away, volume=35, chime=False, day_start=5))
    assert named(page, PillRow, "Colours").value is Scheme.DARK
    assert named(page, NumberField, "Idle after").value() == 20
    assert named(page, PillRow, "When the screen is locked").value is Policy.PAUSE
    assert named(page, PercentScale, "Volume").value() == 35
    assert not named(page, Tick, "A soft chime at the planned end").isChecked()
    assert named(page, DropDown, "The day begins at").chosen_value == 5
    assert kept(home) == {}


def test_what_cannot_be_kept_holds_all_the_same_and_is_told(home: Home, page: SettingsPage) -> None:
    (home.folder / "settings.toml").mkdir()
    (home.folder / "settings.toml.bad").touch()
    with home.qtbot.waitSignal(home.bridge.told) as told:
        choose(page, "Colours", "Dark")
    assert home.theme.dark
    assert told.args is not None
    assert str(home.folder / "settings.toml") in told.args[0]
    assert told.args[0].endswith("Until then your choice holds while Unaided runs, but is not kept.")


def test_every_control_has_a_name_and_is_reached_by_tab(page: SettingsPage) -> None:
    assert nameless(page) == []
    page.activateWindow()
    first = named(page, PillRow, "Colours").pills[0]
    first.setFocus()
    reached = set()
    for _ in range(40):
        focus = page.focusWidget()
        assert focus is not None
        reached.add(focus.accessibleName())
        QTest.keyClick(focus, Key.Key_Tab)
    assert {
        "Idle after",
        "Volume",
        "Hear it",
        "The day begins at",
        "Folder of your data",
    } <= reached


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_box_can_be_seen_on_light_and_on_dark(home: Home, page: SettingsPage, scheme: Scheme) -> None:
    home.bridge.take_settings(replace(Settings(), scheme=scheme))
    for words in ("A soft chime at the planned end", "Show the mini timer while a session runs"):
        tick = named(page, Tick, words)
        colours = {tick.grab().toImage().pixelColor(x, tick.height() // 2).lightness() for x in range(16)}
        assert max(colours) - min(colours) > 60, words


def test_a_closed_page_waits_for_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with at_home(qtbot, tmp_path / "profile") as home:
        page = SettingsPage(home.bridge, home.theme)
        page.show()
        page.forget()
        page.deleteLater()
        home.settled()


@pytest.mark.parametrize("width", [600, 800, 1200])
def test_nothing_is_cut_off_however_wide_the_window_is(home: Home, page: SettingsPage, width: int) -> None:
    page.resize(width, 500)
    home.settled()
    for row in page.findChildren(PillRow):
        for pill in row.pills:
            assert row.rect().contains(pill.geometry()), pill.accessibleName()
    lines = [line for line in page.findChildren(QLabel) if line.isVisible()]
    assert [line.text() for line in lines if line.height() < line.heightForWidth(line.width())] == []


def test_offscreen_and_on_wayland_no_key_can_be_taken_and_it_says_so(page: SettingsPage) -> None:
    assert says(page, "bind a key to the command `unaided toggle`")
