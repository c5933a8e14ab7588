"""What the section on understanding says: its heading, each mark and each row of its table (measurement.md §6, §10)."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.signed import points, signed
from unaided.domain.measure.understood import CurveBin, UseMarks
from unaided.domain.words import counted

KEY: Final = (
    "▲ predicted before writing   ■ explained, after writing   ● recalled a week later   "
    "each with its range   hollow: early, below 12 tasks"
)
CURVE_KEY: Final = (
    "● across: how likely you called it; up: how much of it you recalled, with its range   "
    "dashed: where both are the same   ○ early, below 40 tasks"
)
GAP_KEY: Final = (
    "● illusion gap of the tasks begun in a month, in points, with its range   ○ early, below 16 tasks   "
    "no mark: below 8"
)
NO_MONTH: Final = "Nothing yet: a month shows once 8 tasks begun in it are explained with both answers."
QUESTION: Final = "“In a week, could you explain this to a senior engineer without looking?”"
USE_NAMES: Final = {"no-ai": "No AI", "measured": "AI, measured", "heavy": "AI, heavy"}
EARLY: Final = "early: fewer than 12 tasks"
CURVE_EARLY: Final = "early: fewer than 40 tasks"
CHOSEN: Final = "You chose which tasks had AI and how it was used, so a difference between rows is not AI's effect."


def percent(share: float) -> str:
    """Return a share as whole percent: `82 %`."""
    return f"{round(100 * share)} %"


def share_words(figure: Figure) -> str:
    """Return a share with its range: `82 % (78–86)`; empty where there is none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    return f"{percent(figure.value)} ({round(100 * figure.low)}–{round(100 * figure.high)})"


def use_words(marks: UseMarks) -> str:
    """Return what one row of marks says, in a sentence or two."""
    name, said, recalled = USE_NAMES[marks.use], marks.predicted, marks.recalled
    if not marks.is_shown:
        return f"{name}: {said.why}"
    parts = []
    if said.is_shown:
        parts.append(f"predicted {share_words(said)}, explained {share_words(marks.explained)}")
    if recalled.is_shown:
        same = recalled.n == said.n or not said.is_shown
        parts.append(f"recalled {share_words(recalled)}" + ("" if same else f" of {counted(recalled.n, 'task')}"))
    count = said.n if said.is_shown else recalled.n
    early = f", {EARLY}" if Status.EARLY in {said.status, recalled.status} else ""
    missing = "" if recalled.is_shown else f" {recalled.why}"
    return f"{name}: {', '.join(parts)}, n = {count:,}{early}.{missing}"


def mark_words(use: str, which: str, figure: Figure) -> str:
    """Return what one mark of a row says."""
    early = f", {EARLY}" if figure.status is Status.EARLY else ""
    return f"{USE_NAMES[use]}, {which}: {share_words(figure)}, n = {figure.n:,}{early}."


def bin_words(one: CurveBin) -> str:
    """Return what one mark of the calibration curve says."""
    figure = one.figure
    early = f", {CURVE_EARLY}" if figure.status is Status.EARLY else ""
    return f"Of what you called {percent(one.said)} likely you recalled {share_words(figure)}, n = {figure.n:,}{early}."


def points_words(figure: Figure) -> str:
    """Return a difference in points with its range: `+12 points (+8 to +16)`; empty where there is none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    return f"{signed(figure.value)} {points(figure.value)} ({signed(figure.low)} to {signed(figure.high)})"


def gap_words(figure: Figure) -> str:
    """Return the heading: the illusion gap with range, n and what it means, or the way there."""
    if not figure.is_shown:
        return figure.why
    number = f"Illusion gap {points_words(figure)}, n = {figure.n:,}."
    if figure.status is Status.EARLY:
        return f"{number} Early: fewer than 16 tasks."
    return f"{number} {figure.words}"


def unsaid_words(count: int) -> str:
    """Return how many explanations are in no row, empty where none is."""
    if not count:
        return ""
    are, of = ("is", "it") if count == 1 else ("are", "them")
    return f"{counted(count, 'task')} with AI {are} in no row: nobody said how AI was used in {of}."
