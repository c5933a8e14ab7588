"""The dialog that will be needed is built once while the session runs, and nobody sees it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.home import Home
from unaided.desktop.answer_dialog import AnswerDialog
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.warm_dialogs import WarmDialogs
from unaided.domain.session import Mode
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


@pytest.mark.parametrize(("mode", "kind"), [(Mode.AI, ExplanationDialog), (Mode.NO_AI, ReflectionDialog)])
def test_it_is_built_once_and_shown_to_nobody(home: Home, mode: Mode, kind: type[AnswerDialog]) -> None:
    maker = Maker(home)
    warm = WarmDialogs(home.bridge, maker.make)
    wake(home)
    assert maker.made == []  # nothing runs
    home.start("Fix the retry", mode)
    for _ in range(3):
        wake(home)
    assert maker.made == [kind]
    assert not any(window.isVisible() for window in QApplication.topLevelWidgets())
    assert not home.bridge.now.owed
    warm.deleteLater()
