"""The words of the verbs about what is kept: what was written, tasks, skills, notes, reports, and in and out."""

from __future__ import annotations

from unaided.cli.edit_options import NewVerb
from unaided.cli.skills import UNDECIDED
from unaided.domain.imports import FileKind
from unaided.domain.ownership import Ownership
from unaided.domain.timeline import NoteKind

SUBJECTS = (
    *("velocity", "trend", "effect", "gap", "estimation", "understanding", "lookups", "velocities", "unowned"),
    *("honest-math", "all"),
)


def add_kept(verb: NewVerb, json_verb: NewVerb) -> None:
    """Add these verbs; what `json_verb` adds can answer as JSON."""
    _add_written(verb, json_verb)
    json_verb("export", "everything you ever entered, as JSON")
    _add_import(json_verb)
    _add_report(verb)
    _add_task(json_verb)
    _add_note(json_verb)
    _add_skill(json_verb)
    json_verb("stage", "what your last self-check looks like, and the measured signals beside it")
    json_verb("plan", "the practices of your rebuild plan, as this week has them")
    _add_letter(verb)


def _add_written(verb: NewVerb, json_verb: NewVerb) -> None:
    json_verb("owed", "what is owed: explanations and reflections still to be given")
    explain = verb("explain", "open the explanation or reflection that is owed, in the running app")
    explain.add_argument("session", nargs="?", default=None, metavar="SESSION", help="its id, as `owed` shows it")
    verb("recall", "open what is due to be recalled, in the running app")
    gaps = json_verb("gaps", "what you could not explain and have not filled yet")
    gaps.add_argument("--all", action="store_true", help="those filled and dropped too")
    search = json_verb("search", "find words in what you wrote")
    search.add_argument("words", nargs="+", metavar="WORD", help="all of them, each as the beginning of a word")


def _add_import(json_verb: NewVerb) -> None:
    parser = json_verb("import", "bring past data in from a CSV file: all of it or nothing")
    parser.add_argument("kind", choices=tuple(map(str, FileKind)), metavar="KIND", help=", ".join(FileKind))
    parser.add_argument("file", metavar="FILE", help="the file; docs/import.md describes its columns")
    parser.add_argument("--dry-run", action="store_true", help="say what would be brought in, and bring nothing in")


def _add_report(verb: NewVerb) -> None:
    report = verb("report", "what your sessions show, with n and a range for each figure")
    report.add_argument("subject", nargs="?", choices=SUBJECTS, default="all", metavar="WHAT", help=", ".join(SUBJECTS))
    manner = report.add_mutually_exclusive_group()
    manner.add_argument("--json", action="store_true", help="as JSON with stable keys (docs/report-schema.json)")
    manner.add_argument("--csv", action="store_true", help="as CSV, a line for each figure")
    manner.add_argument("--text", action="store_true", help="as plain sentences (so unless told otherwise)")
    manner.add_argument("--rows", metavar="FIGURE", help="the rows behind one figure, and those left out, as JSON")
    manner.add_argument("--about", metavar="FIGURE", help="what a figure is, how it is reckoned and where it fails")
    report.add_argument("--since", metavar="DAY", help="tasks registered from this day on")
    report.add_argument("--until", metavar="DAY", help="tasks registered up to this day")
    report.add_argument("--now", metavar="DAY", help="as of the end of this day")
    report.add_argument("--kind", metavar="K", help="tasks of this kind alone")
    report.add_argument("--project", metavar="P", help="tasks of this project alone")
    report.add_argument("--exclude", metavar="R,…", help="leave out edited, imported or hand-entered rows")


def _add_task(json_verb: NewVerb) -> None:
    task = json_verb("task", "list tasks, close one, or open it again within 14 days")
    task.add_argument(
        "what",
        choices=("list", "anchors", "done", "unfinished", "abandoned", "reopen"),
        metavar="WHAT",
        help="list, anchors (what new tasks are sized against), done, unfinished, abandoned or reopen",
    )
    task.add_argument("id", nargs="?", default=None, metavar="ID", help="the task; `unaided task list` shows open ones")
    task.add_argument("--closed", action="store_true", help="list those that are closed, the latest first")
    task.add_argument("--limit", metavar="N", default="20", help="list how many at most (20 unless given)")


def _add_note(json_verb: NewVerb) -> None:
    note = json_verb("note", "notes on the timeline: a new tool, a new job, days off; the charts mark them")
    note.add_argument("what", choices=("add", "list", "remove"), metavar="WHAT", help="add, list or remove")
    note.add_argument(
        "text", nargs="*", metavar="TEXT", help="what changed, in one line; of the note to remove, its id"
    )
    note.add_argument("--on", metavar="DAY", help="the day it is about, or its first day (today)")
    note.add_argument("--until", metavar="DAY", help="its last day, where it is about more than one")
    kinds = tuple(map(str, NoteKind))
    note.add_argument("--kind", choices=kinds, default="other", metavar="K", help=f"{', '.join(kinds)} (other)")
    note.add_argument("--leave", action="store_true", help="be on leave on these days: no recall and no reminder")


def _add_skill(json_verb: NewVerb) -> None:
    skill = json_verb("skill", "your skills, what you decided to own of them, and what your work shows")
    skill.add_argument("what", choices=("list", "set", "add"), metavar="WHAT", help="list, set or add")
    skill.add_argument("name", nargs="?", default=None, metavar="NAME", help="the skill, as your tasks name it")
    text = f"what to set: {', '.join(reversed(Ownership))}, or {UNDECIDED} to take a decision back"
    skill.add_argument("ownership", nargs="?", default=None, metavar="CLASS", help=text)


def _add_letter(verb: NewVerb) -> None:
    letter = verb("letter", "a month on one page, in plain sentences; printed as Markdown unless told otherwise")
    letter.add_argument("when", nargs="?", metavar="YYYY-MM", help="the same as --month")
    letter.add_argument("--month", metavar="YYYY-MM", help="which month (the last one that is over)")
    manner = letter.add_mutually_exclusive_group()
    manner.add_argument("--pdf", metavar="FILE", help="save it as a PDF with its chart")
    manner.add_argument("--markdown", metavar="FILE", help="save it as Markdown")
