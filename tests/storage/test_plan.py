"""The shelf of the plan: what goes in comes out, and a changed one is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from tests.storage.made_up import fewer, moments
from tests.support.memory import memory_database
from unaided.domain.rebuild import Choice, PlanTick, Practice
from unaided.domain.stage import Answer, StageCheck, Statement, answered
from unaided.storage.ledger import Ledger

AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
WEEK = date(2025, 3, 3)


@st.composite
def checks(draw: st.DrawFn) -> StageCheck:
    """Return any self-check."""
    answers = draw(st.dictionaries(st.sampled_from(Statement), st.sampled_from(Answer)))
    order = tuple(draw(st.permutations(list(Statement))))
    day = draw(st.dates(date(1000, 1, 1)))
    return StageCheck(draw(st.uuids()), day, draw(moments), order, MappingProxyType(answers), draw(st.none() | moments))


@fewer
@given(checks())
def test_whatever_check_goes_in_comes_out(check: StageCheck) -> None:
    database = memory_database()
    ledger = Ledger(database)
    with ledger.write() as shelves:
        shelves.plan.put_check(check)
    with ledger.read() as shelves:
        assert shelves.plan.check(check.id) == check
        assert shelves.plan.check(UUID(int=5)) is None
    database.close()


def test_another_answer_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    check = answered(StageCheck(UUID(int=1), WEEK, AT, tuple(Statement)), Statement.PUT_OFF, Answer.NEVER)
    earlier = replace(check, id=UUID(int=2), begun_at=datetime(2025, 1, 1, tzinfo=UTC))
    changed = answered(check, Statement.PUT_OFF, Answer.OFTEN)
    with ledger.write() as shelves:
        for one in (check, earlier, changed):
            shelves.plan.put_check(one)
    with ledger.read() as shelves:
        assert list(shelves.plan.checks()) == [earlier, changed]


def test_choices_and_ticks_are_kept_changed_and_dropped(ledger: Ledger) -> None:
    own = Choice(Practice.OWN, AT, "Read a paper")
    ticks = [PlanTick(WEEK, Practice.RECALL, AT), PlanTick(date(2025, 3, 10), Practice.OWN, AT, own.text)]
    with ledger.write() as shelves:
        shelves.plan.put_choice(replace(own, text="Read"))
        shelves.plan.put_choice(own)
        shelves.plan.put_choice(Choice(Practice.RECALL, AT))
        for tick in (*reversed(ticks), ticks[0]):
            shelves.plan.put_tick(tick)
    with ledger.read() as shelves:
        assert list(shelves.plan.choices()) == [Choice(Practice.RECALL, AT), own]
        assert list(shelves.plan.ticks()) == ticks
        assert list(shelves.plan.ticks(WEEK)) == ticks[:1]
    with ledger.write() as shelves:
        shelves.plan.drop_choice(Practice.RECALL)
        shelves.plan.drop_tick(WEEK, Practice.RECALL)
    with ledger.read() as shelves:
        assert list(shelves.plan.choices()) == [own]
        assert list(shelves.plan.ticks()) == ticks[1:]


@pytest.mark.parametrize("choice", [Choice(Practice.OWN, AT), Choice(Practice.RECALL, AT, "Mine")])
def test_the_own_line_alone_has_a_text(ledger: Ledger, choice: Choice) -> None:
    with pytest.raises(IntegrityError), ledger.write() as shelves:
        shelves.plan.put_choice(choice)


def test_they_go_into_the_export(ledger: Ledger) -> None:
    check = StageCheck(UUID(int=1), WEEK, AT, tuple(Statement))
    choice, tick = Choice(Practice.RECALL, AT), PlanTick(WEEK, Practice.RECALL, AT)
    with ledger.write() as shelves:
        shelves.plan.put_check(check)
        shelves.plan.put_choice(choice)
        shelves.plan.put_tick(tick)
    with ledger.read() as shelves:
        everything = shelves.archive.everything()
        assert list(everything.stage_checks) == [check]
        assert list(everything.plan_choices) == [choice]
        assert list(everything.plan_ticks) == [tick]
