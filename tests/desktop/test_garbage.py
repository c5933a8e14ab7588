"""Garbage with Qt objects in it is never collected on the worker."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from weakref import finalize

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.background import Background
from unaided.desktop.garbage import DUE, OLD, collect_by_hand, collect_if_due


class Knot:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _by_hand() -> Iterator[None]:
    gc.collect()
    collect_by_hand()
    yield
    gc.enable()


def test_what_the_worker_leaves_is_collected_on_the_ui_thread(qtbot: QtBot) -> None:
    where: list[int] = []

    def litter() -> None:
        for _ in range(DUE + 1):
            Knot()
        finalize(Knot(), lambda: where.append(threading.get_ident()))

    background = Background()
    background.run(litter, lambda _result: None)
    qtbot.waitUntil(lambda: bool(where))
    background.stop()

    assert where == [threading.get_ident()]


def test_what_is_old_is_looked_at_now_and_then_and_not_each_time() -> None:
    gone: list[int] = []
    old = Knot()
    finalize(old, gone.append, 1)
    gc.collect()  # it lives on, among the old
    del old
    for number in range(OLD + 1):
        made = [Knot() for _ in range(DUE + 1)]
        collect_if_due()
        assert bool(gone) is (number == OLD)
        made.clear()
