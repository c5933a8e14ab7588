"""The dialog that will be needed is built once while the session runs, and nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.answer_dialog import AnswerDialog
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.warm_dialogs import WarmDialogs
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Question


class Maker:
    """Makes dialogs, and knows which."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.made: list[type[AnswerDialog]] = []

    def make(self, question: Question) -> AnswerDialog:
        """Make the dialog that fits."""
        kind = ExplanationDialog if question.session.mode is Mode.AI else ReflectionDialog
        self.made.append(kind)
        return kind(self._home.bridge, self._home.theme, question)


def wake(home: Home) -> None:
    """Have the app wake up, as it does while a session runs."""
    home.bridge.ticked.emit()
    home.settled()
    QApplication.processEvents()


@pytest.fixture
def maker(home: Home) -> Maker:
    return Maker(home)


@pytest.fixture
def warm(home: Home, maker: Maker) -> Iterator[WarmDialogs]:
    warm = WarmDialogs(home.bridge, maker.make)
    yield warm
    warm.drop()
    warm.deleteLater()


def question_of(session_id: UUID, services: Services) -> Question:
    """Return what is asked about a session."""
    return services.explanation.open(session_id)


def ended(home: Home) -> Question:
    """Work half an hour, end the session, and return what is asked about it."""
    home.clock.pass_time(minutes=30)
    home.bridge.act(SessionEvent.FINISH)
    home.settled()
    return home.read(partial(question_of, home.bridge.now.owed[0].session_id))


@pytest.mark.parametrize(("mode", "kind"), [(Mode.AI, ExplanationDialog), (Mode.NO_AI, ReflectionDialog)])
def test_it_is_built_once_and_shown_to_nobody(
    home: Home, maker: Maker, warm: WarmDialogs, mode: Mode, kind: type[AnswerDialog]
) -> None:
    wake(home)
    assert maker.made == []  # nothing runs
    home.start("Fix the retry", mode)
    for _ in range(3):
        wake(home)
    assert maker.made == [kind]
    assert not any(window.isVisible() for window in QApplication.topLevelWidgets())
    assert not home.bridge.now.owed
    warm.drop()


@pytest.mark.parametrize("mode", Mode)
def test_the_one_that_is_ready_is_shown_and_tells_of_the_session_as_it_ended(
    home: Home, maker: Maker, warm: WarmDialogs, mode: Mode
) -> None:
    home.start("Fix the retry", mode)
    wake(home)
    question = ended(home)
    dialog = warm.made(question)
    home.qtbot.addWidget(dialog)

    assert len(maker.made) == 1
    assert dialog.question == question
    assert dialog.headline.line.text().endswith("ended 09:30")
    fresh = maker.make(question)
    home.qtbot.addWidget(fresh)
    assert dialog.draft() == fresh.draft()
    assert dialog.headline.line.text() == fresh.headline.line.text()


def test_one_that_asks_something_else_is_made_anew(home: Home, maker: Maker, warm: WarmDialogs) -> None:
    home.start()
    wake(home)
    home.bridge.look_up("PEP 440 ordering", lambda: None, lambda trouble: pytest.fail(trouble.sentence))
    home.settled()
    dialog = warm.made(ended(home))
    home.qtbot.addWidget(dialog)

    assert len(maker.made) == 2
    assert [look_up.text for look_up in dialog.question.look_ups] == ["PEP 440 ordering"]


def test_each_session_has_its_own(home: Home, maker: Maker, warm: WarmDialogs) -> None:
    home.start("Fix the retry")
    wake(home)
    ended(home)
    home.start("Add paging")
    wake(home)
    dialog = warm.made(ended(home))
    home.qtbot.addWidget(dialog)

    assert len(maker.made) == 2
    assert dialog.question.task.title == "Add paging"
