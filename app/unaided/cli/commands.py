"""Do one command and say what came of it: the same inside the running app and without it."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from unaided.bootstrap import Services
from unaided.cli import text
from unaided.cli.parser import Answered, UsageError, build_parser
from unaided.domain.export import list_dict
from unaided.domain.history import SessionFilter
from unaided.domain.now import Now, status_dict
from unaided.domain.ownership import Ownership
from unaided.domain.reply import Exit, Reply
from unaided.domain.session import SessionEvent, check_planned, undecided_us
from unaided.domain.task import clean_kind, clean_title, parse_estimate
from unaided.domain.trouble import SessionRuleError, TaskRuleError, UnaidedError
from unaided.services.session import DEFAULT_LENGTH, StartRequest

LONGEST_NUMBER = 8  # digits


def parse(argv: Sequence[str]) -> Namespace | Reply:
    """Return the command meant, or the reply where it is not understood or is its own answer."""
    try:
        return build_parser().parse_args(argv)
    except UsageError as wrong:
        return Reply(err=str(wrong), code=Exit.USAGE)
    except Answered as answer:
        return Reply(out=str(answer))


def answer(argv: Sequence[str], services: Services, *, watched: bool) -> Reply:
    """Do what the command line says; `watched` tells whether an app is here to time sessions."""
    command = parse(argv)
    return command if isinstance(command, Reply) else perform(command, services, watched=watched)


def perform(command: Namespace, services: Services, *, watched: bool) -> Reply:
    """Do a command; trouble becomes one sentence on stderr and exit code 1."""
    verbs: dict[str, Callable[[Namespace, Services], Reply]] = {
        "status": _status if watched else _status_alone,
        "pause": _pause,
        "resume": _resume,
        "stop": _stop,
        "list": _list,
        "export": _export,
    }
    try:
        if command.verb == "start":
            return _start(command, services, watched=watched)
        return verbs[command.verb](command, services)
    except UnaidedError as trouble:
        return Reply(err=f"unaided: {trouble.sentence}\n", code=Exit.TROUBLE)


def _status(command: Namespace, services: Services) -> Reply:
    return _now_reply(command, services.session.now())


def _status_alone(command: Namespace, services: Services) -> Reply:
    return _now_reply(command, services.session.look())


def _pause(command: Namespace, services: Services) -> Reply:
    return _now_reply(command, services.session.act(SessionEvent.PAUSE))


def _resume(command: Namespace, services: Services) -> Reply:
    return _now_reply(command, services.session.act(SessionEvent.RESUME))


def _now_reply(command: Namespace, now: Now) -> Reply:
    return Reply(out=_json(status_dict(now)) if command.json else text.status_line(now))


def _start(command: Namespace, services: Services, *, watched: bool) -> Reply:
    now = services.session.start(start_request(command, watched=watched))
    reply = _now_reply(command, now)
    if command.estimate is None and command.task is None:
        note = "No estimate was given: this task is left out of the figures, and counted as left out.\n"
        return Reply(reply.out, note, reply.code)
    return reply


def start_request(command: Namespace, *, watched: bool) -> StartRequest:
    """Return what `start` asks for.

    Raises:
        RuleError: a word or number in it is none we know.
    """
    if command.task is None and command.title is None:
        raise TaskRuleError('The task has no name. Say what you will work on: unaided start "Fix the retry" --no-ai.')
    return StartRequest(
        mode=command.mode,
        title="" if command.title is None else clean_title(command.title),
        task_id=None if command.task is None else _task_id(command.task),
        kind=clean_kind("other" if command.kind is None else command.kind),
        ownership=_ownership(command.ownership),
        estimate_minutes=None if command.estimate is None else parse_estimate(command.estimate),
        planned=check_planned(_planned(command)),
        watched=watched,
    )


def _task_id(word: str) -> UUID:
    try:
        return UUID(word)
    except ValueError:
        sentence = f"“{word[:40]}” is no task id. `unaided list --tasks` shows the ids of open tasks."
        raise TaskRuleError(sentence) from None


def _ownership(word: str | None) -> Ownership:
    try:
        return Ownership(word or Ownership.CORE)
    except ValueError:
        raise TaskRuleError(f"“{word}” is no ownership class. Choose {', '.join(Ownership)}.") from None


def _planned(command: Namespace) -> timedelta | None:
    if command.open:
        return None
    if command.seconds is not None:
        return timedelta(seconds=_number(command.seconds, "--seconds"))
    return DEFAULT_LENGTH if command.minutes is None else timedelta(minutes=_number(command.minutes, "--minutes"))


def _number(word: str, option: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER):
        raise SessionRuleError(f"{option} takes a whole number such as 25, not “{word[:40]}”.")
    return int(word)


def _stop(command: Namespace, services: Services) -> Reply:
    worked = None if command.worked is None else timedelta(minutes=_number(command.worked, "--worked"))
    running = services.session.now().session
    now = services.session.finish(worked)
    reply = _now_reply(command, now)
    if running is None:
        return reply
    ended = services.explanation.open(running.id).session
    return Reply(reply.out, text.undecided_note(undecided_us(ended)) + text.owed_note(ended.mode), reply.code)


def _list(command: Namespace, services: Services) -> Reply:
    limit = _number(command.limit, "--limit")
    if limit < 1:
        raise SessionRuleError("--limit takes a whole number from 1 on, such as 20.")
    if command.tasks:
        tasks = services.session.open_tasks(limit)
        return Reply(out=_json(text.task_dicts(tasks)) if command.json else text.task_table(tasks))
    rows = services.history.rows(SessionFilter(), limit)
    if command.json:
        return Reply(out=_json({"schema": 1, "sessions": [list_dict(row) for row in rows]}))
    return Reply(out=text.session_table(rows, one_runs=services.session.now().session is not None))


def _export(command: Namespace, services: Services) -> Reply:
    del command  # the export is JSON with and without --json
    return Reply(out=_json(services.history.export()))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
