"""Help: AI's effect on time, and how it felt."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.help.page import HelpPage

PAGES: Final = (
    HelpPage(
        name="ai_effect_drawn",
        what=(
            "By how much AI changes the time a task takes you, on tasks where the coin decided between AI and no "
            "AI. It is the only figure here that may speak of cause: −20 % is a fifth less time."
        ),
        formula=(
            "log minutes = a + slope · (log size − mean) + kind (sd 0.30) + b · assigned to AI + noise, unfinished "
            "tasks as at least their minutes; effect = exp(b) − 1. Tasks stay in the arm the coin gave them, "
            "whatever happened after. Compliance = P(AI used | assigned AI) − P(AI used | assigned no-AI). "
            "The smallest difference that would show = exp(−2.8 · standard error of b) − 1."
        ),
        silent=(
            "Before 8 finished tasks in each arm (6 at a planned look). Words change only at 16, 32, 64, 128, 256 "
            "and 512 closed tasks; the range stands at any time."
        ),
        fails=(
            "±20 % takes about 150 to 180 drawn tasks. It holds for the kinds and the use of AI that took part. "
            "Declined draws pull it to zero; tasks kept out before the draw narrow what it is about."
        ),
        gamed="By keeping out the tasks AI would do best, or worst, or by giving up on tasks of one arm sooner.",
        beside=(
            "Compliance, the share kept out, unfinished tasks by arm: flags come up below 80 %, above 20 % and "
            "from 15 points of difference."
        ),
    ),
    HelpPage(
        name="ai_effect_observational",
        what=(
            "How much longer or shorter the tasks you gave to AI ran than the rest, at the same size and kind. You "
            "chose which tasks those were, so this is not AI's effect."
        ),
        formula=(
            "The same regression as for drawn tasks, any AI against none, on all tasks. Measured use alone and "
            "heavy use alone are held against no AI separately."
        ),
        silent="Before 8 finished tasks with AI and 8 without. It steps back once there is a drawn figure.",
        fails=(
            "Giving easy tasks to AI turns a true −26 % into −49 %, and no effect at all into 17 % faster. More "
            "data does not help: only the coin does."
        ),
        gamed="By giving AI the easy tasks, on purpose or without noticing.",
        beside=(
            "The tipping point: how much easier the AI tasks would have to be than you sized them for all of it to "
            "be chance. And the drawn figure."
        ),
    ),
    HelpPage(
        name="ai_effect_by_kind",
        what=(
            "The difference in time for each kind of work: where AI goes with shorter tasks and where not. It is "
            "of drawn tasks where there is an experiment, else of your own choice of tasks, and says which."
        ),
        formula=(
            "As for the figure it is of, with a deviation for each kind that is drawn towards the whole (sd 0.25); "
            "exp(b + deviation) − 1."
        ),
        silent="A kind shows from 4 finished tasks in each arm and is early below 8.",
        fails=(
            "Kinds with few tasks look like the whole, since they are drawn to it. Of many kinds one will look "
            "special by chance."
        ),
        gamed="By filing tasks under the kind that suits.",
        beside="The number of tasks of each kind and arm, and the figure for all kinds.",
    ),
    HelpPage(
        name="ai_effect_classic",
        what=(
            "The estimate that published studies print, so that yours can be laid beside theirs. Trust the drawn "
            "figure more: this one leaves unfinished tasks out and has no guard against outliers."
        ),
        formula=(
            "Ordinary least squares of log minutes on the assigned arm and log estimate; exp(b) − 1, with z-ranges "
            "for equal and for unequal scatter (HC3)."
        ),
        silent="Before there are 8 finished drawn tasks in each arm.",
        fails=(
            "Dropping unfinished work hides part of a difference. Minute estimates follow your present speed. The "
            "z-range is too narrow for few tasks."
        ),
        gamed="By giving up on long tasks of one arm: they are not in it.",
        beside="The drawn figure, and the shares of unfinished tasks by arm.",
    ),
    HelpPage(
        name="perception_gap",
        what=(
            "How far what AI tasks felt like is from what was measured. ×1.5 means that AI tasks take one and a "
            "half times what they felt like."
        ),
        formula=(
            "When an AI task is done, before its minutes show, you say how long it would have taken without AI: g. "
            "Perceived = exp(mean log(active/g)) − 1; gap = (1 + measured) / (1 + perceived), measured being the "
            "drawn effect. The range is by resampling tasks within each arm 1,000 times from a fixed seed."
        ),
        silent="Before 8 guesses and 8 drawn no-AI tasks. Without an experiment perceived stands alone.",
        fails=(
            "Guesses are of finished AI tasks alone. If you look at the clock while you work, you guess what you saw."
        ),
        gamed="By guessing what the app showed last time.",
        beside="The drawn effect, and your estimates: someone who underestimates all work guesses low here too.",
    ),
)
