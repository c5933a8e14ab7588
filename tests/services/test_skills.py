"""Skills: those of tasks and those added, decided, noted, forgotten and undone; their numbers and the rows behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.support.kept import RETRY, Kept, finished
from unaided.domain.explanation import AiUse
from unaided.domain.narrowed import Narrowed
from unaided.domain.ownership import Ownership
from unaided.domain.recall import Rating
from unaided.domain.session import Mode
from unaided.domain.skill import Recalled, SkillRow, SkillWork
from unaided.domain.trouble import SkillRuleError
from unaided.domain.within import Within
from unaided.services.explanation import Ending, ExplanationAnswer, ReflectionAnswer
from unaided.services.recall import RecallAnswer

DAY = 24  # hours
MONDAY = date(2025, 3, 3)


def rows(kept: Kept) -> dict[str, SkillRow]:
    """Return the matrix by name, in its order."""
    return {row.name: row for row in kept.services.skills.look().rows}


def work(kept: Kept, skill: str, mode: Mode = Mode.NO_AI, gaps: tuple[str, ...] = (), progress: int = 100) -> None:
    """Work on a task of this skill and answer what is asked."""
    session_id = finished(kept, replace(RETRY, mode=mode, skill=skill))
    if mode is Mode.NO_AI:
        kept.explanation.reflect(session_id, ReflectionAnswer(3, "", Ending(progress, gaps=gaps)))
    else:
        answers = ("A retry that waits.", "No queue.", "When the clock is set.")
        kept.explanation.explain(session_id, _explained(answers, Ending(progress, gaps=gaps)))


def _explained(answers: tuple[str, str, str], ending: Ending) -> ExplanationAnswer:
    return ExplanationAnswer(80, answers, 60, ai_closed=True, ending=ending, ai_use=AiUse.CONCEPTS)


def test_there_are_none_at_first(kept: Kept) -> None:
    assert kept.services.skills.look().rows == ()


def test_the_labels_of_tasks_are_skills_that_are_not_decided(kept: Kept) -> None:
    work(kept, "SQL")
    work(kept, "SQL", Mode.AI)
    kept.clock.pass_time(hours=DAY)
    work(kept, "Parsing", Mode.AI)
    assert rows(kept) == {
        "Parsing": SkillRow("Parsing", None, "", SkillWork(0, 1), Recalled(), of_tasks=True),
        "SQL": SkillRow("SQL", None, "", SkillWork(1, 1, MONDAY), Recalled(), of_tasks=True),
    }


def test_a_skill_added_by_hand_has_no_work_yet(kept: Kept) -> None:
    kept.services.skills.add(" error\thandling ")
    assert rows(kept) == {
        "error handling": SkillRow("error handling", None, "", SkillWork(), Recalled(), of_tasks=False)
    }
    with pytest.raises(SkillRuleError, match="listed already"):
        kept.services.skills.add("Error Handling")


def test_rows_come_by_class_then_by_name(kept: Kept) -> None:
    skills = kept.services.skills
    for name, ownership in (("b", None), ("a", None), ("d", Ownership.TRANSIENT), ("c", Ownership.CORE)):
        skills.add(name)
        skills.decide(name, ownership)
    skills.add("B2")
    skills.decide("b2", Ownership.REPEATABLE)
    assert list(rows(kept)) == ["c", "B2", "d", "a", "b"]


def test_deciding_taking_back_and_forgetting_are_undone(kept: Kept) -> None:
    skills = kept.services.skills
    work(kept, "SQL")
    first = skills.decide("SQL", Ownership.CORE)
    second = skills.decide("SQL", None)
    assert rows(kept)["SQL"].ownership is None
    skills.undo(second)
    assert rows(kept)["SQL"].ownership is Ownership.CORE
    skills.undo(first)
    assert rows(kept)["SQL"].ownership is None
    added = skills.add("Awk")
    gone = skills.remove("Awk")
    assert list(rows(kept)) == ["SQL"]
    skills.undo(gone)
    skills.undo(added)
    assert list(rows(kept)) == ["SQL"]


def test_a_note_is_kept_and_an_undone_decision_leaves_it(kept: Kept) -> None:
    skills = kept.services.skills
    skills.add("SQL")
    change = skills.decide("SQL", Ownership.CORE)
    skills.note("SQL", " window functions  ")
    skills.undo(change)
    assert (rows(kept)["SQL"].ownership, rows(kept)["SQL"].note) == (None, "window functions")


def test_a_note_outlives_the_undoing_of_what_came_before_it(kept: Kept) -> None:
    skills = kept.services.skills
    work(kept, "SQL")
    decided = skills.decide("SQL", Ownership.CORE)  # nothing was said of it before
    skills.note("SQL", "window functions")
    skills.undo(decided)
    assert (rows(kept)["SQL"].ownership, rows(kept)["SQL"].note) == (None, "window functions")
    added = skills.add("Awk")
    skills.note("Awk", "one-liners")
    skills.undo(added)
    assert rows(kept)["Awk"].note == "one-liners", "it is still in the list: its note would be lost with it"
    gone = skills.remove("SQL")
    skills.decide("SQL", Ownership.TRANSIENT)
    skills.undo(gone)
    assert (rows(kept)["SQL"].ownership, rows(kept)["SQL"].note) == (None, "window functions")


def test_what_is_no_skill_is_refused(kept: Kept) -> None:
    for verb in (kept.services.skills.remove, kept.services.skills.row):
        with pytest.raises(SkillRuleError, match="There is no skill “SQL”"):
            verb("SQL")
    with pytest.raises(SkillRuleError, match="no name"):
        kept.services.skills.add(" ")


def test_the_tasks_counted_are_those_that_history_lists(kept: Kept) -> None:
    work(kept, "SQL")
    kept.clock.pass_time(hours=DAY * 80)
    work(kept, "SQL")
    work(kept, "SQL", Mode.AI, progress=40)  # open: written down in these days
    for days, counted in ((0, 3), (9, 3), (1, 2)):
        kept.clock.pass_time(hours=DAY * days)
        look = kept.services.skills.look()
        [row] = look.rows
        narrowed = Narrowed(Within.OWN, look.since, look.today, skill="SQL")
        listed = kept.services.history.count_tasks(kept.services.history.tasks_meant(narrowed))
        assert row.work.no_ai + row.work.ai == listed == counted
    assert rows(kept)["SQL"].work.last_no_ai == date(2025, 5, 22)


def test_recalls_and_gaps_are_counted_and_open_what_is_behind(kept: Kept) -> None:
    skills = kept.services.skills
    work(kept, "SQL", Mode.AI, gaps=("Who closes the cursor", "What jitter does"))
    work(kept, "Parsing", gaps=("Why it backtracks",))
    kept.services.gaps.fill(kept.services.gaps.list()[-1].gap.id, "The pool does.")
    kept.clock.pass_time(hours=DAY * 8)
    [card] = kept.services.recall.day(5).cards
    kept.services.recall.answer(card.card.id, RecallAnswer(50, "", frozenset(), Rating.GOOD))
    row = rows(kept)["SQL"]
    assert (row.recalled, row.work.gaps) == (Recalled(1, 1), 1)
    behind = skills.behind("SQL")
    assert [(recall.title, recall.passed) for recall in behind.recalls] == [("Fix the retry", True)]
    assert len(behind.gaps) == 1
    assert skills.behind("Parsing").recalls == ()
    assert [gap.text for gap, _ in skills.behind("Parsing").gaps] == ["Why it backtracks"]


def test_the_start_panel_knows_what_was_decided(kept: Kept) -> None:
    for name, ownership in (("SQL", Ownership.TRANSIENT), ("Awk", None)):
        kept.services.skills.add(name)
        kept.services.skills.decide(name, ownership)
    assert kept.session.choices().decided == {"SQL": Ownership.TRANSIENT}
