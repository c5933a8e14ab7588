"""Help: two velocities and capability debt, the unowned share, the honest-math table."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.help.page import HelpPage

PAGES: Final = (
    HelpPage(
        name="two_velocities",
        what=(
            "Output is the pace at which you get work done as you work now; capability is the pace you keep "
            "without AI; both in percent of your own no-AI baseline. Output over 100 is leverage, a tool working; "
            "capability under 100 is erosion, and only erosion is called debt."
        ),
        formula=(
            "C = no-AI velocity now. A = the same for the AI tasks of the last 90 days, at your mix of kinds in "
            "those days. w = share of active minutes in tasks with AI. Output O = w · A + (1 − w) · C; leverage = "
            "O − 100; erosion = 100 − C; gap = O − C = leverage + erosion. Ranges by the delta method, finished "
            "no-AI tasks − 4 degrees of freedom. The word erosion is said from a wider range."
        ),
        silent=(
            "Before 12 baseline tasks, 6 finished tasks without AI and 8 with AI in the last 90 days, and one "
            "month with 3. Early while velocity now is."
        ),
        fails=(
            "You choose which tasks go to AI: easier ones make leverage look large. It inherits what can go wrong "
            "with velocity now. w is taken as it was; it has no range of its own."
        ),
        gamed="By giving AI the tasks that are easier than sized, or keeping easy ones for work without AI.",
        beside=(
            "The drawn effect of AI, the unowned share, and the audit of the ruler. Speed and understanding are "
            "never joined into one number."
        ),
    ),
    HelpPage(
        name="unowned_share",
        what=(
            "How much of the core and repeatable work that you began in the last 90 days and finished you could not "
            "explain today, by size. The hours beside it are how long that work is on your own ruler."
        ),
        formula=(
            "Σ size · (1 − u) / Σ size. u = the chance that you recall it today (FSRS) if your last recall passed, "
            "0 if it failed, else the recall rate of its use of AI and kind. Range ± 1.96 · √(Σ w² u(1 − u)), w = "
            "size / Σ size, kept within 0 and 1. Hours = Σ size · (1 − u) / 60."
        ),
        silent=(
            "Before 10 such tasks, and while no recall at all has been answered. Early while untested tasks lean "
            "on fewer than 5 recalls."
        ),
        fails=(
            "Untested tasks are guessed by their like, and the range does not know how good that guess is. You "
            "judge your own recall. FSRS's parameters come from flashcards."
        ),
        gamed="By calling work transient, which takes it out, or by grading yourself Good.",
        beside="How many of the tasks have been recalled, and the share of work called transient.",
    ),
    HelpPage(
        name="honest_math",
        what=(
            "How long each kind of work takes you without AI, with measured and with heavy use of it, and how much "
            "of it you recall. Time and understanding stand side by side and are never joined into one number."
        ),
        formula=(
            "log minutes = slope · log size (slope about 0.90, sd 0.12) + use of AI + kind (sd 0.30) + use and "
            "kind together (sd 0.25), unfinished tasks as at least their minutes. A cell's minutes are for its "
            "kind's median size over all uses; finished − 4 degrees of freedom. Recall has the prior Beta(4m, 4(1 "
            "− m)), m = (passed + 1)/(n + 2) of the use; equal-tailed range."
        ),
        silent=(
            "A cell shows minutes from 3 finished tasks and recall from 3 answered first recalls, each a dash "
            "before that, and grey below 5."
        ),
        fails=(
            "You chose which tasks to do which way: it is no fair test, unless all of them were drawn. Thin cells "
            "are drawn to their kind and use."
        ),
        gamed="By giving AI the easy tasks of each kind.",
        beside="The drawn effect by kind. The essay's table beside it is an example, not data.",
    ),
)
