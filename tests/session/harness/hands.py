"""The hands: a real mouse and a real keyboard, through the X server."""

from enum import IntEnum

from tests.session.harness.screen import Box, Run

TYPING_PAUSE_MS = 8  # xdotool outruns programs that lay out text as it comes


class Button(IntEnum):
    """The buttons of the mouse, as X numbers them."""

    LEFT = 1
    MIDDLE = 2
    RIGHT = 3


class Hands:
    """Mouse and keyboard of the session."""

    def __init__(self, run: Run) -> None:
        """Use them with programs that this function runs in the session."""
        self._run = run

    def click(self, target: Box, button: Button = Button.LEFT) -> None:
        """Move to the middle of a place and click."""
        self.point(target)
        self._run(["xdotool", "click", str(button.value)])

    def point(self, target: Box) -> None:
        """Move to the middle of a place."""
        x, y = target.middle
        self._run(["xdotool", "mousemove", str(x), str(y)])

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each named as X names it: `Return`, `ctrl+2`, `Escape`."""
        self._run(["xdotool", "key", "--delay", str(TYPING_PAUSE_MS), *keys])

    def write(self, text: str) -> None:
        """Type a text into whatever has the keyboard."""
        self._run(["xdotool", "type", "--delay", str(TYPING_PAUSE_MS), "--", text])
