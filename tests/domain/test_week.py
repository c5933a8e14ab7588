"""The one sentence of the week, in each of its shapes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from unaided.domain.history import Sitting
from unaided.domain.session import MINUTE_US
from unaided.domain.task import Kind, TaskStatus
from unaided.domain.week import Week, week_words

TUESDAY = date(2025, 3, 4)


def sat(minutes: float, undecided: float = 0) -> Sitting:
    """Return a finished session without AI on a Tuesday."""
    at, some = datetime(2025, 3, 4, 9, tzinfo=UTC), UUID(int=1)
    active, open_us = round(minutes * MINUTE_US), round(undecided * MINUTE_US)
    return Sitting(
        some,
        some,
        "Parser",
        Kind("build"),
        TUESDAY,
        at,
        active,
        open_us,
        0,
        None,
        None,
        TaskStatus.OPEN,
        None,
        pure=True,
    )


@pytest.mark.parametrize(
    ("no_ai", "ai", "kept", "words"),
    [
        ((), 0, None, "This week: no finished session yet."),
        ((), 1, None, "This week: 1 session with AI, none without."),
        ((), 5, None, "This week: 5 sessions with AI, none without."),
        ((sat(25),), 0, None, "This week: 1 session without AI (25 min), none with AI."),
        (
            (sat(25, undecided=12),),
            1,
            None,
            "This week: 1 session without AI (25 min + 12 min undecided) and 1 with AI.",
        ),
        ((sat(25, undecided=0.5),), 1, None, "This week: 1 session without AI (25 min) and 1 with AI."),
        (
            (sat(95), sat(95), sat(60)),
            5,
            sat(95.9),
            (
                "This week: 3 sessions without AI (4 h 10 min) and 5 with AI; "
                "your no-AI block is done, 1 h 35 min on Tuesday."
            ),
        ),
        (
            (sat(90),),
            0,
            sat(90),
            (
                "This week: 1 session without AI (1 h 30 min), none with AI; "
                "your no-AI block is done, 1 h 30 min on Tuesday."
            ),
        ),
    ],
)
def test_it_says_what_was_and_never_what_was_missed(
    no_ai: Sequence[Sitting], ai: int, kept: Sitting | None, words: str
) -> None:
    assert week_words(Week(no_ai, ai, kept)) == words
