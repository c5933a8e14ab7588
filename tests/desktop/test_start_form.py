"""The questions before a start: what was answered stays, and nobody but the person picks a mode (Law 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.clock import MORNING, FakeClock
from unaided.desktop.start_form import NO_ESTIMATE, NO_MODE, StartForm
from unaided.desktop.theme import Theme
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, begin
from unaided.domain.settings import Scheme
from unaided.domain.task import KINDS, Estimate, Task
from unaided.services.session import StartChoices, StartRequest

DEBUG, DESIGN = (next(kind for kind in KINDS if kind == name) for name in ("debug", "design"))
FIX = Task(UUID(int=1), "Fix", DEBUG, Ownership.CORE, MORNING, Estimate(30, MORNING))
LAST = begin(UUID(int=2), FIX.id, Mode.AI, timedelta(minutes=25), FakeClock().read(), progress_before=0)


@pytest.fixture
def form(qtbot: QtBot) -> StartForm:
    form = StartForm(Theme(scheme=Scheme.LIGHT))
    qtbot.addWidget(form)
    form.offer(StartChoices((FIX,), FIX, LAST))
    form.show()
    return form


def write(form: StartForm, words: str) -> None:
    """Write on letter by letter, without the list of open tasks: it grabs the keyboard, which offscreen is none."""
    for letter in words:
        form.task.setText(form.task.text() + letter)


def click(form: StartForm, kind: str, minutes: int) -> None:
    """Choose the kind and the estimate of a new task by hand."""
    form.kinds.pills[[str(each) for each in form.kinds.values].index(kind)].click()
    form.estimate.choices.pills[list(form.estimate.choices.values).index(minutes)].click()


def test_a_title_that_begins_like_an_open_task_changes_no_answer_and_picks_no_mode(form: StartForm) -> None:
    click(form, "design", 240)
    write(form, "Fix the cursor")

    assert form.kinds.value == DESIGN
    assert form.estimate.minutes == 240
    assert form.mode.value is None
    missing = form.missing()
    assert missing is not None
    assert missing[0] == NO_MODE
    assert form.request(Mode.NO_AI) == StartRequest(
        Mode.NO_AI,
        "Fix the cursor",
        kind=DESIGN,
        ownership=Ownership.CORE,
        estimate_minutes=240,
        planned=timedelta(minutes=25),
        skill="",
        project="",
    )


def test_without_an_estimate_the_mode_stays_asleep_after_such_a_title(form: StartForm) -> None:
    write(form, "Fix the cursor")
    assert not form.mode.isEnabled()
    missing = form.missing()
    assert missing is not None
    assert missing[0] == NO_ESTIMATE


def test_an_open_task_goes_on_in_the_last_mode_and_asks_nothing(form: StartForm) -> None:
    write(form, "fix")
    assert form.understood.text() == "Goes on: 0 % done, 30 min estimated."
    assert not form.of_new_task.isVisible()
    assert form.mode.value is Mode.AI
    assert form.missing() is None
    assert form.request(Mode.AI) == StartRequest(Mode.AI, task_id=FIX.id, planned=timedelta(minutes=25))


def test_the_advice_is_about_the_task_that_is_named(form: StartForm) -> None:
    before = form.advice.text()
    form.ownership.setCurrentIndex(0 if form.ownership.currentIndex() else 1)
    form.ownership.activated.emit(form.ownership.currentIndex())
    other = form.advice.text()
    write(form, "Fix")
    assert form.advice.text() == before
    write(form, " it")
    assert form.advice.text() == other


def test_a_new_task_of_the_same_name_keeps_the_answers_and_asks_for_the_mode(form: StartForm) -> None:
    click(form, "design", 240)
    write(form, "Fix")
    form.as_new.click()
    assert form.of_new_task.isVisible()
    assert (form.kinds.value, form.estimate.minutes, form.mode.value) == (DESIGN, 240, None)


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_mode_that_the_person_asked_for_stays_whatever_the_line_names(form: StartForm, *, by_hand: bool) -> None:
    write(form, "Fix")
    if by_hand:
        form.mode.pills[list(form.mode.values).index(Mode.NO_AI)].click()
    else:
        form.preselect(Mode.NO_AI)
    write(form, " the cursor")
    assert form.mode.value is Mode.NO_AI


def test_quick_entry_is_read_through_an_open_tasks_name(form: StartForm) -> None:
    write(form, "Fix #design 90m")
    assert (form.kinds.value, form.estimate.minutes) == (DESIGN, 90)


def test_after_a_start_nothing_is_answered(form: StartForm) -> None:
    write(form, "Fix")
    form.clear()
    assert (form.task.text(), form.mode.value, form.estimate.minutes) == ("", None, None)


def test_a_trial_of_some_seconds_does_not_become_the_next_length(qtbot: QtBot) -> None:
    form = StartForm(Theme(scheme=Scheme.LIGHT))
    qtbot.addWidget(form)
    trial = begin(UUID(int=3), FIX.id, Mode.AI, timedelta(seconds=6), FakeClock().read())
    form.offer(StartChoices((FIX,), FIX, trial))

    assert form.request(Mode.AI).planned == timedelta(minutes=50)


def test_enter_on_a_mode_means_it(form: StartForm) -> None:
    write(form, "Retry with back-off #debug 90m")
    form.activateWindow()
    form.mode.setFocus()
    form.take_focused_mode()

    assert form.mode.value is Mode.NO_AI
    assert form.missing() is None


def own(form: StartForm, decided: dict[str, Ownership], last: Task = FIX) -> None:
    """Offer what was decided of skills beside the last task."""
    form.clear()
    form.offer(StartChoices((FIX,), last, LAST, decided=decided))


def test_a_skill_that_is_typed_proposes_what_was_decided_of_it(form: StartForm) -> None:
    own(form, {"SQL": Ownership.TRANSIENT})
    form.labels.click()
    proposed = []
    for letters in ("SQ", "L"):
        QTest.keyClicks(form.skill, letters)
        proposed.append(form.ownership.chosen_value)
    assert proposed == [Ownership.CORE, Ownership.TRANSIENT]
    assert form.advice.text().startswith("Transient:")


def test_the_skill_of_the_last_task_proposes_it_too(form: StartForm) -> None:
    own(form, {"SQL": Ownership.REPEATABLE}, replace(FIX, skill="SQL"))
    assert form.ownership.chosen_value is Ownership.REPEATABLE


def test_what_the_person_said_of_the_task_stays(form: StartForm) -> None:
    own(form, {"SQL": Ownership.TRANSIENT})
    form.ownership.choose(Ownership.REPEATABLE)
    form.ownership.activated.emit(form.ownership.currentIndex())
    QTest.keyClicks(form.skill, "SQL")
    assert form.ownership.chosen_value is Ownership.REPEATABLE

    own(form, {"SQL": Ownership.TRANSIENT})
    write(form, "Tune the query !repeatable")
    QTest.keyClicks(form.skill, "SQL")
    assert form.ownership.chosen_value is Ownership.REPEATABLE
