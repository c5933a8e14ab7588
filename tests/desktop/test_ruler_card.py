"""The ruler's card: how far it is, what it is made of, and the blind check once a quarter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel

from tests.support.accessible import nameless
from tests.support.files import table, task_row, tasks_file
from tests.support.home import Home
from unaided.desktop.ruler_card import RulerCard
from unaided.domain.imports import FileKind
from unaided.domain.session import Mode
from unaided.exchange.tables import read_tasks
from unaided.services.session import StartRequest

ESTIMATES = (15, 20, 30, 30, 45, 60, 60, 90, 90, 120, 180, 240)


@pytest.fixture
def card(home: Home) -> Iterator[RulerCard]:
    card = RulerCard(home.bridge)
    home.qtbot.addWidget(card)
    card.show()
    yield card
    card.hide()


def bring_in(home: Home, text: str) -> None:
    found = read_tasks(text)
    home.read(lambda services: services.imports.tasks(found, "past.csv", dry=False))


def with_baseline(home: Home) -> None:
    rows = (
        task_row(number, title=f"Task {number}", estimate_minutes=minutes, active_minutes=minutes)
        for number, minutes in enumerate(ESTIMATES)
    )
    bring_in(home, table(FileKind.TASKS, rows))


def refreshed(home: Home, card: RulerCard) -> None:
    card.refresh()
    home.settled()


def test_before_the_twelfth_it_says_how_many_are_missing(home: Home, card: RulerCard) -> None:
    bring_in(home, tasks_file(7))
    refreshed(home, card)
    assert card.stands.text() == "7 of 12 baseline tasks: 5 more finished tasks without AI."
    assert not card.anchors.isVisible()
    assert not card.sizing.isVisible()


def test_the_anchors_are_named_without_their_minutes(home: Home, card: RulerCard) -> None:
    with_baseline(home)
    refreshed(home, card)
    assert card.anchors.text().count("Task") == 5
    assert "min" not in card.anchors.text()
    assert nameless(card) == []


def test_an_old_task_is_spoken_of_as_old(card: RulerCard) -> None:
    words = [label.text() for label in card.sizing.findChildren(QLabel)]
    assert "… that old task looks, as you see it today," in words
    assert not any("new task" in text for text in words)


def with_old_tasks(home: Home, card: RulerCard) -> None:
    """Show the card of someone who finished six tasks, sized against an anchor, a quarter ago."""
    with_baseline(home)
    refreshed(home, card)
    for number in range(6):
        request = StartRequest(Mode.NO_AI, f"Job {number}", estimate_minutes=60, size=(3, 1.0))
        home.bridge.start(request, lambda _now: None, lambda trouble: pytest.fail(trouble.sentence))
        home.settled()
        home.clock.pass_time(minutes=10)
        home.bridge.finish()
        home.settled()
    home.clock.pass_time(hours=24 * 91)
    refreshed(home, card)


def size(card: RulerCard) -> None:
    card.sizing.anchors.pills[2].click()
    card.sizing.steps.pills[3].click()


def asked(card: RulerCard) -> str:
    return card.title.text().replace("\u200b", "")


def test_old_tasks_are_sized_again_one_after_the_other(home: Home, card: RulerCard) -> None:
    with_old_tasks(home, card)
    for number in range(6):
        assert asked(card) == f"Job {number} · debug"
        size(card)
        home.settled()
    assert not card.sizing.isVisible()
    assert home.read(lambda services: services.ruler.due_for_audit()) == ()


def test_the_next_old_task_is_asked_for_once_this_one_is_kept(home: Home, card: RulerCard) -> None:
    with_old_tasks(home, card)
    size(card)
    assert not card.sizing.isEnabled()
    assert asked(card) == "Job 0 · debug"
    home.settled()
    assert card.sizing.isEnabled()
    assert asked(card) == "Job 1 · debug"


def test_what_could_not_be_kept_is_asked_for_again(home: Home, card: RulerCard) -> None:
    with_old_tasks(home, card)
    home.read(lambda services: services.ruler.begin_anew())  # by another window: the anchors are gone
    size(card)
    home.settled()
    assert card.trouble.isVisible()
    assert card.sizing.isEnabled()
    assert card.sizing.judged is None
    assert asked(card) == "Job 0 · debug"


def test_a_new_line_begins_on_the_second_press(home: Home, card: RulerCard) -> None:
    with_baseline(home)
    refreshed(home, card)
    card.anew.click()
    home.settled()
    assert card.anchors.isVisible()
    card.anew.click()
    home.settled()
    assert card.stands.text().startswith("0 of 12 baseline tasks")
