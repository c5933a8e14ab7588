"""What is typed is kept while it is typed, whatever else is under way or goes wrong (Laws 7, 12)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from tests.support.home import Home
from unaided.desktop.background import BUG
from unaided.desktop.draft import ReflectionDraft, read_draft
from unaided.desktop.draft_keeper import DraftKeeper


class Typing:
    """A dialog in which somebody types, as far as its keeper can tell."""

    def __init__(self, home: Home) -> None:
        """Work on something first."""
        home.work(20)
        self._home = home
        self._session_id: UUID = home.bridge.now.owed[0].session_id
        self.words: object = ""
        self.keeper = DraftKeeper(home.bridge, self._session_id, self._draft)
        self.kept: list[bool] = []
        self.told: list[str] = []
        self.keeper.kept.connect(lambda: self.kept.append(True))
        self.keeper.failed.connect(self.told.append)

    def _draft(self) -> ReflectionDraft:
        return ReflectionDraft(surprise=self.words)  # type: ignore[arg-type]  # a bug is words that are none

    def write(self, words: object) -> None:
        """Change what is typed to this."""
        self.words = words
        self.keeper.touch()

    @property
    def on_disk(self) -> str:
        """Return the words that are kept."""
        question = self._home.read(lambda services: services.explanation.open(self._session_id))
        return read_draft(question.draft, ReflectionDraft).surprise


@pytest.fixture
def typing(home: Home) -> Iterator[Typing]:
    typing = Typing(home)
    yield typing
    typing.keeper.rest()


def test_what_is_typed_is_kept_without_being_asked(home: Home, typing: Typing) -> None:
    typing.write("The lock")
    home.qtbot.waitUntil(lambda: typing.keeper.is_clean)
    assert typing.on_disk == "The lock"
    assert typing.kept == [True]


def test_words_typed_while_a_save_is_under_way_follow_it(home: Home, typing: Typing) -> None:
    typing.write("The lock")
    typing.keeper.save()
    typing.write("The lock was held")
    typing.keeper.save()
    home.qtbot.waitUntil(lambda: typing.keeper.is_clean)
    assert typing.on_disk == "The lock was held"


def test_the_last_words_are_kept_at_once_though_a_save_is_under_way(home: Home, typing: Typing) -> None:
    typing.write("The lock")
    typing.keeper.save()
    typing.write("The lock was held")
    typing.keeper.flush()
    typing.keeper.rest()  # no later moment comes
    home.settled()
    assert typing.on_disk == "The lock was held"


def test_a_draft_is_not_kept_again_once_the_answer_is_on_its_way(home: Home, typing: Typing) -> None:
    typing.write("The lock")
    typing.keeper.rest()
    typing.keeper.flush()
    home.settled()
    assert typing.on_disk == ""


def test_saving_goes_on_after_a_bug_and_says_so(home: Home, typing: Typing) -> None:
    with home.qtbot.capture_exceptions() as caught:
        typing.write({"not", "words"})
        typing.keeper.save()
        home.settled()
    assert [kind for kind, _, _ in caught] == [TypeError]
    assert typing.told == [BUG]
    assert not typing.keeper.is_clean

    typing.write("The lock was held")
    typing.keeper.save()
    home.settled()
    assert typing.on_disk == "The lock was held"
    assert typing.kept == [True]


def test_a_bug_that_stops_every_save_is_shown_once_until_one_is_done(home: Home, typing: Typing) -> None:
    def fail() -> None:
        typing.write({"not", "words"})
        typing.keeper.save()
        home.settled()

    with home.qtbot.capture_exceptions() as caught:
        for _ in range(3):
            fail()
    assert [kind for kind, _, _ in caught] == [TypeError]
    assert typing.told == [BUG] * 3  # the dialog goes on saying that it is not kept

    typing.write("The lock was held")
    typing.keeper.save()
    home.settled()
    with home.qtbot.capture_exceptions() as caught:
        fail()
    assert [kind for kind, _, _ in caught] == [TypeError]


def test_another_bug_is_shown_too(home: Home, typing: Typing) -> None:
    with home.qtbot.capture_exceptions() as caught:
        for words in ({"not", "words"}, (word for word in "words")):
            typing.write(words)
            typing.keeper.save()
            home.settled()
    assert [kind for kind, _, _ in caught] == [TypeError, TypeError]  # at two places


def test_nothing_is_told_of_a_save_that_a_later_one_makes_good(home: Home, typing: Typing) -> None:
    with home.qtbot.capture_exceptions() as caught:
        typing.write({"not", "words"})
        typing.keeper.save()
        typing.write("The lock was held")
        typing.keeper.flush()
        home.settled()
    assert [kind for kind, _, _ in caught] == [TypeError]
    assert typing.told == []
    assert typing.keeper.is_clean
    assert typing.on_disk == "The lock was held"
