"""Help: no-AI velocity and its trend."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.help.page import HelpPage

PAGES: Final = (
    HelpPage(
        name="velocity_now",
        what=(
            "How fast you work without AI at present, against your own first 12 tasks, which are 100. At 80, work "
            "of the same size takes you 25 % longer, and the range is where the truth lies 19 times out of 20."
        ),
        formula=(
            "For each no-AI task y = log(active minutes / size); y = level of its month + kind + noise (Student-t, "
            "5 degrees of freedom), months linked by a random walk of 0.08 a month, kinds drawn together (sd "
            "0.30). Index = 100 · exp(base level − month's level). Unfinished tasks count as at least their "
            "minutes so far."
        ),
        silent=(
            "Before 12 baseline tasks are finished, and before one later month has 3 finished tasks. It is early "
            "while the upper end of the range is more than 2.25 times the lower."
        ),
        fails=(
            "If your sense of size drifts with your speed, part of a change is hidden; only the blind audit of the "
            "ruler can see it. An abrupt change shows two to three months late."
        ),
        gamed=(
            "By choosing ever easier tasks than their size says, by sizing generously, or by leaving hard tasks "
            "without a size."
        ),
        beside="The slip of the ruler, how many tasks are left out and why, and how many stay unfinished.",
    ),
    HelpPage(
        name="velocity_months",
        what=(
            "Your speed without AI month by month, on the same scale as velocity now. Each month has its own "
            "range, and a month with few tasks borrows from the months beside it."
        ),
        formula=(
            "As for velocity now: index = 100 · exp(base level − month's level). Months are 30.4375 days long and "
            "follow each other from the end of the baseline; each has the name of a calendar month, the first that "
            "of its first day. A task belongs to the month it was begun in."
        ),
        silent=(
            "Before 12 baseline tasks are finished. A month without tasks has no mark; one with fewer than 3 "
            "finished tasks is early."
        ),
        fails=(
            "The walk smooths: a single odd month is drawn to its neighbours, and a sudden change is spread over "
            "two or three months. The months share one baseline, so if that was unusual all of them are off "
            "together."
        ),
        gamed="By saving easy tasks for thin months, where a few decide.",
        beside="The number of tasks of each month, and the trend, which uses all of them at once.",
    ),
    HelpPage(
        name="velocity_trend",
        what=(
            "By how much your speed without AI changes in a year, on all your no-AI tasks. At −20 % your speed "
            "falls by a fifth each year: what takes an hour now takes 75 minutes a year later."
        ),
        formula=(
            "y = a + b · years + kind (sd 0.30) + month (sd 0.10) + noise; change a year = exp(−b) − 1, year = "
            "365.25 days; degrees of freedom min(finished − 3, 3 · months − 2). Words come from a wider range, "
            "once a quarter."
        ),
        silent=(
            "Before 20 finished tasks and 120 days from the first to the last. Beside it stands the smallest "
            "change that would be visible at your pace: anything under that looks like no clear direction."
        ),
        fails=(
            "It is one straight line: a fall that was made up for reads as none. It cannot tell losing skill from "
            "work that got harder without getting bigger."
        ),
        gamed=(
            "By sizing tasks by how long they now take: then every speed looks the same. So minutes are hidden "
            "while sizing."
        ),
        beside="The detectable change, the quarterly audit of the ruler, and the months themselves.",
    ),
)
