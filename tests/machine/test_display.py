"""Whether there is anything to show windows on."""

from __future__ import annotations

import pytest

from unaided.machine.display import has_display


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_one_name_is_enough_on_linux(name: str) -> None:
    assert has_display({name: ":0"}, "linux")


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ""}, {"HOME": "/home/ada"}])
def test_without_one_there_is_no_display_on_linux(environ: dict[str, str]) -> None:
    assert not has_display(environ, "linux")


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_there_always_is_one(platform: str) -> None:
    assert has_display({}, platform)
