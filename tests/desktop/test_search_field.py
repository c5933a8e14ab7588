"""A search over all words written, walked by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.home import Home
from tests.support.recalling import press, shown, type_words
from tests.support.recalls import explain

Key = Qt.Key


def test_words_found_open_their_session(home: Home) -> None:
    explain(home, words="Café & <b>cursors</b> close")
    page = shown(home)
    page.search.setFocus()
    type_words("cafe curs")
    home.settled()
    assert page.found.list.isVisible()
    assert "<b>Café</b>" in page.found.list.item(0).data(Qt.ItemDataRole.UserRole + 1)
    assert "&lt;b&gt;<b>cursors</b>" in page.found.list.item(0).data(Qt.ItemDataRole.UserRole + 1)
    press(home, Key.Key_Down, Key.Key_Return)
    [details] = [widget for widget in QApplication.topLevelWidgets() if widget.accessibleName() == "Fix the retry"]
    QTest.keyClick(details, Key.Key_Escape)

    QTest.keyClicks(page.search, "zzz")
    home.settled()
    assert page.found.list.isHidden()
    assert page.found.line.text().startswith("Nothing you wrote")
    QTest.keyClick(page.search, Key.Key_Escape)
    assert page.due.isVisible()
