"""Past data from the terminal: what came of a file, or what is wrong with it, in sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.files import table, task_row, tasks_file
from tests.support.kept import Kept, kept_in_memory
from unaided.cli.commands import answer
from unaided.domain.imports import FileKind
from unaided.domain.reply import Exit, Reply


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """Return an empty profile with its services."""
    with kept_in_memory(tmp_path) as opened:
        yield opened


def brought(kept: Kept, folder: Path, content: str | bytes, *words: str) -> Reply:
    file = folder / "past.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return answer(["import", "tasks", str(file), *words], kept.services, watched=True)


def test_what_came_in_what_was_there_and_what_differs_is_said(kept: Kept, tmp_path: Path) -> None:
    assert brought(kept, tmp_path, tasks_file(2), "--dry-run").out == "2 tasks would be brought in.\n"
    assert brought(kept, tmp_path, tasks_file(2)).out == "2 tasks were brought in.\n"
    assert brought(kept, tmp_path, tasks_file(3)).out == (
        "1 task was brought in. 2 were there already, kept unchanged.\n"
    )
    one = table(FileKind.TASKS, [task_row(0, title="Another"), task_row(1)])
    assert brought(kept, tmp_path, one).out.endswith(
        " Line 2 of the file says something else than what is kept of it.\n"
    )
    assert brought(kept, tmp_path, tasks_file(2, title="Another"), "--dry-run").out.endswith(
        " 2 of these say something else than what is kept of them (lines 2, 3).\n"
    )
    found = json.loads(brought(kept, tmp_path, tasks_file(3, title="Another"), "--json").out)
    assert (found["new"], found["known"], found["differing"], found["differing_lines"]) == (0, 3, 3, [2, 3, 4])


def test_a_file_without_rows_says_so(kept: Kept, tmp_path: Path) -> None:
    assert "no rows" in brought(kept, tmp_path, tasks_file(0)).out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (tasks_file(1, title="Caf\xe9").encode("latin-1"), "is not UTF-8 (at byte "),
        (tasks_file(1).encode("utf-16"), "is not UTF-8 (at byte 0)"),
        (tasks_file(1).replace(",", ";").encode(), "separated by semicolons"),
    ],
)
def test_what_is_no_such_file_is_said_in_a_sentence(kept: Kept, tmp_path: Path, content: bytes, sentence: str) -> None:
    reply = brought(kept, tmp_path, content)
    assert (reply.code, reply.out) == (Exit.TROUBLE, "")
    assert sentence in reply.err


def test_a_file_that_is_not_there_is_said(kept: Kept, tmp_path: Path) -> None:
    reply = answer(["import", "tasks", str(tmp_path / "none.csv")], kept.services, watched=True)
    assert "cannot be read: No such file or directory." in reply.err
