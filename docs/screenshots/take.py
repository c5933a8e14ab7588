"""Take the pictures of docs and README anew: `.venv/bin/python docs/screenshots/take.py`. All history is made up.

Named so: what is seen, whose profile it is where that matters, the colours, and the scale where it is not 100 %.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import Final

from studio import HERE, PEOPLE, WINDOW, Studio, open_application, scale, studio  # the path comes with it

from unaided.desktop.calibration_page import CalibrationPage
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.reflection_dialog import ReflectionDialog
from unaided.desktop.sections.registry import SECTIONS
from unaided.desktop.start_panel import StartPanel
from unaided.desktop.window import MainWindow
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.settings import Scheme

SCALES: Final = ("1", "2")
SCHEMES: Final = (Scheme.LIGHT, Scheme.DARK)
FULL: Final = "24-months"
HOW: Final = (
    "The importer reads a page at a time through one cursor. A failed page goes back with a growing wait; "
    "after five tries its rows are put aside, and the rest goes on."
)
ANSWERS: Final = (
    HOW,
    "I turned down a queue: the order of pages matters, and one more thing would have to run.",
    "",
)


def take_page(page: str, name: str, here: Studio, section: str = "") -> None:
    """Picture a page of the main window; of Calibration, this section."""
    window = MainWindow(here.bridge, here.theme, here.folder)
    window.resize(*WINDOW)
    window.open_page(page)
    if isinstance(window.page, CalibrationPage) and section:
        window.page.go_to(section)
    here.settle()
    here.take(f"page-{name}", window)


def take_today(here: Studio) -> None:
    """Picture Today with a session that runs and one that is owed."""
    here.work(Mode.AI, 35)
    here.start(Mode.NO_AI, "Find why the queue stalls", 60)
    here.clock.pass_time(minutes=32)
    take_page("today", "today", here)
    here.bridge.act(SessionEvent.DISCARD)
    here.settle()


def take_start(here: Studio) -> None:
    """Picture the start panel, filled in."""
    panel = StartPanel(here.bridge, here.theme)
    panel.open_for(Mode.NO_AI)
    here.settle()
    panel.form.task.setText("Fix the flaky retry in the payment worker")
    panel.form.estimate.give(90)
    panel.form.task.setFocus()
    here.take("start", panel)


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


def take_sections(here: Studio) -> None:
    """Picture each section of Calibration but the first, which has pictures of its own."""
    for entry in SECTIONS[1:]:
        take_page("calibration", f"calibration-{entry.name}", here, entry.name)


WINDOWS: Final[tuple[Callable[[Studio], None], ...]] = (
    partial(take_page, "history", "history"),
    partial(take_page, "plan", "plan"),
    partial(take_page, "skills", "skills"),
    take_sections,
    take_today,
    take_start,
    take_explain,
    take_go_on,
    take_reflect,
)


def take_all() -> None:
    """Take each picture, light and dark, at this process's scale; at 200 % the pages alone."""
    open_application()
    for scheme in SCHEMES:
        for who in PEOPLE:
            with studio(who, scheme) as here:
                take_page("calibration", f"calibration-{who}", here)
                take_page("today", f"today-{who}", here)
        with studio(FULL, scheme) as here:
            for take in WINDOWS if scale() == 100 else WINDOWS[:4]:  # noqa: PLR2004 (percent)
                take(here)


def main() -> None:
    """Take them at each scale, in a process each: a scale holds from the start of a process to its end."""
    if "QT_SCALE_FACTOR" in os.environ:
        return take_all()
    for old in HERE.glob("*.png"):
        old.unlink()
    for factor in SCALES:
        again = [sys.executable, __file__]
        subprocess.run(again, env={**os.environ, "QT_SCALE_FACTOR": factor}, check=True)  # noqa: S603 (this file)
    return None


if __name__ == "__main__":
    main()
