"""What belongs to tasks: the last of each, months, and sentences that keep to the rules of every screen."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tests.support.evidence import EPOCH_ORDINAL
from unaided.domain.measure import estimation_words, felt_words, look_ups_words, retention_words, understanding_words
from unaided.domain.measure.belonging import by_month, last_of_each
from unaided.domain.measure.figure import Figure, Rows, Unit, nothing
from unaided.domain.measure.part_words import OF_PART


def test_the_last_of_each_task_is_by_time() -> None:
    task, at = np.array([3, 1, 3, 1, 0]), np.array([5.0, 1.0, 9.0, 8.0, 2.0])
    assert last_of_each(task, at, np.arange(5)).tolist() == [2, 3, 4]
    assert last_of_each(task, at, np.array([0, 1])).tolist() == [0, 1]
    assert last_of_each(task, at, np.array([], dtype=np.intp)).tolist() == []


def counted(rows: Rows, of: str) -> Figure:
    return nothing(Unit.SHARE, f"{of} {len(rows)}", len(rows), rows=rows)


def test_months_are_those_of_the_calendar_oldest_first() -> None:
    days = np.array(["2025-03-01", "2025-01-31", "2024-12-31", "2025-01-01"], dtype="datetime64[D]")
    ordinals = days.astype(np.int64) + EPOCH_ORDINAL
    told = by_month(counted, np.arange(4), ordinals, {"odd": np.arange(4) % 2 == 1})
    assert [one["month"] for one in told] == ["2024-12", "2025-01", "2025-03"]
    assert [one["figure"].rows.tolist() for one in told] == [[2], [1, 3], [0]]  # type: ignore[attr-defined]
    assert [one["by_mode"]["odd"].n for one in told] == [0, 2, 0]  # type: ignore[index]
    assert by_month(counted, np.array([], dtype=np.intp), ordinals, {}) == []


SENTENCES = {
    **{f"{words.__name__}.{name}": value for words in (
        estimation_words, felt_words, look_ups_words, retention_words, understanding_words
    ) for name, value in vars(words).items() if name.isupper() and isinstance(value, str)},
    **{f"estimation too few{of}": estimation_words.too_few(3, of) for of in OF_PART},
    **{f"felt too few{of}": felt_words.too_few(3, of) for of in OF_PART},
    **{f"felt against too few{of}": felt_words.too_few_against(3, of) for of in OF_PART},
    **{f"look-ups too few{of}": look_ups_words.too_few(3, 59.9, of) for of in OF_PART},
    **{f"retention too few{of}": retention_words.too_few(3, of) for of in OF_PART},
    **{f"retention too few{of} lately": retention_words.too_few(3, of, last_days=True) for of in OF_PART},
    **{f"answers too few{of}": understanding_words.too_few_answers(3, 8, of) for of in OF_PART},
    **{f"recalls too few{of}": understanding_words.too_few_recalls(3, 12, of) for of in OF_PART},
    **{f"of each too few{of}": understanding_words.too_few_of_each(3, 9, 5, of) for of in OF_PART},
}  # fmt: skip


@pytest.mark.parametrize("name", SENTENCES)
def test_no_sentence_claims_a_cause_shouts_or_praises(name: str) -> None:
    said = SENTENCES[name]
    assert said.endswith(".")
    assert "  " not in said
    assert not re.search(r"\b(made|because|saves|streak|good job|bad|fail(ed|ure)?)\b|[!→↑↓]", said)


def test_every_part_has_its_words() -> None:
    assert look_ups_words.too_few(3, 59.9, "heavy").startswith("3 of 5 sessions with heavy AI use, 59 of 180")
    assert {OF_PART[of] for of in ("", "no-ai", "ai", "measured", "heavy")} == set(OF_PART.values())
