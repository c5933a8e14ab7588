"""A person with explanations to recall: what is written, days that pass, the page that asks."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.domain.explanation import AiUse
from unaided.domain.session import Mode
from unaided.services.explanation import Ending, ExplanationAnswer

WRITTEN = "A retry that waits twice as long each time.\nWith jitter."
WHY = "Turned down a queue."
BREAKS = "When the clock is set."
DAY = 24  # hours


def explain(home: Home, title: str = "Fix the retry", words: str = WRITTEN, gaps: tuple[str, ...] = ()) -> UUID:
    """Work with AI for half an hour and explain it; return the session's id."""
    home.work(30, title, Mode.AI)
    session_id = home.bridge.now.owed[0].session_id
    answer = ExplanationAnswer(
        predicted=80,
        answers=(words, WHY, BREAKS),
        explained=60,
        ai_closed=True,
        ending=Ending(100, gaps=gaps),
        ai_use=AiUse.CONCEPTS,
    )
    home.bridge.change(partial(_explain, session_id, answer))
    home.settled()
    return session_id


def look_up(home: Home, *texts: str) -> None:
    """Work without AI and look these up."""
    home.start("Sort the versions")
    for text in texts:
        home.bridge.look_up(text, _nothing, _refused)
        home.settled()
        home.clock.pass_time(minutes=1)
    home.bridge.finish()
    home.settled()


def days_pass(home: Home, days: float) -> None:
    """Let days pass, and say so as the app does after a night."""
    home.clock.pass_time(hours=DAY * days)
    home.bridge.history_changed.emit()
    home.settled()


def _explain(session_id: UUID, answer: ExplanationAnswer, services: Services) -> None:
    services.explanation.explain(session_id, answer)


def _nothing() -> None:
    """Be content."""


def _refused(trouble: Exception) -> None:
    raise AssertionError(trouble)
