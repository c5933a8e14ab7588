"""Whether a tray icon is seen: what Qt would do with it, and who is there to draw it."""

import pytest

from unaided.desktop.platform.tray_watch import (
    IconKind,
    TrayHosts,
    TrayWatch,
    fresh_kind,
    is_seen,
)

NOBODY = TrayHosts()
WATCHER_ALONE = TrayHosts(watcher=True)
PANEL = TrayHosts(watcher=True, notifier_host=True)
OLD_TRAY = TrayHosts(xembed=True)


@pytest.mark.parametrize(
    ("platform", "hosts", "kind", "seen"),
    [
        ("xcb", NOBODY, IconKind.XEMBED, False),
        ("xcb", OLD_TRAY, IconKind.XEMBED, True),
        ("xcb", PANEL, IconKind.STATUS_NOTIFIER, True),
        ("xcb", WATCHER_ALONE, IconKind.STATUS_NOTIFIER, False),
        ("wayland", NOBODY, IconKind.STATUS_NOTIFIER, False),
        ("wayland", WATCHER_ALONE, IconKind.STATUS_NOTIFIER, False),
        ("wayland-egl", PANEL, IconKind.STATUS_NOTIFIER, True),
        ("windows", TrayHosts(native=True), IconKind.NATIVE, True),
        ("offscreen", NOBODY, IconKind.NATIVE, False),
    ],
)
def test_a_new_icon_is_seen_where_its_kind_of_host_is(
    platform: str, hosts: TrayHosts, kind: IconKind, *, seen: bool
) -> None:
    assert fresh_kind(hosts, platform) is kind
    assert is_seen(kind, hosts) is seen


def test_an_icon_of_the_other_kind_is_not_seen() -> None:
    assert not is_seen(IconKind.XEMBED, PANEL)
    assert not is_seen(IconKind.STATUS_NOTIFIER, OLD_TRAY)


@pytest.mark.usefixtures("qapp")
def test_without_a_desktop_no_icon_is_seen_and_nothing_complains() -> None:
    watch = TrayWatch()
    assert not watch.usable
