"""Do one command and say what came of it: the same inside the running app and without it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from unaided.bootstrap import Services
from unaided.cli import afterwards, notes, opening, plan, skills, tasks, text, written
from unaided.cli.answers import json_line, now_reply, number
from unaided.cli.edits import VERBS as EDITS
from unaided.cli.parser import Answered, UsageError, build_parser
from unaided.cli.starting import left_out, start_request
from unaided.domain.explanation import LookUpSource
from unaided.domain.export import list_dict
from unaided.domain.history import SessionFilter
from unaided.domain.imports import FileKind
from unaided.domain.now import Now, status_dict
from unaided.domain.reply import Exit, Follow, Reply
from unaided.domain.session import SessionEvent, SessionState, undecided_us
from unaided.domain.span import PauseReason
from unaided.domain.status_line import StatusFormat, parse_format
from unaided.domain.time_of_day import parse_time_of_day
from unaided.domain.trouble import UnaidedError
from unaided.domain.words import discard_question

UNASKED = "unaided: A session is discarded only once you were asked. Add --yes to do it unasked.\n"


class Begin(Protocol):
    """A verb that begins a session: it has to know whether an app watches."""

    def __call__(self, command: Namespace, services: Services, *, watched: bool) -> Reply:
        """Do it and answer."""
        ...


def parse(argv: Sequence[str]) -> Namespace | Reply:
    """Return the command meant, or the reply where it is not understood or is its own answer."""
    try:
        command = build_parser().parse_args(argv)
    except UsageError as wrong:
        return Reply(err=str(wrong), code=Exit.USAGE)
    except Answered as answer:
        return Reply(out=str(answer))
    if command.verb == "completions":
        from unaided.cli.completions import script  # noqa: PLC0415 (asked for once)

        return Reply(out=script(command.shell, build_parser()))
    return command


def answer(argv: Sequence[str], services: Services, *, watched: bool) -> Reply:
    """Do what the command line says; `watched` tells whether an app is here to time sessions."""
    command = parse(argv)
    return command if isinstance(command, Reply) else perform(command, services, watched=watched)


def perform(command: Namespace, services: Services, *, watched: bool) -> Reply:
    """Do a command; trouble becomes one sentence on stderr and exit code 1."""
    verbs: dict[str, Callable[[Namespace, Services], Reply]] = {
        "status": _status if watched else _status_alone,
        "watch": _watch,
        "pause": _pause,
        "resume": _resume,
        "toggle": _toggle,
        "extend": _extend,
        "stop": _stop,
        "discard": partial(_discard, watched=watched),
        "lookup": _look_up,
        "away": afterwards.away,
        "began": afterwards.began,
        "wait": afterwards.wait,
        "list": _list,
        "owed": written.owed,
        "gaps": written.gaps,
        "search": written.search,
        "explain": opening.explain if watched else _no_app,
        "recall": opening.recall if watched else _no_app,
        "export": _export,
        "import": _import,
        "report": _report,
        "task": tasks.task,
        "letter": _letter,
        "note": notes.note,
        "skill": skills.skill,
        "stage": plan.stage,
        "plan": plan.plan,
        **EDITS,
    }
    begins: dict[str, Begin] = {"start": _start, "switch": _switch}
    try:
        if command.verb in begins:
            return begins[command.verb](command, services, watched=watched)
        return verbs[command.verb](command, services)
    except UnaidedError as trouble:
        return Reply(err=f"unaided: {trouble.sentence}\n", code=Exit.TROUBLE)


def _status(command: Namespace, services: Services) -> Reply:
    return Reply(out=_line_of(command)(services.session.now()))


def _watch(command: Namespace, services: Services) -> Reply:
    """Say how a line is made; the app says it whenever there is another (Law 10)."""
    del services  # it reads nothing
    return Reply(follow=Follow(_line_of(command), last="" if command.json else "\n"))


def _line_of(command: Namespace) -> Callable[[Now], str]:
    """Return what makes the text of `status`, and each line of `watch`.

    Raises:
        FormatRuleError: the format names what we do not know.
    """
    if command.json:
        return _as_json
    if command.format is not None:
        return partial(_formatted, parse_format(command.format))
    return text.status_line if command.verb == "status" else text.watch_line


def _as_json(now: Now) -> str:
    return json_line(status_dict(now))


def _formatted(form: StatusFormat, now: Now) -> str:
    return form.line(now) + "\n"


def _status_alone(command: Namespace, services: Services) -> Reply:
    return now_reply(command, services.session.look())


def _pause(command: Namespace, services: Services) -> Reply:
    reason = None if command.reason is None else PauseReason(command.reason)
    return now_reply(command, services.session.pause(reason))


def _resume(command: Namespace, services: Services) -> Reply:
    return now_reply(command, services.session.act(SessionEvent.RESUME))


def _toggle(command: Namespace, services: Services) -> Reply:
    session = services.session.now().session
    runs = session is None or session.state is SessionState.RUNNING
    return now_reply(command, services.session.act(SessionEvent.PAUSE if runs else SessionEvent.RESUME))


def _extend(command: Namespace, services: Services) -> Reply:
    minutes = number(command.minutes.removeprefix("+"), "extend")
    return now_reply(command, services.session.extend(timedelta(minutes=minutes)))


def _look_up(command: Namespace, services: Services) -> Reply:
    source = None if command.source is None else LookUpSource(command.source)
    services.session.look_up(" ".join(command.text), source)
    return now_reply(command, services.session.now())


def _discard(command: Namespace, services: Services, *, watched: bool) -> Reply:
    if command.undo:
        return now_reply(command, services.session.restore(watched=watched))
    now = services.session.now()
    if now.session is not None and not command.yes:
        return Reply(err=UNASKED, code=Exit.TROUBLE, question=discard_question(now))
    after = services.session.act(SessionEvent.DISCARD)
    return replace(now_reply(command, after), err=text.DISCARDED)


def _start(command: Namespace, services: Services, *, watched: bool) -> Reply:
    began = timedelta(0) if command.at is None else services.session.ago(parse_time_of_day(command.at))
    request = replace(start_request(command, watched=watched), began=began)
    return replace(now_reply(command, services.session.start(request)), err=left_out(request, services))


def _switch(command: Namespace, services: Services, *, watched: bool) -> Reply:
    running = services.session.now().session
    request = start_request(command, watched=watched)
    now = services.session.switch(request)
    ended = "" if running is None else _ended_note(services, running.id)
    return replace(now_reply(command, now), err=ended + left_out(request, services))


def _stop(command: Namespace, services: Services) -> Reply:
    worked = None if command.worked is None else timedelta(minutes=number(command.worked, "--worked"))
    running = services.session.now().session
    now = services.session.finish(worked)
    reply = now_reply(command, now)
    return reply if running is None else replace(reply, err=_ended_note(services, running.id))


def _ended_note(services: Services, session_id: UUID) -> str:
    ended = services.explanation.open(session_id).session
    return text.undecided_note(undecided_us(ended)) + text.owed_note(ended.mode)


def _no_app(command: Namespace, services: Services) -> Reply:
    del command, services  # a window is wanted, and there is nothing to show one
    return opening.no_app()


def _list(command: Namespace, services: Services) -> Reply:
    if command.tasks:
        return tasks.listed(command, services)
    rows = services.history.rows(SessionFilter(), tasks.limit(command))
    if command.json:
        return Reply(out=json_line({"schema": 1, "sessions": [list_dict(row) for row in rows]}))
    return Reply(out=text.session_table(rows, one_runs=services.session.now().session is not None))


def _export(command: Namespace, services: Services) -> Reply:
    del command  # the export is JSON with and without --json
    return Reply(out=json_line(services.history.export()))


def _import(command: Namespace, services: Services) -> Reply:
    from unaided.cli.imports import bring_in, imported_dict, imported_words  # noqa: PLC0415 (asked for seldom)

    done = bring_in(FileKind(command.kind), Path(command.file), services, dry=command.dry_run)
    out = json_line(imported_dict(done)) if command.json else imported_words(done)
    return Reply(out=out, changes_past=not command.dry_run)


def _report(command: Namespace, services: Services) -> Reply:
    from unaided.cli.report import report  # noqa: PLC0415 (numpy and all figures load with it)

    return Reply(out=report(command, services))


def _letter(command: Namespace, services: Services) -> Reply:
    from unaided.cli.letter import letter  # noqa: PLC0415 (numpy loads with it)

    return letter(command, services)
