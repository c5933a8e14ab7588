"""The sealed coin: the written test vector, balance, and that anyone can check it."""

from __future__ import annotations

from itertools import accumulate, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import chdtrc

from unaided.domain.measure.coin import Throw, arm, arms, commitment, mismatches
from unaided.domain.session import Mode

ZEROS = "0" * 32
VECTOR = ["no-ai", "ai", "no-ai", "ai", "no-ai", "ai", "no-ai", "ai", "no-ai", "no-ai", "ai", "ai"]
seeds = st.binary(min_size=16, max_size=16).map(bytes.hex)
kinds = st.text(min_size=1, max_size=40)


def first(count: int, seed: str, kind: str = "debug") -> list[Mode]:
    return list(islice(arms(seed, kind), count))


def throws_of(seed: str, kind: str, count: int = 30) -> list[Throw]:
    return [Throw(kind, position, mode) for position, mode in enumerate(first(count, seed, kind))]


def test_the_written_vector() -> None:
    assert [mode.value for mode in first(12, ZEROS)] == VECTOR
    assert [arm(ZEROS, "debug", position).value for position in range(12)] == VECTOR


def test_the_seal_is_that_of_the_seeds_text() -> None:
    # printf %s 00000000000000000000000000000000 | sha256sum
    assert commitment(ZEROS) == "84e0c0eafaa95a34c293f278ac52e45ce537bab5e752a00e6959a13ae103b65a"


@given(seed=seeds, kind=kinds)
def test_arms_are_never_more_than_two_apart(seed: str, kind: str) -> None:
    ahead = list(accumulate(1 if mode is Mode.AI else -1 for mode in first(60, seed, kind)))
    assert max(map(abs, ahead)) <= 2
    assert sum(value == 0 for value in ahead) >= 15  # at the end of every block


@given(seed=seeds, kind=kinds)
def test_a_replay_finds_nothing_wrong_with_what_was_thrown(seed: str, kind: str) -> None:
    assert mismatches(seed, throws_of(seed, kind)) == []


@given(seed=seeds, meddled=st.integers(0, 29))
def test_a_replay_finds_what_was_meddled_with(seed: str, meddled: int) -> None:
    thrown = throws_of(seed, "build")
    other = Mode.AI if thrown[meddled].arm is Mode.NO_AI else Mode.NO_AI
    thrown[meddled] = Throw("build", meddled, other)
    assert mismatches(seed, thrown) == [thrown[meddled]]


def test_another_seed_does_not_give_the_same_throws() -> None:
    assert mismatches("1" * 32, throws_of(ZEROS, "debug")) != []


def test_kinds_are_thrown_apart() -> None:
    assert first(40, ZEROS, "debug") != first(40, ZEROS, "review")


@pytest.mark.parametrize("position", range(6))
def test_no_position_leans_to_an_arm(position: int) -> None:
    of = 2_000
    with_ai = sum(arm(f"{seed:032x}", "build", position) is Mode.AI for seed in range(of))
    assert float(chdtrc(1, (2 * with_ai - of) ** 2 / of)) > 0.001


def test_neighbours_tell_little() -> None:
    """Two of 2 always differ, two of 4 in 2 of 3 cases: a guess is right 5 times in 6."""
    pairs = [first(2, f"{seed:032x}") for seed in range(2_000)]
    assert 0.79 < sum(one is not other for one, other in pairs) / len(pairs) < 0.87
