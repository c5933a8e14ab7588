"""Titles of simulated people: plausible, of their kind, and none with a gap in it."""

from __future__ import annotations

import pytest

from unaided.domain.measure.people import Knobs
from unaided.domain.measure.people_words import PROJECTS, SKILLS, TOPICS, title
from unaided.domain.task import TITLE_LIMIT, clean_title


@pytest.mark.parametrize("kind", [*Knobs().kinds, "other", "something of my own"])
def test_the_first_titles_of_a_kind_all_differ_and_can_be_kept(kind: str) -> None:
    told = [title(kind, number) for number in range(51)]
    assert len(set(told)) == len(told)
    assert all(clean_title(one) == one and "{" not in one and len(one) < TITLE_LIMIT for one in told)


def test_names_and_topics_are_there_once_topics_most_frequent_first() -> None:
    for names in (PROJECTS, SKILLS, [topic for topic, _ in TOPICS]):
        assert len(set(names)) == len(names)
    counts = [count for _, count in TOPICS]
    assert counts == sorted(counts, reverse=True)
