"""The migrations make the tables that the models mean, up and down, and keep what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from tests.support.memory import blank_database
from unaided.storage.edit_tables import SessionEditRecord
from unaided.storage.measure_tables import SizeRecord
from unaided.storage.plan_tables import PlanTickRecord
from unaided.storage.recall_tables import CardRecord
from unaided.storage.schema import CURRENT
from unaided.storage.skill_tables import SkillRecord
from unaided.storage.timeline_tables import TimelineNoteRecord
from unaided.storage.upgrade import configuration

FIRST_VERSION = """
    INSERT INTO tasks
        VALUES (zeroblob(16), 'Retry', 'retry', 'debug', 'core', 0, NULL, NULL, NULL, NULL, 'open', 0, NULL);
    INSERT INTO sessions
        VALUES (zeroblob(16), zeroblob(16), 'no-ai', 'away', 1, NULL, 0, 0, 0, 'boot', 'UTC', 0,
                9, 9, 9, 'boot', 'UTC', 0, 9, '2025-03-03', 0, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO spans VALUES (zeroblob(16), 0, 'paused', 1, 5, NULL);
    INSERT INTO spans VALUES (zeroblob(16), 1, 'asleep', 6, 9, 2);
    INSERT INTO spans VALUES (zeroblob(16), 2, 'left', 9, NULL, NULL)
"""
OF_THE_INDEX = "word_index_"  # what SQLite keeps for its index of words
Form = dict[str, tuple[object, ...]]


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Return a connection to an empty database, in a transaction, with foreign keys off as for every step."""
    database = blank_database()
    with database.writer.connect() as connected:
        connected.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connected.begin():
            yield connected
    database.close()


def form(connection: Connection) -> Form:
    """Return all there is to a schema: columns, constraints, kinds of table, indexes; not the columns' order."""
    made: Form = {}
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    for kind, name, sql in rows:
        if name == "alembic_version" or name.startswith(OF_THE_INDEX):
            continue
        if kind == "table":
            columns = connection.exec_driver_sql("SELECT * FROM pragma_table_xinfo(?)", (name,)).fetchall()
            [kept] = connection.exec_driver_sql("SELECT wr, strict FROM pragma_table_list(?)", (name,)).fetchall()
            made[name] = (sorted(tuple(column)[1:] for column in columns), constraints(sql), tuple(kept))
        else:
            made[name] = (kind, flat(sql))
    return made


def flat(sql: str) -> str:
    """Return SQL without its line breaks."""
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


def constraints(sql: str) -> list[str]:
    """Return a table's constraints, names and all."""
    body = flat(sql)
    return sorted(re.sub(r"\)+(WITHOUT ROWID|,|STRICT)*$", ")", part) for part in body.split(",CONSTRAINT ")[1:])


def head(connection: Connection) -> Form:
    """Bring the database up to the newest version, and return its form."""
    command.upgrade(configuration(connection, CURRENT), "head")
    return form(connection)


def test_the_newest_version_is_what_the_models_mean(connection: Connection) -> None:
    migrated = head(connection)
    command.downgrade(configuration(connection, CURRENT), "base")
    metadata = CardRecord.metadata
    for record in (SizeRecord, TimelineNoteRecord, PlanTickRecord, SessionEditRecord, SkillRecord):
        assert record.metadata is metadata, "each file of tables is read, and all are of one piece"
    metadata.create_all(connection)
    assert migrated == form(connection)


def test_every_table_is_strict(connection: Connection) -> None:
    head(connection)
    loose = "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'"
    assert connection.exec_driver_sql(loose).scalars().all() == ["alembic_version"]


def test_every_constraint_has_a_name(connection: Connection) -> None:
    head(connection)
    made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").all()
    sql = flat(" ".join(sql for name, sql in made if not name.startswith(OF_THE_INDEX)))
    for word in ("CHECK", "FOREIGN KEY", "PRIMARY KEY"):
        assert sql.count(word) == len(re.findall(rf"CONSTRAINT \w+ {word}", sql)) > 0


def test_the_steps_are_one_line_numbered_up_to_the_version_we_name(connection: Connection) -> None:
    script = ScriptDirectory.from_config(configuration(connection, CURRENT))
    numbers = [int(step.revision) for step in script.walk_revisions()]
    assert numbers == list(range(CURRENT.version, 0, -1))


def test_going_down_leaves_nothing(connection: Connection) -> None:
    head(connection)
    command.downgrade(configuration(connection, CURRENT), "base")
    assert form(connection) == {}


def test_up_down_up_gives_the_same(connection: Connection) -> None:
    once = head(connection)
    command.downgrade(configuration(connection, CURRENT), "base")
    assert head(connection) == once


def test_each_step_alone_goes_down_and_up_again(connection: Connection) -> None:
    config = configuration(connection, CURRENT)
    for number in range(1, CURRENT.version + 1):
        command.upgrade(config, f"{number:04}")
        once = form(connection)
        command.downgrade(config, f"{number - 1:04}" if number > 1 else "base")
        command.upgrade(config, f"{number:04}")
        assert form(connection) == once


def test_a_file_of_the_first_version_keeps_its_spans(connection: Connection) -> None:
    config = configuration(connection, CURRENT)
    command.upgrade(config, "0001")
    for statement in FIRST_VERSION.split(";"):
        connection.exec_driver_sql(statement)
    command.upgrade(config, "head")
    spans = "SELECT position, cause, start_us, end_us, worked_us, also, reason, note FROM spans ORDER BY position"
    assert [tuple(row) for row in connection.exec_driver_sql(spans)] == [
        (0, "paused", 1, 5, None, "", None, None),
        (1, "asleep", 6, 9, 2, "", None, None),
        (2, "left", 9, None, None, "", None, None),
    ]
    assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


def test_going_down_with_data_loses_no_span(connection: Connection) -> None:
    config = configuration(connection, CURRENT)
    command.upgrade(config, "0001")
    for statement in FIRST_VERSION.split(";"):
        connection.exec_driver_sql(statement)
    command.upgrade(config, "0002")
    connection.exec_driver_sql("UPDATE spans SET cause = 'idle', also = 'locked' WHERE position = 1")
    connection.exec_driver_sql("UPDATE spans SET cause = 'ended' WHERE position = 2")
    connection.exec_driver_sql("INSERT INTO waits SELECT session_id, 0, 1, NULL FROM spans WHERE position = 0")
    command.downgrade(config, "0001")
    spans = "SELECT position, cause, start_us, end_us, worked_us FROM spans ORDER BY position"
    assert [tuple(row) for row in connection.exec_driver_sql(spans)] == [
        (0, "paused", 1, 5, None),
        (1, "asleep", 6, 9, 2),
        (2, "gone", 9, None, None),
    ]


def test_steps_hold_the_sql_of_their_day_and_import_no_table() -> None:
    for step in CURRENT.revisions.glob("r*.py"):
        assert "unaided" not in step.read_text(encoding="utf-8")


WRITTEN = """
    UPDATE sessions SET state = 'finished', ended_at = 9, active_us = 5, undecided_us = 0, settled_at = 9;
    INSERT INTO explanations VALUES (zeroblob(16), 80, 'It retries.', '', 'Badly', 60, 'concepts', 1, NULL, 9);
    INSERT INTO gaps VALUES (zeroblob(16), zeroblob(16), 'Who closes the cursor', 9)
"""


def test_what_was_written_before_is_found_and_keeps_its_place(connection: Connection) -> None:
    config = configuration(connection, CURRENT)
    for version, statements in (("0001", FIRST_VERSION), ("0002", WRITTEN)):
        command.upgrade(config, version)
        for statement in statements.split(";"):
            connection.exec_driver_sql(statement)
    command.upgrade(config, "head")
    kept = "SELECT predicted, explained, told_whom, checklist LIKE 'What did you build%' FROM explanations"
    assert [tuple(row) for row in connection.exec_driver_sql(kept)] == [(80, 60, "", 1)]
    gaps = "SELECT text, closed_at, note, dropped_because FROM gaps"
    assert [tuple(row) for row in connection.exec_driver_sql(gaps)] == [("Who closes the cursor", None, "", "")]
    for word, kind in (("badly", "explanation"), ("curs*", "gap")):
        found = "SELECT kind FROM words JOIN word_index ON word_index.rowid = words.id WHERE word_index MATCH ?"
        assert connection.exec_driver_sql(found, (word,)).scalars().all() == [kind]
    command.downgrade(config, "0002")
    assert connection.exec_driver_sql("SELECT predicted, what_it_is FROM explanations").all() == [(80, "It retries.")]
    assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


def test_a_step_up_adds_the_timeline_and_a_step_down_takes_only_it(connection: Connection) -> None:
    config = configuration(connection, CURRENT)
    command.upgrade(config, "0004")
    connection.exec_driver_sql("INSERT INTO leaves VALUES ('2026-08-01', '2026-08-14')")
    command.upgrade(config, "0005")
    note = "INSERT INTO timeline_notes VALUES (randomblob(16), ?, ?, ?, 'A new agent', 9, NULL)"
    connection.exec_driver_sql(note, ("2026-08-03", None, "tool"))
    for unfit in (("2026-08-03", "2026-08-03", "tool"), ("2026-08-03", "2026-08-02", "tool"), ("2026-08-03", None, "")):
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql(note, unfit)
    command.downgrade(config, "0004")
    assert connection.exec_driver_sql("SELECT * FROM leaves").all() == [("2026-08-01", "2026-08-14")]


def test_sessions_that_were_brought_in_are_marked_and_a_step_down_keeps_deleted_ones_out_of_figures(
    connection: Connection,
) -> None:
    config = configuration(connection, CURRENT)
    for version, statements in (("0001", FIRST_VERSION), ("0002", WRITTEN)):
        command.upgrade(config, version)
        for statement in statements.split(";"):
            connection.exec_driver_sql(statement)
    command.upgrade(config, "0005")
    command.upgrade(config, "0006")
    kept = "SELECT source, edited_at, settled_at, state FROM sessions"
    assert connection.exec_driver_sql(kept).all() == [("timer", None, 9, "finished")]
    connection.exec_driver_sql("UPDATE sessions SET state = 'deleted'")
    connection.exec_driver_sql(
        "INSERT INTO session_edits VALUES (1, zeroblob(16), 9, 'person', 'delete', zeroblob(16), zeroblob(16), "
        "'{}', '{}', '{}', NULL, NULL)"
    )
    command.downgrade(config, "0005")
    assert connection.exec_driver_sql("SELECT state, settled_at FROM sessions").all() == [("discarded", None)]
    assert connection.exec_driver_sql("SELECT count(*) FROM spans").scalar_one() == 3
    connection.exec_driver_sql("INSERT INTO imported_sessions SELECT id, 'there', 0, NULL FROM sessions")
    command.upgrade(config, "0006")
    assert connection.exec_driver_sql("SELECT source FROM sessions").scalar_one() == "imported"
    assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


def test_a_step_up_adds_skills_and_a_step_down_takes_only_them(connection: Connection) -> None:
    config = configuration(connection, CURRENT)
    command.upgrade(config, "0001")
    for statement in FIRST_VERSION.split(";"):
        connection.exec_driver_sql(statement)
    command.upgrade(config, "0006")
    connection.exec_driver_sql("UPDATE tasks SET skill = 'SQL'")
    command.upgrade(config, "0007")
    skill = "INSERT INTO skills VALUES (?, ?, ?, '', 9)"
    for fit in (("SQL", "core", 9), ("Awk", None, None)):
        connection.exec_driver_sql(skill, fit)
    for unfit in (("SQL", "core", 9), ("", None, None), ("C", "mine", 9), ("C", "core", None), ("C", None, 9)):
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql(skill, unfit)
    command.downgrade(config, "0006")
    assert connection.exec_driver_sql("SELECT skill FROM tasks").scalars().all() == ["SQL"]


def test_a_step_up_adds_the_plan_and_a_step_down_takes_only_it(connection: Connection) -> None:
    config = configuration(connection, CURRENT)
    command.upgrade(config, "0008")
    connection.exec_driver_sql("INSERT INTO leaves VALUES ('2026-08-01', '2026-08-14')")
    connection.exec_driver_sql("INSERT INTO stage_checks VALUES (zeroblob(16), '2026-08-03', 9, NULL)")
    answer = "INSERT INTO stage_answers VALUES (zeroblob(16), ?, ?, ?)"
    connection.exec_driver_sql(answer, ("put-off", 11, 5))
    for unfit in (("put-off", 11, 5), ("at-ease", 0, 1), ("ai-first", 12, 1), ("ai-first", 0, 6)):
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql(answer, unfit)
    command.downgrade(config, "0007")
    assert connection.exec_driver_sql("SELECT * FROM leaves").all() == [("2026-08-01", "2026-08-14")]
    assert "stage_checks" not in form(connection)
