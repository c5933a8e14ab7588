"""Bring something on the screen of the running app: the dialog of what is owed, the next recall."""

from __future__ import annotations

from argparse import Namespace
from uuid import UUID

from unaided.bootstrap import Services
from unaided.domain.reply import Exit, Reply
from unaided.domain.trouble import ExplanationRuleError
from unaided.domain.words import day_name
from unaided.services.explanation import EXPLAINED, REFLECTED
from unaided.services.recall import RecallDay

RECALL_PAGE = "recall"
NO_APP = "unaided: the app is not running, so there is nothing to show it in. Start it: unaided --in-tray\n"
NOTHING_OWED = "Nothing is owed: there is nothing to explain. `unaided list` shows your sessions.\n"
NO_CARDS = "Nothing to recall yet: what you explain comes back 7 days after you wrote it.\n"


def no_app() -> Reply:
    """Return what is said where no app runs that could show anything."""
    return Reply(err=NO_APP, code=Exit.TROUBLE)


def explain(command: Namespace, services: Services) -> Reply:
    """Open the dialog of a session, or of what is owed latest.

    Raises:
        SessionRuleError, ExplanationRuleError: there is no such session, it goes on, or it is answered already.
    """
    if command.session is not None:
        return Reply(explain=_unanswered(services, _session_id(command.session)))
    owed = services.explanation.owed()
    return Reply(explain=owed[0].session_id) if owed else Reply(err=NOTHING_OWED)


def recall(command: Namespace, services: Services) -> Reply:
    """Open the Recall page, which asks for what is due next, and say so where nothing is."""
    del command  # it has no options
    done = services.recall.day(0).done_today
    day = services.recall.day(done + 1)  # one more, whatever the daily cap: the page knows that
    return Reply(err="" if day.cards else _nothing_due(day), page=RECALL_PAGE)


def _session_id(word: str) -> UUID:
    try:
        return UUID(word)
    except ValueError:
        sentence = f"“{word[:40]}” is no session id. `unaided owed` shows the ids of what is owed."
        raise ExplanationRuleError(sentence) from None


def _unanswered(services: Services, session_id: UUID) -> UUID:
    question = services.explanation.open(session_id)  # says why, where it has no dialog
    if question.explained:
        raise ExplanationRuleError(EXPLAINED)
    if question.reflected:
        raise ExplanationRuleError(REFLECTED)
    return session_id


def _nothing_due(day: RecallDay) -> str:
    if day.leave is not None:
        until = "you say you are back" if day.leave.last_day is None else f"{day_name(day.leave.last_day)} is over"
        return f"You are on leave: nothing is asked until {until}.\n"
    if day.next_due is None:
        return NO_CARDS
    return f"Nothing is due. The next recall is due on {day_name(day.next_due.astimezone().date())}.\n"
