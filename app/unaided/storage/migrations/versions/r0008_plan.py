"""The Plan page: stage self-checks, the practices of the rebuild plan, and the ticks of each week."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_CHECKS = """
    CREATE TABLE stage_checks (
        id BLOB NOT NULL,
        day TEXT NOT NULL,
        begun_at INTEGER NOT NULL,
        finished_at INTEGER,
        CONSTRAINT pk_stage_checks PRIMARY KEY (id),
        CONSTRAINT ck_stage_checks_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_stage_checks_day_length CHECK (length(day) = 10)
    ) STRICT
"""
_ANSWERS = """
    CREATE TABLE stage_answers (
        check_id BLOB NOT NULL,
        statement TEXT NOT NULL,
        position INTEGER NOT NULL,
        answer INTEGER,
        CONSTRAINT pk_stage_answers PRIMARY KEY (check_id, statement),
        CONSTRAINT ck_stage_answers_statement_known CHECK (statement IN ('less-dull-work', 'knew-the-way',
            'fine-without', 'worked-before-understood', 'asked-and-stuck', 'did-not-stay', 'ai-first',
            'waited-for-it', 'put-off', 'it-decided', 'merged-unread', 'not-mine')),
        CONSTRAINT ck_stage_answers_position_range CHECK (position BETWEEN 0 AND 11),
        CONSTRAINT ck_stage_answers_answer_range CHECK (answer BETWEEN 1 AND 5),
        CONSTRAINT fk_stage_answers_check_id_stage_checks FOREIGN KEY(check_id) REFERENCES stage_checks (id)
    ) STRICT
"""
_CHOICES = """
    CREATE TABLE plan_choices (
        practice TEXT NOT NULL,
        chosen_at INTEGER NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_plan_choices PRIMARY KEY (practice),
        CONSTRAINT ck_plan_choices_practice_known CHECK (practice IN ('no-ai-block', 'explain', 'estimate', 'again',
            'recall', 'review', 'docs', 'debug', 'own')),
        CONSTRAINT ck_plan_choices_text_length CHECK (length(text) <= 120),
        CONSTRAINT ck_plan_choices_text_own CHECK ((practice = 'own') = (text <> ''))
    ) STRICT
"""
_TICKS = """
    CREATE TABLE plan_ticks (
        week TEXT NOT NULL,
        practice TEXT NOT NULL,
        at INTEGER NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_plan_ticks PRIMARY KEY (week, practice),
        CONSTRAINT ck_plan_ticks_week_length CHECK (length(week) = 10),
        CONSTRAINT ck_plan_ticks_practice_known CHECK (practice IN ('no-ai-block', 'explain', 'estimate', 'again',
            'recall', 'review', 'docs', 'debug', 'own')),
        CONSTRAINT ck_plan_ticks_text_length CHECK (length(text) <= 120),
        CONSTRAINT ck_plan_ticks_text_own CHECK ((practice = 'own') = (text <> ''))
    ) STRICT
"""
_TABLES = ("plan_ticks", "plan_choices", "stage_answers", "stage_checks")


def upgrade() -> None:
    """Make the new tables."""
    for statement in (_CHECKS, _ANSWERS, _CHOICES, _TICKS):
        op.execute(statement)


def downgrade() -> None:
    """Take them away, with what is in them."""
    for table in _TABLES:
        op.execute(f"DROP TABLE {table}")
