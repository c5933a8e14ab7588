"""Looks are planned, and words are those of the last one reached."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.comparing import alternating, compared
from tests.support.evidence import BEGIN
from unaided.domain.measure.effect_looks import look_at, words_at_look
from unaided.domain.measure.effect_rows import drawn_tasks
from unaided.domain.measure.effect_words import CANT_TELL, FASTER, SLOWER, verdict
from unaided.domain.measure.evidence import End, Evidence


@pytest.mark.parametrize(
    ("closed", "reached", "following", "missing"),
    [
        (0, 0, 16, 16),
        (15, 0, 16, 1),
        (16, 16, 32, 16),
        (63, 32, 64, 1),
        (511, 256, 512, 1),
        (512, 512, None, 0),
        (100_000, 512, None, 0),
    ],
)
def test_looks_come_at_sixteen_doubled(closed: int, reached: int, following: int | None, missing: int) -> None:
    assert look_at(closed).facts() == {"reached": reached, "next": following, "missing": missing}


def said(evidence: Evidence) -> str:
    return words_at_look(drawn_tasks(evidence), verdict)


def test_before_the_first_look_there_are_no_words() -> None:
    assert said(compared(alternating(15))) == ""


def test_words_are_those_of_the_last_look_whatever_came_since() -> None:
    arm = np.arange(31) % 2
    early = np.where(arm == 1, 20.0, 60.0)
    later = np.where((arm == 1) & (np.arange(31) >= 16), 6000.0, early)
    assert said(compared(arm, active=early)) == said(compared(arm, active=later)) == FASTER


def test_at_the_next_look_they_are_said_anew() -> None:
    arm = np.arange(32) % 2
    active = np.where(arm == 1, np.where(np.arange(32) < 16, 59.0, 600.0), 60.0) * np.exp(np.arange(32) % 3 / 10)
    assert said(compared(arm[:31], active=active[:31])) != SLOWER
    assert said(compared(arm, active=active)) == SLOWER


def test_the_order_of_closing_counts_not_that_of_beginning() -> None:
    arm = np.arange(20) % 2
    active = np.where(arm == 1, 20.0, 60.0)
    slow = np.where(np.arange(20) < 4, np.where(arm == 1, 1e6, 1.0), active)
    begun_first_closed_last = BEGIN + 15.0 - np.arange(20) / 20
    assert said(compared(arm, active=slow)) != FASTER
    assert said(compared(arm, active=slow, closed=begun_first_closed_last)) == FASTER


@pytest.mark.parametrize(("unfinished", "words"), [(2, FASTER), (3, CANT_TELL)])
def test_six_finished_in_each_arm_suffice_at_a_look(unfinished: int, words: str) -> None:
    arm = np.arange(16) % 2
    end = np.where((arm == 1) & (np.arange(16) < 2 * unfinished), End.UNFINISHED, End.DONE)
    evidence = compared(arm, active=np.where(arm == 1, 10.0, 60.0), end=end)
    assert said(evidence) == words


def test_all_unfinished_says_nothing() -> None:
    assert said(compared(alternating(16), end=End.UNFINISHED)) == CANT_TELL
