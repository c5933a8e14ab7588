"""Sleep and lock where there is no bus to tell of them: unknown, and no complaint (Laws 2 and 9)."""

from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection

from unaided.desktop.platform.logind import SleepWatch
from unaided.desktop.platform.screen_lock import LockWatch

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def dead_bus() -> Iterator[QDBusConnection]:
    """A bus that nobody listens at."""
    yield QDBusConnection.connectToBus("unix:path=/nonexistent", "dead")
    QDBusConnection.disconnectFromBus("dead")


def test_without_a_bus_nobody_promises_to_wait_for_us(dead_bus: QDBusConnection) -> None:
    watch = SleepWatch(dead_bus)
    watch.saved()
    assert not watch.available


def test_without_a_bus_the_lock_is_unknown(dead_bus: QDBusConnection) -> None:
    assert LockWatch(dead_bus, dead_bus).is_locked is None
