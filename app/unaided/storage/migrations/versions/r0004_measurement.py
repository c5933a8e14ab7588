"""Measurement: the ruler, the coin, and what is brought in from elsewhere."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NAMES = (
    "imported_recalls",
    "imported_explanations",
    "imported_sessions",
    "imported_tasks",
    "kept_out",
    "draws",
    "experiments",
    "forecasts",
    "audits",
    "sizes",
    "baseline_tasks",
    "baselines",
)
_TABLES = (
    """
    CREATE TABLE baselines (
        line INTEGER NOT NULL,
        begun_at INTEGER NOT NULL,
        frozen_at INTEGER,
        intercept REAL,
        slope REAL,
        CONSTRAINT pk_baselines PRIMARY KEY (line),
        CONSTRAINT ck_baselines_line_range CHECK (line >= 0),
        CONSTRAINT ck_baselines_frozen_whole
            CHECK ((frozen_at IS NULL) = (intercept IS NULL) AND (frozen_at IS NULL) = (slope IS NULL))
    ) STRICT
    """,
    """
    CREATE TABLE baseline_tasks (
        line INTEGER NOT NULL,
        position INTEGER NOT NULL,
        task_id BLOB NOT NULL,
        minutes REAL NOT NULL,
        anchor INTEGER,
        CONSTRAINT pk_baseline_tasks PRIMARY KEY (line, position),
        CONSTRAINT ck_baseline_tasks_position_range CHECK (position BETWEEN 0 AND 11),
        CONSTRAINT ck_baseline_tasks_minutes_range CHECK (minutes > 0),
        CONSTRAINT ck_baseline_tasks_anchor_range CHECK (anchor BETWEEN 1 AND 5),
        CONSTRAINT fk_baseline_tasks_line_baselines FOREIGN KEY(line) REFERENCES baselines (line),
        CONSTRAINT fk_baseline_tasks_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id)
    ) STRICT
    """,
    """
    CREATE TABLE sizes (
        task_id BLOB NOT NULL,
        line INTEGER NOT NULL,
        anchor INTEGER,
        step REAL,
        minutes REAL NOT NULL,
        given_at INTEGER NOT NULL,
        late INTEGER NOT NULL,
        CONSTRAINT pk_sizes PRIMARY KEY (task_id),
        CONSTRAINT ck_sizes_line_range CHECK (line >= 0),
        CONSTRAINT ck_sizes_anchor_range CHECK (anchor BETWEEN 1 AND 5),
        CONSTRAINT ck_sizes_judged_whole CHECK ((anchor IS NULL) = (step IS NULL)),
        CONSTRAINT ck_sizes_minutes_range CHECK (minutes > 0),
        CONSTRAINT ck_sizes_late_flag CHECK (late IN (0, 1)),
        CONSTRAINT fk_sizes_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id)
    ) STRICT
    """,
    """
    CREATE TABLE audits (
        task_id BLOB NOT NULL,
        at INTEGER NOT NULL,
        anchor INTEGER NOT NULL,
        step REAL NOT NULL,
        minutes REAL NOT NULL,
        CONSTRAINT pk_audits PRIMARY KEY (task_id, at),
        CONSTRAINT ck_audits_anchor_range CHECK (anchor BETWEEN 1 AND 5),
        CONSTRAINT ck_audits_minutes_range CHECK (minutes > 0),
        CONSTRAINT fk_audits_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id)
    ) STRICT
    """,
    """
    CREATE TABLE forecasts (
        task_id BLOB NOT NULL,
        with_ai_minutes INTEGER NOT NULL,
        done_means TEXT NOT NULL,
        given_at INTEGER NOT NULL,
        CONSTRAINT pk_forecasts PRIMARY KEY (task_id),
        CONSTRAINT ck_forecasts_with_ai_minutes_range CHECK (with_ai_minutes BETWEEN 1 AND 60000),
        CONSTRAINT ck_forecasts_done_means_length CHECK (length(done_means) BETWEEN 1 AND 2000000),
        CONSTRAINT fk_forecasts_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id)
    ) STRICT
    """,
    """
    CREATE TABLE experiments (
        id BLOB NOT NULL,
        begun_at INTEGER NOT NULL,
        ended_at INTEGER,
        use TEXT NOT NULL,
        kinds TEXT NOT NULL,
        seed TEXT NOT NULL,
        commitment TEXT NOT NULL,
        CONSTRAINT pk_experiments PRIMARY KEY (id),
        CONSTRAINT ck_experiments_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_experiments_use_known CHECK (use IN ('measured', 'heavy')),
        CONSTRAINT ck_experiments_kinds_length CHECK (length(kinds) <= 2000000),
        CONSTRAINT ck_experiments_seed_length CHECK (length(seed) = 32),
        CONSTRAINT ck_experiments_commitment_length CHECK (length(commitment) = 64)
    ) STRICT
    """,
    "CREATE UNIQUE INDEX uq_experiments_open ON experiments ((ended_at IS NULL)) WHERE ended_at IS NULL",
    """
    CREATE TABLE draws (
        task_id BLOB NOT NULL,
        experiment_id BLOB NOT NULL,
        kind TEXT NOT NULL,
        position INTEGER NOT NULL,
        arm TEXT NOT NULL,
        drawn_at INTEGER NOT NULL,
        declined_at INTEGER,
        declined_because TEXT NOT NULL,
        CONSTRAINT pk_draws PRIMARY KEY (task_id),
        CONSTRAINT ck_draws_kind_length CHECK (length(kind) BETWEEN 1 AND 40),
        CONSTRAINT ck_draws_position_range CHECK (position >= 0),
        CONSTRAINT ck_draws_arm_known CHECK (arm IN ('no-ai', 'ai')),
        CONSTRAINT ck_draws_declined_because_length CHECK (length(declined_because) <= 2000000),
        CONSTRAINT fk_draws_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id),
        CONSTRAINT fk_draws_experiment_id_experiments FOREIGN KEY(experiment_id) REFERENCES experiments (id)
    ) STRICT
    """,
    "CREATE UNIQUE INDEX ix_draws_experiment_id_kind_position ON draws (experiment_id, kind, position)",
    """
    CREATE TABLE kept_out (
        task_id BLOB NOT NULL,
        experiment_id BLOB NOT NULL,
        because TEXT NOT NULL,
        at INTEGER NOT NULL,
        CONSTRAINT pk_kept_out PRIMARY KEY (task_id),
        CONSTRAINT ck_kept_out_because_length CHECK (length(because) BETWEEN 1 AND 2000000),
        CONSTRAINT fk_kept_out_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id),
        CONSTRAINT fk_kept_out_experiment_id_experiments FOREIGN KEY(experiment_id) REFERENCES experiments (id)
    ) STRICT
    """,
    "CREATE INDEX ix_kept_out_experiment_id ON kept_out (experiment_id)",
    """
    CREATE TABLE imported_tasks (
        task_id BLOB NOT NULL,
        known_as TEXT NOT NULL,
        imported_at INTEGER NOT NULL,
        mode TEXT NOT NULL,
        ai_use TEXT,
        assigned TEXT,
        kept_out INTEGER NOT NULL,
        size_minutes REAL,
        estimate_minutes REAL,
        estimate_ai_minutes REAL,
        active_minutes REAL,
        guess_minutes REAL,
        source TEXT,
        CONSTRAINT pk_imported_tasks PRIMARY KEY (task_id),
        CONSTRAINT ck_imported_tasks_known_as_length CHECK (length(known_as) BETWEEN 1 AND 200),
        CONSTRAINT ck_imported_tasks_mode_known CHECK (mode IN ('no-ai', 'ai')),
        CONSTRAINT ck_imported_tasks_ai_use_known CHECK (ai_use IN ('measured', 'heavy')),
        CONSTRAINT ck_imported_tasks_assigned_known CHECK (assigned IN ('no-ai', 'ai')),
        CONSTRAINT ck_imported_tasks_kept_out_flag CHECK (kept_out IN (0, 1)),
        CONSTRAINT ck_imported_tasks_source_known CHECK (source IN ('timer', 'hand')),
        CONSTRAINT fk_imported_tasks_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id)
    ) STRICT
    """,
    "CREATE UNIQUE INDEX ix_imported_tasks_known_as ON imported_tasks (known_as)",
    """
    CREATE TABLE imported_sessions (
        session_id BLOB NOT NULL,
        known_as TEXT NOT NULL,
        look_ups INTEGER NOT NULL,
        felt INTEGER,
        CONSTRAINT pk_imported_sessions PRIMARY KEY (session_id),
        CONSTRAINT ck_imported_sessions_known_as_length CHECK (length(known_as) BETWEEN 1 AND 200),
        CONSTRAINT ck_imported_sessions_look_ups_range CHECK (look_ups >= 0),
        CONSTRAINT ck_imported_sessions_felt_range CHECK (felt BETWEEN 1 AND 5),
        CONSTRAINT fk_imported_sessions_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    "CREATE UNIQUE INDEX ix_imported_sessions_known_as ON imported_sessions (known_as)",
    """
    CREATE TABLE imported_explanations (
        task_id BLOB NOT NULL,
        written_at INTEGER NOT NULL,
        predicted REAL NOT NULL,
        explained REAL,
        recalled INTEGER,
        CONSTRAINT pk_imported_explanations PRIMARY KEY (task_id),
        CONSTRAINT ck_imported_explanations_predicted_range CHECK (predicted BETWEEN 0 AND 1),
        CONSTRAINT ck_imported_explanations_explained_range CHECK (explained BETWEEN 0 AND 1),
        CONSTRAINT ck_imported_explanations_recalled_flag CHECK (recalled IN (0, 1)),
        CONSTRAINT fk_imported_explanations_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id)
    ) STRICT
    """,
    """
    CREATE TABLE imported_recalls (
        task_id BLOB NOT NULL,
        number INTEGER NOT NULL,
        reviewed_at INTEGER NOT NULL,
        rating INTEGER NOT NULL,
        passed INTEGER NOT NULL,
        CONSTRAINT pk_imported_recalls PRIMARY KEY (task_id, number),
        CONSTRAINT ck_imported_recalls_number_range CHECK (number >= 1),
        CONSTRAINT ck_imported_recalls_rating_range CHECK (rating BETWEEN 1 AND 4),
        CONSTRAINT ck_imported_recalls_passed_flag CHECK (passed IN (0, 1)),
        CONSTRAINT fk_imported_recalls_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id)
    )
     WITHOUT ROWID,
     STRICT
    """,
)


def upgrade() -> None:
    """Make the new tables."""
    for statement in _TABLES:
        op.execute(statement)


def downgrade() -> None:
    """Take them away, with what is in them."""
    for name in _NAMES:
        op.execute(f"DROP TABLE {name}")
