"""Titles, projects, skills and topics of simulated people: engineers' ordinary work, nobody's in particular."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROJECTS: Final = ("billing", "importer", "mobile app", "search")
SKILLS: Final = ("concurrency", "data modelling", "debugging", "HTTP", "reading code", "SQL")
TOPICS: Final = (  # what was looked up, and how often
    ("window functions in SQL", 9),
    ("asyncio cancellation", 7),
    ("retry with jitter", 6),
    ("git bisect run", 4),
    ("HTTP caching headers", 4),
    ("lock order", 3),
    ("time zones in tests", 2),
)
_PARTS: Final = (
    "the invoice list",
    "the importer",
    "the login form",
    "the nightly report",
    "the upload queue",
    "the search index",
    "the settings page",
    "the audit log",
    "the payment webhook",
    "the session cache",
    "the export job",
    "the mail templates",
    "the rate limiter",
    "the tag filter",
    "the migration of addresses",
    "the thumbnail service",
    "the sync client",
)
_WORK: Final[Mapping[str, tuple[str, ...]]] = {
    "build": (
        "Add paging to {}",
        "Make {} resume after a restart",
        "Let {} be filtered by date",
        "Move {} to the new client library",
        "Write tests for {}",
        "Add undo to {}",
        "Show progress in {}",
    ),
    "debug": (
        "Find why {} stalls",
        "Fix the retry of {}",
        "Fix wrong totals in {}",
        "Find the leak in {}",
        "Tame the flaky test of {}",
        "Fix the time zone in {}",
        "Find who calls {} twice",
    ),
    "design": (
        "Design the data model behind {}",
        "Split {} into two services on paper",
        "Write up two ways to scale {}",
        "Choose how {} handles conflicts",
        "Plan the way back for {}",
    ),
    "review": (
        "Review the change to {}",
        "Review the tests of {}",
        "Read and comment on the rewrite of {}",
        "Review the access rules of {}",
    ),
    "on-call": (
        "Look into the alert on {}",
        "Bring {} back up",
        "Follow slow requests in {}",
        "Restore a record lost by {}",
    ),
}
_OTHER: Final = ("Tidy up {}", "Write down how {} works", "Measure {}")


def title(kind: str, number: int) -> str:
    """Return the title of the `number`-th task of a kind, from 0: the first ones all differ."""
    work = _WORK.get(kind, _OTHER)
    return work[number % len(work)].format(_PARTS[(number // len(work) + 3 * number) % len(_PARTS)])
