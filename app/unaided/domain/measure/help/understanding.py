"""Help: understanding, recall and how well one knows what one knows."""

from __future__ import annotations

from typing import Final

from unaided.domain.measure.help.page import HelpPage

_QUESTION: Final = "“In a week, could you explain this to a senior engineer without looking?”, 0 to 100 %"
_P: Final = (
    f"p0 is your answer to {_QUESTION}, before writing the explanation, p1 after; y is 1 if the first recall passed"
)
_DUE: Final = "Tasks whose first recall has not come yet are not in it."
_OWN: Final = "You judge your own recall, against three points you wrote yourself: an easy list makes an easy pass."

PAGES: Final = (
    HelpPage(
        name="illusion_gap",
        what=(
            "How much of what you thought you understood goes away when you write it down. +15 points means that "
            "you rated yourself 15 points lower once you had explained it."
        ),
        formula=f"mean(p0 − p1) · 100, paired t-range. {_P}.",
        silent="Before 8 explanations; it is early below 16.",
        fails="It compares two answers of yours, not an answer with the world: if both are off it is 0.",
        gamed="By answering the same twice.",
        beside="Overconfidence, which holds both answers against what you recalled.",
    ),
    HelpPage(
        name="overconfidence_before",
        what=(
            "How much surer you were before writing than your recalls bear out. +20 points means that you said 80 "
            "% and recalled 60 %."
        ),
        formula=f"mean(p0 − y) · 100, t-range. {_P}.",
        silent=f"Before 12 first recalls; it is early below 24. {_DUE}",
        fails=f"It is an average: being 30 points over on some and 30 under on others reads as 0. {_OWN}",
        gamed="By always giving your average.",
        beside="Resolution, which an average answer leaves at one half, and the calibration curve.",
    ),
    HelpPage(
        name="overconfidence_after",
        what=(
            "How much surer you were after writing than your recalls bear out. Near 0 means that writing told you "
            "what you know."
        ),
        formula=f"mean(p1 − y) · 100, t-range. {_P}.",
        silent=f"Before 12 first recalls; it is early below 24. {_DUE}",
        fails=f"Over on some and under on others cancel out. {_OWN}",
        gamed="By always giving your average.",
        beside="Resolution and the calibration curve.",
    ),
    HelpPage(
        name="brier_before",
        what=(
            "How far your answers before writing were from what happened, squared: 0 is perfect, 0.25 is what "
            "always saying 50 % gives. It counts both being too sure and not telling things apart."
        ),
        formula=f"mean (p0 − y)², t-range, kept within 0 and 1. {_P}.",
        silent=f"Before 20 first recalls; it is early below 40. {_DUE}",
        fails=f"It depends on how hard the recalls were, so two people's are not comparable. {_OWN}",
        gamed="By passing yourself on every recall and always saying 100 %.",
        beside="The share recalled, and the gain from writing, in which the difficulty cancels out.",
    ),
    HelpPage(
        name="brier_after",
        what=(
            "How far your answers after writing were from what happened, squared: 0 is perfect, 0.25 is what "
            "always saying 50 % gives. Lower than before writing means that explaining sharpened your judgement."
        ),
        formula=f"mean (p1 − y)², t-range, kept within 0 and 1. {_P}.",
        silent=f"Before 20 first recalls; it is early below 40. {_DUE}",
        fails=f"It depends on how hard the recalls were. {_OWN}",
        gamed="By passing yourself on every recall and always saying 100 %.",
        beside="The share recalled, and the gain from writing.",
    ),
    HelpPage(
        name="brier_gain",
        what=(
            "How much closer to what happened your answer after writing was than the one before. Above 0, writing "
            "the explanation told you something about yourself."
        ),
        formula=f"mean of (p0 − y)² − (p1 − y)², t-range. {_P}.",
        silent=f"Before 20 first recalls; it is early below 40. {_DUE}",
        fails=(
            "It can be small while both answers are good already. It does not tell whether writing helped you remember."
        ),
        gamed="By giving a careless first answer.",
        beside="Both Brier scores, and the illusion gap.",
    ),
    HelpPage(
        name="recalled",
        what=(
            "The share of your work you could explain again from memory about a week later. It counts first "
            "recalls alone, by use of AI."
        ),
        formula=(
            "Passed / answered first recalls; passed is Good or Easy against your own three points. Wilson's range."
        ),
        silent=f"Before 5 first recalls; it is early below 12. {_DUE}",
        fails=f"Recalls you never answer are not in it, and those may be the ones you would fail. {_OWN}",
        gamed="By writing easy points, or answering only what you are sure of.",
        beside="How many recalls are due and unanswered, and retention.",
    ),
    HelpPage(
        name="resolution",
        what=(
            "How well you tell what you will recall from what you will not. 1 is always, 0.5 is a coin: your "
            "answer is then the same for both."
        ),
        formula=(
            "P(your answer after writing is higher for a recalled item than for one that was not), ties count half "
            "(AUC); DeLong's range, kept within 0 and 1."
        ),
        silent=f"Before 5 recalled and 5 not recalled; it is early below twice that. {_DUE}",
        fails=(
            "It does not see being too sure: saying 90 and 80 % for what comes out as 60 and 30 % is perfect to it."
        ),
        gamed="It is hard to: only answers that sort your work right raise it.",
        beside="Overconfidence and the calibration curve.",
    ),
    HelpPage(
        name="calibration_curve",
        what=(
            "Of what you called so likely, how much you then recalled. Where a bin's range holds its own answer, "
            "you were as sure as you should be."
        ),
        formula=(
            "First recalls sorted by your answer after writing, in up to 5 bins of equal count, 10 at least; each "
            "shows its mean answer and the share recalled with Wilson's range."
        ),
        silent=f"Before 20 first recalls; it is early below 40. {_DUE}",
        fails=(
            "Bins hide what is inside them. No single error is made of it (“ECE”): even a perfect judge scores "
            "0.13 at 30 items."
        ),
        gamed="By passing yourself where you had said so.",
        beside="The number in each bin, and resolution.",
    ),
    HelpPage(
        name="retention",
        what=(
            "The share of all recalls that passed, first ones and later ones. Recalls are timed so that about 9 of "
            "10 should pass."
        ),
        formula=(
            "Passed / answered recalls, by use of AI, Wilson's range; the last 90 days beside it. The timing is "
            "FSRS with default parameters, which come from flashcards."
        ),
        silent="Before 20 recalls; it is early below 40.",
        fails=(
            "What you recall well comes back less often, so hard cards weigh more. Your explanations are no "
            "flashcards: the default timing may not fit you."
        ),
        gamed="By grading yourself Good.",
        beside="First recalls alone (recalled), and recalls that wait unanswered.",
    ),
)
