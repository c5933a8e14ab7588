"""The words of the command line: every verb with its options and one line of help."""

from __future__ import annotations

import argparse
from functools import cache, partial
from typing import TYPE_CHECKING, NoReturn

from unaided import __version__
from unaided.cli.edit_options import add_edits
from unaided.cli.kept_options import add_kept
from unaided.domain.explanation import LookUpSource
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode
from unaided.domain.sizing import NAMES
from unaided.domain.span import AwayNote, PauseReason
from unaided.domain.status_line import FIELDS

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


SHELLS = ("bash", "zsh", "fish")


class UsageError(Exception):
    """The command line is not understood; the text says why and shows the usage."""


class Answered(Exception):  # noqa: N818 (no error: `--help` and `--version` end the parsing with a text)
    """The parser has the answer itself."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process, since it also runs inside the app."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the usage below it."""
        raise UsageError(f"unaided: {message}\n{self.format_usage()}")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Say what may stand in this place, as every other sentence of ours does; argparse asks here."""
        if action.choices is None or value in action.choices:
            return
        word = str(value)[:40]
        may = tuple(map(str, action.choices))
        if action.dest == "verb":
            wrong = f"“{word}” is no verb. `unaided --help` lists them all."
        elif len(may) == 1:
            wrong = f"Only “{may[0]}” can stand here, not “{word}”."
        else:
            wrong = f"{'/'.join(action.option_strings) or action.metavar} takes {', '.join(may)}, not “{word}”."
        raise argparse.ArgumentError(None, wrong)

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
        description="Focus timers tagged AI or no-AI. Without a verb: open Unaided, or raise the running one; "
        "with --in-tray alone: start it in the tray, as at log-in.",
        epilog="Exit codes: 0 done, 1 could not be done (the reason is on stderr), 2 not understood, "
        "130 stopped by Ctrl-C, 141 nobody reads the answer any more.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser)
    _add_start(verbs)
    _add_shown(verbs)
    _add_pauses(verbs)
    _add_away(verbs)
    _add_extend(verbs)
    _add_corrections(verbs)
    _add_stop(verbs)
    _add_discard(verbs)
    _add_look_up(verbs)
    _add_list(verbs)
    add_edits(partial(_json_verb, verbs))
    add_kept(partial(_verb, verbs), partial(_json_verb, verbs))
    _add_demo(verbs)
    shells = _verb(verbs, "completions", "print the completion script of a shell")
    shells.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    return parser


def _verb(verbs: argparse._SubParsersAction[Parser], name: str, text: str) -> Parser:
    return verbs.add_parser(name, help=text, description=text)


def _json_verb(verbs: argparse._SubParsersAction[Parser], name: str, text: str) -> Parser:
    return _with_json(_verb(verbs, name, text))


def _with_json(parser: Parser) -> Parser:
    parser.add_argument("--json", action="store_true", help="answer as JSON with stable keys")
    return parser


def _add_start(verbs: argparse._SubParsersAction[Parser]) -> None:
    start = _with_json(_verb(verbs, "start", "start a session on a new task, or on one that goes on (--task)"))
    _add_work(start)
    start.add_argument("--at", metavar="HH:MM", help="when you began, if you say it late")
    start.add_argument(
        "--no-app", action="store_true", help="launch no app: the session is unwatched, its time is asked at its end"
    )
    text = "stop the session that runs and start the next at the same instant"
    switch = _with_json(_verb(verbs, "switch", text))
    _add_work(switch)
    switch.set_defaults(at=None)


def _add_work(parser: Parser) -> None:
    """Add what says which work a session is on, in which mode, and how long it shall be."""
    line = "what you will work on; kind, ownership and estimate may stand at its end: 'Fix retry #debug !core 90m'"
    parser.add_argument("title", nargs="?", default=None, metavar="TITLE", help=line)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--no-ai", dest="mode", action="store_const", const=Mode.NO_AI, help="work without AI")
    mode.add_argument("--ai", dest="mode", action="store_const", const=Mode.AI, help="work with AI")
    parser.add_argument("--kind", metavar="K", help="debug, build, design, review, on-call, other, or your own word")
    parser.add_argument("--ownership", metavar="O", help=f"{', '.join(Ownership)}: what you decided to own")
    parser.add_argument("--estimate", metavar="MIN", help="how long it would take you unaided: 45, 90m or 1h30")
    parser.add_argument("--skill", metavar="S", help="a skill of yours that it needs")
    parser.add_argument("--project", metavar="P", help="a repository, a product")
    text = f"an anchor's number, a colon and {', '.join(NAMES)}, as in 2:larger; `unaided task anchors` lists them"
    parser.add_argument("--size", metavar="N:STEP", help=text)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--minutes", metavar="N", help="planned length in minutes (50 unless given)")
    length.add_argument("--seconds", metavar="N", help="planned length in seconds")
    length.add_argument("--open", action="store_true", help="no planned end")
    parser.add_argument("--task", metavar="ID", help="go on with this open task")


def _add_pauses(verbs: argparse._SubParsersAction[Parser]) -> None:
    pause = _with_json(_verb(verbs, "pause", "pause the session that runs"))
    reasons = tuple(PauseReason)
    pause.add_argument(
        "--reason", choices=tuple(map(str, reasons)), metavar="R", help=f"what for: {', '.join(reasons)}"
    )
    _with_json(_verb(verbs, "resume", "go on after a pause or time away"))
    _with_json(_verb(verbs, "toggle", "pause what runs, resume what does not: one key for both"))


def _add_away(verbs: argparse._SubParsersAction[Parser]) -> None:
    """Add what is said before time away, and after it."""
    away = _with_json(_verb(verbs, "away", "be away because you say so; or say what time away was: away answer"))
    away.add_argument("answer", nargs="?", choices=("answer",), metavar="answer", help="say what time away was")
    text = "undecided, break, worked, or how many minutes of it were work; left out: list it"
    away.add_argument("was", nargs="?", metavar="WHAT", help=text)
    notes = tuple(AwayNote)
    away.add_argument(
        "--note", choices=tuple(map(str, notes)), metavar="N", help=f"what for, said beforehand: {', '.join(notes)}"
    )
    away.add_argument("--span", metavar="N", help="which of the listed times away is answered (all undecided ones)")


def _add_corrections(verbs: argparse._SubParsersAction[Parser]) -> None:
    began = _with_json(_verb(verbs, "began", "correct the start of the session that runs"))
    began.add_argument("when", metavar="WHEN", help="how long ago you began (10m, 1h30), or at what time (09:10)")
    wait = _with_json(_verb(verbs, "wait", "wait on the agent, in a session with AI: counted, and shown apart"))
    wait.add_argument("on", nargs="?", choices=("on", "off"), metavar="on|off", help="the other one unless given")


def _add_shown(verbs: argparse._SubParsersAction[Parser]) -> None:
    for verb, text in (
        ("status", "what runs, how long, and what is owed"),
        ("watch", "print what runs now, and a line whenever its state or a minute changes, until the app ends"),
    ):
        manner = _verb(verbs, verb, text).add_mutually_exclusive_group()
        manner.add_argument("--json", action="store_true", help="answer as JSON with stable keys")
        manner.add_argument("--format", metavar="F", help=f"a line of your own from {_field_names()}")


def _field_names() -> str:
    return ", ".join(f"{{{name}}}" for name in FIELDS)


def _add_extend(verbs: argparse._SubParsersAction[Parser]) -> None:
    extend = _with_json(_verb(verbs, "extend", "move the planned end later"))
    extend.add_argument("minutes", nargs="?", default="5", metavar="MIN", help="by how many minutes (5 unless given)")


def _add_discard(verbs: argparse._SubParsersAction[Parser]) -> None:
    discard = _with_json(_verb(verbs, "discard", "end the session that runs and count it nowhere; asks first"))
    manner = discard.add_mutually_exclusive_group()
    manner.add_argument("--yes", action="store_true", help="do not ask")
    manner.add_argument("--undo", action="store_true", help="bring the session discarded last back")


def _add_look_up(verbs: argparse._SubParsersAction[Parser]) -> None:
    look_up = _with_json(_verb(verbs, "lookup", "note what you had to look up in the session that runs"))
    look_up.add_argument("text", nargs="+", metavar="TEXT", help="what it was, in one line")
    look_up.add_argument(
        "--source", choices=tuple(map(str, LookUpSource)), metavar="S", help=f"where: {', '.join(LookUpSource)}"
    )


def _add_stop(verbs: argparse._SubParsersAction[Parser]) -> None:
    stop = _with_json(_verb(verbs, "stop", "stop the session that runs; its explanation or reflection is owed then"))
    stop.add_argument(
        "--worked", metavar="MIN", help="how many of the undecided minutes were work (an unwatched session's are)"
    )


def _add_list(verbs: argparse._SubParsersAction[Parser]) -> None:
    parser = _with_json(_verb(verbs, "list", "your sessions, the latest first"))
    parser.add_argument("--limit", metavar="N", default="20", help="how many at most (20 unless given)")
    parser.add_argument("--tasks", action="store_true", help="list open tasks with their ids instead")


def _add_demo(verbs: argparse._SubParsersAction[Parser]) -> None:
    demo = _verb(verbs, "demo", "open Unaided on a throw-away profile with a convincing history")
    demo.add_argument("--months", metavar="N", default="24", help="how many months it goes back, 1 to 120 (24)")
    demo.add_argument("--seed", metavar="N", default="42", help="another seed is another person (42)")
