"""Sizing a new task with two keys, and the coin: all is said before it falls, it falls once, refusals are counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.accessible import nameless
from tests.support.files import table, task_row
from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.start_panel import StartPanel
from unaided.domain.experiment import TargetUse
from unaided.domain.imports import FileKind
from unaided.domain.now import Now
from unaided.domain.session import Mode, Session
from unaided.exchange.tables import read_tasks
from unaided.services.measure import Asked

ESTIMATES = (15, 20, 30, 30, 45, 60, 60, 90, 90, 120, 180, 240)


def with_baseline(home: Home) -> None:
    """Bring twelve finished tasks without AI in."""
    rows = [
        task_row(number, title=f"Task {number}", estimate_minutes=minutes, active_minutes=minutes)
        for number, minutes in enumerate(ESTIMATES)
    ]
    found = read_tasks(table(FileKind.TASKS, rows))
    home.read(lambda services: services.imports.tasks(found, "past.csv", dry=False))


@pytest.fixture
def panel(home: Home) -> Iterator[StartPanel]:
    panel = StartPanel(home.bridge, home.theme)
    yield panel
    panel.hide()
    panel.deleteLater()


def opened(home: Home, panel: StartPanel) -> Keyboard:
    """Open the panel, and return the keyboard in it."""
    panel.open_for(None)
    home.settled()
    return Keyboard(home.qtbot, panel)


def session(home: Home) -> Session:
    """Return the session that goes on."""
    home.settled()
    now: Now = home.read(lambda services: services.session.now())
    assert now.session is not None
    return now.session


def begin_experiment(home: Home) -> None:
    home.read(lambda services: services.experiment.begin(TargetUse.MEASURED))


def say_all(keyboard: Keyboard, panel: StartPanel) -> None:
    """Say what comes before the coin."""
    panel.form.coin.decides.pills[0].click()
    keyboard.write("30m")
    panel.form.coin.done.setFocus()
    keyboard.write("its test passes")


def test_before_the_baseline_nobody_is_asked_for_a_size(home: Home, panel: StartPanel) -> None:
    opened(home, panel)
    assert not panel.form.sizing.isVisible()
    assert not panel.form.coin.isVisible()


def test_a_size_takes_two_keys_and_shows_no_minutes(home: Home, panel: StartPanel) -> None:
    with_baseline(home)
    keyboard = opened(home, panel)
    keyboard.write("Add paging")
    panel.form.estimate.choices.pills[2].click()
    panel.form.sizing.anchors.setFocus()
    before = keyboard.keys
    keyboard.press(Key.Key_3, Key.Key_4)
    assert keyboard.keys - before == 2
    assert panel.form.sizing.judged == (3, 1.4)
    words = " ".join(pill.text() for pill in panel.form.sizing.anchors.pills)
    assert "min" not in words
    assert "Task 5" in words
    panel.form.mode.pills[0].click()
    keyboard.press(Key.Key_Return)
    session(home)
    asked = Asked(("velocity_now",))
    evidence = home.read(lambda services: services.measure.report(asked)).evidence
    assert evidence.tasks.size[-1] == pytest.approx(60 * 1.4)


def test_a_start_without_a_size_is_left_out_and_says_so(home: Home, panel: StartPanel) -> None:
    with_baseline(home)
    keyboard = opened(home, panel)
    keyboard.write("Add paging")
    panel.form.estimate.choices.pills[2].click()
    assert panel.form.sizing.note.isVisible()
    panel.form.mode.pills[0].click()
    keyboard.press(Key.Key_Return)
    assert session(home).mode is Mode.NO_AI


def test_the_coin_waits_for_all_that_is_to_be_said(home: Home, panel: StartPanel) -> None:
    with_baseline(home)
    begin_experiment(home)
    keyboard = opened(home, panel)
    keyboard.write("Add paging")
    keyboard.press(Key.Key_Return)
    panel.form.estimate.choices.pills[2].click()
    keyboard.press(Key.Key_Return)
    assert panel.trouble.text() == "The coin, or kept out with a reason? Choose one."
    panel.form.coin.decides.pills[0].click()
    keyboard.press(Key.Key_Return)
    assert panel.trouble.text() == "How long would it take with AI? The coin falls after that."
    say_all(keyboard, panel)
    keyboard.press(Key.Key_Return)
    assert "against one of your own" in panel.trouble.text()
    assert home.read(lambda services: services.experiment.pages())[0].registered == 0


def test_the_coin_falls_once_and_the_session_follows_it(home: Home, panel: StartPanel) -> None:
    begin_experiment(home)
    keyboard = opened(home, panel)
    keyboard.write("Add paging")
    panel.form.estimate.choices.pills[2].click()
    say_all(keyboard, panel)
    assert panel.start.accessibleName() == "Throw the coin"
    keyboard.press(Key.Key_Return)
    home.settled()
    [page] = home.read(lambda services: services.experiment.pages())
    [throw] = page.throws
    assert panel.coin.isVisible()
    assert ("No AI" if throw.draw.arm is Mode.NO_AI else "AI") in panel.coin.words.text()
    keyboard.press(Key.Key_Return)
    assert (session(home).mode, session(home).task_id) == (throw.draw.arm, throw.draw.task_id)
    assert not panel.isVisible()


def test_a_declined_throw_is_counted_and_the_other_mode_starts(home: Home, panel: StartPanel) -> None:
    begin_experiment(home)
    keyboard = opened(home, panel)
    keyboard.write("Add paging")
    panel.form.estimate.choices.pills[2].click()
    say_all(keyboard, panel)
    keyboard.press(Key.Key_Return)
    home.settled()
    panel.coin.decline.click()
    assert not panel.coin.otherwise.isEnabled()
    keyboard.write("the agent is down")
    panel.coin.otherwise.click()
    running = session(home)
    [page] = home.read(lambda services: services.experiment.pages())
    [throw] = page.throws
    assert running.mode is not throw.draw.arm
    assert (page.declined, throw.draw.declined_because) == (1, "the agent is down")


def test_a_task_kept_out_needs_a_reason_and_is_counted(home: Home, panel: StartPanel) -> None:
    begin_experiment(home)
    keyboard = opened(home, panel)
    keyboard.write("Rotate the keys")
    panel.form.estimate.choices.pills[2].click()
    panel.form.coin.decides.pills[1].click()
    panel.form.mode.pills[0].click()
    keyboard.press(Key.Key_Return)
    assert "Why should the coin not decide?" in panel.trouble.text()
    keyboard.write("it must be safe")
    keyboard.press(Key.Key_Return)
    assert session(home).mode is Mode.NO_AI
    [page] = home.read(lambda services: services.experiment.pages())
    assert [(one.because) for one in page.kept_out] == ["it must be safe"]


def test_every_control_has_a_name(home: Home, panel: StartPanel) -> None:
    with_baseline(home)
    begin_experiment(home)
    opened(home, panel)
    panel.form.coin.decides.pills[0].click()
    assert nameless(panel) == []
