"""Files of tasks, sessions, explanations and recalls: CSV with a header, each bad row named (docs/import.md)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, timedelta
from io import StringIO
from typing import TypeVar

from unaided.domain.imports import (
    BadRow,
    FileKind,
    FileRows,
    ImportedExplanation,
    ImportedRecall,
    ImportedSession,
    ImportedTask,
    ImportedUse,
    MinutesSource,
)
from unaided.domain.ownership import Ownership
from unaided.domain.recall import Rating
from unaided.domain.session import Mode
from unaided.domain.task import KINDS, Kind, TaskStatus, clean_kind, clean_label, clean_title
from unaided.domain.trouble import ImportRuleError
from unaided.exchange.cells import BadCellError, Cells

Row = TypeVar("Row")
Read = Callable[[int, Cells], Row]
ROUNDING = 0.05  # minutes: each of three lengths may be rounded to a second
COLUMNS: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.TASKS: (
        *("task_id", "title", "kind", "ownership", "skill", "project", "registered_at", "closed_at", "status", "mode"),
        *("ai_use", "assigned_mode", "kept_out", "size_minutes", "estimate_minutes", "estimate_ai_minutes"),
        *("active_minutes", "guess_unaided_minutes", "source"),
    ),
    FileKind.SESSIONS: (
        *("session_id", "task_id", "started_at", "ended_at", "mode", "active_minutes", "paused_minutes"),
        *("away_minutes", "lookups", "felt", "progress"),
    ),
    FileKind.EXPLANATIONS: ("task_id", "written_at", "predicted", "explained", "recalled"),
    FileKind.RECALLS: ("task_id", "reviewed_at", "number", "rating", "passed"),
}
CLOSED = (TaskStatus.DONE, TaskStatus.UNFINISHED, TaskStatus.ABANDONED)
RATINGS = {rating.name.lower(): rating for rating in Rating} | {str(int(rating)): rating for rating in Rating}


def read_tasks(text: str) -> FileRows[ImportedTask]:
    """Return the tasks of a file; raises ImportRuleError where it is no such table."""
    return _once(_read(text, FileKind.TASKS, _task), "task_id", _task_key)


def read_sessions(text: str) -> FileRows[ImportedSession]:
    """Return the sessions of a file; raises ImportRuleError where it is no such table.

    Progress is a share 0 to 1; a file in which any is above 1 is read as percent.
    """
    percent = any(_above_one(cells.text("progress")) for _, cells in _lines(text, FileKind.SESSIONS, []))

    def read(line: int, cells: Cells) -> ImportedSession:
        return _session(line, cells, 1 if percent else 100)

    return _once(_read(text, FileKind.SESSIONS, read), "session_id", _session_key)


def read_explanations(text: str) -> FileRows[ImportedExplanation]:
    """Return the explanations of a file; raises ImportRuleError where it is no such table."""
    return _once(_read(text, FileKind.EXPLANATIONS, _explanation), "task_id", _explanation_key)


def read_recalls(text: str) -> FileRows[ImportedRecall]:
    """Return the recalls of a file; raises ImportRuleError where it is no such table."""
    return _once(_read(text, FileKind.RECALLS, _recall), "task_id and number", _recall_key)


def _task(line: int, cells: Cells) -> ImportedTask:
    row = ImportedTask(
        line,
        cells.key("task_id"),
        cells.checked("title", clean_title, ""),
        cells.checked("kind", _kind, KINDS[-1]),
        cells.word("ownership", Ownership) or Ownership.TRANSIENT,
        cells.checked("skill", _skill, None),
        cells.checked("project", _project, None),
        cells.instant("registered_at"),
        cells.instant("closed_at"),
        cells.must("status", cells.word("status", TaskStatus, CLOSED), TaskStatus.DONE),
        cells.must("mode", cells.word("mode", Mode), Mode.NO_AI),
        cells.word("ai_use", ImportedUse),
        cells.word("assigned_mode", Mode),
        bool(cells.flag("kept_out")),
        cells.size("size_minutes"),
        cells.size("estimate_minutes"),
        cells.size("estimate_ai_minutes"),
        cells.minutes("active_minutes"),
        cells.size("guess_unaided_minutes"),
        cells.word("source", MinutesSource),
    )
    if cells.are_good("registered_at", "closed_at") and row.closed_at < row.registered_at:
        cells.note("closed_at", "closed_at is before registered_at")
    if cells.are_good("mode") and row.ai_use is not None and row.mode is Mode.NO_AI:
        cells.note("ai_use", "ai_use is given, but mode is no-ai")
    cells.check()
    return row


def _kind(text: str) -> Kind:
    return clean_kind(text or "other")


def _skill(text: str) -> str | None:
    return clean_label(text, "skill")


def _project(text: str) -> str | None:
    return clean_label(text, "project")


def _session(line: int, cells: Cells, scale: int) -> ImportedSession:
    started = cells.moment("started_at")
    progress = cells.number("progress", 0, 100)
    row = ImportedSession(
        line,
        cells.key("session_id"),
        cells.key("task_id"),
        started.astimezone(UTC),
        (started.utcoffset() or timedelta(0)) // timedelta(minutes=1),
        cells.instant("ended_at"),
        cells.must("mode", cells.word("mode", Mode), Mode.NO_AI),
        cells.must("active_minutes", cells.minutes("active_minutes"), 0.0),
        cells.minutes("paused_minutes") or 0.0,
        cells.minutes("away_minutes") or 0.0,
        cells.whole("lookups", 0, 100_000) or 0,
        cells.whole("felt", 1, 5),
        None if progress is None else round(progress * scale),
    )
    if cells.are_good("started_at", "ended_at"):
        _check_length(row, cells)
    cells.check()
    return row


def _check_length(row: ImportedSession, cells: Cells) -> None:
    length = (row.ended_at - row.started_at).total_seconds() / 60
    if length < 0:
        cells.note("ended_at", "ended_at is before started_at")
    elif row.active_minutes + row.paused_minutes + row.away_minutes > length + ROUNDING:
        fault = f"active, paused and away minutes add up to more than the session's {length:.1f}"
        cells.note("active_minutes", fault)


def _above_one(progress: str) -> bool:
    try:
        return float(progress or 0) > 1
    except ValueError:  # the row itself says so
        return False


def _explanation(line: int, cells: Cells) -> ImportedExplanation:
    row = ImportedExplanation(
        line,
        cells.key("task_id"),
        cells.instant("written_at"),
        cells.must("predicted", cells.number("predicted", 0, 1), 0.0),
        cells.number("explained", 0, 1),
        cells.flag("recalled"),
    )
    cells.check()
    return row


def _recall(line: int, cells: Cells) -> ImportedRecall:
    rating = cells.must("rating", _rating(cells), Rating.AGAIN)
    passed = cells.flag("passed")
    row = ImportedRecall(
        line,
        cells.key("task_id"),
        cells.instant("reviewed_at"),
        cells.must("number", cells.whole("number", 1, 100_000), 1),
        rating,
        rating.passed if passed is None else passed,
    )
    cells.check()
    return row


def _rating(cells: Cells) -> Rating | None:
    word = cells.text("rating").lower()
    if word and word not in RATINGS:
        cells.note("rating", f"rating “{word[:40]}” is none of again, hard, good, easy or 1 to 4")
    return RATINGS.get(word)


def _read(text: str, kind: FileKind, read: Read[Row]) -> FileRows[Row]:
    rows: list[Row] = []
    bad: list[BadRow] = []
    for line, cells in _lines(text, kind, bad):
        try:
            rows.append(read(line, cells))
        except BadCellError as wrong:
            bad.append(BadRow(line, str(wrong)))
    return FileRows(rows, bad)


def _lines(text: str, kind: FileKind, bad: list[BadRow]) -> Iterator[tuple[int, Cells]]:
    """Yield each row of a table with its line; rows of another length are bad.

    Raises:
        ImportRuleError: there is no header, a column is missing or not known, or it is no CSV.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ImportRuleError(f"The file is empty. Its first line must be: {','.join(COLUMNS[kind])}")
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header, kind)
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                bad.append(BadRow(reader.line_num, f"it has {len(row)} cells, the header has {len(header)}"))
            else:
                yield reader.line_num, Cells(dict(zip(header, row, strict=True)))
    except csv.Error as error:
        raise ImportRuleError(f"Line {reader.line_num} is no CSV that can be read: {error}.") from error


def _check_header(header: Sequence[str], kind: FileKind) -> None:
    columns = COLUMNS[kind]
    _check_commas(header, columns)
    unknown = [name for name in header if name not in columns]
    missing = [name for name in columns if name not in header]
    if not header or len(missing) == len(columns):
        raise ImportRuleError(f"The file has no header. Its first line must be: {','.join(columns)}")
    if missing or unknown:
        parts = (
            "missing: " + ", ".join(missing),
            "not known: " + ", ".join(name[:40] or "(empty)" for name in unknown),
        )
        said = "; ".join(part for part, names in zip(parts, (missing, unknown), strict=True) if names)
        raise ImportRuleError(f"The header does not name the columns of {kind} ({said}). docs/import.md lists them.")
    if len(set(header)) != len(header):
        raise ImportRuleError("The header names a column twice.")


def _check_commas(header: Sequence[str], columns: Sequence[str]) -> None:
    """Pass where the cells of a header are not parted by something else than commas."""
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) < len(columns) and columns[0] in (cell.strip() for cell in ",".join(header).split(sign)[:-1]):
            raise ImportRuleError(f"The file's cells are separated by {name}. Save it with commas and try again.")


def _once(found: FileRows[Row], name: str, key: Callable[[Row], tuple[int, object]]) -> FileRows[Row]:
    """Return the rows with those bad whose key an earlier one has."""
    first: dict[object, int] = {}
    rows: list[Row] = []
    bad = list(found.bad)
    for row in found.rows:
        line, known_as = key(row)
        if known_as in first:
            bad.append(BadRow(line, f"{name} is that of line {first[known_as]} already"))
        else:
            first[known_as] = line
            rows.append(row)
    return FileRows(rows, bad)


def _task_key(row: ImportedTask) -> tuple[int, object]:
    return row.line, row.known_as


def _session_key(row: ImportedSession) -> tuple[int, object]:
    return row.line, row.known_as


def _explanation_key(row: ImportedExplanation) -> tuple[int, object]:
    return row.line, row.task


def _recall_key(row: ImportedRecall) -> tuple[int, object]:
    return row.line, (row.task, row.number)
