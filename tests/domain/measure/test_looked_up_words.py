"""What the section on look-ups says, and the topics that come back."""

from __future__ import annotations

import numpy as np

from tests.support.answers import sittings_of
from tests.support.evidence import BEGIN, evidence_of, tasks_of
from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.look_ups import lookups_per_hour
from unaided.domain.measure.looked_up_words import heading, rate_words, topic_words
from unaided.domain.measure.topics import Topic, topics


def looked_up(sessions: int, topic: tuple[tuple[str, int], ...] = ()) -> Evidence:
    """Return so many sessions of an hour with two look-ups each."""
    sittings = sittings_of(np.arange(sessions), look_ups=2)
    return evidence_of(tasks_of(BEGIN + np.arange(sessions)), sittings=sittings, look_up_topics=topic)


def test_the_heading_is_the_rate_with_range_and_n_or_what_is_missing() -> None:
    enough = lookups_per_hour(looked_up(10))
    assert heading(enough) == f"Look-ups without AI: {rate_words(enough)}, n = 10 sessions."
    assert rate_words(enough) == "2.0 (1.2–3.2) an hour"
    early = lookups_per_hour(looked_up(6))
    assert heading(early).endswith(", n = 6 sessions. Early: fewer than 8 sessions.")
    few = lookups_per_hour(looked_up(2))
    assert rate_words(few) == ""
    assert heading(few) == (
        "2 of 5 sessions without AI, 120 of 180 active minutes in them. Look-ups per hour show once there are both."
    )


def test_topics_come_most_frequent_first() -> None:
    figure = lookups_per_hour(looked_up(6, (("join order", 2), ("git worktree", 5))))
    assert topics(figure) == (Topic("git worktree", 5), Topic("join order", 2))


def test_a_topic_says_how_often_and_where() -> None:
    said = topic_words("git worktree", 5, 3)
    assert said == "“git worktree”: looked up 5 times in all, in 3 sessions of the work shown."
    assert topic_words("join order", 2, 1).endswith("looked up 2 times in all, in 1 session of the work shown.")
