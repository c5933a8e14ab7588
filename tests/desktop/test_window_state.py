"""Where the window was is remembered; a file that is no good counts as none."""

from __future__ import annotations

from pathlib import Path

import pytest

from unaided.desktop.window_state import NAME, WindowState, load_state, save_state


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    save_state(tmp_path, WindowState("history", b"\x00\x01geometry\xff"))

    assert load_state(tmp_path) == WindowState("history", b"\x00\x01geometry\xff")


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    save_state(tmp_path, WindowState("history"))

    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_nothing_saved_is_nothing_known(tmp_path: Path) -> None:
    assert load_state(tmp_path) == WindowState()


@pytest.mark.parametrize(
    "kept", [b"", b"{", b"[1]", b"null", b'"page"', b'{"page": "today"}', b'{"page": 1, "geometry": "%%"}', b"\xff\xfe"]
)
def test_a_torn_file_counts_as_none(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / NAME).write_bytes(kept)

    assert load_state(tmp_path) == WindowState()


def test_a_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    save_state(tmp_path / "gone", WindowState("today"))

    assert load_state(tmp_path / "gone") == WindowState()
