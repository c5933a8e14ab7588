"""Every page, panel and dialog by ear and by keyboard: a name for each control, and Tab leads to each of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support import people
from tests.support.accessible import heard_in, unclear
from tests.support.home import Home, at_home
from tests.support.recalls import explain
from unaided.bootstrap import Services
from unaided.desktop.away_question import AwayQuestion
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.running_panel import RunningPanel
from unaided.desktop.session_details import SessionDetails, show_details
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.widgets.pills import ChoiceRow
from unaided.desktop.window import PAGES, MainWindow
from unaided.domain.history import SessionFilter
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Question

LONGEST_WAY = 200  # Tabs; a page with more controls than that is none
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSlider, QAbstractItemView, QGraphicsView)
PEOPLE = {"empty": None, "young": people.young, "24 months": people.long}
NAMES = [name for name, _, _ in PAGES]


@pytest.fixture(params=PEOPLE)
def somebody(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", PEOPLE[request.param]) as home:
        yield home


@pytest.fixture
def young(qtbot: QtBot, tmp_path: Path) -> Iterator[Home]:
    with at_home(qtbot, tmp_path / "profile", people.young) as home:
        yield home


def opened(home: Home) -> MainWindow:
    """Return the window, to be walked page by page."""
    window = MainWindow(home.bridge, home.theme, home.folder)
    home.qtbot.addWidget(window)
    return window


def show(home: Home, window: MainWindow, page: str) -> None:
    """Show a page with all it reads."""
    window.open_page(page)
    home.settled()
    home.settled()


def to_reach(page: QWidget) -> set[QWidget]:
    """Return the controls of a page that a person can use now."""
    shown = [one for one in page.findChildren(QWidget) if isinstance(one, CONTROLS) and one.isVisible()]
    return {one for one in shown if one.isEnabled() and not _is_part(one)}


def _is_part(control: QWidget) -> bool:
    """Tell whether it only belongs to another control: a scroll bar, a head of a table, the field of a number."""
    parent = control.parent()
    parents = (parent, None if parent is None else parent.parent())
    mere = isinstance(control, QScrollBar) or control.objectName().startswith("qt_")
    return mere or any(isinstance(one, (QAbstractItemView, QLineEdit)) for one in parents)


def reached(window: MainWindow) -> set[QWidget]:
    """Press Tab from the names of the pages until it is back there, and return what had the keyboard."""
    found: set[QWidget] = set()
    window.navigation.setFocus()
    for _ in range(LONGEST_WAY):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is window.navigation:
            return found
        found.add(focus)
    raise AssertionError("Tab does not come back")


def with_rows(found: set[QWidget]) -> set[QWidget]:
    """Return these, and the other choices of each row one of them is in: there the arrows lead on."""
    rows = {one.parent() for one in found if isinstance(one.parent(), ChoiceRow)}
    return found | {pill for row in rows if isinstance(row, ChoiceRow) for pill in row.pills}


def question_of(session_id: UUID, services: Services) -> Question:
    """Return what is asked about a session."""
    return services.explanation.open(session_id)


def test_each_control_of_each_page_has_a_name_of_its_own(somebody: Home) -> None:
    window = opened(somebody)
    for name in NAMES:
        show(somebody, window, name)
        assert heard_in(window)
        assert {name: unclear(window)} == {name: []}


def test_tab_leads_to_each_control_of_each_page(somebody: Home) -> None:
    window = opened(somebody)
    for name in NAMES:
        show(somebody, window, name)
        window.activateWindow()
        somebody.qtbot.waitUntil(window.isActiveWindow)
        missing = to_reach(window.page) - with_rows(reached(window))
        assert {name: [repr(one) for one in missing]} == {name: []}


def test_each_control_of_the_panels_has_a_name_of_its_own(young: Home) -> None:
    start = StartPanel(young.bridge, young.theme)
    young.qtbot.addWidget(start)
    start.open_for(Mode.AI)
    young.settled()
    assert unclear(start) == []

    for mode in Mode:
        young.start(f"With {mode}", mode)
        running = RunningPanel(young.bridge, young.theme)
        young.qtbot.addWidget(running)
        running.open()
        running.ask_look_up()
        assert unclear(running) == []
        running.hide()
        young.bridge.act(SessionEvent.FINISH)
        young.settled()


def test_each_control_of_the_dialogs_has_a_name_of_its_own(young: Home) -> None:
    for mode, kind in ((Mode.AI, ExplanationDialog), (Mode.NO_AI, ReflectionDialog)):
        young.work(30, f"With {mode}", mode)
        session_id = young.bridge.now.owed[0].session_id
        question = young.read(partial(question_of, session_id))
        dialog = kind(young.bridge, young.theme, question)
        young.qtbot.addWidget(dialog)
        dialog.show()
        assert unclear(dialog) == []
        dialog.reject()
        young.settled()


def test_each_control_of_the_small_windows_has_a_name_of_its_own(young: Home) -> None:
    explain(young, "Page the list")
    session_id = young.read(lambda services: services.history.rows(SessionFilter(), 1))[0].session.id
    window = opened(young)
    show(young, window, "history")
    show_details(young.bridge, young.theme, session_id, window)
    young.settled()
    young.start()
    young.bridge.leave()
    young.settled()
    young.clock.pass_time(minutes=10)
    young.bridge.resume()
    young.settled()
    assert young.bridge.now.session is not None
    question = AwayQuestion(young.bridge, young.bridge.now.session, young.bridge.now.title)
    young.qtbot.addWidget(question)
    question.show()

    details = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SessionDetails))
    for small in (details, question):
        assert heard_in(small)
        assert unclear(small) == []
        small.close()


def test_what_cannot_be_told_apart_by_ear_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for control in (QLineEdit(), QPushButton("Recall"), QPushButton("Recall")):
        column.addWidget(control)
    window.show()

    wrong = unclear(window)
    assert len(wrong) == 2
    assert wrong[0].startswith("no name: ")
    assert wrong[1] == "heard 2 times: Recall"
