"""The main window: its pages, its keys, what it remembers, and that closing it frees them."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.home import Home, at_home
from unaided.desktop.calibration_page import CalibrationPage
from unaided.desktop.history_page import HistoryPage
from unaided.desktop.mini_place import screens_now
from unaided.desktop.plan_page import PlanPage
from unaided.desktop.recall_page import RecallPage
from unaided.desktop.sections.speed import Speed
from unaided.desktop.settings_page import SettingsPage
from unaided.desktop.skills_page import SkillsPage
from unaided.desktop.today_page import TodayPage
from unaided.desktop.window import PAGES, MainWindow
from unaided.desktop.window_state import NAME, WindowState, load_state, save_state
from unaided.domain.settings import Scheme
from unaided.domain.trouble import StorageFullError


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def made(home: Home) -> MainWindow:
    """Return a window that is not shown yet."""
    window = MainWindow(home.bridge, home.theme, home.folder)
    home.qtbot.addWidget(window)
    return window


def opened(home: Home, page: str = "") -> MainWindow:
    """Return a window on this page, with what it reads."""
    window = made(home)
    window.open_page(page)
    home.settled()
    home.settled()
    return window


def freed() -> None:
    """Let Qt and Python free what nobody holds."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_it_opens_on_today(home: Home) -> None:
    window = opened(home)

    assert window.isVisible()
    assert isinstance(window.page, TodayPage)


def test_pages_are_named_in_their_order(home: Home) -> None:
    window = opened(home)

    assert [window.navigation.item(row).text() for row in range(window.navigation.count())] == [
        "Today",
        "Calibration",
        "Recall",
        "Skills",
        "Plan",
        "History",
        "Settings",
    ]
    assert window.navigation.item(1).toolTip() == "Ctrl+2"
    assert window.navigation.item(window.navigation.count() - 1).toolTip() == "Ctrl+,"


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_1, TodayPage),
        (Qt.Key.Key_2, CalibrationPage),
        (Qt.Key.Key_3, RecallPage),
        (Qt.Key.Key_4, SkillsPage),
        (Qt.Key.Key_5, PlanPage),
        (Qt.Key.Key_6, HistoryPage),
        (Qt.Key.Key_Comma, SettingsPage),
    ],
)
def test_ctrl_and_a_digit_or_the_comma_show_a_page(home: Home, key: Qt.Key, page: type) -> None:
    window = opened(home, "history" if page is TodayPage else "today")
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    home.settled()

    assert isinstance(window.page, page)
    assert window.page.isVisible()


def test_arrows_in_the_names_show_the_pages(home: Home) -> None:
    window = opened(home)
    window.navigation.setFocus()
    QTest.keyClick(window.navigation, Qt.Key.Key_Down)
    home.settled()

    assert isinstance(window.page, CalibrationPage)


def test_every_page_can_be_asked_for_by_name(home: Home) -> None:
    window = made(home)
    for name, _, _ in PAGES:
        window.open_page(name)
        home.settled()
        assert window.navigation.currentItem().data(Qt.ItemDataRole.UserRole) == name


def test_size_and_page_are_remembered(home: Home) -> None:
    window = opened(home, "history")
    window.resize(760, 600)
    window.close()
    again = made(home)
    again.open_page("")
    home.settled()

    assert isinstance(again.page, HistoryPage)
    assert (again.width(), again.height()) == (760, 600)


def test_a_page_that_is_no_more_is_forgotten(home: Home) -> None:
    (home.folder / NAME).write_text('{"page": "astrology", "geometries": {}}')

    assert isinstance(opened(home).page, TodayPage)


def test_a_place_of_other_screens_is_kept_for_them_and_not_used_here(home: Home) -> None:
    window = opened(home)
    window.resize(900, 600)
    save_state(home.folder, WindowState("recall").moved("recall", "the office", bytes(window.saveGeometry().data())))
    again = made(home)

    assert (again.width(), again.height()) != (900, 600)
    again.open_page("")
    again.close()
    assert sorted(load_state(home.folder).geometries) == sorted(["the office", screens_now()])


def test_it_is_never_off_the_screen_nor_larger_than_it(home: Home) -> None:
    window = opened(home)
    window.setGeometry(9_000, 9_000, 5_000, 4_000)
    window.close()
    again = opened(home)

    seen = again.screen().availableGeometry()
    assert seen.intersects(again.geometry())
    assert again.width() <= seen.width()
    assert again.height() <= seen.height()


def test_the_keyboard_begins_at_the_names_and_one_tab_leads_into_the_page(home: Home) -> None:
    window = opened(home)
    window.activateWindow()
    home.qtbot.waitUntil(window.isActiveWindow)
    assert window.navigation.hasFocus()

    for key, first in ((Qt.Key.Key_1, "Start no-AI…"), (Qt.Key.Key_6, "Sessions")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        home.settled()
        assert window.navigation.hasFocus()
        QTest.keyClick(window.navigation, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == first


def test_escape_leads_out_of_a_page_and_then_into_the_tray(home: Home) -> None:
    window = opened(home, "history")
    window.activateWindow()
    home.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.navigation, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None

    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.navigation.hasFocus()

    QTest.keyClick(window.navigation, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_closing_frees_the_pages_and_opening_makes_them_again(home: Home) -> None:
    window = opened(home, "calibration")
    assert isinstance(window.page, CalibrationPage)
    pages: list[weakref.ref[QWidget]] = [weakref.ref(window.page), weakref.ref(plot_in(window.page))]
    window.open_page("today")
    home.settled()
    pages.append(weakref.ref(window.page))

    window.close()
    freed()
    assert [page() for page in pages] == [None, None, None]

    window.open_page("calibration")
    home.settled()
    assert isinstance(window.page, CalibrationPage)
    assert plot_in(window.page) is not pages[1]()


def plot_in(page: CalibrationPage) -> QWidget:
    """Return the chart of the page's first section."""
    assert isinstance(page.tab, Speed)
    assert page.tab.board is not None
    return page.tab.board.card.plot


def test_the_section_last_seen_is_opened_next_time(home: Home) -> None:
    window = opened(home, "calibration")
    assert isinstance(window.page, CalibrationPage)
    window.page.go_to("coin-and-ruler")
    window.close()

    again = opened(home)
    assert isinstance(again.page, CalibrationPage)
    assert again.page.place() == "coin-and-ruler"
    assert again.page.stack.currentWidget() is again.page.tab
    assert again.page.tabs.value == "coin-and-ruler"


def test_what_only_a_collection_frees_goes_with_the_window(home: Home) -> None:
    gc.disable()  # as the app has it
    try:
        window = opened(home, "calibration")
        page = weakref.ref(window.page)
        window.close()
        home.qtbot.waitUntil(lambda: page() is None)
    finally:
        gc.enable()


def test_closing_while_something_is_read_is_no_trouble(home: Home) -> None:
    window = made(home)
    for name, _, _ in PAGES:
        window.open_page(name)
    window.close()
    freed()
    home.settled()

    assert not window.isVisible()


def test_a_closed_window_shows_no_seconds(home: Home) -> None:
    seen: list[bool] = []
    home.bridge.seconds_seen.connect(seen.append)
    window = opened(home)
    window.open_page("history")
    window.open_page("today")
    window.close()

    assert seen == [True, False, True, False]


def test_what_is_told_shows_in_the_strip_until_it_is_dismissed(home: Home) -> None:
    window = opened(home)
    home.bridge.change(full)
    home.settled()
    assert window.told.isVisible()
    assert window.told.sentence.text() == "The disk is full."

    QTest.mouseClick(window.told.dismiss, Qt.MouseButton.LeftButton)
    assert window.told.isHidden()


def full(_services: object) -> None:
    """Have no room."""
    raise StorageFullError("The disk is full.")


def test_ctrl_w_closes(home: Home) -> None:
    window = opened(home)
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)

    assert not window.isVisible()


def test_an_open_window_follows_the_system_live(home: Home) -> None:
    window = opened(home)
    home.theme.choose(Scheme.SYSTEM)
    for said, is_dark in ((Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)):
        QGuiApplication.styleHints().colorSchemeChanged.emit(said)
        for place in ((5, 5), (window.width() - 3, window.height() - 3)):
            assert (window.grab().toImage().pixelColor(*place).lightness() < 50) is is_dark


def test_light_and_dark_are_followed_by_every_page(home: Home) -> None:
    window = opened(home)
    for name, _, _ in PAGES:
        window.open_page(name)
        home.settled()
        home.theme.choose(Scheme.LIGHT)
        light = window.grab().toImage()
        home.theme.choose(Scheme.DARK)
        dark = window.grab().toImage()
        for x, y in ((5, 5), (window.width() - 3, window.height() - 3)):
            assert light.pixelColor(x, y).lightness() > 200
            assert dark.pixelColor(x, y).lightness() < 50
