"""One recall: asked from memory before anything shows, judged by oneself, kept, left at no cost, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tests.storage.hindered import no_file_grows_past
from tests.support.home import Home
from tests.support.recalling import focused, press, recalling, recalls, shown, texts, type_words
from tests.support.recalls import BREAKS, WRITTEN, days_pass, explain
from unaided.bootstrap import Services
from unaided.desktop.due_card import RecallButton
from unaided.domain.recall import Rating

Key = Qt.Key


def test_a_recall_by_keyboard_alone(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    panel = recalling(home, page)

    press(home, Key.Key_6)
    press(home, Key.Key_Tab)
    type_words("It waits longer 4 times")
    QTest.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.comparing is not None
    assert panel.comparing.old.toPlainText().startswith(WRITTEN)
    assert panel.comparing.new.toPlainText() == "It waits longer 4 times"
    press(home, Key.Key_Space, Key.Key_3)

    [kept] = recalls(home)
    assert (kept.said, kept.words, kept.rating, kept.ticked) == (
        60,
        "It waits longer 4 times",
        Rating.GOOD,
        frozenset({0}),
    )
    assert page.panel is None
    assert page.due.line.text().startswith("That is all for today. The next one is due on ")
    assert page.due.kept.text().startswith("Kept. This one comes back on ")


def test_nothing_of_what_was_written_is_there_before_it_is_asked_for(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    panel = recalling(home, page)
    for seen in (page, panel):
        for child in (seen, *seen.findChildren(QWidget)):
            held = [child.accessibleName(), child.toolTip(), getattr(child, "toPlainText", str)()]
            held.append(child.text() if isinstance(child, QLabel | QLineEdit) else "")
            assert not any(words in text for words in (WRITTEN, BREAKS) for text in held)
    assert not panel.asking.page.isEnabled()
    assert not panel.asking.show_it.isEnabled()
    QTest.keyClick(panel, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.comparing is None

    press(home, Key.Key_3)
    assert panel.asking.show_it.text() == "I &said it to myself: show what I wrote"
    panel.asking.show_it.click()
    assert BREAKS in texts(panel)
    assert "Nothing written: you said it to yourself." in texts(panel)


def test_digits_rate_only_once_the_texts_stand_side_by_side(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    panel = recalling(home, shown(home))
    QTest.keyClick(panel, Key.Key_4)
    home.settled()
    assert recalls(home) == ()

    press(home, Key.Key_5)
    panel.show_what_i_wrote()
    assert panel.comparing is not None
    panel.comparing.old.setFocus()
    press(home, Key.Key_1)
    assert recalls(home)[0].rating is Rating.AGAIN


@pytest.mark.parametrize("number", range(4))
def test_each_button_keeps_its_rating(home: Home, number: int) -> None:
    explain(home)
    days_pass(home, 7)
    panel = recalling(home, shown(home))
    press(home, Key.Key_5)
    panel.show_what_i_wrote()
    assert panel.comparing is not None
    panel.comparing.buttons[number].click()
    home.settled()
    assert recalls(home)[0].rating is list(Rating)[number]


def test_what_was_said_before_trying_stays(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    panel = recalling(home, shown(home))
    press(home, Key.Key_9)
    press(home, Key.Key_4)
    assert panel.asking.said.percent == 40
    panel.asking.page.setFocus()
    type_words("It waits")
    assert not panel.asking.said.isEnabled()


def test_not_now_and_escape_cost_nothing_and_lose_nothing(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    recalling(home, page)
    press(home, Key.Key_6, Key.Key_Tab)
    type_words("Half a sent")
    press(home, Key.Key_Escape)
    assert page.panel is None
    assert page.due.line.text().startswith("1 card to recall today")

    panel = recalling(home, page)
    assert panel.asking.said.percent == 60
    assert panel.asking.page.words == "Half a sent"
    panel.not_now.click()
    home.settled()
    assert recalls(home) == ()
    assert page.due.findChildren(RecallButton)


def test_a_recall_under_way_survives_another_page_and_a_closed_window(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    panel = recalling(home, page)
    press(home, Key.Key_6, Key.Key_Tab)
    type_words("Half")
    page.hide()
    page.show()
    home.settled()
    assert page.panel is panel
    panel.show_what_i_wrote()
    assert panel.comparing is not None
    panel.comparing.ticks[1].setChecked(True)
    page.forget()
    page.close()
    home.settled()

    again = recalling(home, shown(home))
    assert again.comparing is not None
    assert again.comparing.new.toPlainText() == "Half"
    assert again.comparing.ticked == (1,)


def test_words_are_kept_within_two_seconds(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    panel = recalling(home, shown(home))
    press(home, Key.Key_6, Key.Key_Tab)
    type_words("Half")
    home.qtbot.waitUntil(lambda: panel.keeper.is_clean, timeout=2000)

    def kept(services: Services) -> str | None:
        return services.recall.draft(services.recall.cards()[0].id)

    assert "Half" in str(home.read(kept))


def test_a_rating_on_a_full_disk_stays_on_the_screen_and_is_kept_later(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    panel = recalling(home, page)
    press(home, Key.Key_6, Key.Key_Tab)
    type_words("It waits")
    panel.show_what_i_wrote()
    with no_file_grows_past((home.folder / "unaided.db-wal").stat().st_size):
        press(home, Key.Key_3)
    assert page.panel is panel
    assert "disk" in panel.told.text()
    assert panel.draft.words == "It waits"
    assert recalls(home) == ()

    press(home, Key.Key_3)
    assert [recall.words for recall in recalls(home)] == ["It waits"]


def test_the_last_rating_can_be_undone_and_only_that_is_asked_again(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    panel = recalling(home, page)
    press(home, Key.Key_6, Key.Key_Tab)
    type_words("It waits")
    panel.show_what_i_wrote()
    press(home, Key.Key_Space, Key.Key_1)
    page.due.undo.click()
    home.settled()
    assert page.panel is not None
    press(home, Key.Key_3)

    undone, kept = recalls(home)
    assert (undone.rating, undone.undone_at is not None) == (Rating.AGAIN, True)
    assert (kept.rating, kept.words, kept.ticked, kept.said) == (Rating.GOOD, "It waits", frozenset({0}), 60)
