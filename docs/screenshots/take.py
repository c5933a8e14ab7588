"""Take the README's pictures anew: `.venv/bin/python docs/screenshots/take.py`. The history in them is made up."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "app")]
SCREEN = {"name": "picture", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
STORE = TemporaryDirectory(ignore_cleanup_errors=True)
CONFIG = Path(STORE.name) / "screens.json"
CONFIG.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # there is no window manager offscreen, and Qt says so
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={CONFIG}"

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop  # noqa: E402 (the path and the platform come first)
from PySide6.QtGui import QFont, QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from tests.support.clock import FakeClock  # noqa: E402
from tests.support.people import TITLES, Diary, Sat, write  # noqa: E402
from unaided.bootstrap import Services, open_profile  # noqa: E402
from unaided.desktop.background import Background  # noqa: E402
from unaided.desktop.bridge import Bridge  # noqa: E402
from unaided.desktop.explanation_dialog import ExplanationDialog  # noqa: E402
from unaided.desktop.reflection_dialog import ReflectionDialog  # noqa: E402
from unaided.desktop.start_panel import StartPanel  # noqa: E402
from unaided.desktop.theme import Theme  # noqa: E402
from unaided.desktop.window import MainWindow  # noqa: E402
from unaided.domain.now import Now  # noqa: E402
from unaided.domain.session import Mode, SessionEvent  # noqa: E402
from unaided.domain.settings import Scheme  # noqa: E402
from unaided.services.explanation import Question  # noqa: E402
from unaided.services.session import StartRequest  # noqa: E402

FONT = ("Noto Sans", "DejaVu Sans")
FONT_POINTS = 9
WINDOW = (1120, 760)
SMALLEST = 0  # Qt's word for packing as tightly as PNG can
MOST_BYTES = 150 * 1024
TODAY = datetime(2025, 9, 24, 9, 0, tzinfo=UTC)
FIRST = datetime(2024, 12, 2, 8, 0, tzinfo=UTC)
PACES = (0.74, 0.8, 0.78, 0.86, 0.93, 0.9, 1.02, 1.0, 1.1, 1.14)  # what each month's sessions lie around
HOLIDAY = 8  # the month without a session
RETRY = "Retry with back-off in the importer"
HOW = (
    "The importer reads a page at a time through one cursor. A failed page goes back with a growing wait; "
    "after five tries its rows are put aside, and the rest goes on."
)
ANSWERS = (
    HOW,
    "I turned down a queue: the order of pages matters, and one more thing would have to run.",
    "",
)


def month_of(number: int) -> datetime:
    """Return the second of a month, so many months after the first."""
    years, month = divmod(FIRST.month - 1 + number, 12)
    return FIRST.replace(year=FIRST.year + years, month=month + 1)


def person(diary: Diary) -> None:
    """Write ten months: two or three tasks without AI a fortnight, one with AI now and then, one month off."""
    draw = Random(12)  # noqa: S311 (a made-up history, not a secret)
    for month, pace in enumerate(PACES):
        if month == HOLIDAY:
            continue
        for number in range(draw.randint(4, 7)):
            at = month_of(month) + timedelta(days=3 * number, minutes=draw.randint(0, 300))
            estimate = draw.choice((30, 45, 60, 90, 120))
            minutes = max(8.0, estimate / (pace * draw.lognormvariate(0, 0.28)))
            diary.task(draw.choice(TITLES), at, Sat(round(minutes)), estimate=estimate)
        at = month_of(month) + timedelta(days=20, hours=2)
        diary.task(draw.choice(TITLES), at, Sat(draw.randint(20, 55), Mode.AI), estimate=60, kind="build")
    yesterday = TODAY - timedelta(days=1)
    diary.task("Split the billing module", yesterday, Sat(50, after=40), estimate=120, kind="build")


def _just_look(_services: Services) -> None:
    """Change nothing; what is now is read all the same."""


class Studio:
    """The parts that windows need, over a throw-away profile, and a way to picture them."""

    def __init__(self, folder: Path, scheme: Scheme) -> None:
        """Open a profile with the made-up person in it."""
        write(folder, person)
        self.folder, self.clock, self._scheme = folder, FakeClock(TODAY), scheme
        self._profile = open_profile({"UNAIDED_HOME": str(folder)})
        self._background = Background()
        self.bridge = Bridge(self._background, self.clock, partial(self._profile.open_services, self.clock), Now())
        self.theme = Theme(scheme=scheme)
        self.bridge.change(_just_look)
        self.settle()

    def settle(self) -> None:
        """Wait until the worker has answered and everything is laid out and painted."""
        for _ in range(3):
            while self._background.pending:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QCoreApplication.processEvents()

    def work(self, mode: Mode, minutes: float) -> Question:
        """Work on the retry, stop, and return what is asked about it."""
        request = StartRequest(mode, RETRY, estimate_minutes=90)
        self.bridge.start(request, lambda _now: None, lambda trouble: sys.exit(trouble.sentence))
        self.settle()
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
        window.repaint()
        file = HERE / f"{name}-{self._scheme}.png"
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if not picture.save(str(file), quality=SMALLEST) or file.stat().st_size > MOST_BYTES:
            sys.exit(f"{file.name} could not be written, or is too large.")
        window.close()
        window.deleteLater()
        self.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Close what was opened."""
        self.bridge.close()
        self._profile.release()


@contextmanager
def studio(scheme: Scheme) -> Iterator[Studio]:
    """Open a studio in these colours."""
    with TemporaryDirectory() as folder:
        opened = Studio(Path(folder) / "profile", scheme)
        yield opened
        opened.close()


def take_start(here: Studio) -> None:
    """Picture the start panel, filled in."""
    panel = StartPanel(here.bridge, here.theme)
    panel.open_for(Mode.NO_AI)
    here.settle()
    panel.form.task.setText("Fix the flaky retry in the payment worker")
    panel.form.estimate.give(90)
    panel.form.task.setFocus()
    here.take("start", panel)


def take_page(page: str, here: Studio) -> None:
    """Picture a page of the main window."""
    window = MainWindow(here.bridge, here.theme, here.folder)
    window.resize(*WINDOW)
    window.open_page(page)
    here.settle()
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()  # the ring around it would say something of the keyboard, and nothing of the page
    here.take(page, window)


def take_today(here: Studio) -> None:
    """Picture Today with a session that runs and one that is owed."""
    here.work(Mode.AI, 35)
    request = StartRequest(Mode.NO_AI, "Find why the queue stalls", estimate_minutes=60)
    here.bridge.start(request, lambda _now: None, lambda trouble: sys.exit(trouble.sentence))
    here.settle()
    here.clock.pass_time(minutes=32)
    take_page("today", here)
    here.bridge.act(SessionEvent.DISCARD)
    here.settle()


def take_explain(here: Studio) -> None:
    """Picture the explanation, half-way."""
    dialog = ExplanationDialog(here.bridge, here.theme, here.work(Mode.AI, 42))
    dialog.short.in_full.click()
    full = dialog.full
    full.predicted.choose(80)
    for field, words in zip(full.answers, ANSWERS, strict=True):
        field.show_words(words)
        field.setEnabled(True)
    full.told.setEnabled(True)
    full.explained.choose(60)
    dialog.ai_use.choose(dialog.ai_use.values[1])
    dialog.ending.put(True, None, "2 h")  # noqa: FBT003 (None is a third answer)
    dialog.enough.hide()
    full.gaps.put(("who closes the cursor when the client hangs up",), "")
    full.answers[2].setFocus()
    here.take("explain", dialog)


def take_go_on(here: Studio) -> None:
    """Picture the short form of a sitting that goes on."""
    dialog = ExplanationDialog(here.bridge, here.theme, here.work(Mode.AI, 42))
    dialog.short.sentence.show_words("The cursor belongs to the request, and so do its retries.")
    dialog.ai_use.choose(dialog.ai_use.values[0])
    dialog.ending.share.choose(60)
    dialog.short.sentence.setFocus()
    here.take("go-on", dialog)


def take_reflect(here: Studio) -> None:
    """Picture the reflection, answered."""
    dialog = ReflectionDialog(here.bridge, here.theme, here.work(Mode.NO_AI, 58))
    dialog.progress.choose(60)
    dialog.felt.choose(4)
    dialog.surprise.setText("The lock was held across the sleep.")
    dialog.surprise.setFocus()
    here.take("reflect", dialog)


PICTURES: tuple[Callable[[Studio], None], ...] = (
    partial(take_page, "calibration"),
    take_today,
    take_start,
    take_explain,
    take_go_on,
    take_reflect,
)


def main() -> None:
    """Take each picture, light and dark."""
    application = QApplication([])
    font = QFont(list(FONT))
    font.setPointSize(FONT_POINTS)
    application.setFont(font)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        with studio(scheme) as here:
            for take in PICTURES:
                take(here)


if __name__ == "__main__":
    main()
