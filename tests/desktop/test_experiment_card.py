"""The coin's card: begin, watch, end, replay; the seed is not to be seen before its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.accessible import nameless
from tests.support.home import Home
from unaided.desktop.experiment_card import ExperimentCard
from unaided.domain.experiment import TargetUse
from unaided.domain.session import Mode
from unaided.domain.task import Kind
from unaided.services.session import StartRequest


@pytest.fixture
def card(home: Home) -> Iterator[ExperimentCard]:
    card = ExperimentCard(home.bridge, home.theme)
    home.qtbot.addWidget(card)
    card.show()
    yield card
    card.hide()


def refreshed(home: Home, card: ExperimentCard) -> None:
    card.refresh()
    home.settled()


def drawn(home: Home, title: str) -> None:
    request = StartRequest(Mode.NO_AI, title, estimate_minutes=60)
    home.read(lambda services: services.experiment.register(request, 30, "its test passes"))


def test_one_is_begun_with_its_kinds_and_sealed(home: Home, card: ExperimentCard) -> None:
    refreshed(home, card)
    assert not card.end.isVisible()
    card.kinds.setText("Debug, build")
    card.begin.click()
    home.settled()
    current = home.read(lambda services: services.experiment.current())
    assert current is not None
    assert (current.use, current.kinds) == (TargetUse.MEASURED, (Kind("debug"), Kind("build")))
    assert current.commitment in card.seed.text()
    assert "Seed" not in card.seed.text()
    assert card.end.isVisible()
    assert not card.begin.isVisible()


def test_what_was_drawn_kept_out_and_declined_is_counted(home: Home, card: ExperimentCard) -> None:
    home.read(lambda services: services.experiment.begin(TargetUse.HEAVY))
    drawn(home, "Fix the retry")
    drawn(home, "Add paging")
    refreshed(home, card)
    assert "2 registered, 0 kept out, 2 drawn, 0 declined, 0 finished or stopped" in card.counts.text()
    assert card.look.text().startswith("0 drawn tasks closed. The next look is at 16: 16 more.")
    assert card.throws.rowCount() == 2


def test_it_ends_on_the_second_press_and_the_seed_replays_it(home: Home, card: ExperimentCard) -> None:
    home.read(lambda services: services.experiment.begin(TargetUse.MEASURED))
    for number in range(5):
        drawn(home, f"Task {number}")
    refreshed(home, card)
    card.end.click()
    home.settled()
    assert card.end.isVisible()
    card.end.click()
    home.settled()
    [page] = home.read(lambda services: services.experiment.pages())
    assert f"Seed: {page.seed}" in card.seed.text()
    card.replay.click()
    home.settled()
    assert card.look.text() == "All 5 throws are what this seed gives."
    assert nameless(card) == []


def test_presses_before_the_answer_count_for_nothing(home: Home, card: ExperimentCard) -> None:
    refreshed(home, card)
    card.begin.click()
    card.begin.click()
    home.settled()
    assert not card.trouble.isVisible()
    for _ in range(4):
        card.end.click()
    home.settled()
    assert not card.trouble.isVisible()
    assert card.begin.isVisible()
    [page] = home.read(lambda services: services.experiment.pages())
    assert page.experiment.ended_at is not None
