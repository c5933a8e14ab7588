"""Fresh ids: UUID version 7, in the order of time, never twice."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from unaided.machine.ids import FreshIds

NOON = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def test_an_id_is_a_uuid_of_version_seven() -> None:
    new = FreshIds().new(NOON)
    assert (new.version, new.variant) == (7, uuid.RFC_4122)


@given(at=st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 (the bounds are naive by the strategy's rules)
def test_an_id_carries_its_moment_to_the_millisecond(at: datetime) -> None:
    assert FreshIds().new(at).int >> 80 == (at - EPOCH) // MILLISECOND


def test_ids_of_one_millisecond_keep_the_order_they_were_made_in() -> None:
    ids = FreshIds()
    made = [ids.new(NOON) for _ in range(5_000)]
    assert all(before < after for before, after in pairwise(made))
    assert {(new.version, new.variant) for new in made} == {(7, uuid.RFC_4122)}


@given(steps=st.lists(st.integers(0, 5_000), min_size=1, max_size=50))
def test_ids_sort_as_time_goes(steps: list[int]) -> None:
    ids, at, made = FreshIds(), NOON, []
    for step in steps:
        at += timedelta(microseconds=step)
        made.append(ids.new(at))
    assert made == sorted(set(made))


def test_a_clock_set_back_makes_older_ids_but_none_twice() -> None:
    ids = FreshIds()
    moments = [NOON, NOON - timedelta(days=365), NOON, NOON - timedelta(days=365)] * 50
    made = [ids.new(at) for at in moments]
    assert len(set(made)) == len(made)


def test_a_moment_before_1970_has_an_id_too() -> None:
    assert FreshIds().new(datetime(1969, 12, 31, tzinfo=UTC)).int >> 80 == 0
