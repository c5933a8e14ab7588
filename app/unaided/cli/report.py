"""`unaided report`: the figures as plain sentences, as JSON, as CSV, or the rows behind one."""

from __future__ import annotations

import csv
import json
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from io import StringIO

from unaided.bootstrap import Services
from unaided.domain.measure.figure import Reason
from unaided.domain.measure.help.pages import help_of
from unaided.domain.measure.report import NAMES, SUBJECTS, figure_dict, report_dict
from unaided.domain.measure.report_text import report_text
from unaided.domain.measure.rows import rows_dict
from unaided.domain.trouble import ReportRuleError
from unaided.services.measure import Asked, Reckoned

EXCLUDE: Mapping[str, Reason] = {
    "edited": Reason.EDITED,
    "imported": Reason.IMPORTED,
    "hand": Reason.HAND_ENTERED,
}


LAST_DAY = date(9000, 1, 1)  # as in files that are brought in: the calendar itself ends in 9999, and quarters go on


def report(command: Namespace, services: Services) -> str:
    """Return what is asked for.

    Raises:
        ReportRuleError: a figure, kind, project, date or reason to exclude is none we know.
    """
    if command.about is not None:
        return help_of(_known(command.about)).text()
    reckoned = services.measure.report(_asked(command))
    if command.rows is not None:
        figure = reckoned.figures[command.rows]
        return _json(rows_dict(command.rows, figure, reckoned.evidence, services.measure.names()))
    if command.json:
        return _json(report_dict(reckoned.figures))
    return _csv(reckoned) if command.csv else report_text(reckoned.figures)


def _asked(command: Namespace) -> Asked:
    names = SUBJECTS[command.subject] if command.rows is None else (_known(command.rows),)
    since, until = _day(command.since, "--since"), _day(command.until, "--until")
    if since is not None and until is not None and since > until:
        raise ReportRuleError(f"--since {since} is after --until {until}: there is no day between them.")
    now = _day(command.now, "--now")
    if now is not None and now > LAST_DAY:
        raise ReportRuleError(f"--now {now} is no year that can be meant.")
    return Asked(
        names,
        now,
        since,
        until,
        command.kind,
        command.project,
        exclude=_exclude(command.exclude or ""),
    )


def _known(name: str) -> str:
    if name not in NAMES:
        raise ReportRuleError(f"“{name[:40]}” is no figure. Those there are: {', '.join(NAMES)}.")
    return name


def _day(word: str | None, option: str) -> date | None:
    if word is None:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ReportRuleError(f"{option} takes a day such as 2026-11-25, not “{word[:40]}”.") from None


def month_of(word: str | None, today: date) -> date:
    """Return the month that is meant: the last one that is over where none is named.

    Raises:
        ReportRuleError: it is no month.
    """
    if word is None:
        return (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    try:
        return date.fromisoformat(f"{word}-01")
    except ValueError:
        raise ReportRuleError(f"A month is written 2026-11, not “{word[:40]}”.") from None


def _exclude(words: str) -> tuple[Reason, ...]:
    asked = [word.strip() for word in words.split(",") if word.strip()]
    for word in asked:
        if word not in EXCLUDE:
            raise ReportRuleError(f"--exclude takes {', '.join(EXCLUDE)} with commas between, not “{word[:40]}”.")
    return tuple(dict.fromkeys(EXCLUDE[word] for word in asked))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"


def _csv(reckoned: Reckoned) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("figure", "part", "value", "low", "high", "n", "unit", "status", "why", "words"))
    for name, figure in reckoned.figures.items():
        writer.writerows(_lines(name, "", figure_dict(figure)))
    return out.getvalue()


def _lines(name: str, part: str, figure: Mapping[str, object]) -> Iterable[tuple[object, ...]]:
    """Yield a figure's line, then those of the figures in it."""
    told = [figure[key] for key in ("value", "low", "high", "n", "unit", "status", "why", "words")]
    yield name, part, *("" if one is None else one for one in told)
    for key, value in figure.items():
        yield from _parts(name, f"{part}.{key}".lstrip("."), value)


def _parts(name: str, part: str, value: object) -> Iterable[tuple[object, ...]]:
    if isinstance(value, dict) and "status" in value:
        yield from _lines(name, part, value)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _parts(name, f"{part}.{key}", one)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            label = one.get("month", place) if isinstance(one, dict) else place
            yield from _parts(name, f"{part}.{label}", one)
