"""Files of past data, as a person might bring them in: a header, and rows by what is said of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from io import StringIO

from unaided.domain.imports import FileKind
from unaided.exchange.tables import COLUMNS

BEGIN = datetime(2025, 1, 6, 9, tzinfo=UTC)
TASK: Mapping[str, str] = {
    "title": "Fix the retry",
    "kind": "debug",
    "ownership": "core",
    "status": "done",
    "mode": "no-ai",
    "estimate_minutes": "60",
    "active_minutes": "66",
    "source": "timer",
}
SESSION: Mapping[str, str] = {
    "mode": "no-ai",
    "active_minutes": "50",
    "paused_minutes": "6",
    "away_minutes": "4",
    "lookups": "3",
    "felt": "4",
    "progress": "1",
}


def instant(days: float) -> str:
    """Return the instant so many days after the first."""
    return (BEGIN + timedelta(days=days)).isoformat().replace("+00:00", "Z")


def table(kind: FileKind, rows: Iterable[Mapping[str, object]]) -> str:
    """Return a file of this kind; what a row does not say is empty."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS[kind], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def task_row(number: int, **said: object) -> dict[str, object]:
    """Return a finished task without AI, the `number`-th day's; `said` says what is different."""
    times = {"registered_at": instant(number), "closed_at": instant(number + 0.1)}
    return {"task_id": f"t{number}", **TASK, **times, **said}


def session_row(number: int, **said: object) -> dict[str, object]:
    """Return the hour's session of the `number`-th task; `said` says what is different."""
    times = {"started_at": instant(number), "ended_at": instant(number + 1 / 24)}
    return {"session_id": f"s{number}", "task_id": f"t{number}", **SESSION, **times, **said}


def tasks_file(count: int, **said: object) -> str:
    """Return a file of so many tasks, a day apart."""
    return table(FileKind.TASKS, (task_row(number, **said) for number in range(count)))
