"""A Wayland session: sway, shown in the session's X display so that the same hands and eyes reach it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.session.harness.processes import ToolError
from tests.session.harness.screen import HEIGHT, WIDTH, Box, Screen

FOLDER = "wayland"  # in the session's folder: sway's own runtime folder
NOBODY = 65534
LET_PASS = 0o711
BAR, NOTIFICATION = "waybar", "Dunst"
TRIMMED = ("-trim", "-format", "%w %h %X %Y", "info:")  # ImageMagick: what is left of a picture without its borders


def command(folder: Path, config: Path) -> tuple[str, ...]:
    """Return how sway is started; it refuses to be root, so root starts it as nobody."""
    runtime = folder / FOLDER
    runtime.mkdir(mode=0o700)
    surroundings = (f"XDG_RUNTIME_DIR={runtime}", f"HOME={runtime}", "WLR_BACKENDS=x11", "WLR_RENDERER=pixman")
    sway = ("env", *surroundings, "sway", "--config", str(config))
    if os.getuid():
        return sway
    folder.chmod(LET_PASS)
    os.chown(runtime, NOBODY, NOBODY)
    return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *sway)


def sockets(folder: Path) -> dict[str, str]:
    """Return the variables by which programs find sway; both are there once it is up."""
    found = {"WAYLAND_DISPLAY": "wayland-?", "SWAYSOCK": "sway-ipc.*"}
    return {name: str(path) for name, pattern in found.items() for path in (folder / FOLDER).glob(pattern)}


class SwayScreen(Screen):
    """The display, with sway's account of the windows on it."""

    def windows(self, window_class: str) -> list[Box]:
        """Tell where the windows of a program are; bar and notification are none to sway, they are looked for."""
        if window_class == BAR:
            return self._bar()
        if window_class == NOTIFICATION:
            return [box for box in [self.popup()] if box]
        return [_box(node["rect"]) for node in _nodes(self._ask("get_tree")) if node.get("app_id") == window_class]

    def popup(self) -> Box | None:
        """Tell what of the background is covered below the bar: a menu's place, or a notification's, if alone."""
        top = next((bar.height for bar in self._bar()), 0)
        area = f"{WIDTH}x{HEIGHT - top}+0+{top}"
        told = self._run(["convert", "x:root", "-crop", area, "+repage", *TRIMMED]).decode()
        width, height, x, y = (int(number) for number in told.split())
        return Box(x, top + y, width, height) if (width, height) != (WIDTH, HEIGHT - top) and width > 1 else None

    def _bar(self) -> list[Box]:
        tops = [space["rect"] for space in self._ask("get_workspaces")]
        return [Box(0, 0, rect["width"], rect["y"]) for rect in tops if rect["y"]]

    def _ask(self, what: str) -> Any:  # noqa: ANN401 (JSON)
        try:
            return json.loads(self._run(["swaymsg", "-r", "-t", what]))
        except ToolError:  # it is going down
            return []


def _nodes(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (JSON)
    if node:
        yield node
        for inner in (*node["nodes"], *node["floating_nodes"]):
            yield from _nodes(inner)


def _box(rect: dict[str, int]) -> Box:
    return Box(rect["x"], rect["y"], rect["width"], rect["height"])
