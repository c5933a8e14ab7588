"""The mini timer on a real X11 desktop: above the others, never taking the keyboard, where it was put."""

import json
from pathlib import Path

import pytest

from tests.session.asking import wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.program import Program

NAME = "Unaided mini timer"
LONG = 15.0
FAR = 160  # px


class Mini:
    """A person with the mini timer switched on and a session that runs."""

    def __init__(self, desktop: DesktopSession, unaided: Program, home: Path) -> None:
        """Start the app, then a session."""
        self.desktop, self.unaided, self.home = desktop, unaided, home
        home.mkdir(parents=True, exist_ok=True)
        (home / "settings.toml").write_text("mini_timer = true\n", encoding="utf-8")
        unaided.start("--in-tray")
        wait_listens(desktop, unaided)

    def ids(self) -> list[str]:
        """Return the windows of this name that are on the screen."""
        found = self.desktop.run(["sh", "-c", f"xdotool search --onlyvisible --name '^{NAME}$' || true"])
        return found.decode().split()

    def window(self) -> str:
        """Return its window, once it is on the screen."""
        self.desktop.person.wait(lambda: bool(self.ids()), LONG, "the mini timer", pause=0.2)
        return self.ids()[0]

    def place(self) -> tuple[int, int]:
        """Return where it is."""
        told = self.desktop.run(["xdotool", "getwindowgeometry", "--shell", self.window()]).decode()
        values = dict(line.split("=") for line in told.split())
        return int(values["X"]), int(values["Y"])

    def kept(self) -> tuple[int, int]:
        """Return where it is remembered to be."""
        [place] = json.loads((self.home / "mini-timer.json").read_text(encoding="utf-8")).values()
        return place[0], place[1]

    def property(self, name: str) -> str:
        """Return a property of the window as the window manager has it."""
        return self.desktop.run(["xprop", "-id", self.window(), name]).decode()


@pytest.fixture
def mini(desktop: DesktopSession, unaided: Program, tmp_path: Path) -> Mini:
    return Mini(desktop, unaided, tmp_path / "profile")


def test_it_stays_above_takes_no_keyboard_and_is_found_where_it_was_put(mini: Mini) -> None:
    mini.unaided.ask("start", "Write the parser", "--no-ai", "--estimate", "45")
    window = mini.window()
    mini.desktop.shot("the mini timer")
    assert "_NET_WM_STATE_ABOVE" in mini.property("_NET_WM_STATE")
    active = mini.desktop.run(["sh", "-c", "xdotool getactivewindow || true"]).decode().strip()
    assert active != window
    x, y = mini.place()
    to = (str(x - FAR + 20), str(y + FAR + 20))
    for step in (
        ("mousemove", str(x + 20), str(y + 20), "mousedown", "1"),
        ("mousemove", str(x + 60), str(y + 60)),
        ("mousemove", *to),
        ("mouseup", "1"),
    ):
        mini.desktop.run(["xdotool", *step, "sleep", "0.2"])
    mini.desktop.person.wait(lambda: abs(mini.place()[0] - x) > FAR // 2, LONG, "it to be dragged", pause=0.2)
    mini.desktop.person.wait(lambda: mini.kept() == mini.place(), LONG, "its place to be remembered", pause=0.2)
    moved = mini.place()
    mini.unaided.end()
    mini.unaided.start("--in-tray")
    wait_listens(mini.desktop, mini.unaided)
    mini.desktop.person.wait(lambda: mini.place() == moved, LONG, "it to come back where it was", pause=0.2)
