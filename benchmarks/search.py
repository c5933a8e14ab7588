"""From the words asked for to the first results, among 20,000 explanations."""

import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Against, Figure, Goal

if TYPE_CHECKING:
    from tests.support.people import Diary

EXPLANATIONS, WORDS, VOCABULARY, SEED, ROUNDS, LIMIT = 20_000, 60, 4_000, 1, 60, 50
FIRST_RESULT = Goal(Against.VALUE, 50.0)  # issue 4: milliseconds, whatever the floor
HOW = f"""{EXPLANATIONS:,} explanations of {WORDS} words each, drawn (seed {SEED}) from {VOCABULARY:,} made-up words of
which few are common and most are rare, in a profile on disk. Unaided: the service's search, from the question to the
{LIMIT} latest places with titles and excerpts; floor: FTS5's `MATCH` for the same words by the driver alone, with their
titles. {ROUNDS} questions of each kind, floor and Unaided in turns; medians, the 95th percentile of all,
and the first question that a freshly opened profile is asked."""
MATCH = """SELECT words.kind, words.session_id, words.at, tasks.title FROM word_index
    JOIN words ON words.id = word_index.rowid JOIN sessions ON sessions.id = words.session_id
    JOIN tasks ON tasks.id = sessions.task_id
    WHERE word_index MATCH ? ORDER BY word_index.rowid DESC LIMIT ?"""
Times = tuple[list[float], list[float]]  # of the floor, of Unaided; milliseconds


def measure(folder: Path) -> list[Figure]:
    """Write the explanations, then ask."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "app"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    words = _vocabulary()
    _write(folder, words)
    asked = {what: _asked(folder, questions) for what, questions in _questions(words).items()}
    figures = [
        Figure(what, "ms", statistics.median(floor), statistics.median(ours), FIRST_RESULT)
        for what, (floor, ours) in asked.items()
    ]
    floor, ours = ([one for times in asked.values() for one in times[place]] for place in range(2))
    first = [max(times[place][0] for times in asked.values()) for place in range(2)]
    return [
        *figures,
        Figure("all kinds, 95 of 100 are no slower", "ms", _high(floor), _high(ours), FIRST_RESULT),
        Figure("the first question after opening, slowest kind", "ms", first[0], first[1], FIRST_RESULT),
    ]


def _high(times: list[float]) -> float:
    """Return the 95th percentile: the very slowest of hundreds tells of the machine's other work."""
    return statistics.quantiles(times, n=20)[-1]


def _vocabulary() -> list[str]:
    chance = random.Random(SEED)  # noqa: S311 (words, no secrets)
    letters = "abcdefghijklmnoprstuvw"
    return ["".join(chance.choices(letters, k=chance.randint(4, 10))) for _ in range(VOCABULARY)]


def _questions(words: list[str]) -> dict[str, list[str]]:
    chance = random.Random(SEED + 1)  # noqa: S311 (words, no secrets)
    common, rare = words[:20], words[VOCABULARY // 2 :]
    return {
        "one rare word": [chance.choice(rare) for _ in range(ROUNDS)],
        "one common word": [chance.choice(common) for _ in range(ROUNDS)],
        "two common words": [" ".join(chance.sample(common, 2)) for _ in range(ROUNDS)],
        "the first two letters of a word": [chance.choice(words)[:2] for _ in range(ROUNDS)],
        "the first letter of a word": [chance.choice(words)[:1] for _ in range(ROUNDS)],
    }


def _write(folder: Path, words: list[str]) -> None:
    """Write one real session, then its copies with an explanation each, straight into the tables."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 (the way there is known only now)

    from tests.support import people  # noqa: PLC0415
    from unaided.storage.profile import DATABASE_NAME  # noqa: PLC0415

    people.write(folder, _one_session)
    chance = random.Random(SEED + 2)  # noqa: S311 (words, no secrets)
    weights = [1 / (rank + 1) for rank in range(VOCABULARY)]
    with closing(dbapi2.connect(str(folder / DATABASE_NAME))) as file:
        columns = [row[1] for row in file.execute("PRAGMA table_info(sessions)") if row[1] != "id"]
        copy = f"INSERT INTO sessions (id, {', '.join(columns)}) SELECT ?, {', '.join(columns)} FROM sessions LIMIT 1"  # noqa: S608 (the table's own names)
        for number in range(1, EXPLANATIONS + 1):
            session, text = number.to_bytes(16), " ".join(chance.choices(words, weights, k=WORDS))
            file.execute(copy, (session,))
            file.execute(
                "INSERT INTO explanations (session_id, predicted, what_it_is, why_this_way, how_it_breaks, explained, "
                "ai_closed, written_at, checklist, told_whom) VALUES (?, 80, ?, '', '', 60, 1, ?, 'Why', '')",
                (session, text, number),
            )
            file.execute(
                "INSERT INTO words (id, kind, owner_id, session_id, at) VALUES (?, 'explanation', ?, ?, ?)",
                (EXPLANATIONS + number, session, session, number),
            )
            file.execute("INSERT INTO word_index (rowid, text) VALUES (?, ?)", (EXPLANATIONS + number, text))
        file.commit()


def _one_session(diary: "Diary") -> None:
    from tests.support import people  # noqa: PLC0415 (the way there is known only now)

    diary.task("Fix the retry", datetime(2025, 1, 14, 9, 30, tzinfo=UTC), people.Sat(30, answered=False))


def _asked(folder: Path, questions: list[str]) -> Times:
    """Ask each question of the driver alone and of Unaided, in turns."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 (the way there is known only now)

    from tests.support.clock import FakeClock  # noqa: PLC0415
    from unaided.bootstrap import open_profile  # noqa: PLC0415
    from unaided.storage.profile import DATABASE_NAME  # noqa: PLC0415

    profile = open_profile({"UNAIDED_HOME": str(folder)})
    services = profile.open_services(FakeClock())
    times: Times = ([], [])
    with closing(dbapi2.connect(str(folder / DATABASE_NAME))) as file:
        for question in questions:
            match = " ".join(f'"{word}"*' for word in question.split())
            times[0].append(_milliseconds(partial(_matched, file, match)))
            times[1].append(_milliseconds(partial(services.gaps.search, question)))
    services.close()
    profile.release()
    return times


def _matched(file: Any, match: str) -> object:  # noqa: ANN401 (the driver has no types)
    return file.execute(MATCH, (match, LIMIT)).fetchall()


def _milliseconds(job: Callable[[], object]) -> float:
    begin = time.perf_counter()
    job()
    return (time.perf_counter() - begin) * 1000
