"""What the disk and the driver say becomes a sentence with what, where and what to do; a bug stays a bug."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from unaided.domain.trouble import StorageDiskError, StorageFullError, Trouble
from unaided.storage import troubles

PATH = Path("/somewhere/unaided.db")


def test_a_full_disk_is_told_as_such() -> None:
    with pytest.raises(StorageFullError) as told, troubles.told(PATH), Path("/dev/full").open("wb", 0) as full:
        full.write(b"x")
    assert f"The disk is full: {PATH} cannot be written." in told.value.sentence


def test_what_the_system_says_of_another_failure_is_repeated(tmp_path: Path) -> None:
    with pytest.raises(StorageDiskError, match=r"\(No such file or directory\)"), troubles.told(PATH):
        (tmp_path / "nothing").read_bytes()


def test_a_file_that_went_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageDiskError, match="unable to open database file"), troubles.told(PATH):
        dbapi2.connect(f"file:{tmp_path}/nothing?mode=ro", uri=True)


def test_a_bug_of_ours_stays_one() -> None:
    with closing(dbapi2.connect(":memory:")) as connection:
        with pytest.raises(dbapi2.OperationalError, match="syntax error"), troubles.told(PATH):
            connection.execute("SELEC 1")
        with pytest.raises(ZeroDivisionError), troubles.told(PATH):
            _ = 1 / 0


@pytest.mark.parametrize(
    "trouble",
    [
        troubles.full(PATH),
        troubles.busy(PATH),
        troubles.read_only(PATH),
        troubles.failing(PATH, "Input/output error"),
        troubles.damaged(PATH),
        troubles.missing(PATH, PATH.with_name("unaided.db-wal")),
        troubles.foreign(PATH),
        troubles.too_new(PATH, 9, 1),
    ],
)
def test_every_sentence_says_where_and_that_nothing_is_lost(trouble: Trouble) -> None:
    assert str(PATH) in trouble.sentence
    assert "Nothing was changed" in trouble.sentence or "What was saved before is safe" in trouble.sentence
    assert trouble.sentence.endswith(".")
