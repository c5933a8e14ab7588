"""Help: estimates, look-ups and how sessions felt."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.help.page import HelpPage

PAGES: Final = (
    HelpPage(
        name="estimation_bias",
        what=(
            "How many times your unaided estimate a task takes, in the middle of all tasks. ×1.3 means that half "
            "of your tasks take at least 1.3 times what you said."
        ),
        formula=(
            "exp(median of log(active minutes / unaided estimate)) over finished timed tasks, by month and mode, "
            "with the exact range of a median from the order of the rows."
        ),
        silent="Before 6 tasks; it is early below 12.",
        fails=(
            "For AI tasks it mixes how well you estimate with what AI does, since the estimate is of work without "
            "AI. Unfinished tasks, often the long ones, are not in it."
        ),
        gamed=(
            "By calling a task done once its estimate is used up, or by estimating generously: below ×1 is no "
            "better than above it."
        ),
        beside=(
            "The echo share: more than a fifth of tasks within 2 % of their estimate means that minutes repeat the "
            "estimate. And the spread."
        ),
    ),
    HelpPage(
        name="estimation_spread",
        what=(
            "How far off your estimates usually are once their bias is taken away. ×1.4 means that half of your "
            "tasks lie between the middle divided by 1.4 and the middle times 1.4."
        ),
        formula=(
            "exp(median of |log(active/estimate) − its median|), finished timed tasks, by month and mode, with the "
            "exact range of a median."
        ),
        silent="Before 6 tasks; it is early below 12.",
        fails="It says nothing of the few that go very wrong: the worst half of all misses is beyond it.",
        gamed="By taking on only work you have done before.",
        beside="The bias, and the echo share.",
    ),
    HelpPage(
        name="lookups_per_hour",
        what=(
            "How many things you look up in an hour of work without AI. Fewer can mean that you know more, or that "
            "the work is more of the same."
        ),
        formula=(
            "r = look-ups / active hours over no-AI sessions; the range is the exact one for counts (Garwood), "
            "widened by how much more sessions differ than chance would have it."
        ),
        silent="Before 5 sessions and 3 hours; it is early below 8 sessions.",
        fails="Only what you note is counted. New ground needs more look-ups: that is learning, not loss.",
        gamed="By not noting them.",
        beside="The topics that come back, and the kinds of work you did.",
    ),
    HelpPage(
        name="felt",
        what=(
            "How sessions felt, from 1 to 5: the middle of what you answered. It is shown by mode and never as a "
            "line over time."
        ),
        formula=(
            "Distribution and median of the answers by mode, with the exact range of a median. Felt against "
            "measured: Spearman's rank correlation of a task's last answer and −log(active/size), finished tasks."
        ),
        silent="Below 6 answers; below 12 finished tasks felt is not held against measured.",
        fails="It is a feeling: in METR's trial people felt 20 % faster and were 19 % slower.",
        gamed="It has nothing to gain: no other figure uses it.",
        beside="Felt against measured, and the perception gap.",
    ),
)
