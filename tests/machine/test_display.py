"""Whether there is anything to show windows on."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from unaided.machine.display import dead_display, has_display


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_one_name_is_enough_on_linux(name: str) -> None:
    assert has_display({name: ":0"}, "linux")


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ""}, {"HOME": "/home/ada"}])
def test_without_one_there_is_no_display_on_linux(environ: dict[str, str]) -> None:
    assert not has_display(environ, "linux")


@pytest.mark.parametrize(
    ("environ", "there"),
    [
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":0"}, True),
        ({"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"}, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
    ],
)
def test_a_platform_of_qt_that_needs_a_display_is_not_one(environ: dict[str, str], *, there: bool) -> None:
    assert has_display(environ, "linux") is there


def test_a_dead_display_is_named_also_where_x_is_asked_for(tmp_path: Path) -> None:
    assert dead_display({"DISPLAY": ":77", "QT_QPA_PLATFORM": "xcb"}, "linux", str(tmp_path)) == ":77"


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_there_always_is_one(platform: str) -> None:
    assert has_display({}, platform)


def test_a_display_that_nobody_answers_at_is_named(tmp_path: Path) -> None:
    assert dead_display({"DISPLAY": ":77.0"}, "linux", str(tmp_path)) == ":77.0"


def test_a_display_with_its_socket_is_alive(tmp_path: Path) -> None:
    (tmp_path / "X77").touch()
    assert dead_display({"DISPLAY": ":77"}, "linux", str(tmp_path)) == ""


def test_a_display_without_a_file_is_asked_for(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(f"\0{tmp_path}/X77")
        server.listen()
        assert dead_display({"DISPLAY": ":77"}, "linux", str(tmp_path)) == ""


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": "elsewhere:0"},
        {"DISPLAY": ":77", "WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": ":77", "QT_QPA_PLATFORM": "offscreen"},
    ],
)
def test_what_cannot_be_judged_is_left_to_qt(environ: dict[str, str], tmp_path: Path) -> None:
    assert dead_display(environ, "linux", str(tmp_path)) == ""
