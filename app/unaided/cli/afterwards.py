"""What is said around the work: time away before and after it, a start that was earlier, the wait on the agent."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta

from unaided.bootstrap import Services
from unaided.cli import text
from unaided.cli.answers import json_line, now_reply, number
from unaided.domain.agent import is_waiting
from unaided.domain.clock import MICROSECOND
from unaided.domain.decision import answered, unanswered
from unaided.domain.now import Now
from unaided.domain.reply import Reply
from unaided.domain.session import Session, undecided_us
from unaided.domain.span import AwayNote
from unaided.domain.task import parse_length
from unaided.domain.time_of_day import parse_time_of_day
from unaided.domain.trouble import SessionRuleError, TaskRuleError

BREAK, WORKED, UNDECIDED = "break", "worked", "undecided"
NOTHING_UNDECIDED = "No time of this session is undecided. `unaided away answer` lists it; --span N changes one answer."


def began(command: Namespace, services: Services) -> Reply:
    """Move the start of the session that goes on: to a time of day, or to so long ago."""
    when: str = command.when
    said_as_time = ":" in when
    ago = services.session.ago(parse_time_of_day(when)) if said_as_time else _so_long(when)
    return now_reply(command, services.session.correct_start(ago))


def _so_long(when: str) -> timedelta:
    try:
        return timedelta(minutes=parse_length(when))
    except TaskRuleError:
        if not when.strip():
            raise
        wrong = f"“{when[:40]}” is neither a time of day, such as 09:10, nor how long ago, such as 10m or 1h30."
        raise SessionRuleError(wrong) from None


def wait(command: Namespace, services: Services) -> Reply:
    """Begin or end waiting on the agent."""
    session = services.session.now().session
    on = not (session is not None and is_waiting(session)) if command.on is None else command.on == "on"
    return now_reply(command, services.session.wait_on_agent(on=on))


def away(command: Namespace, services: Services) -> Reply:
    """Be away, or say what time away was."""
    if command.answer is not None:
        return _answer(command, services)
    if command.span is not None:
        raise SessionRuleError("--span says which time away is answered: unaided away answer break --span 2.")
    note = None if command.note is None else AwayNote(command.note)
    return now_reply(command, services.session.leave(note))


def _answer(command: Namespace, services: Services) -> Reply:
    if command.note is not None:
        raise SessionRuleError("--note is said beforehand: unaided away --note paper. An answer takes none.")
    session = _session(services)
    spans = sorted((*answered(session), *unanswered(session)))
    if command.was is None:
        table = text.away_table(session, spans)
        return Reply(out=json_line(text.away_dicts(session, spans)) if command.json else table)
    at = None if command.span is None else _position(command.span, spans)
    return now_reply(command, _answered(services, session, at, command.was))


def _session(services: Services) -> Session:
    """Return the session that goes on, else the latest that is still to be explained: its time can be decided too.

    Raises:
        SessionRuleError: there is neither.
    """
    now = services.session.now()
    if now.session is not None:
        return now.session
    if now.owed:
        return services.explanation.open(now.owed[0].session_id).session
    raise SessionRuleError("No session is running and none is still to be explained: there is no time to answer for.")


def _position(word: str, spans: list[int]) -> int:
    place = number(word, "--span")
    if not 1 <= place <= len(spans):
        raise SessionRuleError(f"There is no time away {place}. `unaided away answer` lists what there is.")
    return spans[place - 1]


def _answered(services: Services, session: Session, at: int | None, was: str) -> Now:
    if was == UNDECIDED:
        return services.session.undecide(session.id, at)
    if at is not None:
        whole = session.spans[at].length_us(session.elapsed_us) * MICROSECOND
        return services.session.decide_span(session.id, at, _worked(was, whole))
    whole = undecided_us(session) * MICROSECOND
    if not whole:
        raise SessionRuleError(NOTHING_UNDECIDED)
    return services.session.decide(session.id, _worked(was, whole))


def _worked(was: str, whole: timedelta) -> timedelta:
    """Return how much of it was work.

    Raises:
        SessionRuleError: it is no answer.
    """
    if was in {BREAK, WORKED}:
        return whole if was == WORKED else timedelta(0)
    if not (was.isascii() and was.isdigit()):
        raise SessionRuleError(f"“{was[:40]}” is no answer. Say {BREAK}, {WORKED}, {UNDECIDED}, or minutes such as 12.")
    return timedelta(minutes=number(was, "away answer"))
