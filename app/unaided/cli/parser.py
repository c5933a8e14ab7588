"""The words of the command line: every verb with its options and one line of help."""

from __future__ import annotations

import argparse
from functools import cache
from typing import TYPE_CHECKING, NoReturn

from unaided import __version__
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class UsageError(Exception):
    """The command line is not understood; the text says why and shows the usage."""


class Answered(Exception):  # noqa: N818 (no error: `--help` and `--version` end the parsing with a text)
    """The parser has the answer itself."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process, since it also runs inside the app."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the usage below it."""
        raise UsageError(f"unaided: {message}\n{self.format_usage()}")

    def print_help(self, file: SupportsWrite[str] | None = None) -> NoReturn:
        """Raise the help text as the answer, whatever file it was meant for."""
        del file
        raise Answered(self.format_help())


class _Version(argparse.Action):
    def __call__(self, *_: object) -> None:
        raise Answered(f"unaided {__version__}\n")


@cache
def build_parser() -> Parser:
    """Return the parser of every verb; it is made once, and the running app parses many a line."""
    parser = Parser(
        prog="unaided",
        description="Focus timers tagged AI or no-AI. Without a verb: open Unaided, or raise the running one.",
        epilog="Exit codes: 0 done, 1 could not be done (the reason is on stderr), 2 not understood.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser)
    _add_start(verbs)
    for verb, text in (
        ("status", "what runs, how long, and what is owed"),
        ("pause", "pause the session that runs"),
        ("resume", "go on after a pause or time away"),
    ):
        _with_json(verbs.add_parser(verb, help=text, description=text))
    _add_stop(verbs)
    _add_list(verbs)
    text = "everything you ever entered, as JSON"
    _with_json(verbs.add_parser("export", help=text, description=text))
    return parser


def _with_json(parser: Parser) -> Parser:
    parser.add_argument("--json", action="store_true", help="answer as JSON with stable keys")
    return parser


def _add_start(verbs: argparse._SubParsersAction[Parser]) -> None:
    text = "start a session on a new task, or on one that goes on (--task)"
    start = _with_json(verbs.add_parser("start", help=text, description=text))
    start.add_argument("title", nargs="?", default=None, metavar="TITLE", help="what you will work on")
    mode = start.add_mutually_exclusive_group(required=True)
    mode.add_argument("--no-ai", dest="mode", action="store_const", const=Mode.NO_AI, help="work without AI")
    mode.add_argument("--ai", dest="mode", action="store_const", const=Mode.AI, help="work with AI")
    start.add_argument("--kind", metavar="K", help="debug, build, design, review, on-call, other, or your own word")
    start.add_argument("--ownership", metavar="O", help=f"{', '.join(Ownership)}: what you decided to own")
    start.add_argument("--estimate", metavar="MIN", help="how long it would take you unaided: 45, 90m or 1h30")
    length = start.add_mutually_exclusive_group()
    length.add_argument("--minutes", metavar="N", help="planned length in minutes (50 unless given)")
    length.add_argument("--seconds", metavar="N", help="planned length in seconds")
    length.add_argument("--open", action="store_true", help="no planned end")
    start.add_argument("--task", metavar="ID", help="go on with this open task")
    start.add_argument(
        "--no-app", action="store_true", help="launch no app: the session is unwatched, its time is asked at its end"
    )


def _add_stop(verbs: argparse._SubParsersAction[Parser]) -> None:
    text = "stop the session that runs; its explanation or reflection is owed then"
    stop = _with_json(verbs.add_parser("stop", help=text, description=text))
    stop.add_argument(
        "--worked", metavar="MIN", help="how many of the undecided minutes were work (an unwatched session's are)"
    )


def _add_list(verbs: argparse._SubParsersAction[Parser]) -> None:
    text = "your sessions, the latest first"
    parser = _with_json(verbs.add_parser("list", help=text, description=text))
    parser.add_argument("--limit", metavar="N", default="20", help="how many at most (20 unless given)")
    parser.add_argument("--tasks", action="store_true", help="list open tasks with their ids instead")
