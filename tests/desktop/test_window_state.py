"""Where the window was is remembered; a file that is no good counts as none."""

from __future__ import annotations

from pathlib import Path

import pytest

from unaided.desktop.window_state import MOST_SETS, NAME, WindowState, load_state, save_state


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    save_state(tmp_path, WindowState("history", {"a screen": b"\x00\x01geometry\xff", "two": b""}))

    assert load_state(tmp_path) == WindowState("history", {"a screen": b"\x00\x01geometry\xff", "two": b""})


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    save_state(tmp_path, WindowState("history"))

    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_nothing_saved_is_nothing_known(tmp_path: Path) -> None:
    assert load_state(tmp_path) == WindowState()


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"{",
        b"[1]",
        b"null",
        b'"page"',
        b'{"page": "today", "geometries": [1]}',
        b'{"page": 1, "geometries": {"a": "%%"}}',
        b"\xff\xfe",
    ],
)
def test_a_torn_file_counts_as_none(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / NAME).write_bytes(kept)

    assert load_state(tmp_path) == WindowState()


def test_a_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    save_state(tmp_path / "gone", WindowState("today"))

    assert load_state(tmp_path / "gone") == WindowState()


def test_each_set_of_screens_has_its_own_place_and_the_oldest_are_forgotten() -> None:
    state = WindowState()
    for number in range(MOST_SETS + 2):
        state = state.moved("today", f"screens {number}", bytes([number]))
    state = state.moved("recall", "screens 5", b"elsewhere")

    assert state.page == "recall"
    assert state.geometries["screens 5"] == b"elsewhere"
    assert len(state.geometries) == MOST_SETS
    assert "screens 1" not in state.geometries
