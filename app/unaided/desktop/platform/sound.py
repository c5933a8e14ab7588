"""Our own short sounds, through whichever player the machine has; silent where it has none (Law 9)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from math import log10
from pathlib import Path

from PySide6.QtCore import QProcess

from unaided.desktop.resources import resource

FULL = 100
USUAL = 70
_PULSE_FULL = 65_536


class Sound(Enum):
    """The sounds there are, by the name of their file."""

    PLANNED_END = "planned-end"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a file: how it is told to, and where its sound server listens."""

    program: str
    arguments: Callable[[str, int], list[str]]
    socket: str = ""


def _paplay(file: str, percent: int) -> list[str]:
    return [f"--volume={_PULSE_FULL * percent // FULL}", file]


def _pw_play(file: str, percent: int) -> list[str]:
    return [f"--volume={percent / FULL:.2f}", file]


def _canberra(file: str, percent: int) -> list[str]:
    return [f"--volume={20 * log10(percent / FULL):.1f}", f"--file={file}"]


def _aplay(file: str, _percent: int) -> list[str]:
    return ["-q", file]  # it has no volume of its own


def _afplay(file: str, percent: int) -> list[str]:
    return ["-v", f"{percent / FULL:.2f}", file]


# paplay first: it reaches PipeWire as well, while pw-play is dumb where PipeWire runs for the screen alone.
PLAYERS = (
    Player("paplay", _paplay, "pulse/native"),
    Player("pw-play", _pw_play, "pipewire-0"),
    Player("canberra-gtk-play", _canberra),
    Player("aplay", _aplay),
    Player("afplay", _afplay),
)


def command(file: Path, percent: int, environ: Mapping[str, str]) -> list[str]:
    """Return what to run, empty without a player; one whose server listens goes first."""
    runtime = Path(environ.get("XDG_RUNTIME_DIR") or os.devnull)
    players = sorted(PLAYERS, key=partial(_is_deaf, runtime))
    for player in players:
        if found := shutil.which(player.program, path=environ.get("PATH")):
            return [found, *player.arguments(str(file), percent)]
    return []


def _is_deaf(runtime: Path, player: Player) -> bool:
    return bool(player.socket) and not (runtime / player.socket).exists()


def chime(sound: Sound = Sound.PLANNED_END, percent: int = USUAL) -> bool:
    """Play a sound at this volume and return at once; tell whether anything plays it. 0 is off."""
    if percent <= 0:
        return False
    file = resource("sounds", f"{sound.value}.wav")
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 (there is one on Windows only)

        winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return True
    argv = command(file, min(percent, FULL), os.environ)
    return bool(argv) and _start(argv)


def _start(argv: list[str]) -> bool:
    """Start a program that goes on by itself, its words unheard."""
    process = QProcess()
    process.setProgram(argv[0])
    process.setArguments(argv[1:])
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    return bool(process.startDetached())  # a bool, whatever PySide6's stub says
