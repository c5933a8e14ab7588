"""Time away by what the machine tells, what pauses are for, waiting on the agent, starts that were moved."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SPANS_NOW = """
    CREATE TABLE fresh_spans (
        session_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        cause TEXT NOT NULL,
        start_us INTEGER NOT NULL,
        end_us INTEGER,
        worked_us INTEGER,
        also TEXT NOT NULL,
        reason TEXT,
        note TEXT,
        CONSTRAINT pk_spans PRIMARY KEY (session_id, position),
        CONSTRAINT ck_spans_cause_known
            CHECK (cause IN ('paused', 'left', 'asleep', 'locked', 'idle', 'gone', 'unwatched', 'ended')),
        CONSTRAINT ck_spans_position_range CHECK (position >= 0),
        CONSTRAINT ck_spans_start_us_range CHECK (start_us >= 0),
        CONSTRAINT ck_spans_end_us_range CHECK (end_us >= start_us),
        CONSTRAINT ck_spans_worked_us_range CHECK (worked_us BETWEEN 0 AND end_us - start_us),
        CONSTRAINT ck_spans_worked_us_known CHECK (worked_us IS NULL OR (end_us IS NOT NULL AND cause <> 'paused')),
        CONSTRAINT ck_spans_also_length CHECK (length(also) <= 100),
        CONSTRAINT ck_spans_reason_known CHECK (reason IN ('break', 'call', 'interrupted', 'other')),
        CONSTRAINT ck_spans_reason_fits CHECK (reason IS NULL OR cause = 'paused'),
        CONSTRAINT ck_spans_note_known CHECK (note IN ('paper', 'call', 'other')),
        CONSTRAINT ck_spans_note_fits CHECK (note IS NULL OR cause = 'left'),
        CONSTRAINT fk_spans_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """
_SPANS_BEFORE = """
    CREATE TABLE fresh_spans (
        session_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        cause TEXT NOT NULL,
        start_us INTEGER NOT NULL,
        end_us INTEGER,
        worked_us INTEGER,
        CONSTRAINT pk_spans PRIMARY KEY (session_id, position),
        CONSTRAINT ck_spans_cause_known CHECK (cause IN ('paused', 'left', 'asleep', 'gone', 'unwatched')),
        CONSTRAINT ck_spans_position_range CHECK (position >= 0),
        CONSTRAINT ck_spans_start_us_range CHECK (start_us >= 0),
        CONSTRAINT ck_spans_end_us_range CHECK (end_us >= start_us),
        CONSTRAINT ck_spans_worked_us_range CHECK (worked_us BETWEEN 0 AND end_us - start_us),
        CONSTRAINT ck_spans_worked_us_known CHECK (worked_us IS NULL OR (end_us IS NOT NULL AND cause <> 'paused')),
        CONSTRAINT fk_spans_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """
_WAITS = """
    CREATE TABLE waits (
        session_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        start_us INTEGER NOT NULL,
        end_us INTEGER,
        CONSTRAINT pk_waits PRIMARY KEY (session_id, position),
        CONSTRAINT ck_waits_position_range CHECK (position >= 0),
        CONSTRAINT ck_waits_start_us_range CHECK (start_us >= 0),
        CONSTRAINT ck_waits_end_us_range CHECK (end_us >= start_us),
        CONSTRAINT fk_waits_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """
_START_CORRECTIONS = """
    CREATE TABLE start_corrections (
        session_id BLOB NOT NULL,
        became INTEGER NOT NULL,
        was INTEGER NOT NULL,
        said_at INTEGER NOT NULL,
        CONSTRAINT pk_start_corrections PRIMARY KEY (session_id, became),
        CONSTRAINT ck_start_corrections_became_range CHECK (became < was),
        CONSTRAINT fk_start_corrections_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) WITHOUT ROWID, STRICT
    """


def upgrade() -> None:
    """Make spans anew, since a check cannot be changed in place, and the new tables."""
    op.execute(_SPANS_NOW)
    op.execute(
        "INSERT INTO fresh_spans (session_id, position, cause, start_us, end_us, worked_us, also) "
        "SELECT session_id, position, cause, start_us, end_us, worked_us, '' FROM spans"
    )
    _take_its_place()
    op.execute(_WAITS)
    op.execute(_START_CORRECTIONS)


def downgrade() -> None:
    """Take them away; causes that were not known yet become the one nearest to them."""
    op.execute("DROP TABLE start_corrections")
    op.execute("DROP TABLE waits")
    op.execute(_SPANS_BEFORE)
    op.execute(
        "INSERT INTO fresh_spans (session_id, position, cause, start_us, end_us, worked_us) "
        "SELECT session_id, position, "
        "CASE WHEN cause IN ('locked', 'idle') THEN 'asleep' WHEN cause = 'ended' THEN 'gone' ELSE cause END, "
        "start_us, end_us, worked_us FROM spans"
    )
    _take_its_place()


def _take_its_place() -> None:
    op.execute("DROP TABLE spans")
    op.execute("ALTER TABLE fresh_spans RENAME TO spans")
