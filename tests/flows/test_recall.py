"""From an explanation to its recall a week later: asked from Today, left, killed, taken up again, rated, undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.flows.app import App, Modifier
from unaided.bootstrap import Services
from unaided.desktop.recall_page import RecallPage
from unaided.desktop.recall_panel import RecallPanel
from unaided.desktop.today_page import TodayPage
from unaided.desktop.window import MainWindow
from unaided.domain.explanation import AiUse
from unaided.domain.recall import Rating, Recall
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Ending, ExplanationAnswer
from unaided.services.session import StartRequest

Key = Qt.Key
WEEK = 7 * 24 * 60  # minutes
WORDS = ("A cursor that streams rows.", "Turned down paging.", "When the client hangs up.")


def explained(services: Services) -> None:
    """Explain a session with AI."""
    now = services.session.start(StartRequest(Mode.AI, title="Stream the export", estimate_minutes=60))
    assert now.session is not None
    services.session.act(SessionEvent.FINISH)
    services.explanation.explain(
        now.session.id, ExplanationAnswer(80, WORDS, 60, ai_closed=True, ending=Ending(100), ai_use=AiUse.CONCEPTS)
    )


def recalls(services: Services) -> tuple[Recall, ...]:
    """Return the recalls of the one card."""
    return services.recall.open(services.recall.cards()[0].id).recalls


def recall_from_today(app: App) -> RecallPanel:
    """Open the window on Today, and the recall that is due from there."""
    app.choose("Open Unaided")
    window = app.opened(MainWindow)
    QTest.keyClick(window, Key.Key_1, Modifier.ControlModifier)
    app.settled()
    today = window.page
    assert isinstance(today, TodayPage)
    assert today.recall.line.text() == "Recall: 1 due"
    today.recall.recall.click()
    app.settled()
    page = window.page
    assert isinstance(page, RecallPage)
    page.due.begin()
    app.press(Key.Key_Return)
    assert page.panel is not None
    return page.panel


def test_a_recall_begun_survives_a_kill_and_is_rated_and_undone_by_keys(
    start: Callable[[], App],
) -> None:
    app = start()
    app.read(explained)
    for window in QApplication.topLevelWidgets():
        window.close()
    app.pass_time(minutes=WEEK)
    panel = recall_from_today(app)
    app.press(Key.Key_6)
    app.press(Key.Key_Tab)
    app.write("A cursor")
    app.wait_until(lambda: panel.keeper.is_clean)
    app.die()

    app = start()
    again = recall_from_today(app)
    assert again.asking.said.percent == 60
    assert again.asking.page.words == "A cursor"
    app.write(" that streams")
    app.press(Key.Key_Return, Modifier.ControlModifier)
    app.press(Key.Key_2)
    assert [recall.rating for recall in app.read(recalls)] == [Rating.HARD]

    page = app.window(MainWindow).page
    assert isinstance(page, RecallPage)
    assert page.due.undo.hasFocus()
    app.press(Key.Key_Return)
    app.press(Key.Key_3)
    counted = [recall for recall in app.read(recalls) if recall.undone_at is None]
    assert [(recall.rating, recall.said) for recall in counted] == [(Rating.GOOD, 60)]
    assert "that streams" in counted[0].words
