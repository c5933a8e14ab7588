"""What a section is narrowed to is said, and nothing is said where it is not."""

from __future__ import annotations

import pytest

from unaided.desktop.sections.narrowed_words import narrowed_speed_words, narrowed_words
from unaided.domain.ownership import Ownership
from unaided.services.calibration import Wanted


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted(), ""),
        (Wanted(kind="debug"), "Only debug."),
        (Wanted("debug", "billing", Ownership.CORE), "Only debug, project billing, core expertise."),
        (Wanted(without_edited=True), "Without edited rows."),
        (Wanted(project="billing", without_edited=True), "Only project billing. Without edited rows."),
    ],
)
def test_every_part_is_named(wanted: Wanted, words: str) -> None:
    assert narrowed_words(wanted) == words


def test_a_part_of_the_work_has_a_100_of_its_own() -> None:
    assert narrowed_speed_words(Wanted()) == ""
    assert narrowed_speed_words(Wanted(kind="debug")) == "Only debug. 100 is the first 12 of these tasks."
