"""History corrected from the terminal, undone and done again, and the trail of it; only titles show (Law 5)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from unaided.bootstrap import Services
from unaided.cli.answers import json_line
from unaided.cli.history import history, session_id
from unaided.cli.starting import task_id as to_task_id
from unaided.domain.editing import AddMissed, Change, Cut, Delete, Done, Edit, Merge, NewTask, Preview, Restore, Split
from unaided.domain.json_values import instant
from unaided.domain.ownership import Ownership
from unaided.domain.reply import Exit, Reply
from unaided.domain.said_times import SaidTimes, change_of, said_of, split_at
from unaided.domain.session import Session
from unaided.domain.task import Kind, clean_kind
from unaided.domain.trouble import EditRuleError, TaskRuleError
from unaided.services.edit_plan import GONE

TAKES_BACK: Final = "`unaided undo` takes it back.\n"
NOTHING_SAID: Final = "Say what shall be another: --start, --end, --day, --ai, --no-ai or --task."
NO_TASK: Final = (
    'Say what it was on: unaided add "Review" --no-ai --start 09:10 --end 09:45, or --task with an open task.'
)
TWO_TASKS: Final = "--task names a task that is there already: leave out the title, --kind, --ownership and --project."
UNAGREED: Final = (
    "unaided: Two sessions never share a time. This {}. Give other times, or agree to the cut with --yes.\n"
)


def edit(command: Namespace, services: Services) -> Reply:
    """Give a session other times, another mode or another task."""
    session = _session(command.session, services)
    said = (command.start, command.end, command.day, command.mode, command.task)
    if all(word is None for word in said):
        raise EditRuleError(NOTHING_SAID)
    was = said_of(session)
    times = SaidTimes(command.day or was.day, command.start or was.start, command.end or was.end)
    task_id = None if command.task is None else to_task_id(command.task)
    return _apply(command, services, change_of(session, times, Change(session.id, mode=command.mode, task_id=task_id)))


def add(command: Namespace, services: Services) -> Reply:
    """Add a session that was not timed, today unless another day is said."""
    here = services.editing.here()
    day = (
        command.day or here.local(here.wall).date().isoformat()
    )  # the calendar's: of a time at night, not the day before
    start, end = SaidTimes(day, command.start, command.end).at(here)
    return _apply(command, services, AddMissed(_work(command), command.mode, start, end))


def split(command: Namespace, services: Services) -> Reply:
    """Make two sessions of one."""
    session = _session(command.session, services)
    return _apply(command, services, Split(session.id, split_at(session, command.at)))


def merge(command: Namespace, services: Services) -> Reply:
    """Make one session of two neighbours."""
    one, other = session_id(command.session, services), session_id(command.other, services)
    return _apply(command, services, Merge(one, other))


def delete(command: Namespace, services: Services) -> Reply:
    """Take sessions out of every list, total and figure, as one edit."""
    first, *others = (session_id(word, services) for word in command.sessions)
    return _apply(command, services, Delete(first, tuple(others)))


def restore(command: Namespace, services: Services) -> Reply:
    """Bring a deleted session back."""
    return _apply(command, services, Restore(session_id(command.session, services)))


def undo(command: Namespace, services: Services) -> Reply:
    """Take the latest edit of today back."""
    return _done(command, services.editing.undo(), "`unaided redo` does it again.\n")


def redo(command: Namespace, services: Services) -> Reply:
    """Do the edit again that was undone last."""
    return _done(command, services.editing.redo(), TAKES_BACK)


VERBS: Final[Mapping[str, Callable[[Namespace, Services], Reply]]] = {
    "edit": edit,
    "add": add,
    "split": split,
    "merge": merge,
    "delete": delete,
    "restore": restore,
    "undo": undo,
    "redo": redo,
    "history": history,
}


def _apply(command: Namespace, services: Services, asked: Edit) -> Reply:
    """Do an edit; what it takes from other sessions is asked for first, and never taken unasked."""
    seen = services.editing.preview(asked)
    if command.dry_run:
        return Reply(out=json_line(_preview_dict(seen)) if command.json else _preview_lines(seen))
    if seen.blocked and not command.yes:
        cut = ", and ".join(cut.sentence for cut in seen.cuts)
        question = f"Two sessions never share a time: this {cut}. Do it?"
        return Reply(err=UNAGREED.format(cut), code=Exit.TROUBLE, question=question)
    return _done(command, services.editing.apply(_agreed(asked, seen.cuts)), TAKES_BACK)


def _agreed(asked: Edit, cuts: tuple[Cut, ...]) -> Edit:
    if isinstance(asked, Change | AddMissed | Restore):
        return replace(asked, cutting=frozenset(cut.session_id for cut in cuts))
    return asked


def _done(command: Namespace, done: Done, more: str) -> Reply:
    if command.json:
        said = {"schema": 1, "done": done.sentence, "session_ids": [str(one) for one in done.session_ids]}
        return Reply(out=json_line(said), changes_past=True)
    return Reply(out=f"{done.sentence} {more}", changes_past=True)


def _preview_lines(seen: Preview) -> str:
    cuts = (f"This {cut.sentence}." for cut in seen.cuts)
    return "".join(f"{line}\n" for line in (*seen.sentences, *cuts))


def _preview_dict(seen: Preview) -> dict[str, object]:
    cuts = [
        {
            "session_id": str(cut.session_id),
            "title": cut.title,
            "from": instant(cut.start),
            "to": instant(cut.end),
            "whole": cut.whole,
            "sentence": cut.sentence,
        }
        for cut in seen.cuts
    ]
    return {"schema": 1, "sentences": list(seen.sentences), "cuts": cuts, "blocked": seen.blocked}


def _session(word: str, services: Services) -> Session:
    found = services.history.session(session_id(word, services))
    if found is None:
        raise EditRuleError(GONE)
    return found


def _work(command: Namespace) -> UUID | NewTask:
    of_new = (command.title, command.kind, command.ownership, command.project)
    if command.task is not None:
        if any(word is not None for word in of_new):
            raise TaskRuleError(TWO_TASKS)
        return to_task_id(command.task)
    if command.title is None:
        raise TaskRuleError(NO_TASK)
    kind = Kind("other") if command.kind is None else clean_kind(command.kind)
    return NewTask(command.title, kind, Ownership(command.ownership or Ownership.CORE), project=command.project)
