"""Explanations of one line or told to somebody, sittings that go on, gaps that close, recall, words found again."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EXPLANATIONS_NOW = """
    CREATE TABLE fresh_explanations (
        session_id BLOB NOT NULL,
        predicted INTEGER,
        what_it_is TEXT NOT NULL,
        why_this_way TEXT NOT NULL,
        how_it_breaks TEXT NOT NULL,
        explained INTEGER,
        ai_use TEXT,
        ai_closed INTEGER NOT NULL,
        guess_minutes INTEGER,
        written_at INTEGER NOT NULL,
        checklist TEXT NOT NULL,
        told_whom TEXT NOT NULL,
        CONSTRAINT pk_explanations PRIMARY KEY (session_id),
        CONSTRAINT ck_explanations_predicted_range CHECK (predicted BETWEEN 0 AND 100),
        CONSTRAINT ck_explanations_explained_range CHECK (explained BETWEEN 0 AND 100),
        CONSTRAINT ck_explanations_understanding_whole CHECK ((predicted IS NULL) = (explained IS NULL)),
        CONSTRAINT ck_explanations_what_it_is_length CHECK (length(what_it_is) <= 2000000),
        CONSTRAINT ck_explanations_why_this_way_length CHECK (length(why_this_way) <= 2000000),
        CONSTRAINT ck_explanations_how_it_breaks_length CHECK (length(how_it_breaks) <= 2000000),
        CONSTRAINT ck_explanations_something_said CHECK (length(what_it_is) > 0 OR length(told_whom) > 0),
        CONSTRAINT ck_explanations_ai_use_known CHECK (ai_use IN ('concepts', 'generated-then-understood',
            'code-with-explanation', 'delegated', 'relied', 'debug-loop')),
        CONSTRAINT ck_explanations_ai_closed_flag CHECK (ai_closed IN (0, 1)),
        CONSTRAINT ck_explanations_guess_minutes_range CHECK (guess_minutes >= 0),
        CONSTRAINT ck_explanations_checklist_length CHECK (length(checklist) BETWEEN 1 AND 2000000),
        CONSTRAINT ck_explanations_told_whom_length CHECK (length(told_whom) <= 2000000),
        CONSTRAINT fk_explanations_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """
_EXPLANATIONS_BEFORE = """
    CREATE TABLE fresh_explanations (
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
        CONSTRAINT ck_explanations_ai_use_known CHECK (ai_use IN ('concepts', 'generated-then-understood',
            'code-with-explanation', 'delegated', 'relied', 'debug-loop')),
        CONSTRAINT ck_explanations_ai_closed_flag CHECK (ai_closed IN (0, 1)),
        CONSTRAINT ck_explanations_guess_minutes_range CHECK (guess_minutes >= 0),
        CONSTRAINT fk_explanations_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """
_GAPS_NOW = """
    CREATE TABLE fresh_gaps (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        text TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        closed_at INTEGER,
        note TEXT NOT NULL,
        dropped_because TEXT NOT NULL,
        CONSTRAINT pk_gaps PRIMARY KEY (id),
        CONSTRAINT ck_gaps_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_gaps_text_length CHECK (length(text) BETWEEN 1 AND 2000000),
        CONSTRAINT ck_gaps_note_length CHECK (length(note) <= 2000000),
        CONSTRAINT ck_gaps_dropped_because_length CHECK (length(dropped_because) <= 2000000),
        CONSTRAINT ck_gaps_closed_at_known
            CHECK ((closed_at IS NULL) = (length(note) = 0 AND length(dropped_because) = 0)),
        CONSTRAINT ck_gaps_one_ending CHECK (length(note) = 0 OR length(dropped_because) = 0),
        CONSTRAINT fk_gaps_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """
_GAPS_BEFORE = """
    CREATE TABLE fresh_gaps (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        text TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        CONSTRAINT pk_gaps PRIMARY KEY (id),
        CONSTRAINT ck_gaps_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_gaps_text_length CHECK (length(text) BETWEEN 1 AND 2000000),
        CONSTRAINT fk_gaps_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """
_NEW = (
    """
    CREATE TABLE goings_on (
        session_id BLOB NOT NULL,
        sentence TEXT NOT NULL,
        ai_use TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        CONSTRAINT pk_goings_on PRIMARY KEY (session_id),
        CONSTRAINT ck_goings_on_sentence_length CHECK (length(sentence) BETWEEN 1 AND 2000000),
        CONSTRAINT ck_goings_on_ai_use_known CHECK (ai_use IN ('concepts', 'generated-then-understood',
            'code-with-explanation', 'delegated', 'relied', 'debug-loop')),
        CONSTRAINT fk_goings_on_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    """
    CREATE TABLE cards (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        kind TEXT NOT NULL,
        front TEXT NOT NULL,
        back TEXT NOT NULL,
        checklist TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        retired_at INTEGER,
        CONSTRAINT pk_cards PRIMARY KEY (id),
        CONSTRAINT ck_cards_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_cards_kind_known CHECK (kind IN ('explanation', 'look-up')),
        CONSTRAINT ck_cards_front_length CHECK (length(front) BETWEEN 1 AND 2000000),
        CONSTRAINT ck_cards_back_length CHECK (length(back) <= 8000000),
        CONSTRAINT ck_cards_checklist_length CHECK (length(checklist) BETWEEN 1 AND 2000000),
        CONSTRAINT fk_cards_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    "CREATE INDEX ix_cards_session_id ON cards (session_id)",
    "CREATE INDEX ix_cards_due ON cards (due_at) WHERE retired_at IS NULL",
    """
    CREATE TABLE recalls (
        id BLOB NOT NULL,
        card_id BLOB NOT NULL,
        reviewed_at INTEGER NOT NULL,
        said INTEGER NOT NULL,
        words TEXT NOT NULL,
        ticked TEXT NOT NULL,
        rating INTEGER NOT NULL,
        undone_at INTEGER,
        CONSTRAINT pk_recalls PRIMARY KEY (id),
        CONSTRAINT ck_recalls_id_length CHECK (length(id) = 16),
        CONSTRAINT ck_recalls_said_range CHECK (said BETWEEN 0 AND 100),
        CONSTRAINT ck_recalls_words_length CHECK (length(words) <= 2000000),
        CONSTRAINT ck_recalls_ticked_length CHECK (length(ticked) <= 1000),
        CONSTRAINT ck_recalls_rating_range CHECK (rating BETWEEN 1 AND 4),
        CONSTRAINT fk_recalls_card_id_cards FOREIGN KEY(card_id) REFERENCES cards (id)
    ) STRICT
    """,
    "CREATE INDEX ix_recalls_card_id ON recalls (card_id)",
    "CREATE INDEX ix_recalls_counted ON recalls (reviewed_at) WHERE undone_at IS NULL",
    """
    CREATE TABLE reproductions (
        task_id BLOB NOT NULL,
        of_task_id BLOB NOT NULL,
        CONSTRAINT pk_reproductions PRIMARY KEY (task_id),
        CONSTRAINT ck_reproductions_two_tasks CHECK (task_id <> of_task_id),
        CONSTRAINT fk_reproductions_task_id_tasks FOREIGN KEY(task_id) REFERENCES tasks (id),
        CONSTRAINT fk_reproductions_of_task_id_tasks FOREIGN KEY(of_task_id) REFERENCES tasks (id)
    ) STRICT
    """,
    "CREATE INDEX ix_reproductions_of_task_id ON reproductions (of_task_id)",
    """
    CREATE TABLE leaves (
        first_day TEXT NOT NULL,
        last_day TEXT,
        CONSTRAINT pk_leaves PRIMARY KEY (first_day),
        CONSTRAINT ck_leaves_last_day_range CHECK (last_day >= first_day)
    ) STRICT
    """,
    """
    CREATE TABLE word_drafts (
        owner_id BLOB NOT NULL,
        body TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        CONSTRAINT pk_word_drafts PRIMARY KEY (owner_id),
        CONSTRAINT ck_word_drafts_owner_id_length CHECK (length(owner_id) = 16)
    ) STRICT
    """,
    """
    CREATE TABLE words (
        id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        owner_id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        at INTEGER NOT NULL,
        CONSTRAINT pk_words PRIMARY KEY (id),
        CONSTRAINT ck_words_kind_known
            CHECK (kind IN ('explanation', 'going-on', 'reflection', 'gap', 'look-up', 'recall')),
        CONSTRAINT ck_words_owner_id_length CHECK (length(owner_id) = 16),
        CONSTRAINT fk_words_session_id_sessions FOREIGN KEY(session_id) REFERENCES sessions (id)
    ) STRICT
    """,
    "CREATE INDEX ix_words_session_id ON words (session_id)",
    "CREATE UNIQUE INDEX ix_words_owner_id_kind ON words (owner_id, kind)",
    """
    CREATE VIRTUAL TABLE word_index USING fts5(text, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='2 3')
    """,
)
_PROMPTS = (
    "What did you build, and how does it work?\n"
    "Why this way, and what did you turn down?\n"
    "How will it break, and where would you look first?"
)
# What was written so far is found too: its place, then its text under the same number.
_WRITTEN = (
    ("explanation", "explanations", "session_id", "session_id", "written_at",
     "what_it_is || char(10) || why_this_way || char(10) || how_it_breaks"),
    ("reflection", "reflections", "session_id", "session_id", "written_at", "surprise"),
    ("gap", "gaps", "id", "session_id", "opened_at", "text"),
    ("look-up", "look_ups", "id", "session_id", "noted_at", "text"),
)  # fmt: skip


def upgrade() -> None:
    """Make explanations and gaps anew, since a check cannot be changed in place, then the new tables."""
    op.execute(_EXPLANATIONS_NOW)
    columns = (
        "session_id, predicted, what_it_is, why_this_way, how_it_breaks, explained, ai_use, ai_closed, "
        "guess_minutes, written_at"
    )
    op.execute(
        f"INSERT INTO fresh_explanations ({columns}, checklist, told_whom) "  # noqa: S608 (our own words)
        f"SELECT {columns}, '{_PROMPTS}', '' FROM explanations"
    )
    _take_the_place_of("explanations")
    op.execute(_GAPS_NOW)
    op.execute(
        "INSERT INTO fresh_gaps (id, session_id, text, opened_at, note, dropped_because) "
        "SELECT id, session_id, text, opened_at, '', '' FROM gaps"
    )
    _take_the_place_of("gaps")
    op.execute("CREATE INDEX ix_gaps_session_id ON gaps (session_id)")
    op.execute("CREATE INDEX ix_gaps_open ON gaps (opened_at) WHERE closed_at IS NULL")
    for statement in _NEW:
        op.execute(statement)
    for kind, table, owner, session, at, words in _WRITTEN:
        _make_findable(kind, table, owner, session, at, words)


def _make_findable(kind: str, table: str, owner: str, session: str, at: str, words: str) -> None:  # noqa: PLR0913, PLR0917
    op.execute(
        f"INSERT INTO words (kind, owner_id, session_id, at) "  # noqa: S608 (our own words)
        f"SELECT '{kind}', {owner}, {session}, {at} FROM {table} WHERE length({words}) > 0"
    )
    op.execute(
        f"INSERT INTO word_index (rowid, text) SELECT words.id, {words} FROM words "  # noqa: S608 (our own words)
        f"JOIN {table} ON {table}.{owner} = words.owner_id WHERE words.kind = '{kind}'"
    )


def downgrade() -> None:
    """Take them away; what the older version cannot hold is given the nearest it can."""
    for table in ("word_index", "words", "word_drafts", "leaves", "reproductions", "recalls", "cards", "goings_on"):
        op.execute(f"DROP TABLE {table}")
    op.execute(_EXPLANATIONS_BEFORE)
    op.execute(
        "INSERT INTO fresh_explanations SELECT session_id, coalesce(predicted, 0), "
        "CASE WHEN length(what_it_is) > 0 THEN what_it_is ELSE told_whom END, why_this_way, how_it_breaks, "
        "coalesce(explained, 0), ai_use, ai_closed, guess_minutes, written_at FROM explanations"
    )
    _take_the_place_of("explanations")
    op.execute(_GAPS_BEFORE)
    op.execute("INSERT INTO fresh_gaps SELECT id, session_id, text, opened_at FROM gaps")
    _take_the_place_of("gaps")
    op.execute("CREATE INDEX ix_gaps_session_id ON gaps (session_id)")


def _take_the_place_of(table: str) -> None:
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE fresh_{table} RENAME TO {table}")
