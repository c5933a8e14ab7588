"""What is to be seen: windows, pixels and screenshots of the session's display."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.session.harness.processes import ToolError

Run = Callable[[Sequence[str]], bytes]
WIDTH, HEIGHT = 1280, 800
BYTES_PER_PIXEL = 3
ICON_GAP = 5  # so many empty columns part two icons; fewer are a gap inside one
ICON_SIDE = 8  # what is narrower than this is a line or a shadow of the host, not an icon


@dataclass(frozen=True)
class Box:
    """A rectangle on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """The point a person would aim at."""
        return self.x + self.width // 2, self.y + self.height // 2


class Screen:
    """The session's display."""

    def __init__(self, run: Run) -> None:
        """Look at it with programs that this function runs in the session."""
        self._run = run

    def save(self, path: Path) -> None:
        """Keep a picture of the whole screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._run(["import", "-silent", "-window", "root", str(path)])

    def windows(self, window_class: str) -> list[Box]:
        """Tell where the visible windows of a class (the program's name, as a rule) are."""
        try:
            found = self._run(["xdotool", "search", "--onlyvisible", "--class", window_class])
        except ToolError:  # it has no other way to say "none", or one went away while it looked
            return []
        return [box for window in found.decode().split() if (box := self._place(window))]

    def icons(self, strip: Box) -> list[Box]:
        """Find what stands out from the background in a strip of the screen, from left to right."""
        area = f"{strip.width}x{strip.height}{strip.x:+}{strip.y:+}"
        pixels = self._run(["import", "-silent", "-window", "root", "-crop", area, "-depth", "8", "rgb:-"])
        stretches = _stretches(_marked(_rows(pixels, strip.width)))
        found = [Box(strip.x + first, strip.y, last - first + 1, strip.height) for first, last in stretches]
        return [box for box in found if box.width >= ICON_SIDE]

    def _place(self, window: str) -> Box | None:
        try:
            told = self._run(["xdotool", "getwindowgeometry", "--shell", window]).decode()
        except ToolError:  # closed since it was found
            return None
        values = dict(line.split("=", 1) for line in told.split())
        return Box(int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"]))


def _rows(pixels: bytes, width: int) -> list[list[bytes]]:
    stride = width * BYTES_PER_PIXEL
    lines = [pixels[start : start + stride] for start in range(0, len(pixels), stride)]
    return [[line[at : at + BYTES_PER_PIXEL] for at in range(0, stride, BYTES_PER_PIXEL)] for line in lines]


def _marked(rows: list[list[bytes]]) -> list[int]:
    """Name the columns with a pixel unlike the most common colour of its row (so that shading is no mark)."""
    marked: set[int] = set()
    for row in rows:
        background = Counter(row).most_common(1)[0][0]
        marked.update(column for column, pixel in enumerate(row) if pixel != background)
    return sorted(marked)


def _stretches(columns: list[int]) -> Iterator[tuple[int, int]]:
    """Join neighbouring columns into (first, last) pairs."""
    start = 0
    for place, column in enumerate(columns):
        if place + 1 == len(columns) or columns[place + 1] - column > ICON_GAP:
            yield columns[start], column
            start = place + 1
