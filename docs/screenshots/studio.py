"""Where the pictures are taken: an offscreen screen, made-up people, and windows over their profiles."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "app")]
SCREEN: Final = {"name": "picture", "x": 0, "y": 0, "width": 3840, "height": 2160, "logicalDpi": 96, "dpr": 1}
STORE: Final = TemporaryDirectory(ignore_cleanup_errors=True)
CONFIG: Final = Path(STORE.name) / "screens.json"
CONFIG.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # there is no window manager offscreen, and Qt says so
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={CONFIG}"

import numpy as np  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop  # noqa: E402 (the path and the platform come first)
from PySide6.QtGui import QFont, QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from tests.support.clock import FakeClock  # noqa: E402
from tests.support.people import TITLES, Diary, Sat, write  # noqa: E402
from unaided.bootstrap import Services, open_profile, with_services  # noqa: E402
from unaided.desktop.background import Background  # noqa: E402
from unaided.desktop.bridge import Bridge  # noqa: E402
from unaided.desktop.theme import Theme  # noqa: E402
from unaided.domain.now import Now  # noqa: E402
from unaided.domain.session import Mode, SessionEvent  # noqa: E402
from unaided.domain.settings import Scheme  # noqa: E402
from unaided.services.explanation import Question  # noqa: E402
from unaided.services.session import StartRequest  # noqa: E402

FONT: Final = ("Noto Sans", "DejaVu Sans")
FONT_POINTS: Final = 9
WINDOW: Final = (1120, 760)
SMALLEST: Final = 0  # Qt's word for packing as tightly as PNG can
MOST_COLOURS: Final = 256
RARE: Final = 96  # of them
MOST_BYTES: Final = 160 * 1024  # at 100 %
TODAY: Final = datetime(2025, 9, 24, 9, 0, tzinfo=UTC)
MONTHS: Final = 24
SEED: Final = 42
RETRY: Final = "Retry with back-off in the importer"
YOUNG: Final = ((75, 60), (40, 45), (95, 90), (30, 30), (70, 60))  # minutes, and what was estimated


def nobody(folder: Path) -> None:
    """Make a profile that nothing has happened in."""
    with_services({"UNAIDED_HOME": str(folder)}, FakeClock(TODAY), _just_look)


def beginner(folder: Path) -> None:
    """Make a profile of the first two weeks: five tasks without AI, and one with."""

    def person(diary: Diary) -> None:
        for number, (minutes, estimate) in enumerate(YOUNG):
            at = TODAY - timedelta(days=12 - 2 * number, hours=-1)
            diary.task(TITLES[number], at, Sat(minutes), estimate=estimate)
        diary.task(TITLES[-1], TODAY - timedelta(days=1), Sat(35, Mode.AI), estimate=60, kind="build")

    write(folder, person)


def regular(folder: Path) -> None:
    """Make a profile of two years."""

    def fill(services: Services) -> None:
        services.demo.show(MONTHS, SEED)

    with_services({"UNAIDED_HOME": str(folder)}, FakeClock(TODAY), fill)


PEOPLE: Final[dict[str, Callable[[Path], None]]] = {"empty": nobody, "young": beginner, "24-months": regular}


def _just_look(_services: Services) -> None:
    """Change nothing; what is now is read all the same."""


def scale() -> int:
    """Return at which scale the pictures are taken, in percent."""
    return round(100 * float(os.environ.get("QT_SCALE_FACTOR", "1")))


def filled(who: str) -> Path:
    """Return the folder of somebody's profile, made once for all pictures."""
    folder = Path(STORE.name) / who
    if not folder.exists():
        PEOPLE[who](folder)
    return folder


class Studio:
    """The parts that windows need, over a throw-away profile, and a way to picture them."""

    def __init__(self, folder: Path, scheme: Scheme) -> None:
        """Open a profile."""
        self.folder, self.clock, self.scheme = folder, FakeClock(TODAY), scheme
        self._profile = open_profile({"UNAIDED_HOME": str(folder)})
        self._background = Background()
        self.bridge = Bridge(self._background, self.clock, partial(self._profile.open_services, self.clock), Now())
        self.theme = Theme(scheme=scheme)
        self.bridge.change(_just_look)
        self.settle()

    def settle(self) -> None:
        """Wait until the worker has answered and everything is laid out and painted."""
        for _ in range(6):
            while self._background.pending:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QCoreApplication.processEvents()

    def start(self, mode: Mode, title: str, estimate: int) -> None:
        """Start a session."""
        request = StartRequest(mode, title, estimate_minutes=estimate)
        self.bridge.start(request, lambda _now: None, lambda trouble: sys.exit(trouble.sentence))
        self.settle()

    def work(self, mode: Mode, minutes: float) -> Question:
        """Work on the retry, stop, and return what is asked about it."""
        self.start(mode, RETRY, 90)
        session = self.bridge.now.session
        if session is None:
            sys.exit("The session did not start.")
        self.clock.pass_time(minutes=minutes)
        asked: list[Question] = []
        self.bridge.change(lambda services: services.session.act(SessionEvent.FINISH))
        self.bridge.ask(lambda services: services.explanation.open(session.id), asked.append)
        self.settle()
        return asked[0]

    def take(self, name: str, window: QWidget) -> None:
        """Picture a window, and put it away."""
        window.show()
        self.settle()
        if (focus := QApplication.focusWidget()) is not None and window.isWindow() and name.startswith("page"):
            focus.clearFocus()
        window.repaint()
        self._save(name.removeprefix("page-"), window)
        window.close()
        window.deleteLater()
        self.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _save(self, name: str, window: QWidget) -> None:
        larger = scale() // 100
        file = HERE / f"{name}-{self.scheme}{'' if larger == 1 else f'-{scale()}'}.png"
        picture = _with_few_colours(window.grab().toImage())
        if not picture.save(str(file), quality=SMALLEST) or file.stat().st_size > larger**2 * MOST_BYTES:
            sys.exit(f"{file.name} could not be written, or is too large.")

    def close(self) -> None:
        """Close what was opened."""
        self.bridge.close()
        self._profile.release()


@contextmanager
def studio(who: str, scheme: Scheme) -> Iterator[Studio]:
    """Open a studio over a copy of somebody's profile, in these colours."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "profile"
        shutil.copytree(filled(who), home)
        opened = Studio(home, scheme)
        yield opened
        opened.close()


def _with_few_colours(picture: QImage) -> QImage:
    """Return a picture in its own commonest colours, each other one as the nearest of them."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), dtype=np.uint32) & 0xFFFFFF
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = _kept(colours, counts)
    apart = np.abs(_channels(colours)[:, None, :] - _channels(kept)[None, :, :]).sum(axis=2)
    wide, high = plain.width(), plain.height()
    indices = apart.argmin(axis=1).astype(np.uint8)[places].reshape(high, wide)
    made = QImage(indices.tobytes(), wide, high, wide, QImage.Format.Format_Indexed8).copy()
    made.setColorTable([0xFF000000 | int(colour) for colour in kept])
    return made


def _kept(colours: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return the commonest colours (n,), and those that are furthest from all of them: a word may have its own."""
    kept = list(np.argsort(counts)[::-1][: MOST_COLOURS - RARE])
    channels = _channels(colours)
    apart = np.full(len(colours), np.inf)
    for place in kept:
        apart = np.minimum(apart, np.abs(channels - channels[place]).sum(axis=1))
    while len(kept) < min(MOST_COLOURS, len(colours)):
        kept.append(int(apart.argmax()))
        apart = np.minimum(apart, np.abs(channels - channels[kept[-1]]).sum(axis=1))
    return colours[kept]


def _channels(colours: np.ndarray) -> np.ndarray:
    """Return red, green and blue of colours (n, 3)."""
    return np.stack([colours >> 16 & 0xFF, colours >> 8 & 0xFF, colours & 0xFF], axis=1).astype(np.int16)


def open_application() -> QApplication:
    """Return the application, in the pictures' font."""
    application = QApplication([])
    font = QFont(list(FONT))
    font.setPointSize(FONT_POINTS)
    application.setFont(font)
    return application
