"""The shelf of skills: what goes in comes out, by name; taken away it is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.storage.made_up import fewer, moments, words
from tests.support.memory import memory_database
from unaided.domain.ownership import Ownership
from unaided.domain.skill import Skill, decided
from unaided.domain.task_list import TaskFilter
from unaided.storage.ledger import Ledger

AT = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
decisions = st.none() | st.sampled_from(Ownership)


@fewer
@given(words, decisions, moments, st.text("añ \U0001f512", max_size=200))
def test_whatever_goes_in_comes_out(name: str, ownership: Ownership | None, at: datetime, note: str) -> None:
    skill = replace(decided(Skill(name, at), ownership, at), note=note)
    database = memory_database()
    ledger = Ledger(database)
    with ledger.write() as shelves:
        shelves.skills.put(skill)
    with ledger.read() as shelves:
        assert shelves.skills.get(name) == skill
    database.close()


def test_they_come_by_name_and_what_is_taken_away_is_gone(ledger: Ledger) -> None:
    sql, awk = Skill("SQL", AT), Skill("Awk", AT)
    with ledger.write() as shelves:
        for skill in (sql, awk, decided(sql, Ownership.CORE, AT)):
            shelves.skills.put(skill)
        shelves.skills.remove("Perl")
    with ledger.write() as shelves:
        assert shelves.skills.every() == [awk, decided(sql, Ownership.CORE, AT)]
        shelves.skills.remove("Awk")
    with ledger.read() as shelves:
        assert shelves.skills.get("Awk") is None
        assert shelves.listing.skills(TaskFilter()) == {}, "only tasks are work"
