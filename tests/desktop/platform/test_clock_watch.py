"""A clock that is set and a zone that changes are told at once; nothing else wakes the watch."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from unaided.desktop.platform.clock_watch import ClockWatch, KernelTimer

LONG_MS = 5000
pytestmark = pytest.mark.usefixtures("qapp")


class FakeTimer:
    """A timer that becomes readable when the test says so."""

    def __init__(self) -> None:
        self.armed = 0
        self.cancelled = True
        self._reading, self._writing = os.pipe()

    def fileno(self) -> int:
        return self._reading

    def arm(self) -> None:
        self.armed += 1

    def was_cancelled(self) -> bool:
        os.read(self._reading, 1)
        return self.cancelled

    def close(self) -> None:
        os.close(self._reading)
        os.close(self._writing)

    def fire(self) -> None:
        os.write(self._writing, b"!")


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """The link that names the zone."""
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    return link


@pytest.fixture
def timer() -> FakeTimer:
    """The kernel's timer, in the test's hand."""
    return FakeTimer()


@pytest.fixture
def watch(timer: FakeTimer, link: Path) -> Iterator[ClockWatch]:
    """A watch over both."""
    watch = ClockWatch(timer, link)
    yield watch
    watch.close()
    watch.close()


def test_each_setting_of_the_clock_is_told_and_the_timer_armed_anew(
    qtbot: QtBot, watch: ClockWatch, timer: FakeTimer
) -> None:
    assert timer.armed == 1
    for times in (2, 3):
        with qtbot.waitSignal(watch.clock_set, timeout=LONG_MS):
            timer.fire()
        assert timer.armed == times


def test_a_timer_that_woke_for_another_reason_tells_nothing(qtbot: QtBot, watch: ClockWatch, timer: FakeTimer) -> None:
    timer.cancelled = False
    with qtbot.assertNotEmitted(watch.clock_set, wait=100):
        timer.fire()


def test_another_zone_is_told(qtbot: QtBot, watch: ClockWatch, link: Path) -> None:
    with qtbot.waitSignal(watch.zone_changed, timeout=LONG_MS):
        _replace(link, "/usr/share/zoneinfo/Asia/Tokyo")


def test_other_files_beside_the_link_and_the_same_zone_again_are_no_news(
    qtbot: QtBot, watch: ClockWatch, link: Path
) -> None:
    with qtbot.assertNotEmitted(watch.zone_changed, wait=100):
        (link.parent / "hosts").touch()
        _replace(link, "/usr/share/zoneinfo/Europe/Berlin")


def test_the_kernels_timer_is_silent_while_nobody_sets_the_clock(qtbot: QtBot, link: Path) -> None:
    timer = KernelTimer()
    watch = ClockWatch(timer, link)
    with qtbot.assertNotEmitted(watch.clock_set, wait=100):
        pass
    assert not timer.was_cancelled()
    watch.close()


def _replace(link: Path, target: str) -> None:
    """Set the zone as the system does: a new link in the place of the old one."""
    new = link.with_name("new")
    new.symlink_to(target)
    new.replace(link)
