"""A person at the Plan page: the page as it stands, and keys that go to what has the focus."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.plan_page import PlanPage
from unaided.desktop.window import MainWindow
from unaided.domain.rebuild import Practice
from unaided.domain.stage import Answer, StageCheck


def opened(home: Home) -> tuple[MainWindow, PlanPage]:
    """Return the window on the page, in front, with what the page reads."""
    window = MainWindow(home.bridge, home.theme, home.folder)
    home.hold(window)
    window.open_page("plan")
    window.activateWindow()
    home.qtbot.waitUntil(window.isActiveWindow)
    home.settled()
    home.settled()
    assert isinstance(window.page, PlanPage)
    return window, window.page


def press(home: Home, *keys: Qt.Key) -> None:
    """Press keys one after another, and wait until all of it is done."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        home.settled()


def pick(home: Home, *practices: Practice) -> None:
    """Put practices on the plan."""
    for practice in practices:
        home.read(partial(_pick, practice))


def answered(home: Home, answer: Answer = Answer.SOMETIMES) -> StageCheck:
    """Answer a self-check throughout the same."""
    return home.read(partial(_answer_all, answer))


def _pick(practice: Practice, services: Services) -> None:
    services.rebuild.pick(practice)


def _answer_all(answer: Answer, services: Services) -> StageCheck:
    check = services.stage.begin()
    for statement in check.order:
        services.stage.answer(check.id, statement, answer)
    return services.stage.finish(check.id)
