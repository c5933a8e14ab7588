"""After the full explanation of a repeatable task one line says that it can be written again without AI."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.reproduce_offer import ReproduceOffer
from unaided.domain.explanation import AiUse
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Ending, ExplanationAnswer
from unaided.services.session import StartRequest


def worked(ownership: Ownership, services: Services) -> UUID:
    """Work with AI, and stop."""
    session = services.session.start(StartRequest(Mode.AI, "Add paging", ownership=ownership)).session
    assert session is not None
    services.session.act(SessionEvent.FINISH)
    return session.id


def explain(session_id: UUID, services: Services) -> None:
    """Explain a session in full; its task is done."""
    answer = ExplanationAnswer(
        50, ("It pages.", "", ""), 50, ai_closed=True, ending=Ending(100), ai_use=AiUse.DELEGATED
    )
    services.explanation.explain(session_id, answer)


@pytest.mark.parametrize(
    ("ownership", "sentences"),
    [
        (
            Ownership.REPEATABLE,
            ["“Add paging” is work you want to be able to repeat. Today offers to write it again without AI."],
        ),
        (Ownership.CORE, []),
    ],
)
def test_it_is_said_once_and_only_of_repeatable_work(home: Home, ownership: Ownership, sentences: list[str]) -> None:
    offer = ReproduceOffer(home.bridge)
    told: list[str] = []
    home.bridge.told.connect(told.append)
    ids: list[UUID] = []
    home.bridge.change(partial(worked, ownership), ids.append)
    home.settled()
    assert told == []

    home.bridge.change(partial(explain, ids[0]))
    home.settled()
    home.bridge.change(lambda services: services.session.now())
    home.settled()
    assert told == sentences
    offer.deleteLater()
