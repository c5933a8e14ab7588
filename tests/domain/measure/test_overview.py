"""The three glances below the speed chart: a sentence with figure, range and n; silent, with the way there, before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from unaided.domain.measure.chart_words import range_words
from unaided.domain.measure.effect_words import CAUTION
from unaided.domain.measure.evidence import Evidence
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.forest import ratio_words
from unaided.domain.measure.months import MonthFigure
from unaided.domain.measure.narrow import Part, narrow
from unaided.domain.measure.overview import CHOSEN_KEY, DRAWN_KEY, OVERVIEW_FIGURES, Overview, Pace, overview
from unaided.domain.measure.people import simulate
from unaided.domain.measure.people_knobs import Knobs
from unaided.domain.measure.report import figures
from unaided.domain.measure.understood import understood

HALF = 0.5
MAY = date(2025, 5, 1)
JUNE = date(2025, 6, 1)


@cache
def a_person(trial: float) -> tuple[Evidence, dict[str, Figure]]:
    """Return a person of a year and the figures of their overview; the coin drew this share of the tasks."""
    evidence = simulate(Knobs(months=12, trial=trial), 3).evidence
    return evidence, figures(OVERVIEW_FIGURES, evidence)


def seen(trial: float = HALF) -> Overview:
    evidence, found = a_person(trial)
    speeds = found["two_velocities"]
    silent = figures(("two_velocities",), narrow(evidence, Part(until=0)))["two_velocities"]
    return overview(found, (MonthFigure(MAY, silent), MonthFigure(JUNE, speeds)), evidence)


def part(figure: Figure, name: str) -> Figure:
    found = figure.more[name]
    assert isinstance(found, Figure)
    return found


def test_both_velocities_are_said_with_range_and_n_and_a_silent_month_has_none() -> None:
    speeds = a_person(HALF)[1]["two_velocities"]
    output, capability = part(speeds, "output"), part(speeds, "capability")
    glance = seen().speeds

    words = f"{speeds.words[:1].upper()}{speeds.words[1:]}."
    assert glance.sentence == f"Output {range_words(output)}; capability {range_words(capability)}. {words}"
    assert glance.months == (Pace(MAY, None, None), Pace(JUNE, output.value, capability.value))


def test_early_velocities_say_so_and_have_no_words() -> None:
    evidence, found = a_person(HALF)
    early = replace(found["two_velocities"], status=Status.EARLY, words="")
    glance = overview({**found, "two_velocities": early}, (), evidence).speeds

    assert glance.sentence.endswith("(early: the range is still wide).")


def test_the_drawn_effect_has_the_largest_kinds_and_all_of_them_last() -> None:
    drawn = a_person(HALF)[1]["ai_effect_drawn"]
    glance = seen().effect

    assert f"Time with AI {ratio_words(drawn)} drawn tasks." in glance.sentence
    assert glance.key == DRAWN_KEY
    assert len(glance.rows) == 4
    assert glance.rows[-1].figure is drawn
    counts = [row.figure.n for row in glance.rows[:-1]]
    assert counts == sorted(counts, reverse=True)
    assert all(row.filled and row.ends is not None for row in glance.rows)


def test_the_persons_choices_are_hollow_and_said_to_be_no_effect() -> None:
    observed = a_person(0.0)[1]["ai_effect_observational"]
    glance = seen(0.0).effect

    assert CAUTION in glance.sentence
    assert f"Time with AI {ratio_words(observed)} tasks." in glance.sentence
    assert glance.key == CHOSEN_KEY
    assert glance.rows[-1].figure is observed
    assert not any(row.filled for row in glance.rows)


def test_understanding_has_the_gap_and_the_marks_of_each_use_the_heaviest_first() -> None:
    evidence, found = a_person(HALF)
    gap, glance = found["illusion_gap"], seen().understood

    assert gap.value is not None
    assert glance.sentence.startswith(f"Illusion gap {gap.value:+.0f} points (")
    assert f"n = {gap.n:,}." in glance.sentence
    shown = [one for one in reversed(understood(evidence).uses) if one.is_shown]
    assert [one.use for one in glance.uses] == [one.use for one in shown]
    assert [one.recalled.value for one in glance.uses] == [one.recalled.value for one in shown]


@pytest.mark.parametrize("months", [0.01, 0.25])
def test_with_too_little_each_says_what_is_missing_and_has_nothing_to_draw(months: float) -> None:
    evidence = simulate(Knobs(months=months), 3).evidence
    found = figures(OVERVIEW_FIGURES, evidence)
    glances = overview(found, (), evidence)

    assert glances.speeds.sentence == found["two_velocities"].why
    assert glances.effect.sentence == found["ai_effect_observational"].why
    assert glances.understood.sentence == found["illusion_gap"].why
    for glance in (glances.speeds, glances.effect, glances.understood):
        assert "once there are" in glance.sentence
        assert glance.key == ""
    assert (glances.speeds.months, glances.effect.rows, glances.understood.uses) == ((), (), ())
