"""One question at a time, the newest of those asked meanwhile, and silence for a view that is gone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.support.home import Home
from unaided.bootstrap import Services
from unaided.desktop.latest import Latest
from unaided.domain.trouble import StorageDamagedError


class Asked:
    """Remember what was read on the worker, and what was answered."""

    def __init__(self, home: Home) -> None:
        self.read: list[str] = []
        self.answers: list[str] = []
        self.latest = Latest(home.bridge, self.answers.append)

    def ask(self, word: str) -> None:
        self.latest.ask(partial(self._read, word))

    def _read(self, word: str, _services: Services) -> str:
        self.read.append(word)
        return word


def test_an_answer_comes_back(home: Home) -> None:
    asked = Asked(home)
    asked.ask("a")
    home.settled()

    assert asked.answers == ["a"]


def test_quick_typing_reads_the_first_and_the_last_and_shows_the_last(home: Home) -> None:
    asked = Asked(home)
    for word in ("r", "re", "ret", "retr", "retry"):
        asked.ask(word)
    home.settled()

    assert asked.read == ["r", "retry"]
    assert asked.answers == ["retry"]


def test_a_view_that_is_gone_gets_no_answer(home: Home) -> None:
    asked = Asked(home)
    asked.ask("a")
    asked.latest.forget()
    asked.ask("b")
    home.settled()

    assert asked.read == ["a"]
    assert asked.answers == []


def test_trouble_is_told_and_the_next_question_is_asked(home: Home, qtbot: QtBot) -> None:
    def damaged(_services: Services) -> str:
        raise StorageDamagedError("The file is damaged.")

    asked = Asked(home)
    with qtbot.waitSignal(home.bridge.told) as told:
        asked.latest.ask(damaged)
    asked.ask("again")
    home.settled()

    assert told.args == ["The file is damaged."]
    assert asked.answers == ["again"]


class View(QObject):
    """A view that remembers what it was answered."""

    answers: list[int]

    def take(self, answer: int) -> None:
        self.answers.append(answer)


def test_an_answer_to_a_view_that_was_destroyed_meanwhile_is_dropped(home: Home) -> None:
    view = View()
    heard: list[int] = []
    view.answers = heard
    latest = Latest(home.bridge, view.take)
    latest.ask(lambda _services: 7)
    delete(view)
    home.settled()

    assert heard == []
