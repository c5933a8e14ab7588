"""The anchors a task is compared with: those of the baseline that counts now, and no others."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.size_field import SizeField
from unaided.domain.task import Kind
from unaided.services.ruler import AnchorChoice

OLD = (AnchorChoice(1, "Fix the retry", Kind("debug")), AnchorChoice(2, "Add paging", Kind("build")))
NEW = (AnchorChoice(1, "Read the cache", Kind("read")),)


@pytest.fixture
def field(qtbot: QtBot) -> SizeField:
    field = SizeField()
    qtbot.addWidget(field)
    return field


def names(field: SizeField) -> list[str]:
    """Return what the anchors are called, as they stand."""
    return [pill.text() for pill in field.anchors.pills]


def test_another_baseline_replaces_the_anchors(field: SizeField) -> None:
    field.offer(OLD)
    assert names(field) == ["1 Fix the retry · debug", "2 Add paging · build"]
    field.offer(())
    assert names(field) == []
    assert field.isHidden()
    field.offer(NEW)
    assert names(field) == ["1 Read the cache · read"]
    assert not field.isHidden()
    field.anchors.pills[0].click()
    field.steps.pills[2].click()
    assert field.judged == (1, 1.0)


def test_what_was_chosen_among_other_anchors_is_not_taken_over(field: SizeField) -> None:
    field.offer(OLD)
    field.anchors.pills[1].click()
    field.steps.pills[0].click()
    field.offer(NEW)
    assert field.judged is None
    assert field.steps.value is None
    assert not field.note.isHidden()


def test_the_same_anchors_again_leave_what_is_chosen(field: SizeField) -> None:
    field.offer(OLD)
    field.anchors.pills[1].click()
    field.steps.pills[0].click()
    field.offer(list(OLD))
    assert field.judged == (2, 0.5)
