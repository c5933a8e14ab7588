"""A task's words and numbers: what is kept, and what a person is told when it cannot be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unaided.domain.ownership import Ownership
from unaided.domain.task import (
    ESTIMATE_LIMIT,
    KIND_LIMIT,
    KINDS,
    LABEL_LIMIT,
    TITLE_LIMIT,
    Task,
    TaskStatus,
    check_estimate,
    clean_kind,
    clean_label,
    clean_title,
    parse_estimate,
    progressed,
)
from unaided.domain.trouble import TaskRuleError

NOON = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)
NO_NAME = "The task has no name. Type a few words that say what you will work on."
NO_LENGTH = "“{}” is not a length of time. Write minutes or hours, such as 45, 90m or 1 h 30 min."
OUT_OF_RANGE = "The estimate must be between 1 minute and 1,000 hours. Split what is longer."


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("  Fix the retry ", "Fix the retry"),
        ("Fix\nthe\tretry", "Fix the retry"),
        ("Fix\0it", "Fix it"),
        ("🦀 Übersetzer", "🦀 Übersetzer"),
        ("إصلاح إعادة المحاولة", "إصلاح إعادة المحاولة"),
        ("x" * TITLE_LIMIT, "x" * TITLE_LIMIT),
        ("🦀" * TITLE_LIMIT, "🦀" * TITLE_LIMIT),
    ],
)
def test_a_title_is_one_line_in_any_script(typed: str, title: str) -> None:
    assert clean_title(typed) == title


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\0", "\u200b"])
def test_a_task_needs_a_name(typed: str) -> None:
    with pytest.raises(TaskRuleError) as refused:
        clean_title(typed)
    assert refused.value.sentence == NO_NAME


@pytest.mark.parametrize(("length", "said"), [(TITLE_LIMIT + 1, "201"), (10_000, "10,000")])
def test_a_title_that_is_too_long_is_told_by_how_much(length: int, said: str) -> None:
    with pytest.raises(TaskRuleError) as refused:
        clean_title("x" * length)
    assert refused.value.sentence == (
        f"The task's name has {said} characters; 200 fit. Shorten it; the rest belongs in the explanation."
    )


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45),
        (" 45 ", 45),
        ("1", 1),
        ("90m", 90),
        ("90 min", 90),
        ("90 mins", 90),
        ("1 minute", 1),
        ("2h", 120),
        ("2 H", 120),
        ("2 hrs", 120),
        ("1 hour", 60),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1h30m", 90),
        ("1,5h", 90),
        ("1.5 hours", 90),
        ("0.02h", 1),
        ("1000h", ESTIMATE_LIMIT),
        ("60000", ESTIMATE_LIMIT),
        ("١٢", 12),  # digits of any script are digits
        ("\uff11\uff12", 12),
    ],
)
def test_an_estimate_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert parse_estimate(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["abc", "-5", "1.5", "1:30", "1e3", "h", "min", "h30", "1 30", "½h", "²", "90s", "30 m 1 h", "4 h x"]
)
def test_an_estimate_that_is_no_length_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(TaskRuleError) as refused:
        parse_estimate(typed)
    assert refused.value.sentence == NO_LENGTH.format(typed)


@pytest.mark.parametrize("typed", ["0", "0h", "0h 0m", "0.001h", "60001", "1001h", "99999999", "999999h"])
def test_an_estimate_out_of_range_says_the_range(typed: str) -> None:
    with pytest.raises(TaskRuleError) as refused:
        parse_estimate(typed)
    assert refused.value.sentence == OUT_OF_RANGE


@pytest.mark.parametrize("typed", ["", "  ", "\0"])
def test_an_empty_estimate_is_called_empty(typed: str) -> None:
    with pytest.raises(TaskRuleError, match=r"^The estimate is empty\. Write minutes or hours, such as 45"):
        parse_estimate(typed)


@pytest.mark.parametrize("typed", ["9" * 5_000, "9" * 400 + "h", "1" + " " * 10_000 + "x", "x" * 10_000])
def test_an_endless_estimate_is_refused_in_one_short_sentence(typed: str) -> None:
    with pytest.raises(TaskRuleError) as refused:
        parse_estimate(typed)
    assert len(refused.value.sentence) < 150


@given(typed=st.text(alphabet="0123456789hmins.,- ٣", max_size=12))
def test_whatever_is_typed_is_minutes_in_range_or_a_sentence(typed: str) -> None:
    try:
        minutes = parse_estimate(typed)
    except TaskRuleError:
        return
    assert 1 <= minutes <= ESTIMATE_LIMIT


@given(hours=st.integers(0, 999), minutes=st.integers(0, 59))
def test_hours_and_minutes_add_up(hours: int, minutes: int) -> None:
    if hours or minutes:
        assert parse_estimate(f"{hours} h {minutes} min") == hours * 60 + minutes


@pytest.mark.parametrize("minutes", [1, ESTIMATE_LIMIT])
def test_an_estimate_may_be_a_minute_to_a_thousand_hours(minutes: int) -> None:
    assert check_estimate(minutes) == minutes


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("Debug", "debug"), (" on  call ", "on-call"), ("Code\0Kata", "code-kata"), *zip(KINDS, KINDS, strict=True)],
)
def test_a_kind_is_one_of_ours_or_their_own_word(typed: str, kind: str) -> None:
    assert clean_kind(typed) == kind


@pytest.mark.parametrize("typed", ["", " ", "x" * (KIND_LIMIT + 1)])
def test_a_kind_that_cannot_be_kept_is_shown_examples(typed: str) -> None:
    with pytest.raises(TaskRuleError) as refused:
        clean_kind(typed)
    assert refused.value.sentence == (
        "The kind must have 1 to 40 characters, such as debug, build, design, review, on-call."
    )


@pytest.mark.parametrize(
    ("typed", "label"), [(None, None), ("", None), (" \n", None), ("\0", None), (" Event\nloops ", "Event loops")]
)
def test_a_label_is_kept_where_there_is_one(typed: str | None, label: str | None) -> None:
    assert clean_label(typed, "skill") == label


def test_a_label_that_is_too_long_says_which() -> None:
    with pytest.raises(TaskRuleError) as refused:
        clean_label("x" * (LABEL_LIMIT + 1), "project")
    assert refused.value.sentence == "The project has 81 characters; 80 fit. Shorten it."


def task() -> Task:
    """Return a task that has just been written down."""
    return Task(UUID(int=1), "Fix the retry", KINDS[0], Ownership.CORE, NOON)


def test_a_task_that_is_all_done_is_closed_then() -> None:
    done = progressed(task(), 100, NOON)
    assert (done.status, done.progress, done.closed_at) == (TaskStatus.DONE, 100, NOON)


def test_a_task_said_done_twice_stays_closed_when_it_was() -> None:
    done = progressed(task(), 100, NOON)
    assert progressed(done, 100, NOON + timedelta(hours=1)) == done


def test_a_task_that_is_less_than_done_after_all_is_open_again() -> None:
    again = progressed(progressed(task(), 100, NOON), 80, NOON)
    assert (again.status, again.progress, again.closed_at) == (TaskStatus.OPEN, 80, None)


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_beyond_the_whole_is_refused(percent: int) -> None:
    with pytest.raises(TaskRuleError) as refused:
        progressed(task(), percent, NOON)
    assert refused.value.sentence == "How much is done must be between 0 and 100 %."
