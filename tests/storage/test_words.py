"""Whatever was written is found by its words, and whatever is asked for is only ever words."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from tests.storage.made_up import TASK_ID, fewer, task
from tests.support.clock import MORNING, FakeClock
from tests.support.memory import memory_database
from unaided.domain.explanation import AiUse, Explanation, Gap, GoingOn, LookUp, Reflection, closed_gap
from unaided.domain.recall import Card, CardKind, Rating, Recall
from unaided.domain.search import Found, WordsKind, words_of
from unaided.domain.session import Mode, SessionEvent, begin, step
from unaided.storage.database import Database
from unaided.storage.ledger import Ledger, Shelves

SESSION_ID = UUID(int=1)
MEGABYTE = 1_000_000


def with_session(shelves: Shelves) -> None:
    """Keep a finished session on a task."""
    clock = FakeClock()
    shelves.tasks.add(task())
    session = begin(SESSION_ID, TASK_ID, Mode.AI, None, clock.read())
    shelves.sessions.add(step(session, SessionEvent.FINISH, clock.pass_time(minutes=30)), date(2025, 3, 3))


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """Return a ledger with a session in it."""
    with ledger.write() as shelves:
        with_session(shelves)
    return ledger


def write(ledger: Ledger, words: str, number: int = 10) -> UUID:
    """Write a gap, and return its id."""
    gap_id = UUID(int=number)
    with ledger.write() as shelves:
        shelves.explanations.put_gap(Gap(gap_id, SESSION_ID, words, MORNING))
    return gap_id


def found(ledger: Ledger, asked: str, limit: int = 20) -> list[Found]:
    """Return what is found."""
    with ledger.read() as shelves:
        return list(shelves.words.find(words_of(asked), limit))


def test_each_kind_is_found_as_what_it_is(kept: Ledger) -> None:
    explanation = Explanation(
        SESSION_ID,
        50,
        ("alpha one", "alpha two", "alpha three"),
        50,
        AiUse.CONCEPTS,
        ai_closed=True,
        guess_minutes=None,
        written_at=MORNING,
        told_whom="alpha Ada",
    )
    card = Card(UUID(int=7), SESSION_ID, CardKind.EXPLANATION, "front", "back", ("how",), MORNING, MORNING)
    with kept.write() as shelves:
        written = shelves.explanations
        written.add_explanation(explanation)
        written.add_going_on(GoingOn(SESSION_ID, "alpha goes on", AiUse.CONCEPTS, MORNING))
        written.add_reflection(Reflection(SESSION_ID, 3, "alpha surprise", MORNING))
        written.add_gap(Gap(UUID(int=3), SESSION_ID, "alpha gap", MORNING))
        written.add_look_up(LookUp(UUID(int=4), SESSION_ID, "alpha look-up", None, MORNING))
        shelves.cards.put(card)
        shelves.cards.add_recall(Recall(UUID(int=5), card.id, MORNING, 50, "alpha recall", frozenset(), Rating.GOOD))

    all_of_it = found(kept, "alpha")
    assert {one.kind for one in all_of_it} == set(WordsKind)
    assert {(one.session_id, one.title) for one in all_of_it} == {(SESSION_ID, "Fix the retry")}
    assert [one.kind for one in found(kept, "Ada")] == [WordsKind.EXPLANATION]
    assert [one.kind for one in found(kept, "three alpha")] == [WordsKind.EXPLANATION]


def test_all_words_have_to_be_there_each_as_a_beginning(kept: Ledger) -> None:
    write(kept, "The cursor is never closed")
    assert found(kept, "curs clos")
    assert found(kept, "CLOSED never")
    assert not found(kept, "cursor open")
    assert not found(kept, "ursor")
    assert not found(kept, "")


def test_the_latest_comes_first_and_no_more_than_asked(kept: Ledger) -> None:
    for number in range(10, 15):
        write(kept, f"alpha {number}", number)
    assert [one.owner_id.int for one in found(kept, "alpha", limit=3)] == [14, 13, 12]


def test_what_was_changed_is_found_by_its_new_words_alone(kept: Ledger) -> None:
    gap_id = write(kept, "why the lock is held")
    with kept.write() as shelves:
        gap = shelves.explanations.gap(gap_id)
        assert gap is not None
        shelves.explanations.put_gap(closed_gap(gap, MORNING + timedelta(days=1), note="for the counter"))
    assert [one.excerpt for one in found(kept, "counter")] == ["why the lock is held · for the counter"]
    assert len(found(kept, "lock")) == 1

    write(kept, "who closes it")
    assert not found(kept, "lock")
    assert found(kept, "closes")


def test_a_look_up_taken_away_is_found_no_more(kept: Ledger) -> None:
    with kept.write() as shelves:
        shelves.explanations.add_look_up(LookUp(UUID(int=4), SESSION_ID, "ordering", None, MORNING))
    assert found(kept, "ordering")
    with kept.write() as shelves:
        shelves.explanations.remove_look_up(UUID(int=4))
    assert not found(kept, "ordering")


def test_what_was_not_kept_is_not_found(kept: Ledger) -> None:
    class ChangedMindError(Exception):
        """The transaction is not to be kept."""

    def write_and_change_mind() -> None:
        with kept.write() as shelves:
            shelves.explanations.put_gap(Gap(UUID(int=10), SESSION_ID, "alpha", MORNING))
            assert shelves.words.find(("alpha",), 5)
            raise ChangedMindError

    with pytest.raises(ChangedMindError):
        write_and_change_mind()
    assert not found(kept, "alpha")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("half a \0 NUL", "nul"),
        ("stuck\0together", "together"),
        ("\U0001f512 the lock \U0001f468\u200d\U0001f469\u200d\U0001f467", "lock"),
        ("\u202eשלום עולם\u202c", "עולם"),  # noqa: RUF001 (Hebrew, right to left)
        ("قفل الصف", "الصف"),
        ("naïve Straße", "naive"),
        ("naïve Straße", "STRASSE"[:3]),
        ("中文 字符", "字符"),
        ("<b>bold</b> &amp;", "bold"),
        ("snake_case_name", "case"),
        ("a\tb\r\nc", "c"),
    ],
)
def test_text_of_any_kind_is_found_and_kept_as_it_is(kept: Ledger, written: str, asked: str) -> None:
    gap_id = write(kept, written)
    assert [one.owner_id for one in found(kept, asked)] == [gap_id]
    with kept.read() as shelves:
        gap = shelves.explanations.gap(gap_id)
    assert gap is not None
    assert gap.text == written.replace("\0", "?"), "a NUL has no place in a text; its place is marked"


@pytest.mark.parametrize(
    "asked",
    [
        '"',
        '""',
        "*",
        "alpha*",
        "alpha AND beta",
        "alpha OR nowhere",
        "NOT alpha",
        "NEAR(alpha beta)",
        "text:alpha",
        "{text}: alpha",
        "^alpha",
        "alpha + beta",
        "(alpha",
        "alpha)",
        "-alpha",
        "'; DROP TABLE words; --",
        "alpha\0beta",
        "\\",
        "%_",
    ],
)
def test_what_the_index_would_take_for_a_sign_is_taken_as_words(kept: Ledger, asked: str) -> None:
    write(kept, "alpha beta and or not near text drop table words")
    for one in found(kept, asked):
        assert one.excerpt.startswith("alpha beta")
    assert bool(found(kept, asked)) is (bool(words_of(asked)) and "nowhere" not in asked)


@fewer
@given(st.text(max_size=60), st.text(max_size=30))
def test_any_question_about_any_text_is_answered(written: str, asked: str) -> None:
    database = memory_database()
    ledger = Ledger(database)
    with ledger.write() as shelves:
        with_session(shelves)
        kept_text = "x" + written.encode("utf-8", "replace").decode()
        shelves.explanations.put_gap(Gap(UUID(int=10), SESSION_ID, kept_text, MORNING))
    found(ledger, asked)
    first = next((word for word in words_of(kept_text.replace("\0", " ")) if is_plain(word)), "")
    assert found(ledger, first) or not first
    database.close()


def is_plain(word: str) -> bool:
    """Tell whether a word is letters and digits to the index as well, which knows an older Unicode."""
    return all(unicodedata.category(sign) in {"Lu", "Ll", "Nd"} and ord(sign) < 0x250 for sign in word)


def test_a_megabyte_is_kept_and_found(kept: Ledger) -> None:
    long = "word " * (MEGABYTE // 5) + "needle"
    gap_id = write(kept, long)
    [one] = found(kept, "needle")
    assert one.owner_id == gap_id
    assert one.excerpt.endswith("word needle")
    assert len(one.excerpt) < 200


def test_the_index_is_whole_after_all_that(database: Database) -> None:
    ledger = Ledger(database)
    with ledger.write() as shelves:
        with_session(shelves)
    for number in range(10, 30):
        write(ledger, f"alpha {number}", number)
    write(ledger, "beta", 10)
    with database.writer.connect() as connection:
        connection.execute(text("INSERT INTO word_index (word_index) VALUES ('integrity-check')"))
        assert connection.execute(text("SELECT count(*) FROM words")).scalar_one() == 20
