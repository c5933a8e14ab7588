"""Recall: asked from memory before anything shows, judged by oneself, kept, undone, put off at no cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.storage.hindered import no_file_grows_past
from tests.support.accessible import nameless
from tests.support.home import Home
from tests.support.recalls import BREAKS, WRITTEN, days_pass, explain, look_up
from unaided.bootstrap import Services
from unaided.desktop.card_history import CardHistory
from unaided.desktop.due_card import RecallButton
from unaided.desktop.recall_page import RecallPage
from unaided.desktop.recall_panel import RecallPanel
from unaided.desktop.recall_words import ALL_RETIRED, NO_CAP, NOTHING_YET
from unaided.desktop.rewrite_dialog import RewriteDialog
from unaided.domain.recall import Card, Rating, Recall
from unaided.domain.settings import Scheme, Settings
from unaided.services.recall import RecallAnswer

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


def test_an_empty_page_says_what_will_come(home: Home) -> None:
    page = shown(home)

    assert page.due.line.text() == NOTHING_YET
    assert page.cards.isHidden()
    assert page.often.isHidden()
    assert page.gaps.empty.text().startswith("No gaps.")


def test_an_explanation_comes_back_after_seven_days(home: Home) -> None:
    page = shown(home)
    explain(home)
    assert page.due.line.text() == "Nothing is due. The next one is due on 10 Mar 2025, 08:30."
    assert page.cards.table.text().splitlines()[1] == "Fix the retry\texplanation\t10 Mar 2025\t3 Mar 2025"

    days_pass(home, 6.9)
    assert not page.due.findChildren(RecallButton)
    days_pass(home, 0.1)
    assert page.due.line.text() == "1 card to recall today, from memory. It takes a few minutes each."


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


def test_the_daily_cap_is_never_passed(home: Home) -> None:
    for number in range(4):
        explain(home, f"Task {number}")
    days_pass(home, 8)
    home.bridge.take_settings(replace(Settings(), recalls_a_day=2))
    page = shown(home)
    assert page.due.line.text().startswith("2 cards to recall today")
    for _ in range(2):
        panel = recalling(home, page)
        press(home, Key.Key_6)
        panel.show_what_i_wrote()
        press(home, Key.Key_3)

    assert not [button for button in page.due.findChildren(RecallButton) if button.isVisible()]
    assert page.due.line.text() == "That is all for today. More come on another day; nothing is lost by waiting."
    days_pass(home, 1)
    assert page.due.line.text().startswith("2 cards to recall today")


def test_a_cap_of_zero_asks_nothing_but_the_list_still_opens_a_card(home: Home) -> None:
    explain(home)
    days_pass(home, 8)
    page = shown(home)
    home.bridge.take_settings(replace(Settings(), recalls_a_day=0))
    home.settled()
    assert page.due.line.text() == NO_CAP

    page.cards.table.setCurrentCell(0, 0)
    page.cards.now.click()
    home.settled()
    assert page.panel is not None


def test_on_leave_nothing_is_asked_until_that_day(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    leave = page.due.leave
    leave.ask.click()
    assert QApplication.focusWidget() is leave.day
    leave.until.click()
    home.settled()
    assert page.due.line.text() == "You are on leave until the end of 17 Mar 2025: nothing is asked."
    assert not [button for button in page.due.findChildren(RecallButton) if button.isVisible()]

    days_pass(home, 7)
    assert page.due.line.text().startswith("You are on leave")
    days_pass(home, 1)
    assert page.due.line.text().startswith("1 card to recall today")


def test_leave_without_an_end_ends_when_the_person_is_back(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    page.due.leave.ask.click()
    page.due.leave.open_end.click()
    home.settled()
    days_pass(home, 30)
    assert page.due.line.text() == "You are on leave until you say you are back: nothing is asked."
    page.due.leave.back.click()
    home.settled()
    assert page.due.line.text().startswith("1 card to recall today")
    assert page.due.leave.day.minimumDate().toPython() == date(2025, 4, 9)


def test_a_card_is_retired_and_taken_up_again(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    page.cards.table.setCurrentCell(0, 0)
    page.cards.retire.click()
    home.settled()
    assert page.due.line.text() == ALL_RETIRED
    assert page.cards.table.text().splitlines()[1].split("\t")[2] == "retired"

    page.cards.revive.click()
    home.settled()
    assert page.due.line.text().startswith("1 card to recall today")


def test_a_card_is_written_anew_as_it_is_typed(home: Home) -> None:
    explain(home)
    page = shown(home)
    page.cards.table.setCurrentCell(0, 0)
    page.cards.rewrite.click()
    home.settled()
    rewriting = dialog(RewriteDialog)
    assert isinstance(rewriting, RewriteDialog)
    rewriting.text.selectAll()
    QTest.keyClicks(rewriting.text, "Waits grow")
    rewriting.checklist.selectAll()
    QTest.keyClicks(rewriting.checklist, "Say why")
    QTest.keyClick(rewriting, Key.Key_Escape)
    home.settled()

    def read(services: Services) -> tuple[str, tuple[str, ...]]:
        card: Card = services.recall.open(services.recall.cards()[0].id).card
        return card.back, card.checklist

    assert home.read(read) == ("Waits grow", ("Say why",))


def test_both_texts_stay_to_be_compared(home: Home) -> None:
    explain(home)
    days_pass(home, 7)
    page = shown(home)
    panel = recalling(home, page)
    press(home, Key.Key_6, Key.Key_Tab)
    type_words("It waits")
    panel.show_what_i_wrote()
    press(home, Key.Key_2)
    page.cards.table.setCurrentCell(0, 0)
    page.cards.history.click()
    home.settled()
    history = dialog(CardHistory)
    read = texts(history)
    assert "Written 3 Mar 2025, 08:30" in read
    assert WRITTEN in read
    assert "Recalled 10 Mar 2025, 08:30 · Hard · sure to 60 %" in read
    assert "It waits" in read
    QTest.keyClick(history, Key.Key_Escape)


def test_what_is_looked_up_often_becomes_a_card(home: Home) -> None:
    look_up(home, "PEP 440 ordering", "awk split", "pep  440 Ordering")
    page = shown(home)
    assert [pill.text() for pill in page.often.rows.pills] == ["pep 440 Ordering · 2 times"]
    page.often.rows.pills[0].click()
    home.settled()
    assert not page.often.make.isEnabled()
    type_words("Epoch, release, pre, post, dev")
    page.often.make.click()
    home.settled()

    assert page.often.isHidden()
    assert page.cards.table.text().splitlines()[1].split("\t")[:2] == ["pep 440 Ordering", "look-up"]
    days_pass(home, 7)
    panel = recalling(home, page)
    assert panel.title.text() == "pep 440 Ordering"


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
    [details] = [widget for widget in QApplication.topLevelWidgets() if widget.windowTitle().endswith("Fix the retry")]
    QTest.keyClick(details, Key.Key_Escape)

    QTest.keyClicks(page.search, "zzz")
    home.settled()
    assert page.found.list.isHidden()
    assert page.found.line.text().startswith("Nothing you wrote")
    QTest.keyClick(page.search, Key.Key_Escape)
    assert page.due.isVisible()


def test_every_control_has_a_name_and_follows_the_theme(home: Home) -> None:
    explain(home, gaps=("Who closes the cursor",))
    look_up(home, "awk", "awk")
    days_pass(home, 7)
    page = shown(home)
    page.gaps.table.setCurrentCell(0, 0)
    page.cards.table.setCurrentCell(0, 0)
    assert nameless(page) == []
    light = page.grab().toImage()
    home.theme.choose(Scheme.DARK)
    assert page.grab().toImage() != light
    panel = recalling(home, page)
    assert nameless(panel) == []
    press(home, Key.Key_5)
    panel.show_what_i_wrote()
    assert nameless(panel) == []
    assert QGuiApplication.focusObject() is not None


def test_a_recall_dated_before_its_card_breaks_nothing(home: Home) -> None:
    explain(home)
    home.clock.set_wall(home.clock.wall.replace(year=2024))

    def recall_early(services: Services) -> None:
        card = services.recall.cards()[0]
        services.recall.answer(card.id, RecallAnswer(50, "", frozenset(), Rating.GOOD))

    home.bridge.change(recall_early)
    home.settled()
    home.clock.set_wall(home.clock.wall.replace(year=2025))
    page = shown(home)
    assert page.due.line.text().startswith("Nothing is due. The next one is due on ")
