"""What History is narrowed by: lists of what there is, days as they are typed, and what is remembered of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.history_filters import PRIVATE, HistoryFilters
from unaided.desktop.theme import Theme
from unaided.domain.history import Origin
from unaided.domain.narrowed import Narrowed
from unaided.domain.session import Mode
from unaided.domain.task import TaskStatus
from unaided.domain.within import Within
from unaided.services.history import Labels

TASK = UUID(int=7)
FIRST, LAST = date(2025, 3, 1), date(2025, 3, 31)


@pytest.fixture
def filters(qtbot: QtBot) -> HistoryFilters:
    made = HistoryFilters(Theme())
    qtbot.addWidget(made)
    return made


def test_nothing_chosen_means_everything(filters: HistoryFilters) -> None:
    assert filters.narrowed("", None) == Narrowed()
    assert filters.narrowed("retry", Mode.AI) == Narrowed(mode=Mode.AI, text="retry")


def test_a_list_without_a_choice_is_not_there(filters: HistoryFilters) -> None:
    filters.offer(Labels(kinds=("debug",)))
    assert all(choice.isHidden() for choice in filters.lists.values())
    filters.offer(Labels(kinds=("build", "debug"), projects=("Shop",)))
    assert [name for name, choice in filters.lists.items() if not choice.isHidden()] == ["kind", "project"]


def test_what_is_chosen_stays_where_what_there_is_changes(filters: HistoryFilters) -> None:
    filters.offer(Labels(projects=("Shop", "Till")))
    filters.lists["project"].choose("Till")
    filters.offer(Labels(projects=("Depot", "Shop")))
    assert filters.narrowed("", None) == Narrowed(project="Till")


def test_days_show_only_where_they_are_asked_for(filters: HistoryFilters) -> None:
    assert filters.since.isHidden()
    filters.mean_days(FIRST, LAST)
    assert not filters.since.isHidden()
    assert filters.narrowed("", None) == Narrowed(Within.OWN, FIRST, LAST)
    filters.forget_all()
    assert filters.since.isHidden()
    assert filters.narrowed("", None) == Narrowed()


def test_a_day_that_is_none_is_said_and_the_last_good_one_holds(filters: HistoryFilters, qtbot: QtBot) -> None:
    filters.mean_days(FIRST, LAST)
    with qtbot.waitSignal(filters.wrong) as wrong, qtbot.assertNotEmitted(filters.changed):
        filters.until.setText("2025-03-")
    assert wrong.args[0].startswith("“2025-03-” is no day.")
    assert filters.narrowed("", None).until == LAST
    with qtbot.waitSignals([filters.wrong, filters.changed]):
        filters.until.setText("2025-03-09")
    assert filters.narrowed("", None).until == date(2025, 3, 9)


def test_one_task_is_meant_alone_and_forgotten_again(filters: HistoryFilters) -> None:
    filters.mean_days(FIRST, LAST)
    filters.mean_task(TASK)
    assert filters.narrowed("", None) == Narrowed(task_id=TASK)
    filters.forget_all()
    assert filters.narrowed("", None) == Narrowed()


def test_how_a_task_stands_narrows_tasks_alone(filters: HistoryFilters) -> None:
    filters.offer_status(shown=True)
    filters.status.choose(TaskStatus.OPEN)
    assert filters.narrowed("", None) == Narrowed(status=TaskStatus.OPEN)
    filters.offer_status(shown=False)
    assert filters.narrowed("", None) == Narrowed()


def test_all_of_it_is_remembered_and_taken_again_in_silence(filters: HistoryFilters, qtbot: QtBot) -> None:
    filters.offer(Labels(("build", "debug"), ("Shop",), ("SQL",)))
    filters.mean_days(FIRST, LAST)
    for name, value in (("kind", "debug"), ("project", "Shop"), ("skill", "SQL")):
        filters.lists[name].choose(value)
    filters.origin.choose(Origin.EDITED)
    later = HistoryFilters(Theme())
    qtbot.addWidget(later)
    with qtbot.assertNotEmitted(later.changed):
        later.take_kept(filters.kept())
    assert later.narrowed("", None) == filters.narrowed("", None)
    assert PRIVATE & filters.kept().keys() == {"project", "skill"}  # "text" is the page's own


def test_what_is_remembered_and_unknown_today_means_everything(filters: HistoryFilters) -> None:
    filters.take_kept({"within": "century", "origin": "moon", "status": "asleep", "since": "soon"})
    assert filters.narrowed("", None) == Narrowed()
