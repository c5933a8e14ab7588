"""Which practices are on the plan: picked and taken off by keys, and an own line that is kept as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from tests.support.home import Home
from tests.support.planning import opened, press
from unaided.domain.rebuild import Practice

Key = Qt.Key


def on_plan(home: Home) -> list[str]:
    """Return the words of what is on the plan."""
    return [line.words for line in home.read(lambda services: services.rebuild.look()).lines]


def test_practices_are_picked_and_taken_off_by_keys(home: Home) -> None:
    _, page = opened(home)
    chooser = page.rebuild.chooser
    chooser.boxes[Practice.RECALL].setFocus()
    press(home, Key.Key_Space)
    home.settled()
    assert on_plan(home) == ["Recall what is due, from memory"]
    assert [row.box.text() for row in page.rebuild.rows] == ["Recall what is due, from memory"]
    assert chooser.isVisible(), "more may be picked"
    assert chooser.boxes[Practice.RECALL].hasFocus()
    press(home, Key.Key_Space)
    home.settled()
    assert on_plan(home) == []


def test_a_line_of_ones_own_is_kept_as_typed_put_on_the_plan_and_taken_off(home: Home) -> None:
    window, page = opened(home)
    chooser = page.rebuild.chooser
    assert not chooser.add.isEnabled()
    QTest.keyClicks(chooser.own.field, "Read a paper & try it")
    window.close()
    home.settled()
    window, page = opened(home)
    chooser = page.rebuild.chooser
    assert chooser.own.words == "Read a paper & try it"
    chooser.add.click()
    home.settled()
    home.settled()
    assert on_plan(home) == ["Read a paper & try it"]
    assert not chooser.own.field.words
    assert page.rebuild.rows[0].box.accessibleName() == "Read a paper & try it"
    assert chooser.remove.isVisible()
    chooser.remove.click()
    home.settled()
    home.settled()
    assert on_plan(home) == []
    assert chooser.own.words == "Read a paper & try it", "what is taken off is not lost"


def test_a_window_closed_in_the_middle_of_it_breaks_nothing(home: Home) -> None:
    window, page = opened(home)
    page.rebuild.chooser.boxes[Practice.RECALL].click()
    page.rebuild.before.click()
    page.stage.begin.click()
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    home.settled()
    assert on_plan(home) == ["Recall what is due, from memory"]


def test_the_link_shows_and_hides_the_choice(home: Home) -> None:
    _, page = opened(home)
    page.rebuild.chooser.boxes[Practice.DOCS].click()
    home.settled()
    page.rebuild.choose.click()
    assert page.rebuild.chooser.isHidden()
    page.rebuild.choose.click()
    assert page.rebuild.chooser.isVisible()
    assert page.rebuild.chooser.boxes[Practice.NO_AI_BLOCK].hasFocus()
