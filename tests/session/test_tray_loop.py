"""A tray host that crashes in a loop: never two icons, never two windows, and the session goes on."""

import signal

from tests.session.asking import status, wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Part
from tests.session.harness.program import Program

LONG = 15.0  # seconds for what takes a moment


def wait_state(desktop: DesktopSession, unaided: Program, state: str) -> None:
    """Wait until `status` tells this state."""
    desktop.person.wait(lambda: status(unaided)["state"] == state, LONG, f"the state {state!r}", pause=0.2)


def test_a_tray_that_dies_again_and_again_leaves_one_icon_one_window_and_the_session(
    desktop: DesktopSession, unaided: Program
) -> None:
    unaided.start("--in-tray")
    wait_listens(desktop, unaided)
    unaided.ask("start", "Write the parser", "--ai", "--estimate", "30")
    for _ in range(4):
        desktop.tray.icon()
        desktop.stop(Part.TRAY, signal.SIGKILL)
        desktop.start(Part.TRAY)
    desktop.tray.icon()
    assert len(desktop.tray.items()) == 1
    windows = [control.name for control in desktop.person.eyes.showing() if control.role in {"frame", "dialog"}]
    assert len(windows) <= 1, windows
    wait_state(desktop, unaided, "running")
    desktop.tray.choose("Stop")
    wait_state(desktop, unaided, "owed")
