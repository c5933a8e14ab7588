"""Where the mini timer was put is remembered for each set of screens, and is always on one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from unaided.desktop.mini_place import (
    MOST_SETS,
    NAME,
    ScreenWatch,
    areas_now,
    free_corner,
    on_screen,
    remember,
    remembered,
    screens_now,
)

SCREEN = QRect(0, 32, 1280, 768)
RIGHT = QRect(1280, 0, 1920, 1080)
SIZE = QSize(240, 60)


def test_its_place_is_remembered_for_each_set_of_screens(tmp_path: Path) -> None:
    remember(tmp_path, "laptop", QPoint(10, 40))
    remember(tmp_path, "desk", QPoint(900, 500))
    remember(tmp_path, "laptop", QPoint(20, 50))
    assert remembered(tmp_path, "laptop") == QPoint(20, 50)
    assert remembered(tmp_path, "desk") == QPoint(900, 500)
    assert remembered(tmp_path, "elsewhere") is None


def test_the_file_is_the_persons_alone_and_never_half_written(tmp_path: Path) -> None:
    remember(tmp_path, "laptop", QPoint(10, 40))
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_only_the_latest_sets_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_SETS + 1):
        remember(tmp_path, str(number), QPoint(number, 0))
    assert remembered(tmp_path, "0") is None
    assert remembered(tmp_path, "1") == QPoint(1, 0)


def test_where_it_cannot_be_written_nothing_is_said(tmp_path: Path) -> None:
    remember(tmp_path / "gone", "laptop", QPoint(1, 2))
    assert remembered(tmp_path / "gone", "laptop") is None


@pytest.mark.parametrize(
    "torn",
    [b"", b"[]", b"{", b"\xff", b'{"laptop": 3}', b'{"laptop": [1, "x"]}', b'{"laptop": [1e999, 2]}', b"[" * 100_000],
)
def test_a_torn_file_counts_as_none(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / NAME).write_bytes(torn)
    assert remembered(tmp_path, "laptop") is None
    remember(tmp_path, "laptop", QPoint(1, 2))
    assert remembered(tmp_path, "laptop") == QPoint(1, 2)


@pytest.mark.parametrize("far", [10**12, -(10**12), 2**31])
def test_a_place_no_screen_could_have_counts_as_none(tmp_path: Path, far: int) -> None:
    (tmp_path / NAME).write_text(f'{{"laptop": [{far}, 5]}}')
    assert remembered(tmp_path, "laptop") is None


@pytest.mark.parametrize(
    ("place", "seen_at"),
    [
        (QPoint(100, 100), QPoint(100, 100)),
        (QPoint(1200, 790), QPoint(1040, 740)),
        (QPoint(-50, 0), QPoint(0, 32)),
        (QPoint(5000, 5000), QPoint(1015, 56)),
        (None, QPoint(1015, 56)),
    ],
)
def test_it_is_always_all_on_a_screen(place: QPoint | None, seen_at: QPoint) -> None:
    assert on_screen(place, SIZE, [SCREEN]) == seen_at


def test_on_a_second_screen_it_stays_there_until_that_goes() -> None:
    place = QPoint(2000, 300)
    assert on_screen(place, SIZE, [SCREEN, RIGHT]) == place
    assert on_screen(place, SIZE, [SCREEN]) == QPoint(1015, 56)


WHOLE = QRect(0, 0, 1920, 1080)
SMALL = QSize(240, 64)


@pytest.mark.parametrize(
    ("taken", "corner"),
    [
        ([], (1655, 24)),
        ([QRect(800, 0, 1120, 760)], (1655, 991)),
        ([QRect(800, 0, 1120, 1080)], (24, 24)),
        ([QRect(800, 0, 1120, 1080), QRect(0, 0, 300, 200)], (24, 991)),
        ([WHOLE], (1655, 24)),
    ],
)
def test_at_first_it_lies_over_no_other_window_where_a_corner_is_free(
    taken: list[QRect], corner: tuple[int, int]
) -> None:
    assert free_corner(SMALL, WHOLE, taken).toTuple() == corner


def test_a_screen_that_comes_or_goes_is_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    [screen] = QGuiApplication.screens()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    watch = ScreenWatch()
    with qtbot.assertNotEmitted(watch.changed):
        screen.geometryChanged.emit(screen.geometry())  # to the same
    with monkeypatch.context() as patch, qtbot.waitSignal(watch.changed):
        patch.setattr(QGuiApplication, "screens", lambda: [screen, screen])
        application.screenAdded.emit(screen)
    with qtbot.waitSignal(watch.changed):
        application.screenRemoved.emit(screen)


def test_screens_are_told_by_name_size_and_place(qtbot: QtBot) -> None:
    assert qtbot is not None
    [screen] = QGuiApplication.screens()
    box = screen.geometry()
    assert screens_now() == f"{screen.name()}:{box.width()}x{box.height()}+0+0"
    assert areas_now() == [screen.availableGeometry()]
