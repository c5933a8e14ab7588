"""A profile's folder is where the environment says, and nobody else can look into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.hindered import a_folder_for_everybody, without_root
from unaided.domain.trouble import StorageReadOnlyError
from unaided.storage.profile import data_folder, prepare


def test_unaided_home_is_the_data_folder(tmp_path: Path) -> None:
    assert data_folder({"UNAIDED_HOME": str(tmp_path / "elsewhere")}) == tmp_path / "elsewhere"


def test_unaided_home_may_be_told_from_the_home_folder_or_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder({"UNAIDED_HOME": "~/demo"}) == Path.home() / "demo"
    assert data_folder({"UNAIDED_HOME": "demo"}) == tmp_path / "demo"


@pytest.mark.parametrize("environ", [{}, {"UNAIDED_HOME": ""}])
def test_without_it_the_folder_is_where_the_system_keeps_data(environ: dict[str, str]) -> None:
    folder = data_folder(environ)
    assert folder.name == "unaided"
    assert folder.is_absolute()


def test_a_new_folder_is_for_nobody_else(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "where"
    prepare(folder)
    prepare(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    prepare(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_file_in_its_place_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(StorageReadOnlyError, match="there is a file in its place") as told:
        prepare(tmp_path / name)
    assert str(tmp_path / name) in told.value.sentence


@pytest.mark.parametrize("below", ["", "profile"])
def test_a_folder_that_cannot_be_written_is_told(below: str) -> None:
    with a_folder_for_everybody() as folder:
        folder.chmod(0o555)
        with without_root(), pytest.raises(StorageReadOnlyError) as told:
            prepare(folder / below)
    assert told.value.sentence == (
        f"{folder / below} cannot be written: it is read-only for you, or its disk is. Nothing was changed. "
        "Give yourself the right to write there, or set UNAIDED_HOME to another folder."
    )
