"""The start panel: few keys from a thought to a running session, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QLabel

from tests.support.accessible import nameless
from tests.support.asking import stopped
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.start_form import NO_ESTIMATE, NO_MODE, NO_TITLE
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.widgets.roles import Role
from unaided.domain.now import Now
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode
from unaided.domain.task import TITLE_LIMIT, Task
from unaided.services.session import StartChoices

Opened = Callable[[Mode | None], tuple[StartPanel, Keyboard]]
TITLE = "Fix the retry"


@pytest.fixture
def opened(home: Home) -> Iterator[Opened]:
    """Return what opens the panel."""
    panel = StartPanel(home.bridge, home.theme)

    def opened(mode: Mode | None) -> tuple[StartPanel, Keyboard]:
        panel.open_for(mode)
        home.settled()
        return panel, Keyboard(home.qtbot, panel)

    yield opened
    panel.hide()
    panel.deleteLater()


def kept_now(home: Home) -> Now:
    """Return what is kept of what goes on."""
    home.settled()
    return home.read(lambda services: services.session.now())


def last_task(home: Home) -> Task:
    """Return the task worked on last, as it is kept."""
    choices: StartChoices = home.read(lambda services: services.session.choices())
    assert choices.last_task is not None
    return choices.last_task


def sentences(panel: StartPanel) -> list[str]:
    """Return what the panel says is wrong."""
    labels = panel.findChildren(QLabel)
    return [each.text() for each in labels if each.property("role") == str(Role.WRONG) and each.isVisible()]


@pytest.mark.parametrize("mode", Mode)
def test_a_new_task_with_the_mode_asked_for_is_six_keys_beyond_its_title(
    home: Home, opened: Opened, mode: Mode
) -> None:
    panel, keyboard = opened(mode)
    keyboard.write(TITLE)
    keyboard.alt(Key.Key_U)
    keyboard.write("45")
    keyboard.press(Key.Key_Return)

    assert kept_now(home).mode is mode
    assert not panel.isVisible()
    assert keyboard.keys - len(TITLE) <= 6
    estimate = last_task(home).estimate
    assert estimate is not None
    assert estimate.minutes == 45


def test_a_new_task_with_every_question_answered_is_twelve_keys_beyond_its_title(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(None)
    keyboard.write(TITLE)
    keyboard.press(Key.Key_Tab, Key.Key_3, Key.Key_Tab, Key.Key_Down, Key.Key_Tab)
    keyboard.write("45")
    keyboard.alt(Key.Key_A)
    home.qtbot.waitUntil(
        lambda: panel.form.mode.value is Mode.AI
    )  # a button pressed by its letter is down for a moment
    keyboard.press(Key.Key_Return)

    now, task = kept_now(home), last_task(home)
    assert keyboard.keys - len(TITLE) <= 12
    assert (now.mode, now.title) == (Mode.AI, TITLE)
    assert (task.kind, task.ownership) == ("design", list(reversed(Ownership))[1])


def test_without_letters_to_know_tab_alone_is_twelve_keys_beyond_its_title(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(None)
    keyboard.write(TITLE)
    keyboard.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_3, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert keyboard.focus in panel.form.mode.pills
    keyboard.press(Key.Key_1, Key.Key_Return)

    assert kept_now(home).mode is Mode.NO_AI
    assert keyboard.keys - len(TITLE) <= 12
    estimate = last_task(home).estimate
    assert estimate is not None
    assert estimate.minutes == 60


def test_one_line_says_all_of_it(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(Mode.NO_AI)
    keyboard.write("Fix the retry #debug !core 1h30m")
    assert panel.form.understood.text() == "“Fix the retry” · debug · core · 1 h 30 min"
    keyboard.press(Key.Key_Return)

    assert kept_now(home).title == TITLE
    task = last_task(home)
    assert task.estimate is not None
    assert (task.kind, task.ownership, task.estimate.minutes) == ("debug", Ownership.CORE, 90)


def test_enter_leads_through_what_is_missing(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(None)
    keyboard.press(Key.Key_Return)
    assert sentences(panel) == [NO_TITLE]
    keyboard.write(TITLE)
    keyboard.press(Key.Key_Return)
    assert sentences(panel) == [NO_ESTIMATE]
    keyboard.write("45")
    keyboard.press(Key.Key_Return)
    assert sentences(panel) == [NO_MODE]
    assert keyboard.focus in panel.form.mode.pills
    keyboard.press(Key.Key_2, Key.Key_Return)
    assert kept_now(home).mode is Mode.AI


@pytest.mark.parametrize("estimate", ["abc", "-5", "0"])
def test_an_estimate_that_is_none_is_said_in_one_sentence_and_nothing_is_lost(
    home: Home, opened: Opened, estimate: str
) -> None:
    panel, keyboard = opened(Mode.NO_AI)
    keyboard.write(TITLE)
    keyboard.alt(Key.Key_U)
    keyboard.write(estimate)
    keyboard.press(Key.Key_Return)

    assert kept_now(home).session is None
    [sentence] = sentences(panel)
    assert estimate in sentence or "between 1 minute and 1,000 hours" in sentence
    assert (panel.form.task.text(), panel.form.estimate.field.text()) == (TITLE, estimate)
    assert keyboard.is_in(panel.form.estimate.field)

    panel.form.estimate.field.selectAll()
    keyboard.write("45")
    assert sentences(panel) == []
    keyboard.press(Key.Key_Return)
    assert kept_now(home).title == TITLE


def test_a_title_that_is_too_long_is_refused_and_stays_in_its_field(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(Mode.NO_AI)
    keyboard.paste("x" * 10_000 + " 45m")
    keyboard.press(Key.Key_Return)
    assert kept_now(home).session is None
    [sentence] = sentences(panel)
    assert sentence.startswith(f"The task's name has 10,000 characters; {TITLE_LIMIT} fit.")
    assert panel.form.task.text() == "x" * 10_000 + " 45m"


def test_a_start_without_an_estimate_is_a_choice(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(Mode.NO_AI)
    keyboard.write(TITLE)
    panel.form.estimate.without.setFocus()
    keyboard.press(Key.Key_Return)
    assert panel.form.estimate.note.isVisible()
    assert panel.form.mode.isEnabled()  # Law 3
    panel.form.task.setFocus()
    keyboard.press(Key.Key_Return)
    assert kept_now(home).title == TITLE
    assert last_task(home).estimate is None


def test_esc_keeps_what_was_typed_until_it_opens_again(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(None)
    keyboard.write(TITLE)
    keyboard.alt(Key.Key_U)
    keyboard.write("45")
    keyboard.press(Key.Key_Escape)
    assert not panel.isVisible()

    panel, keyboard = opened(Mode.AI)
    assert (panel.form.task.text(), panel.form.estimate.minutes) == (TITLE, 45)
    keyboard.press(Key.Key_Return)
    assert kept_now(home).mode is Mode.AI
    assert (panel.form.task.text(), panel.form.estimate.minutes) == ("", None)


@pytest.mark.parametrize(("mode", "words"), [(Mode.NO_AI, "1 reflection owed"), (Mode.AI, "1 sentence owed")])
def test_what_is_owed_is_said_and_e_answers_it(home: Home, opened: Opened, mode: Mode, words: str) -> None:
    session_id = stopped(home, mode, title="Sync")
    panel, keyboard = opened(None)
    assert panel.owed.text() == f"{words} · Alt+E"
    keyboard.write("e")
    assert panel.form.task.text() == "e"  # where something is typed into, it is a letter
    panel.start.setFocus()
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        keyboard.press(Key.Key_E)
    assert asked.args == [session_id, True]
    assert not panel.isVisible()


def test_alt_e_answers_what_is_owed_from_the_middle_of_a_word(home: Home, opened: Opened) -> None:
    session_id = stopped(home, Mode.AI)
    panel, keyboard = opened(None)
    keyboard.write("Some")
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        keyboard.alt(Key.Key_E)
    assert asked.args == [session_id, True]
    assert panel.form.task.text() == "Some"


def test_enter_starts_whatever_is_owed(home: Home, opened: Opened) -> None:
    stopped(home, Mode.AI)
    _, keyboard = opened(Mode.NO_AI)
    keyboard.write("Something else 30m")
    keyboard.press(Key.Key_Return)
    now = kept_now(home)
    assert now.title == "Something else"
    assert len(now.owed) == 1


def test_several_that_are_owed_are_counted_and_nothing_owed_is_silent(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(None)
    assert not panel.owed.isVisible()
    panel.start.setFocus()
    keyboard.press(Key.Key_E)
    assert panel.isVisible()
    stopped(home, Mode.AI, title="First")
    stopped(home, Mode.NO_AI, title="Second")
    assert panel.owed.text() == "2 answers owed · Alt+E"


def test_every_control_has_a_name_and_the_title_holds_no_word_of_the_person(opened: Opened) -> None:
    panel, keyboard = opened(None)
    keyboard.write(TITLE)
    assert nameless(panel) == []
    assert panel.windowTitle() == "Unaided"


def test_switching_ends_one_session_and_begins_the_next_at_the_same_instant(home: Home, opened: Opened) -> None:
    home.start("Sync")
    before = home.bridge.now.session
    assert before is not None
    home.clock.pass_time(minutes=20)
    panel, keyboard = opened(None)
    panel.open_to_switch()
    home.settled()
    assert panel.heading.text() == panel.accessibleName() == "Switch task"
    assert panel.ends.text() == "“Sync” is stopped at that moment; its answer can wait."
    keyboard.write(f"{TITLE} 45m")
    keyboard.alt(Key.Key_A)
    home.qtbot.waitUntil(lambda: panel.form.mode.value is Mode.AI)
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        keyboard.press(Key.Key_Return)
    assert asked.args == [before.id, False]  # Law 7: the person types into something else by now

    now = kept_now(home)
    ended = home.read(lambda services: services.history.session(before.id))
    assert (now.mode, now.title) == (Mode.AI, TITLE)
    assert now.session is not None
    assert ended is not None
    assert ended.ended_at == now.session.started.wall


def test_a_session_that_ended_meanwhile_leaves_nothing_to_switch_from(home: Home, opened: Opened) -> None:
    home.start("Sync")
    panel, keyboard = opened(None)
    panel.open_to_switch()
    home.bridge.finish()
    home.settled()
    assert panel.heading.text() == "Start a session"
    assert panel.ends.isHidden()
    keyboard.write(f"{TITLE} 45m")
    keyboard.alt(Key.Key_A)
    home.qtbot.waitUntil(lambda: panel.form.mode.value is Mode.AI)
    keyboard.press(Key.Key_Return)
    assert kept_now(home).title == TITLE


def test_a_held_enter_answers_nothing_that_it_led_to(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(None)
    keyboard.write(TITLE)
    keyboard.alt(Key.Key_U)
    keyboard.write("45")
    for repeats in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=repeats)
        QApplication.sendEvent(keyboard.focus, event)
    assert panel.form.mode.value is None
    assert sentences(panel) == [NO_MODE]
    assert kept_now(home).session is None


def test_on_a_low_screen_the_questions_scroll_and_what_has_the_focus_is_in_sight(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 640, 400))  # 1280×800 at 200 %
    panel, keyboard = opened(None)
    keyboard.write(TITLE)
    assert panel.sizeHint().height() <= 400 - 40
    assert panel.start.geometry().bottom() < panel.height()
    keyboard.alt(Key.Key_U)
    keyboard.write("45")
    keyboard.press(Key.Key_Return)  # leads to the mode, further down
    pill = keyboard.focus
    assert pill in panel.form.mode.pills
    seen = panel.body.viewport().rect()
    assert seen.contains(pill.mapTo(panel.body.viewport(), pill.rect().center()))


def test_one_line_that_says_it_all_needs_no_scroll_bar(home: Home, opened: Opened) -> None:
    panel, keyboard = opened(None)
    keyboard.write("Fix retry #debug !core 90m")
    home.qtbot.waitUntil(lambda: panel.body.height() >= panel.form.minimumSizeHint().height())
    assert not panel.body.verticalScrollBar().isVisible()
