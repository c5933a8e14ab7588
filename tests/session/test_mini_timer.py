"""The mini timer on a real desktop: above the others, where it was put, taking no keys until it is clicked."""

import json
from pathlib import Path

import pytest

from tests.session.asking import exported, status, wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.parts import Layout, TrayHost, Windows
from tests.session.harness.program import Program

NAME = "Unaided mini timer"
LONG = 15.0
FAR = 160  # px
SWAY = Layout(windows=Windows.SWAY, tray=TrayHost.WAYBAR, keyring=False)


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

    def box(self) -> dict[str, int]:
        """Return where it is, and its size, as the X server has it."""
        told = self.desktop.run(["xdotool", "getwindowgeometry", "--shell", self.window()]).decode()
        return {name: int(value) for name, value in (line.split("=") for line in told.split())}

    def place(self) -> tuple[int, int]:
        """Return where it is."""
        box = self.box()
        return box["X"], box["Y"]

    def active(self) -> str:
        """Return the window that has the keyboard, empty where none has."""
        return self.desktop.run(["sh", "-c", "xdotool getactivewindow 2>/dev/null || true"]).decode().strip()

    def hand(self, *steps: tuple[str, ...]) -> None:
        """Do these steps with mouse and keys, slowly enough for a window to follow."""
        for step in steps:
            self.desktop.run(["xdotool", "sleep", "0.2", *step])

    def drag(self, by: int) -> None:
        """Drag it to the left and down."""
        x, y = self.place()
        self.hand(
            ("mousemove", str(x + 20), str(y + 20), "mousedown", "1"),
            ("mousemove", str(x + 60), str(y + 60)),
            ("mousemove", str(x - by + 20), str(y + by + 20)),
            ("mouseup", "1"),
        )
        self.desktop.person.wait(lambda: self.place() == (x - by, y + by), LONG, "it to be dragged", pause=0.2)

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
    assert mini.active() != window
    mini.drag(FAR)
    mini.desktop.person.wait(lambda: mini.kept() == mini.place(), LONG, "its place to be remembered", pause=0.2)
    moved = mini.place()
    mini.unaided.end()
    mini.unaided.start("--in-tray")
    wait_listens(mini.desktop, mini.unaided)
    mini.desktop.person.wait(lambda: mini.place() == moved, LONG, "it to come back where it was", pause=0.2)


def test_after_a_drag_one_key_notes_a_look_up_without_it_leaving_its_place(mini: Mini) -> None:
    mini.unaided.ask("start", "Write the parser", "--no-ai", "--estimate", "45")
    mini.drag(FAR)
    assert mini.active() == mini.window()
    before = mini.box()
    mini.hand(("key", "l"))
    mini.desktop.person.wait(lambda: mini.box()["HEIGHT"] > before["HEIGHT"], LONG, "the line", pause=0.2)
    mini.desktop.shot("the line")
    assert mini.place() == (before["X"], before["Y"])
    mini.hand(("type", "PEP 440"), ("key", "Return"))
    mini.desktop.person.wait(lambda: mini.box() == before, LONG, "the line to go", pause=0.2)
    assert [one["text"] for one in exported(mini.unaided)["look_ups"]] == ["PEP 440"]


def test_a_window_that_closes_hands_it_no_keys(mini: Mini) -> None:
    mini.unaided.ask("start", "Write the parser", "--no-ai", "--estimate", "45")
    window = mini.window()
    mini.desktop.tray.click()
    mini.desktop.person.wait(lambda: mini.active() not in {"", window}, LONG, "the panel to be active", pause=0.2)
    mini.hand(("key", "Escape"), ("key", "s"), ("key", "p"))
    assert mini.active() != window
    assert status(mini.unaided)["state"] == "running"


@pytest.mark.parametrize("layout", [SWAY], ids=["sway"])
def test_on_wayland_it_is_an_ordinary_window_that_heeds_no_keys_before_a_click(mini: Mini) -> None:
    person = mini.desktop.person
    mini.unaided.ask("start", "Write the parser", "--no-ai", "--estimate", "45")
    person.wait(lambda: person.screen.windows("unaided"), LONG, "the mini timer", pause=0.2)
    person.hands.press("s", "p")  # the compositor gives a new window the keyboard, whatever it asks for
    mini.desktop.shot("the mini timer")
    assert status(mini.unaided)["state"] == "running"
    [box] = person.screen.windows("unaided")
    person.hands.click(box)
    person.wait(lambda: len(person.screen.windows("unaided")) > 1, LONG, "the panel", pause=0.2)
