"""The first tables: tasks, sessions with their spans, and what was answered."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NAMES = (
    "spans",
    "reflections",
    "postponements",
    "look_ups",
    "gaps",
    "explanations",
    "drafts",
    "sessions",
    "tasks",
)
_TABLES = (
    """
    CREATE TABLE tasks (
        id BLOB NOT NULL,
        title TEXT NOT NULL,
        title_folded TEXT NOT NULL,
        kind TEXT NOT NULL,
        ownership TEXT NOT NULL,
        registered_at INTEGER NOT NULL,
        estimate_minutes INTEGER,
        estimate_given_at INTEGER,
        skill TEXT,
        project TEXT,
        status TEXT NOT NULL,
        progress INTEGER NOT NULL,
        closed_at INTEGER,
        CONSTRAINT pk_tasks PRIMARY KEY (id),
        CONSTRAINT ck_tasks_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_tasks_title_length CHECK (length(title) BETWEEN 1 AND 200),
        CONSTRAINT ck_tasks_title_folded_length CHECK (length(title_folded) BETWEEN 1 AND 600),
        CONSTRAINT ck_tasks_kind_length CHECK (length(kind) BETWEEN 1 AND 40),
        CONSTRAINT ck_tasks_ownership_known CHECK (ownership IN ('transient', 'repeatable', 'core')),
        CONSTRAINT ck_tasks_estimate_minutes_range CHECK (estimate_minutes BETWEEN 1 AND 60000),
        CONSTRAINT ck_tasks_estimate_whole CHECK ((estimate_minutes IS NULL) = (estimate_given_at IS NULL)),
        CONSTRAINT ck_tasks_skill_length CHECK (length(skill) BETWEEN 1 AND 80),
        CONSTRAINT ck_tasks_project_length CHECK (length(project) BETWEEN 1 AND 80),
        CONSTRAINT ck_tasks_status_known CHECK (status IN ('open', 'done', 'unfinished', 'abandoned')),
        CONSTRAINT ck_tasks_progress_range CHECK (progress BETWEEN 0 AND 100),
        CONSTRAINT ck_tasks_closed_at_known CHECK ((status = 'open') = (closed_at IS NULL))
    ) STRICT
    """,
    """
    CREATE TABLE sessions (
        id BLOB NOT NULL,
        task_id BLOB NOT NULL,
        mode TEXT NOT NULL,
        state TEXT NOT NULL,
        watched INTEGER NOT NULL,
        planned_us INTEGER,
        started_at INTEGER NOT NULL,
        started_awake_us INTEGER NOT NULL,
        started_boot_us INTEGER NOT NULL,
        started_boot_id TEXT NOT NULL,
        started_zone TEXT NOT NULL,
        started_offset_minutes INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        seen_awake_us INTEGER NOT NULL,
        seen_boot_us INTEGER NOT NULL,
        seen_boot_id TEXT NOT NULL,
        seen_zone TEXT NOT NULL,
        seen_offset_minutes INTEGER NOT NULL,
        elapsed_us INTEGER NOT NULL,
        local_date TEXT NOT NULL,
        progress_before INTEGER NOT NULL,
        progress_after INTEGER,
        ended_at INTEGER,
        active_us INTEGER,
        undecided_us INTEGER,
        settled_at INTEGER,
        CONSTRAINT pk_sessions PRIMARY KEY (id),
        CONSTRAINT ck_sessions_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_sessions_mode_known CHECK (mode IN ('no-ai', 'ai')),
        CONSTRAINT ck_sessions_state_known CHECK (state IN ('running', 'paused', 'away', 'finished', 'discarded')),
        CONSTRAINT ck_sessions_watched_flag CHECK (watched IN (0, 1)),
        CONSTRAINT ck_sessions_planned_us_range CHECK (planned_us > 0),
        CONSTRAINT ck_sessions_elapsed_us_range CHECK (elapsed_us >= 0),
        CONSTRAINT ck_sessions_started_boot_id_length CHECK (length(started_boot_id) <= 255),
        CONSTRAINT ck_sessions_started_zone_length CHECK (length(started_zone) <= 255),
        CONSTRAINT ck_sessions_seen_boot_id_length CHECK (length(seen_boot_id) <= 255),
        CONSTRAINT ck_sessions_seen_zone_length CHECK (length(seen_zone) <= 255),
        CONSTRAINT ck_sessions_local_date_length CHECK (length(local_date) = 10),
        CONSTRAINT ck_sessions_progress_before_range CHECK (progress_before BETWEEN 0 AND 100),
        CONSTRAINT ck_sessions_progress_after_range CHECK (progress_after BETWEEN 0 AND 100),
        CONSTRAINT ck_sessions_ended_at_known CHECK ((ended_at IS NULL) = (state IN ('running', 'paused', 'away'))),
        CONSTRAINT ck_sessions_ended_whole
            CHECK ((ended_at IS NULL) = (active_us IS NULL) AND (ended_at IS NULL) = (undecided_us IS NULL)),
        CONSTRAINT ck_sessions_ended_lengths CHECK (active_us >= 0 AND undecided_us >= 0),
        CONSTRAINT ck_sessions_ended_lengths_fit CHECK (active_us + undecided_us <= elapsed_us),
        CONSTRAINT ck_sessions_settled_at_known CHECK (settled_at IS NULL OR state = 'finished'),
        CONSTRAINT fk_sessions_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id)
    ) STRICT
    """,
    """
    CREATE TABLE drafts (
        session_id BLOB NOT NULL,
        body TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        CONSTRAINT pk_drafts PRIMARY KEY (session_id),
        CONSTRAINT fk_drafts_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    """
    CREATE TABLE explanations (
        session_id BLOB NOT NULL,
        predicted INTEGER NOT NULL,
        what_it_is TEXT NOT NULL,
        why_this_way TEXT NOT NULL,
        how_it_breaks TEXT NOT NULL,
        explained INTEGER NOT NULL,
        ai_use TEXT,
        ai_closed INTEGER NOT NULL,
        guess_minutes INTEGER,
        written_at INTEGER NOT NULL,
        CONSTRAINT pk_explanations PRIMARY KEY (session_id),
        CONSTRAINT ck_explanations_predicted_range CHECK (predicted BETWEEN 0 AND 100),
        CONSTRAINT ck_explanations_explained_range CHECK (explained BETWEEN 0 AND 100),
        CONSTRAINT ck_explanations_what_it_is_length CHECK (length(what_it_is) BETWEEN 1 AND 2000000),
        CONSTRAINT ck_explanations_why_this_way_length CHECK (length(why_this_way) <= 2000000),
        CONSTRAINT ck_explanations_how_it_breaks_length CHECK (length(how_it_breaks) <= 2000000),
        CONSTRAINT ck_explanations_ai_use_known
            CHECK (ai_use IN ('concepts', 'generated-then-understood', 'code-with-explanation',
                              'delegated', 'relied', 'debug-loop')),
        CONSTRAINT ck_explanations_ai_closed_flag CHECK (ai_closed IN (0, 1)),
        CONSTRAINT ck_explanations_guess_minutes_range CHECK (guess_minutes >= 0),
        CONSTRAINT fk_explanations_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    """
    CREATE TABLE gaps (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        text TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        CONSTRAINT pk_gaps PRIMARY KEY (id),
        CONSTRAINT ck_gaps_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_gaps_text_length CHECK (length(text) BETWEEN 1 AND 2000000),
        CONSTRAINT fk_gaps_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    """
    CREATE TABLE look_ups (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        text TEXT NOT NULL,
        source TEXT,
        noted_at INTEGER NOT NULL,
        CONSTRAINT pk_look_ups PRIMARY KEY (id),
        CONSTRAINT ck_look_ups_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_look_ups_text_length CHECK (length(text) BETWEEN 1 AND 2000000),
        CONSTRAINT ck_look_ups_source_known CHECK (source IN ('docs', 'search', 'colleague', 'old-code')),
        CONSTRAINT fk_look_ups_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    """
    CREATE TABLE postponements (
        session_id BLOB NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT,
        CONSTRAINT pk_postponements PRIMARY KEY (session_id, at),
        CONSTRAINT ck_postponements_reason_known
            CHECK (reason IN ('nothing-to-explain', 'interrupted', 'in-review', 'no-time')),
        CONSTRAINT fk_postponements_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE reflections (
        session_id BLOB NOT NULL,
        felt INTEGER NOT NULL,
        surprise TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        CONSTRAINT pk_reflections PRIMARY KEY (session_id),
        CONSTRAINT ck_reflections_felt_range CHECK (felt BETWEEN 1 AND 5),
        CONSTRAINT ck_reflections_surprise_length CHECK (length(surprise) <= 2000000),
        CONSTRAINT fk_reflections_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    """
    CREATE TABLE spans (
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
    """,
)
_INDEXES = (
    "CREATE INDEX ix_tasks_status_registered_at ON tasks (status, registered_at)",
    "CREATE INDEX ix_sessions_history ON sessions (started_at, id, state, local_date)",
    "CREATE INDEX ix_sessions_history_by_mode ON sessions (mode, state, started_at, id, local_date)",
    "CREATE INDEX ix_sessions_owed ON sessions (ended_at) WHERE state = 'finished' AND settled_at IS NULL",
    "CREATE INDEX ix_sessions_of_task ON sessions (task_id, started_at, mode, state)",
    "CREATE UNIQUE INDEX uq_sessions_open ON sessions ((ended_at IS NULL)) WHERE ended_at IS NULL",
    "CREATE INDEX ix_gaps_session_id ON gaps (session_id)",
    "CREATE INDEX ix_look_ups_session_id ON look_ups (session_id)",
)


def upgrade() -> None:
    """Make them."""
    for statement in _TABLES + _INDEXES:
        op.execute(statement)


def downgrade() -> None:
    """Drop them, those that refer to others first; the app itself never does, it restores the backup."""
    for table in _NAMES:
        op.execute(f"DROP TABLE {table}")
