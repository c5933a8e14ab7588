"""The Recall page under a test's hands: shown, walked by keys, read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.recall_page import RecallPage
from unaided.desktop.recall_panel import RecallPanel
from unaided.domain.recall import Recall

Key = Qt.Key


def shown(home: Home) -> RecallPage:
    """Return the page, shown and with what it reads."""
    page = RecallPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(960, 900)
    page.show()
    page.activateWindow()
    home.settled()
    return page


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(home: Home, *keys: Key) -> None:
    """Press keys wherever the keyboard is, and wait until that is done."""
    for key in keys:
        QTest.keyClick(focused(), key)
        home.settled()


def type_words(words: str) -> None:
    """Type into whatever has the keyboard."""
    QTest.keyClicks(focused(), words)


def texts(widget: QWidget) -> str:
    """Return all that can be read on a widget, as it is shown."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    fields = [field.toPlainText() for field in widget.findChildren(QPlainTextEdit) if field.isVisible()]
    return "\n".join((*labels, *fields))


def recalling(home: Home, page: RecallPage) -> RecallPanel:
    """Open the first recall that is due."""
    page.due.begin()
    press(home, Key.Key_Return)
    assert page.panel is not None
    return page.panel


def recalls(home: Home) -> tuple[Recall, ...]:
    """Return all recalls of the first card, those undone too."""

    def read(services: Services) -> tuple[Recall, ...]:
        return services.recall.open(services.recall.cards()[0].id).recalls

    return home.read(read)


def dialog(kind: type[QWidget]) -> QWidget:
    """Return the dialog of a kind that is open."""
    [found] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    return found
