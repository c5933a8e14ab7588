"""Jobs run off the UI thread, in order; their replies and bugs come back to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.background import BUG, Background
from unaided.domain.trouble import StorageFullError, UnaidedError


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def test_replies_come_on_the_ui_thread_in_the_order_of_the_jobs(qtbot: QtBot, background: Background) -> None:
    seen: list[tuple[str, int]] = []

    def take(result: str) -> None:
        seen.append((result, threading.get_ident()))

    workers: list[int] = []

    def job(name: str) -> str:
        workers.append(threading.get_ident())
        return name

    for name in "abc":
        background.run(lambda name=name: job(name), take)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(seen) == 3)

    assert [name for name, _ in seen] == ["a", "b", "c"]
    assert {thread for _, thread in seen} == {threading.get_ident()}
    assert len(set(workers)) == 1
    assert workers[0] != threading.get_ident()


def test_trouble_goes_to_who_takes_it(qtbot: QtBot, background: Background) -> None:
    taken: list[UnaidedError] = []

    def full() -> None:
        raise StorageFullError("The disk is full.")

    background.run(full, failed=taken.append)
    qtbot.waitUntil(lambda: bool(taken))

    assert taken[0].sentence == "The disk is full."


def test_a_bug_reaches_the_hook_on_the_ui_thread_and_the_worker_goes_on(qtbot: QtBot, background: Background) -> None:
    def bug() -> int:
        return 1 // 0

    answers: list[int] = []
    with qtbot.capture_exceptions() as caught:
        background.run(bug)
        background.run(lambda: 7, answers.append)
        qtbot.waitUntil(lambda: bool(answers))

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert answers == [7]


def test_who_waits_for_a_job_hears_of_its_bug_in_plain_words(qtbot: QtBot, background: Background) -> None:
    taken: list[str] = []

    def bug() -> int:
        return 1 // 0

    with qtbot.capture_exceptions() as caught:
        background.run(bug, failed=lambda trouble: taken.append(trouble.sentence))
        qtbot.waitUntil(lambda: background.pending == 0)

    assert taken == [BUG]
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_bug_is_seen_even_where_who_waits_for_it_fails_as_well(qtbot: QtBot, background: Background) -> None:
    def bug() -> int:
        return 1 // 0

    def fail(_trouble: UnaidedError) -> None:
        raise LookupError

    with qtbot.capture_exceptions() as caught:
        background.run(bug, failed=fail)
        qtbot.waitUntil(lambda: background.pending == 0)

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


@pytest.mark.usefixtures("qapp")
def test_stop_finishes_what_was_given() -> None:
    background = Background()
    done: list[int] = []
    for number in range(5):
        background.run(lambda number=number: done.append(number))  # type: ignore[misc]
    background.stop()

    assert done == [0, 1, 2, 3, 4]


@pytest.mark.usefixtures("qapp")
def test_no_thread_without_a_job() -> None:
    before = threading.active_count()
    background = Background()
    background.stop()

    assert threading.active_count() == before


def test_a_job_that_went_well_and_that_nobody_waits_for_wakes_nobody(qtbot: QtBot, background: Background) -> None:
    done: list[int] = []
    background.run(lambda: done.append(1))
    with qtbot.assertNotEmitted(background._replied):
        qtbot.waitUntil(lambda: background.pending == 0)

    assert done == [1]
