"""The person's own notes on the timeline: a new tool, a new job, days off."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLE = """
    CREATE TABLE timeline_notes (
        id BLOB NOT NULL,
        first_day TEXT NOT NULL,
        last_day TEXT,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        deleted_at INTEGER,
        CONSTRAINT pk_timeline_notes PRIMARY KEY (id),
        CONSTRAINT ck_timeline_notes_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_timeline_notes_first_day_length CHECK (length(first_day) = 10),
        CONSTRAINT ck_timeline_notes_last_day_range CHECK (last_day > first_day),
        CONSTRAINT ck_timeline_notes_kind_known CHECK (kind IN ('tool', 'job', 'team', 'vacation', 'other')),
        CONSTRAINT ck_timeline_notes_text_length CHECK (length(text) BETWEEN 1 AND 200)
    ) STRICT
"""


def upgrade() -> None:
    """Make the new table."""
    op.execute(_TABLE)


def downgrade() -> None:
    """Take it away, with what is in it."""
    op.execute("DROP TABLE timeline_notes")
