"""The steps of the ruler, and a size as it is typed."""

from __future__ import annotations

import pytest

from unaided.domain.sizing import NAMES, STEPS, parse_size, size_from
from unaided.domain.trouble import ExperimentRuleError


def test_a_size_is_an_anchor_by_a_step() -> None:
    assert [size_from(60.0, step) for step in STEPS] == pytest.approx([30.0, 42.0, 60.0, 84.0, 120.0])
    with pytest.raises(ExperimentRuleError, match=r"half, 0\.7, 1, 1\.4 or 2 times"):
        size_from(60.0, 1.1)


def test_each_step_has_a_name_that_can_be_typed() -> None:
    assert [parse_size(f"{number}:{name}") for number, name in enumerate(NAMES, 1)] == list(enumerate(STEPS, 1))
    assert parse_size(" 2:Larger ") == (2, 1.4)


@pytest.mark.parametrize("text", ["", "2", ":", "2:", ":larger", "two:larger", "2:huge", "12:larger", "²:larger"])
def test_what_is_no_size_is_said_with_an_example(text: str) -> None:
    with pytest.raises(ExperimentRuleError, match=r"is no size\. .* as in 2:larger"):
        parse_size(text)
