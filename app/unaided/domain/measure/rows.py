"""The rows behind a figure, and those left out of it, by what the person knows them by (Law 6)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from unaided.domain.measure.evidence import Arm, End, Evidence, Use
from unaided.domain.measure.figure import Excluded, Figure, Table
from unaided.domain.measure.report import REPORT_SCHEMA, Json, number
from unaided.domain.testimony import Names

# By the words of a file that is brought in; what is not known, or was not so, is null.
ARMS: Final[Mapping[int, str]] = {Arm.NO_AI: "no-ai", Arm.AI: "ai"}
USES: Final[Mapping[int, str]] = {Use.MEASURED: "measured", Use.HEAVY: "heavy"}
ENDS: Final[Mapping[int, str]] = {
    End.OPEN: "open",
    End.DONE: "done",
    End.UNFINISHED: "unfinished",
    End.ABANDONED: "abandoned",
}


def rows_dict(name: str, figure: Figure, evidence: Evidence, names: Names) -> Json:
    """Return the rows behind a figure, and those left out of it, each with its reason."""
    told = _Told(figure.table, evidence, names)
    return {
        "schema": REPORT_SCHEMA,
        "figure": name,
        "table": str(figure.table),
        "rows": [told.row(int(place)) for place in figure.rows],
        "excluded": [_left_out(one, told) for one in figure.excluded],
    }


def _left_out(one: Excluded, told: _Told) -> Json:
    reason = str(one.reason)
    return {"reason": reason, "rows": [{**told.row(int(place)), "reason": reason} for place in one.rows]}


class _Told:
    """Tells one row of a table: what it is known by, and the numbers a figure is reckoned from."""

    def __init__(self, table: Table, evidence: Evidence, names: Names) -> None:
        self._table = table
        self._evidence = evidence
        self._names = names

    def row(self, place: int) -> Json:
        """Return one row."""
        match self._table:
            case Table.TASKS:
                return self._task(place)
            case Table.SESSIONS:
                return self._session(place)
            case Table.EXPLANATIONS:
                return self._explanation(place)
            case Table.RECALLS:
                return self._recall(place)

    def _of_task(self, place: int) -> Json:
        """Return what a task is known by: `id` is what `unaided task` takes, `task_id` its id where it comes from."""
        own = UUID(hex=str(self._evidence.tasks.key[place]))
        known = self._names.tasks.get(own.bytes)
        known_as = None if known is None else known.known_as
        return {
            "task_id": known_as or str(own),
            "id": str(own),
            "title": "" if known is None else known.title,
            "imported": known_as is not None,
        }

    def _task(self, place: int) -> Json:
        tasks = self._evidence.tasks
        closed = float(tasks.closed[place])
        return {
            **self._of_task(place),
            "kind": self._evidence.kinds[int(tasks.kind[place])],
            "status": ENDS.get(int(tasks.end[place])),
            "mode": ARMS.get(int(tasks.mode[place])),
            "ai_use": USES.get(int(tasks.use[place])),
            "assigned_mode": ARMS.get(int(tasks.assigned[place])),
            "registered_at": _instant(float(tasks.registered[place])),
            "closed_at": _instant(closed) if math.isfinite(closed) else None,
            "size_minutes": number(float(tasks.size[place])),
            "estimate_minutes": number(float(tasks.estimate[place])),
            "active_minutes": number(float(tasks.active[place])),
            "guess_unaided_minutes": number(float(tasks.guess[place])),
        }

    def _session(self, place: int) -> Json:
        sittings = self._evidence.sittings
        own = UUID(hex=str(sittings.key[place]))
        return {
            "session_id": self._names.sessions.get(own.bytes) or str(own),
            **self._of_task(int(sittings.task[place])),
            "started_at": _instant(float(sittings.started[place])),
            "mode": ARMS.get(int(sittings.mode[place])),
            "active_minutes": number(float(sittings.active[place])),
            "look_ups": int(sittings.look_ups[place]),
            "felt": number(float(sittings.felt[place])),
        }

    def _explanation(self, place: int) -> Json:
        explained = self._evidence.explained
        return {
            **self._of_task(int(explained.task[place])),
            "written_at": _instant(float(explained.written[place])),
            "predicted": number(float(explained.predicted[place])),
            "explained": number(float(explained.explained[place])),
            "recalled": number(float(explained.recalled[place])),
        }

    def _recall(self, place: int) -> Json:
        recalls = self._evidence.recalls
        return {
            **self._of_task(int(recalls.task[place])),
            "reviewed_at": _instant(float(recalls.reviewed[place])),
            "number": int(recalls.number[place]),
            "passed": bool(recalls.passed[place]),
        }


def _instant(days: float) -> str:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=days)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
