"""A made-up next version of the file, in two tempers: one that works and one that fails at its very end."""

from __future__ import annotations

import shutil
from pathlib import Path

from unaided.storage.schema import CURRENT, Schema

_STEP = '''
"""Tasks get a colour."""

from alembic import op

revision = "9999"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it."""
    op.execute("ALTER TABLE tasks ADD COLUMN colour TEXT")
    op.execute("UPDATE tasks SET colour = 'red', title = 'changed'")
    {end}


def downgrade() -> None:
    """Take it away."""
    op.execute("ALTER TABLE tasks DROP COLUMN colour")
'''


def next_schema(folder: Path, end: str = "") -> Schema:
    """Return the schema after the current one; its step ends with this line."""
    versions = folder / "versions"
    versions.mkdir()
    for step in CURRENT.revisions.glob("r*.py"):
        shutil.copy(step, versions)
    text = _STEP.format(before=f"{CURRENT.version:04}", end=end)
    (versions / "r9999_colour.py").write_text(text, encoding="utf-8")
    return Schema(CURRENT.version + 1, versions)
