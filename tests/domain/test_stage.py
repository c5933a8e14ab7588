"""The stage self-check: every branch of its rule, its order, and when one may follow another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.domain.stage import (
    STAGE_NAMES,
    WORDS,
    Answer,
    Stage,
    StageCheck,
    Statement,
    answered,
    finished,
    goes_on,
    means_words,
    measured_words,
    next_day,
    result,
    result_words,
    short_words,
    shuffled,
)
from unaided.domain.trouble import StageRuleError

AT = datetime(2025, 3, 3, 8, tzinfo=UTC)
TODAY = date(2025, 3, 3)
NEW = StageCheck(UUID(int=1), TODAY, AT, tuple(Statement))


def sums(*wanted: int) -> Mapping[Statement, Answer]:
    """Return answers whose three of each stage add up to these; the statements are listed three a stage."""
    answers = {}
    for place, statement in enumerate(Statement):
        total, part = wanted[place // 3], place % 3
        answers[statement] = Answer(total // 3 + (part < total % 3))
    return answers


@pytest.mark.parametrize(
    ("wanted", "stages", "words"),
    [
        ((6, 6, 12, 6), (3,), "Your answers look most like stage 3: can’t work without it."),
        ((11, 9, 3, 3), (1,), "Your answers look most like stage 1: speed without friction."),  # 3.67, led by 0.67
        ((10, 3, 3, 3), (), "Your answers look like no stage."),  # 3.33 is below 3.5
        ((6, 12, 11, 6), (2, 3), "Your answers lie between 2 and 3: fast but hollow, and can’t work without it."),
        ((6, 11, 12, 6), (2, 3), "Your answers lie between 2 and 3: fast but hollow, and can’t work without it."),
        ((6, 12, 10, 6), (2,), "Your answers look most like stage 2: fast but hollow."),  # leads by 0.67
        ((12, 3, 3, 12), (), "Your answers look like no stage."),  # nothing lies between 1 and 4 alone
        ((12, 12, 12, 3), (), "Your answers look like no stage."),
        ((15, 15, 15, 15), (), "Your answers look like no stage."),
        ((3, 3, 3, 15), (4,), "Your answers look most like stage 4: high output, low agency."),
    ],
)
def test_a_stage_is_named_only_with_a_mean_of_three_and_a_half_and_a_lead_of_a_half(
    wanted: tuple[int, ...], stages: tuple[int, ...], words: str
) -> None:
    found = result(sums(*wanted))
    assert tuple(found.sums[stage] for stage in Stage) == wanted
    assert found.stages == stages
    assert result_words(found) == words


@given(st.tuples(*[st.integers(3, 15)] * 4))
def test_what_is_named_has_its_mean_and_its_lead(wanted: tuple[int, int, int, int]) -> None:
    found = result(sums(*wanted))
    means = sorted((total / 3 for total in wanted), reverse=True)
    named = means[0] >= 3.5 and means[0] - means[1] >= 0.5 - 1e-9
    assert (len(found.stages) == 1) is named
    if means[0] < 3.5:
        assert found.stages == ()


def test_a_cell_says_the_same_in_short() -> None:
    shown = [short_words(result(sums(*wanted))) for wanted in ((6, 6, 12, 6), (6, 12, 11, 6), (3, 3, 3, 3))]
    assert shown == ["stage 3", "between 2 and 3", "no stage"]
    assert means_words(result(sums(6, 12, 11, 3))) == "2.0 · 4.0 · 3.7 · 1.0"
    assert measured_words([(Stage.SPEED, "supports")]) == "What is measured, as of today: stage 1: supports."
    assert not measured_words([])


def test_no_statement_names_its_stage_or_blames() -> None:
    assert set(WORDS) == set(Statement)
    for words in WORDS.values():
        assert "stage" not in words.casefold()
        assert not any(name in words.casefold() for name in STAGE_NAMES.values())
        assert words.endswith(".")
        assert "should" not in words


@given(st.text(max_size=40))
def test_every_order_has_all_twelve_and_one_seed_means_one_order(seed: str) -> None:
    assert sorted(shuffled(seed)) == sorted(Statement)
    assert shuffled(seed) == shuffled(seed)


def test_seeds_make_different_orders() -> None:
    assert len({shuffled(str(seed)) for seed in range(20)}) == 20


def test_answers_can_be_changed_until_they_are_locked() -> None:
    check = NEW
    with pytest.raises(StageRuleError, match="Answer all twelve first"):
        finished(check, AT)
    for statement in Statement:
        assert check.first_open == tuple(Statement).index(statement)
        check = answered(check, statement, Answer.NEVER)
    check = answered(check, Statement.PUT_OFF, Answer.OFTEN)
    assert check.is_answered
    assert check.first_open == 11
    locked = finished(check, AT)
    assert locked.answers[Statement.PUT_OFF] is Answer.OFTEN
    with pytest.raises(StageRuleError, match="locked"):
        finished(locked, AT)
    with pytest.raises(StageRuleError, match="locked"):
        answered(locked, Statement.PUT_OFF, Answer.NEVER)


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (date(2025, 3, 3), date(2025, 4, 3)),
        (date(2025, 1, 31), date(2025, 2, 28)),
        (date(2024, 1, 30), date(2024, 2, 29)),
        (date(2024, 12, 31), date(2025, 1, 31)),
    ],
)
def test_the_next_one_is_a_month_later(last: date, following: date) -> None:
    assert next_day(last) == following


def test_what_was_begun_goes_on_for_four_weeks() -> None:
    assert goes_on(NEW, TODAY)
    assert goes_on(NEW, date(2025, 3, 30))
    assert not goes_on(NEW, date(2025, 3, 31))
    assert not goes_on(NEW, date(2025, 3, 2))
