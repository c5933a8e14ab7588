"""A month in plain sentences, each figure with its n and range: made on demand, sent nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from unaided.domain.measure.evidence import Arm, End, Evidence
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.report_text import TITLES, figure_words
from unaided.domain.words import counted

FIGURES: Final = (
    "velocity_now",
    "velocity_trend",
    "two_velocities",
    "ai_effect_drawn",
    "ai_effect_observational",
    "perception_gap",
    "estimation_bias",
    "illusion_gap",
    "recalled",
    "lookups_per_hour",
    "unowned_share",
)
ASKED: Final = "Made on your machine, on your word. Every figure is as of the last day of the month."


@dataclass(frozen=True, slots=True)
class Letter:
    """A month's letter: its title, what was done, and a block for each figure."""

    title: str
    done: str
    blocks: tuple[tuple[str, str], ...]

    @property
    def markdown(self) -> str:
        """Return it as Markdown, one page."""
        parts = [f"# {self.title}", self.done]
        parts += [f"**{heading}.** {words}" for heading, words in self.blocks]
        return "\n\n".join((*parts, f"*{ASKED}*")) + "\n"


def letter(first: date, last: date, figures: Mapping[str, Figure], evidence: Evidence) -> Letter:
    """Return the letter of the month from `first` to `last`; the drawn effect takes the place of the chosen one."""
    shown = [name for name in FIGURES if name in figures]
    if figures["ai_effect_drawn"].is_shown:
        shown.remove("ai_effect_observational")
    blocks = tuple((TITLES[name], figure_words(figures[name])) for name in shown)
    return Letter(f"Unaided, {first.strftime('%B %Y')}", _done(first, last, evidence), blocks)


def _done(first: date, last: date, evidence: Evidence) -> str:
    """Return what was worked in the month: sessions, hours and finished tasks, without and with AI."""
    sittings, tasks = evidence.sittings, evidence.tasks
    in_month = (sittings.day >= first.toordinal()) & (sittings.day <= last.toordinal())
    begun = (tasks.day >= first.toordinal()) & (tasks.day <= last.toordinal())
    parts = []
    for arm, words in ((Arm.NO_AI, "without AI"), (Arm.AI, "with AI")):
        own = in_month & (sittings.mode == arm)
        hours = float(np.sum(sittings.active[own])) / 60
        finished = int(np.sum(begun & (tasks.mode == arm) & (tasks.end == End.DONE)))
        sessions = counted(int(np.sum(own)), "session")
        parts.append(f"{sessions} and {hours:.1f} hours {words}, {counted(finished, 'task')} finished")
    return "; ".join(parts) + "."
