"""What the person said of their skills: which to own, and a line of their own."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLE = """
    CREATE TABLE skills (
        name TEXT NOT NULL,
        ownership TEXT,
        decided_at INTEGER,
        note TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        CONSTRAINT pk_skills PRIMARY KEY (name),
        CONSTRAINT ck_skills_name_length CHECK (length(name) BETWEEN 1 AND 80),
        CONSTRAINT ck_skills_ownership_known CHECK (ownership IN ('transient', 'repeatable', 'core')),
        CONSTRAINT ck_skills_decided_whole CHECK ((ownership IS NULL) = (decided_at IS NULL)),
        CONSTRAINT ck_skills_note_length CHECK (length(note) <= 200)
    ) WITHOUT ROWID, STRICT
"""


def upgrade() -> None:
    """Make the new table."""
    op.execute(_TABLE)


def downgrade() -> None:
    """Take it away, with what is in it."""
    op.execute("DROP TABLE skills")
