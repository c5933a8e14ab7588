"""Today offers to write repeatable work again without AI, and one button begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.reproduce_card import AgainButton, ReproduceCard
from unaided.domain.explanation import AiUse
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Ending, ExplanationAnswer
from unaided.services.session import StartRequest


def explain_repeatable(services: Services) -> None:
    """Do a repeatable task with AI, and explain it."""
    request = StartRequest(Mode.AI, "Add paging", ownership=Ownership.REPEATABLE)
    session = services.session.start(request).session
    assert session is not None
    services.session.act(SessionEvent.FINISH)
    answer = ExplanationAnswer(
        50, ("It pages.", "", ""), 50, ai_closed=True, ending=Ending(100), ai_use=AiUse.DELEGATED
    )
    services.explanation.explain(session.id, answer)


def shown(home: Home) -> ReproduceCard:
    """Return the card as its page shows it."""
    card = ReproduceCard(home.bridge)
    home.qtbot.addWidget(card)
    card.refresh()
    home.settled()
    return card


def test_it_hides_where_there_is_nothing_to_write_again(home: Home) -> None:
    assert shown(home).isHidden()


def test_its_button_begins_a_session_without_ai(home: Home) -> None:
    home.read(explain_repeatable)
    card = shown(home)
    [button] = card.findChildren(AgainButton)
    assert not card.isHidden()
    assert button.accessibleName() == "Write it again: Add paging"

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    home.settled()
    assert home.bridge.now.title == "Again, from memory: Add paging"
    assert home.bridge.now.mode is Mode.NO_AI

    card.refresh()
    home.settled()
    assert card.isHidden()


def test_while_a_session_runs_it_says_so_in_a_sentence(home: Home) -> None:
    home.read(explain_repeatable)
    card = shown(home)
    home.start("Read the cache")
    with home.qtbot.waitSignal(home.bridge.told) as told:
        card.findChildren(AgainButton)[0].click()
    assert told.args == ["A session on “Read the cache” goes on already. Stop it first, or go on with it."]
