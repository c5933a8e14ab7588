"""The words of the verbs that correct history."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode

NewVerb = Callable[[str, str], ArgumentParser]  # a name and a line of help
WHICH = "its id, as `unaided history` shows it, or last"


def add_edits(verb: NewVerb) -> None:
    """Add the verbs that correct sessions which are over, and the one that lists them."""
    _add_edit(verb)
    _add_missed(verb)
    split = _edits(verb("split", "make two sessions of one"))
    split.add_argument("session", metavar="SESSION", help=WHICH)
    split.add_argument("at", metavar="HH:MM", help="when the later part begins")
    merge = _edits(verb("merge", "make one session of two neighbours of one task and mode"))
    merge.add_argument("session", metavar="SESSION", help=WHICH)
    merge.add_argument("other", metavar="OTHER", help="the id of its neighbour")
    delete = _edits(verb("delete", "take sessions out of every list and figure, as one edit; they can be restored"))
    delete.add_argument("sessions", nargs="+", metavar="SESSION", help=WHICH)
    restore = _edits(verb("restore", "bring a deleted session back (`unaided history --deleted` lists them)"))
    restore.add_argument("session", metavar="SESSION", help=WHICH)
    verb("undo", "take the latest edit of today back")
    verb("redo", "do the edit again that was undone last")
    _add_history(verb)


def _edits(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("--dry-run", action="store_true", help="say what it would do, and change nothing")
    parser.add_argument("--yes", action="store_true", help="agree to what it cuts from other sessions, unasked")
    return parser


def _add_edit(verb: NewVerb) -> None:
    edit = _edits(verb("edit", "give a session that is over other times, another mode or another task"))
    edit.add_argument("session", metavar="SESSION", help=WHICH)
    edit.add_argument("--start", metavar="HH:MM", help="when it began")
    edit.add_argument("--end", metavar="HH:MM", help="when it ended")
    edit.add_argument("--day", metavar="DAY", help="the day on which it began, such as 2026-11-25")
    _add_modes(edit, required=False)
    edit.add_argument("--task", metavar="ID", help="put it on this task")


def _add_missed(verb: NewVerb) -> None:
    missed = _edits(verb("add", "add a session that was not timed; it is marked as added by hand"))
    missed.add_argument("title", nargs="?", default=None, metavar="TITLE", help="what a new task is called")
    _add_modes(missed, required=True)
    missed.add_argument("--start", metavar="HH:MM", required=True, help="when it began")
    missed.add_argument("--end", metavar="HH:MM", required=True, help="when it ended")
    missed.add_argument("--day", metavar="DAY", help="the day on which it began (today)")
    missed.add_argument("--task", metavar="ID", help="the task it was on, where that is there already")
    missed.add_argument("--kind", metavar="K", help="of a new task: debug, build, design, review, or your own word")
    owned = tuple(map(str, Ownership))
    missed.add_argument("--ownership", choices=owned, metavar="O", help=f"of a new task: {', '.join(owned)} (core)")
    missed.add_argument("--project", metavar="P", help="of a new task")


def _add_modes(parser: ArgumentParser, *, required: bool) -> None:
    mode = parser.add_mutually_exclusive_group(required=required)
    mode.add_argument("--no-ai", dest="mode", action="store_const", const=Mode.NO_AI, help="it was without AI")
    mode.add_argument("--ai", dest="mode", action="store_const", const=Mode.AI, help="it was with AI")


def _add_history(verb: NewVerb) -> None:
    history = verb("history", "your sessions with their ids, and what was changed in them")
    history.add_argument("session", nargs="?", default=None, metavar="SESSION", help="list all changes of this one")
    manner = history.add_mutually_exclusive_group()
    manner.add_argument("--deleted", action="store_true", help="list those that were deleted")
    manner.add_argument("--changes", action="store_true", help="list the changes of all sessions, the latest first")
    history.add_argument("--limit", metavar="N", default="20", help="how many at most (20 unless given)")
