"""History: lists, totals, a session in detail, and the export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.support import people
from tests.support.kept import Kept, kept_in_memory
from unaided.domain.export import list_dict
from unaided.domain.history import SessionFilter
from unaided.domain.session import Mode, active_us
from unaided.domain.trouble import SessionRuleError
from unaided.domain.within import Period, first_of
from unaided.services.history import Totals

MEASURED = (
    *("baselines", "baseline_tasks", "sizes", "audits", "forecasts", "experiments", "draws", "kept_out"),
    *("imported_tasks", "imported_sessions", "imported_explanations", "imported_recalls"),
)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """Services over the young person: ten sessions, one of them with AI."""
    with kept_in_memory(tmp_path) as kept:
        with kept.ledger.write() as shelves:
            people.young(people.Diary(shelves))
        yield kept


def titles(kept: Kept, wanted: SessionFilter, limit: int = 100, offset: int = 0) -> list[str]:
    """Return the titles of the sessions meant."""
    return [row.task.title for row in kept.services.history.rows(wanted, limit, offset)]


def test_rows_are_the_latest_first_and_in_pages(kept: Kept) -> None:
    every = titles(kept, SessionFilter())

    assert every[:2] == ["Tame the flaky login test", "Write the migration for tags"]
    assert titles(kept, SessionFilter(), limit=3, offset=2) == every[2:5]


def test_a_filter_means_the_same_to_rows_and_totals(kept: Kept) -> None:
    history = kept.services.history
    for wanted, totals in (
        (SessionFilter(), Totals(no_ai=9, ai=1)),
        (SessionFilter(mode=Mode.AI), Totals(no_ai=0, ai=1)),
        (SessionFilter(mode=Mode.NO_AI), Totals(no_ai=9, ai=0)),
        (SessionFilter(text="THE UPLOAD"), Totals(no_ai=1, ai=0)),
        (SessionFilter(since=date(2025, 3, 3), until=date(2025, 3, 3)), Totals(no_ai=1, ai=1)),
        (SessionFilter(text="nothing is called so"), Totals(no_ai=0, ai=0)),
    ):
        assert history.totals(wanted) == totals
        assert totals.sessions == len(titles(kept, wanted))


def test_a_session_in_detail_has_what_was_written(kept: Kept) -> None:
    rows = kept.services.history.rows(SessionFilter(), 10)
    owed, with_ai, without_ai = (kept.services.history.detail(rows[place].session.id) for place in (0, 1, 2))

    assert (owed.owed, owed.explanation, owed.reflection) == (True, None, None)
    assert with_ai.explanation is not None
    assert with_ai.explanation.answers[0] == "A retry with a growing wait."
    assert without_ai.reflection is not None
    assert [look_up.text for look_up in without_ai.look_ups] == ["signature of urllib3's Retry"]
    assert without_ai.row == rows[2]


def test_a_session_that_is_not_there_is_refused(kept: Kept) -> None:
    with pytest.raises(SessionRuleError, match="not there any more"):
        kept.services.history.detail(UUID(int=5))


def test_the_list_has_titles_and_none_of_the_words(kept: Kept) -> None:
    rows = [list_dict(row) for row in kept.services.history.rows(SessionFilter(), 3)]

    assert [row["title"] for row in rows] == titles(kept, SessionFilter(), limit=3)
    text = json.dumps(rows)
    assert "urllib3" not in text
    assert "growing wait" not in text
    assert "lock was held" not in text


def test_the_export_holds_everything(kept: Kept) -> None:
    exported = json.loads(json.dumps(kept.services.history.export()))

    assert exported["schema"] == 1
    assert exported["exported_at"] == "2025-03-03T08:00:00Z"
    counts = {kind: len(rows) for kind, rows in exported.items() if isinstance(rows, list)}
    assert counts == {
        "tasks": 10,
        "sessions": 10,
        "explanations": 1,
        "reflections": 8,
        "look_ups": 8,
        "gaps": 0,
        "postponements": 0,
        "drafts": 0,
        "start_corrections": 0,
        "goings_on": 0,
        "cards": 0,
        "recalls": 0,
        "leaves": 0,
        "reproductions": 0,
        "word_drafts": 0,
        "timeline_notes": 0,
        "session_edits": 0,
        "skills": 0,
        "stage_checks": 0,
        "plan_choices": 0,
        "plan_ticks": 0,
        **dict.fromkeys(MEASURED, 0),
    }
    assert "A retry with a growing wait." in json.dumps(exported)


def test_a_mode_and_a_text_narrow_together(kept: Kept) -> None:
    wanted = SessionFilter(mode=Mode.AI, text="the")

    assert titles(kept, wanted) == ["Write the migration for tags"]
    assert titles(kept, replace(wanted, mode=Mode.NO_AI, text="migration")) == []


def test_totals_of_days_weeks_and_months_are_the_ledger_s_and_no_more_than_passed(kept: Kept) -> None:
    sessions = [row.session for row in kept.services.history.rows(SessionFilter(), 20)]
    worked = {mode: sum(active_us(one) for one in sessions if one.mode is mode) for mode in Mode}
    for period in Period:
        totals = kept.services.history.periods(SessionFilter(), period)
        assert sum(total.no_ai_us for total in totals) == worked[Mode.NO_AI]
        assert sum(total.ai_us for total in totals) == worked[Mode.AI]
        assert sum(total.sessions for total in totals) == len(sessions)
        for total in totals:
            within = [one for one in sessions if first_of(period, one.started.local_date()) == total.first]
            assert total.no_ai_us + total.ai_us <= sum(one.elapsed_us for one in within)
            assert [total.no_ai, total.ai] == [
                sum(one.mode is mode for one in within) for mode in (Mode.NO_AI, Mode.AI)
            ]
