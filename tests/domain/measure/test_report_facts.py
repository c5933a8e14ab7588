"""What a report says beside the number: whole sentences, flags, the coin's tally and the next look."""

from __future__ import annotations

from typing import Any

import pytest

from unaided.domain.measure.figure import Figure, Status, Table, Unit
from unaided.domain.measure.report_facts import counted, facts, part_name, sentence


def figure(**more: Any) -> Figure:  # noqa: ANN401 (whatever a figure has beside its number)
    return Figure(None, None, None, 3, Unit.CHANGE, Status.OK, table=Table.SESSIONS).with_more(**more)


TRIAL: dict[str, Any] = {
    "assigned": {"no-ai": 9, "ai": 10},
    "finished": {"no-ai": 8, "ai": 6},
    "declined": 2,
    "kept_out": 1,
}


@pytest.mark.parametrize(
    ("words", "said"),
    [("no clear direction", "No clear direction."), ("Rising", "Rising."), ("Is it? Yes.", "Is it? Yes.")],
)
def test_words_become_a_sentence(words: str, said: str) -> None:
    assert sentence(words) == said


@pytest.mark.parametrize(
    ("name", "of", "said"),
    [
        ("complier", "", "On the tasks that used AI because the coin said so"),
        ("measured", "", "What was measured"),
        ("measured", "by_mode", "With AI as a sounding board"),
        ("measured", "kinds", "Measured"),  # somebody's own kind of work
        ("gap", "kinds", "Gap"),
        ("something_new", "", "Something new"),
    ],
)
def test_every_part_begins_its_line_in_plain_words(name: str, of: str, said: str) -> None:
    assert part_name(name, of) == said


def test_without_a_number_it_says_what_it_is_from() -> None:
    assert counted(figure()) == "From 3 sessions."
    assert counted(figure(months=[{}])) == "1 month, each with its n:"


def test_flags_are_said_each_on_a_line_of_its_own() -> None:
    said = list(facts(figure(flags=["Compliance is 70 %, under 80 %.", "30 % were kept out."])))
    assert said == ["Note: Compliance is 70 %, under 80 %.", "Note: 30 % were kept out."]


def test_the_coins_tally_and_its_compliance_are_told() -> None:
    tally, compliance = facts(figure(**TRIAL, compliance=0.91))
    assert tally.startswith("Drawn to AI: 10, 6 of them finished and counted; to no AI: 9, 8 of them. ")
    assert tally.endswith("Declined after the draw: 2. Kept out before it: 1.")
    assert compliance.startswith("Compliance is 91 %: ")


def test_where_the_coin_never_fell_nothing_is_told_of_it() -> None:
    none = {"no-ai": 0, "ai": 0}
    nothing = {"assigned": none, "finished": none, "declined": 0, "kept_out": 0, "compliance": None}
    assert not list(facts(figure(**nothing, ranges=None, flags=[], ruler_slipped=False)))


def test_the_other_range_a_slipped_ruler_and_the_next_look_are_told() -> None:
    said = list(facts(figure(ranges={"hc3": (-0.3, 0.02)}, ruler_slipped=True, next_look="2027-01-01")))
    assert said == [
        "With errors that may differ from task to task (HC3): −30 % to +2 %.",
        "Your ruler has slipped: sizes are corrected for it, by what you said in the blind audits.",
        "Words are weighed once a quarter, next on 1 January 2027.",
    ]
