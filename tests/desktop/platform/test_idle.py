"""Who tells the idle time: a Wayland compositor where it can, and nobody, said aloud, where nobody can."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.platform.fake_compositor import FakeCompositor
from unaided.desktop.platform.idle import IdleSource, IdleWatch
from unaided.desktop.platform.idle_x11 import is_real_x11

LONG_MS = 5000
THRESHOLD_MS = 300_000
EXT = ["wl_compositor", "wl_seat", "org_kde_kwin_idle", "ext_idle_notifier_v1"]
KDE = ["org_kde_kwin_idle", "wl_seat"]
pytestmark = pytest.mark.usefixtures("qapp")


class Told:
    """An idle watch in an environment, and what it told so far."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.watch = IdleWatch(THRESHOLD_MS, environ=environ)
        self.sources: list[IdleSource] = []
        self.changes: list[bool] = []
        self.watch.source_changed.connect(self.sources.append)
        self.watch.changed.connect(self.changes.append)


@pytest.fixture
def compositor(request: pytest.FixtureRequest, tmp_path: Path) -> FakeCompositor:
    """A compositor that offers what the test says."""
    return FakeCompositor(tmp_path / "wayland-7", getattr(request, "param", EXT))


@pytest.fixture
def told(compositor: FakeCompositor) -> Iterator[Told]:
    """A watch on that compositor."""
    told = Told(compositor.environ)
    yield told
    told.watch.close()


@pytest.mark.parametrize(
    ("platform", "environ", "real"),
    [
        ("xcb", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, True),
        ("xcb", {"DISPLAY": ":0"}, True),
        ("xcb", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ("xcb", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, False),
        ("wayland", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("offscreen", {"DISPLAY": ":0"}, False),
    ],
)
def test_an_x_server_inside_a_compositor_is_not_asked(platform: str, environ: dict[str, str], *, real: bool) -> None:
    assert is_real_x11(environ, platform) is real


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "/nonexistent", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"},
    ],
)
def test_where_nobody_can_tell_it_is_unknown(environ: dict[str, str]) -> None:
    told = Told(environ)
    assert (told.watch.source, told.watch.is_idle, told.sources) == (IdleSource.UNKNOWN, False, [])
    told.watch.close()


@pytest.mark.parametrize(
    ("compositor", "request_made"),
    [
        (EXT, ("ext_idle_notifier_v1", 1, lambda seat: (THRESHOLD_MS, seat))),
        (KDE, ("org_kde_kwin_idle", 0, lambda seat: (seat, THRESHOLD_MS))),
    ],
    indirect=["compositor"],
    ids=["ext", "kde"],
)
def test_a_compositor_tells_of_idleness_and_of_the_next_touch(
    qtbot: QtBot, compositor: FakeCompositor, told: Told, request_made: tuple[str, int, object]
) -> None:
    qtbot.waitUntil(lambda: told.watch.source is IdleSource.WAYLAND and len(compositor.watches) == 1, timeout=LONG_MS)
    seat = next(thing for thing, interface in compositor.bound.items() if interface == "wl_seat")
    interface, code, numbers = request_made
    assert callable(numbers)
    assert compositor.watches == [(interface, code, numbers(seat))]
    compositor.say(0)
    compositor.say(0)
    qtbot.waitUntil(lambda: told.watch.is_idle, timeout=LONG_MS)
    compositor.say(1)
    qtbot.waitUntil(lambda: not told.watch.is_idle, timeout=LONG_MS)
    assert told.changes == [True, False]


@pytest.mark.parametrize("compositor", [["wl_seat"], ["ext_idle_notifier_v1"], []], indirect=True)
def test_a_compositor_that_cannot_tell_is_not_believed_to_see_nobody_idle(
    qtbot: QtBot, compositor: FakeCompositor, told: Told
) -> None:
    qtbot.waitUntil(lambda: compositor.is_left, timeout=LONG_MS)
    assert (told.watch.source, compositor.watches, told.changes) == (IdleSource.UNKNOWN, [], [])


@pytest.mark.parametrize("end", ["hang_up", "throw_out"])
def test_a_compositor_that_goes_leaves_it_unknown(
    qtbot: QtBot, compositor: FakeCompositor, told: Told, end: str
) -> None:
    qtbot.waitUntil(lambda: len(compositor.watches) == 1, timeout=LONG_MS)
    compositor.say(0)
    qtbot.waitUntil(lambda: told.watch.is_idle, timeout=LONG_MS)
    getattr(compositor, end)()
    qtbot.waitUntil(lambda: told.sources == [IdleSource.WAYLAND, IdleSource.UNKNOWN], timeout=LONG_MS)
    assert not told.watch.is_idle


def test_another_threshold_is_asked_for_anew_and_nobody_counts_as_idle(
    qtbot: QtBot, compositor: FakeCompositor, told: Told
) -> None:
    qtbot.waitUntil(lambda: len(compositor.watches) == 1, timeout=LONG_MS)
    compositor.say(0)
    qtbot.waitUntil(lambda: told.watch.is_idle, timeout=LONG_MS)
    told.watch.rearm(60_000)
    assert told.changes == [True, False]
    qtbot.waitUntil(lambda: len(compositor.watches) == 2, timeout=LONG_MS)
    assert compositor.watches[-1][2][0] == 60_000
    compositor.say(0)
    qtbot.waitUntil(lambda: told.watch.is_idle, timeout=LONG_MS)
    assert told.sources == [IdleSource.WAYLAND]


def test_the_same_threshold_changes_nothing(qtbot: QtBot, compositor: FakeCompositor, told: Told) -> None:
    qtbot.waitUntil(lambda: len(compositor.watches) == 1, timeout=LONG_MS)
    told.watch.rearm(THRESHOLD_MS)
    assert not compositor.is_left
