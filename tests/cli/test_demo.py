"""The demo: how far back it goes is said in words where it cannot be."""

from __future__ import annotations

import shlex
from argparse import Namespace
from pathlib import Path

import pytest

from unaided.cli.commands import parse
from unaided.cli.demo import fill
from unaided.domain.trouble import SessionRuleError


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--months 0", "--months takes 1 to 120, not 0."),
        ("--months 121", "--months takes 1 to 120, not 121."),
        ("--months -3", "--months takes a whole number such as 25, not “-3”."),
        ("--months many", "--months takes a whole number such as 25, not “many”."),
        ("--seed x", "--seed takes a whole number such as 25, not “x”."),
    ],
)
def test_months_and_seed_that_are_none_fill_nothing(tmp_path: Path, options: str, sentence: str) -> None:
    command = parse(shlex.split(f"demo {options}"))
    assert isinstance(command, Namespace)

    with pytest.raises(SessionRuleError, match=sentence):
        fill(command, {"UNAIDED_HOME": str(tmp_path)})

    assert list(tmp_path.iterdir()) == []
