"""A month in plain sentences, each figure with its n and range: made on demand, sent nowhere.

It holds no title, no note and none of the person's words: it may be shown to somebody (Law 5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from unaided.domain.measure.chart import Chart, chart
from unaided.domain.measure.chart_words import AXIS, SLIPPED
from unaided.domain.measure.evidence import Arm, End, Evidence
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.letter_words import left_out, missing, sentence
from unaided.domain.words import counted, day_name, month_name

SUBJECTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Pace": ("velocity_now", "velocity_trend", "two_velocities"),
    "AI and time": ("ai_effect_drawn", "ai_effect_observational", "perception_gap", "estimation_bias"),
    "Understanding": ("illusion_gap", "recalled", "lookups_per_hour", "unowned_share"),
}
FIGURES: Final = tuple(name for names in SUBJECTS.values() for name in names)
RANGES: Final = "In brackets is the range in which the truth lies 19 times out of 20, and n, how many are behind it."
MARKS: Final = (
    "A disc is a month with its range and its n below, hollow while early; a small dot is a task, hollow if unfinished."
)
ASKED: Final = "Made on your own machine because you asked for it; it was sent nowhere."


@dataclass(frozen=True, slots=True, eq=False)
class Letter:
    """A month's letter. `blocks` are headings with their sentences, `small` the lines below them, each a paragraph.

    `chart` is the velocity chart as of the letter's day, None before there is one.
    """

    month: date
    title: str
    done: str
    blocks: tuple[tuple[str, str], ...]
    small: tuple[str, ...]
    chart: Chart | None

    @property
    def file_name(self) -> str:
        """Return what a file of it is called, without an ending."""
        return f"unaided-{self.month:%Y-%m}"

    @property
    def markdown(self) -> str:
        """Return it as Markdown, one page."""
        parts = [f"# {self.title}", self.done]
        parts += [f"**{heading}.** {words}" for heading, words in self.blocks]
        return "\n\n".join((*parts, *(f"*{line}*" for line in self.small))) + "\n"

    @property
    def chart_words(self) -> str:
        """Return the line below the chart."""
        dashed = f" {SLIPPED}" if self.chart is not None and self.chart.slipped else ""
        return f"Pace without AI, month by month: {AXIS}. {MARKS}{dashed}"


def letter(first: date, last: date, figures: Mapping[str, Figure], evidence: Evidence) -> Letter:
    """Return the letter of the month from `first` to `last`; the drawn effect takes the place of the chosen one."""
    told = {name: figures[name] for name in FIGURES if name in figures}
    if figures["ai_effect_drawn"].is_shown:
        del told["ai_effect_observational"]
    blocks = ((heading, _said(names, told)) for heading, names in SUBJECTS.items())
    drawn = chart(evidence, figures["velocity_trend"])
    return Letter(
        first,
        f"Unaided, {month_name(first)}",
        _done(first, last, evidence),
        tuple((heading, words) for heading, words in blocks if words),
        tuple(filter(None, (_missing(told), _left_out(told), f"{RANGES} All is as of {day_name(last)}. {ASKED}"))),
        drawn if drawn.months else None,
    )


def _said(names: tuple[str, ...], told: Mapping[str, Figure]) -> str:
    shown = [(name, told[name]) for name in names if name in told and told[name].is_shown]
    return " ".join(sentence(name, figure) for name, figure in shown)


def _missing(told: Mapping[str, Figure]) -> str:
    """Return what is too little yet, said once, with how far each is."""
    parts = [missing(name, figure) for name, figure in told.items() if not figure.is_shown]
    return f"Too little yet to say more: {'; '.join(parts)}." if parts else ""


def _left_out(told: Mapping[str, Figure]) -> str:
    words = left_out({name: figure for name, figure in told.items() if figure.is_shown})
    return f"Left out: {words}." if words else ""


def _done(first: date, last: date, evidence: Evidence) -> str:
    """Return what was worked in the month: sessions, hours and finished tasks, without and with AI."""
    sittings, tasks = evidence.sittings, evidence.tasks
    in_month = (sittings.day >= first.toordinal()) & (sittings.day <= last.toordinal())
    begins = evidence.now - (last - first).days - 1
    done = (tasks.end == End.DONE) & (tasks.closed > begins) & (tasks.closed <= evidence.now)
    if not in_month.any() and not done.any():
        return f"No session and no finished task in {month_name(first)}."
    parts = []
    for arm, words in ((Arm.NO_AI, "without AI"), (Arm.AI, "with AI")):
        own = in_month & (sittings.mode == arm)
        hours = float(np.nansum(sittings.active[own])) / 60
        finished = int(np.sum(done & (tasks.mode == arm)))
        sessions = counted(int(np.sum(own)), "session")
        parts.append(f"{hours:.1f} hours in {sessions} {words} ({counted(finished, 'task')} finished)")
    return f"You worked {' and '.join(parts)}."
